/** A stored item that cannot be read is a discrepancy to tell, and no reason to stop; any other failure is thrown on. */
import { type Discrepancy, type DiscrepancyPlace, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import type { Failure } from "../../shared/domain/failure.ts";

export function damageOf(failure: Failure, place: Partial<DiscrepancyPlace>): Discrepancy {
  if (failure.code !== "item-damaged" && failure.code !== "posting-torn") throw failure;
  const { pk, sk } = failure.context;
  return discrepancyOf(
    "item-damaged",
    { ...place, name: pk === undefined ? null : `${pk} / ${sk ?? ""}` },
    { field: "", expected: null, found: failure.message },
  );
}
