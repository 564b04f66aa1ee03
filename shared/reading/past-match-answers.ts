/** The answers about projects that stand in the journal, as the page shows them and `monitor match --undo` takes them back, and what rests on them. */
import { doneSeq } from "../domain/journal/journal-entry.ts";
import { isLaidUnder, type MatchPair } from "../domain/matching/match-answers.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import { isPaymentLine, type ProjectId } from "../domain/values/project.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

export interface PastAnswer {
  readonly books: Books;
  /** Its number in the journal. */
  readonly seq: number;
  /** The file that it is about. */
  readonly uploadId: string;
  readonly fileName: string;
  readonly by: string | null;
  readonly at: string;
  /** By the names that the projects have now; a project that took the name of its new line is named as it was called before. */
  readonly pairs: readonly { readonly from: string; readonly to: string | null }[];
}

type Source = Pick<LedgerStore, "readEntry" | "readHead" | "readBalances" | "readPostings" | "findUpload">;

/** Those that nobody took back, the oldest first. */
export async function pastAnswers(ledger: Source, books: Books): Promise<PastAnswer[]> {
  const { matches } = await ledger.readHead(books);
  if (matches.length === 0) return [];
  const balances = await ledger.readBalances(books);
  const nameOf = (id: ProjectId): string => balances.get(id)?.balance.project.name ?? id;
  const nameBefore = async (id: ProjectId, seq: number): Promise<string | undefined> =>
    (await ledger.readPostings(books, id, seq)).findLast((posting) => posting.seq < seq)?.project.name;
  const entries = await Promise.all(matches.map((seq) => ledger.readEntry(books, seq)));
  const given = entries.map(async (entry): Promise<PastAnswer[]> => {
    if (entry?.act.kind !== "match") return [];
    const { seq, act, uploadId, by, at } = entry;
    const fileName = (await ledger.findUpload(books, uploadId))?.fileName ?? uploadId;
    const pairs = act.pairs.map(async (pair) => {
      const named = namedPair(pair, nameOf);
      const isSame = pair.to !== null && named.to === named.from;
      return isSame ? { ...named, to: (await nameBefore(pair.to, seq)) ?? named.to } : named;
    });
    return [{ books, seq, uploadId, fileName, by, at, pairs: await Promise.all(pairs) }];
  });
  return (await Promise.all(given)).flat();
}

function namedPair(
  { from, to, name }: MatchPair,
  nameOf: (id: ProjectId) => string,
): PastAnswer["pairs"][number] {
  return { from: name ?? nameOf(from), to: to === null ? null : nameOf(to) };
}

/**
 * The uploads of which a posting or a confirmation that counts may rest on an answer, oldest first: those that came after it
 * and tell of one of its lines. Null where none of the answers counts.
 */
export async function appliedUnder(
  books: Books,
  entries: readonly number[],
  ledger: Pick<LedgerStore, "readHead" | "readEntry" | "readPostings" | "readConfirmed" | "listUploads">,
): Promise<Upload[] | null> {
  const head = await ledger.readHead(books);
  const counting = entries.filter((entry) => head.matches.includes(entry));
  const first = Math.min(...counting);
  const lines = new Set<ProjectId>();
  for (const entry of counting) {
    const answer = await ledger.readEntry(books, entry);
    if (answer?.act.kind !== "match") continue;
    for (const pair of answer.act.pairs) lines.add(restingOn(pair));
  }
  if (counting.length === 0) return null;
  const reposted = new Set<number>();
  for (const line of lines)
    for (const { seq } of await ledger.readPostings(books, line, doneSeq(head)))
      if (seq > first) reposted.add(seq);
  for (const { seq, counts, lines: confirmed } of await ledger.readConfirmed(books))
    if (seq > first && counts && includesAny(confirmed, lines)) reposted.add(seq);
  const uploads = await ledger.listUploads(books);
  return uploads
    .filter(({ seq, outcome }) => outcome.state === "applied" && reposted.has(seq))
    .toSorted((a, b) => a.seq - b.seq);
}

/** The line whose later postings came in under the answer. Payments are laid over their project when the ledger is read, under their own key. */
function restingOn(pair: MatchPair): ProjectId {
  const { from, to } = pair;
  const isLaidOver = isPaymentLine(from) && to !== null && !isPaymentLine(to);
  return to === null || isLaidOver || isLaidUnder(pair) ? from : to;
}

function includesAny(confirmed: ReadonlyMap<ProjectId, unknown>, lines: ReadonlySet<ProjectId>): boolean {
  for (const line of lines) if (confirmed.has(line)) return true;
  return false;
}
