/**
 * What one posting does to its project, with nothing written: it changes the balance, or it says what the ledger says
 * and confirms it.
 */
import { evolve, rebuild } from "../domain/ledger/balance.ts";
import type { Books } from "../domain/values/books.ts";
import { type Confirmation, missingCopies } from "../domain/journal/confirmation.ts";
import { confirmedOrigin, goesForward } from "../domain/journal/recognise-statement.ts";
import { statementIn, statementOf } from "../domain/journal/statement.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { BalanceChange, LedgerStore, StoredBalance } from "../ports/ledger-store.ts";

export type PostingPlan =
  /** `origin`: the number of the posting that has the content. */
  | { readonly kind: "confirmed"; readonly origin: number }
  | { readonly kind: "change"; readonly change: BalanceChange };

export interface PlanningSources {
  readonly ledger: Pick<LedgerStore, "readPostings" | "digestOf">;
  readonly books: Books;
  /** The last entry that counts. */
  readonly through: number;
  /** All that counts of a project; read only where a posting comes late. */
  readonly confirmationsOf: (id: ProjectId) => Promise<readonly Confirmation[]>;
}

export async function planPosting(
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
