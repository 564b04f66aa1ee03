/** The answers about projects that stand in the journal, as `monitor match --undo` takes them back. */
import type { MatchPair } from "../../shared/domain/matching/match-answers.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export interface PastAnswer {
  readonly books: Books;
  /** Its number in the journal. */
  readonly seq: number;
  readonly fileName: string;
  readonly by: string | null;
  readonly at: string;
  /** By the names that the projects have now. */
  readonly pairs: readonly { readonly from: string; readonly to: string | null }[];
}

type Source = Pick<LedgerStore, "readEntry" | "readHead" | "readBalances" | "listUploads">;

/** Those that nobody took back, the oldest first. */
export async function pastAnswers(ledger: Source, books: Books): Promise<PastAnswer[]> {
  const { lastSeq } = await ledger.readHead(books);
  const given = new Map<number, PastAnswer>();
  const balances = await ledger.readBalances(books);
  const nameOf = (id: ProjectId): string => balances.get(id)?.balance.project.name ?? id;
  const files = new Map(
    (await ledger.listUploads(books)).map(({ uploadId, fileName }) => [uploadId, fileName]),
  );
  for (let seq = 1; seq <= lastSeq; seq++) {
    const entry = await ledger.readEntry(books, seq);
    if (entry?.state !== "done") continue;
    const { act, uploadId, by, at } = entry;
    if (act.kind === "unmatch") given.delete(act.reverses);
    if (act.kind === "match")
      given.set(seq, {
        books,
        seq,
        fileName: files.get(uploadId) ?? uploadId,
        by,
        at,
        pairs: act.pairs.map((pair) => namedPair(pair, nameOf)),
      });
  }
  return [...given.values()];
}

function namedPair({ from, to }: MatchPair, nameOf: (id: ProjectId) => string): PastAnswer["pairs"][number] {
  return { from: nameOf(from), to: to === null ? null : nameOf(to) };
}
