/** A stored item that cannot be read is a discrepancy to tell, and no reason to stop; any other failure is thrown on. */
import { type Discrepancy, type DiscrepancyPlace, discrepancyOf } from "./discrepancy.ts";
import { Failure } from "../values/failure.ts";

/** What was read, or what is wrong with it. @throws whatever else went wrong. */
export async function readOrDamage<Value>(
  read: () => Promise<Value>,
  place: Partial<DiscrepancyPlace> = {},
): Promise<{ readonly value: Value } | { readonly damage: Discrepancy }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof Failure) return { damage: damageOf(error, place) };
    throw error;
  }
}

function damageOf(failure: Failure, place: Partial<DiscrepancyPlace>): Discrepancy {
  if (failure.code !== "item-damaged" && failure.code !== "posting-torn") throw failure;
  const { pk, sk } = failure.context;
  return discrepancyOf(
    "item-damaged",
    { ...place, name: pk === undefined ? null : `${pk} / ${sk ?? ""}` },
    { field: "", expected: null, found: failure.message },
  );
}
