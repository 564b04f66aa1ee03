/** The figures as screens show them, under the policy that an office begins with. */
import { readView, type ReadView } from "../../local/host/read-view.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { LineSource } from "../../shared/reading/read-lines.ts";
import { policiesOf } from "./policies.ts";

export function viewOf(ledger: LineSource, books: Books, asOf: IsoDate | null): Promise<ReadView> {
  return readView({ ledger, policies: policiesOf(defaultPolicy) }, books, asOf);
}
