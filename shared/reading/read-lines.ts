/** The office's lines as of a day, from the ledger: balances where they can tell, postings where they cannot. */
import type { Balance } from "../domain/balance.ts";
import type { Books } from "../domain/books.ts";
import type { IsoDate } from "../domain/calendar.ts";
import { type JoinedBalance, joinedLedger, replayedLine } from "../domain/joined-ledger.ts";
import { currentLine, type LedgerLine, lineAt } from "../domain/ledger-line.ts";
import type { ProjectId } from "../domain/project.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

/** What lines are read from. */
export type LineSource = Pick<LedgerStore, "readBalances" | "readPostings">;

export interface ReadLine {
  readonly line: LedgerLine;
  /** The lines of the ledger that it is made of, its own first. */
  readonly parts: readonly ProjectId[];
  /** Everything that is known of it. */
  readonly balance: Balance;
}

/** Replays under way at once. */
export const concurrentReads = 16;

/** @param asOf null for everything that is known. */
export async function readLines(ledger: LineSource, books: Books, asOf: IsoDate | null): Promise<ReadLine[]> {
  const balances = [...(await ledger.readBalances(books)).values()].map(({ balance }) => balance);
  const joined = joinedLedger(balances);
  const lines: ReadLine[] = [];
  for (let from = 0; from < joined.length; from += concurrentReads) {
    const wave = joined.slice(from, from + concurrentReads);
    const read = await Promise.all(
      wave.map(async (each) => ({ ...each, line: await readLine(ledger, books, each, asOf) })),
    );
    for (const { line, parts, balance } of read) if (line !== null) lines.push({ line, parts, balance });
  }
  return lines;
}

async function readLine(
  ledger: LineSource,
  books: Books,
  { balance, parts }: JoinedBalance,
  asOf: IsoDate | null,
): Promise<LedgerLine | null> {
  if (asOf === null) return currentLine(balance);
  const answer = lineAt(balance, asOf);
  const settled =
    answer.kind === "replay-needed"
      ? replayedLine(balance, await Promise.all(parts.map((id) => ledger.readPostings(books, id))), asOf)
      : answer;
  return settled.kind === "line" ? settled.line : null;
}
