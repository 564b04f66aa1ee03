/** What the postings of a file do to the ledger: what changes, and what is only confirmed. */
import {
  type Confirmation,
  confirmationsByProject,
  type ConfirmedLines,
  missingCopies,
  withConfirmation,
} from "../domain/journal/confirmation.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import {
  confirmedOrigin,
  goesForward,
  statedMeasures,
  statementIn,
  statementOf,
} from "../domain/journal/statement.ts";
import { type Balance, evolve, rebuild } from "../domain/ledger/balance.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { Books } from "../domain/values/books.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { BalanceChange, LedgerReading, LedgerStore, StoredBalance } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";
import type { Tally } from "./known-file.ts";

export interface ApplicationPlan {
  readonly changes: readonly BalanceChange[];
  readonly confirmed: readonly ConfirmedLines[];
  readonly tally: Tally;
}

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
  const plans = readInWaves(postings, async (posting) => {
    return { posting, plan: await planPosting(posting, reading.balances.get(posting.project.id), sources) };
  });
  for await (const { posting, plan } of plans) {
    if (plan.kind === "confirmed") confirmed.push({ posting, origin: plan.origin });
    else {
      changes.push(plan.change);
      added += plan.change.fromVersion === 0 ? 1 : 0;
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

type PostingPlan =
  /** `origin`: the number of the posting that has the content. */
  | { readonly kind: "confirmed"; readonly origin: number }
  | { readonly kind: "change"; readonly change: BalanceChange };

interface PlanningSources {
  readonly ledger: Pick<LedgerStore, "readPostings" | "digestOf">;
  readonly books: Books;
  /** The last entry that counts. */
  readonly through: number;
  /** All that counts of a project; read only where a posting comes late. */
  readonly confirmationsOf: (id: ProjectId) => Promise<readonly Confirmation[]>;
}

/**
 * What one posting does to its project, with nothing written: it changes the balance, or it says what the ledger says
 * and confirms it.
 */
async function planPosting(
  posting: Posting,
  known: StoredBalance | undefined,
  sources: PlanningSources,
): Promise<PostingPlan> {
  const digestOf = (text: string): string => sources.ledger.digestOf(text);
  const origin = known === undefined ? null : confirmedOrigin(posting, known, digestOf);
  if (origin !== null) return { kind: "confirmed", origin };
  if (known !== undefined && !goesForward(posting, known)) return planLate(posting, known, sources);
  const balance = evolve(known?.posted ?? null, posting);
  const statement = statementIn(posting, digestOf);
  return {
    kind: "change",
    change: { postings: [posting], balance, statement, fromVersion: known?.version ?? 0 },
  };
}

/** Something that is known already is dated later: the project is folded anew from all of its postings. */
async function planLate(
  posting: Posting,
  { version: fromVersion }: StoredBalance,
  { ledger, books, through, confirmationsOf }: PlanningSources,
): Promise<PostingPlan> {
  const { id } = posting.project;
  const earlier = await ledger.readPostings(books, id, through);
  const copies = missingCopies([...earlier, posting], await confirmationsOf(id), posting.seq);
  const all = [...earlier, posting, ...copies];
  const balance = rebuild(all);
  if (balance === null) throw new RangeError(`Posting ${posting.seq} makes no balance of ${id}`);
  const statement = statementOf(all, (text) => ledger.digestOf(text));
  return { kind: "change", change: { postings: [posting, ...copies], balance, statement, fromVersion } };
}

/**
 * The balances as a planned application leaves them. What changes, and what the file states again: its day moves on,
 * so that the statement of that day has it.
 */
export function balancesAfter(
  known: ReadonlyMap<ProjectId, Balance>,
  { changes, confirmed }: Pick<ApplicationPlan, "changes" | "confirmed">,
): Map<ProjectId, Balance> {
  const balances = new Map(known);
  for (const { balance } of changes) balances.set(balance.project.id, balance);
  for (const { lines, ...stated } of confirmed) {
    for (const [id, origin] of lines) {
      const balance = balances.get(id);
      if (balance !== undefined) balances.set(id, withConfirmation(balance, { ...stated, origin }));
    }
  }
  return balances;
}
