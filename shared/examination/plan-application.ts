/** What the postings of a file do to the ledger: what changes, and what is only confirmed. */
import type { Books } from "../domain/values/books.ts";
import {
  type Confirmation,
  confirmationsByProject,
  type ConfirmedLines,
} from "../domain/journal/confirmation.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import { statedMeasures } from "../domain/journal/statement.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { planPosting, type PlanningSources } from "./plan-posting.ts";
import type { Tally } from "./known-file.ts";

export interface ApplicationPlan {
  readonly changes: readonly BalanceChange[];
  readonly confirmed: readonly ConfirmedLines[];
  readonly tally: Tally;
}

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export async function planApplication(
  books: Books,
  postings: readonly Posting[],
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readPostings" | "readConfirmed" | "digestOf">,
): Promise<ApplicationPlan> {
  const sources = planningSources(books, reading, ledger);
  const changes: BalanceChange[] = [];
  const confirmed: { readonly posting: Posting; readonly origin: number }[] = [];
  let added = 0;
  for (let from = 0; from < postings.length; from += maxReadsAtOnce) {
    const wave = postings.slice(from, from + maxReadsAtOnce);
    const plans = await Promise.all(
      wave.map(async (posting) => {
        const plan = await planPosting(posting, reading.balances.get(posting.project.id), sources);
        return { posting, plan };
      }),
    );
    for (const { posting, plan } of plans) {
      if (plan.kind === "confirmed") confirmed.push({ posting, origin: plan.origin });
      else {
        changes.push(plan.change);
        added += plan.change.fromVersion === 0 ? 1 : 0;
      }
    }
  }
  const tally = { added, changed: changes.length - added, unchanged: confirmed.length };
  return { changes, confirmed: confirmedLines(confirmed), tally };
}

function planningSources(
  books: Books,
  { head }: LedgerReading,
  ledger: Pick<LedgerStore, "readPostings" | "readConfirmed" | "digestOf">,
): PlanningSources {
  let all: Promise<ReadonlyMap<ProjectId, Confirmation[]>> | null = null;
  return {
    ledger,
    books,
    through: doneSeq(head),
    confirmationsOf: async (id) => {
      all ??= ledger
        .readConfirmed(books)
        .then((lines) => confirmationsByProject(lines.filter(({ counts }) => counts)));
      return (await all).get(id) ?? [];
    },
  };
}

/** Those of one day and the same measures together. */
function confirmedLines(
  confirmed: readonly { readonly posting: Posting; readonly origin: number }[],
): ConfirmedLines[] {
  const groups = Map.groupBy(
    confirmed,
    ({ posting }) => `${posting.asOf} ${statedMeasures(posting).join(" ")}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { seq, uploadId, asOf: date } = first.posting;
    const lines = new Map(group.map(({ posting, origin }) => [posting.project.id, origin]));
    return [{ seq, uploadId, date, measures: statedMeasures(first.posting), lines }];
  });
}
