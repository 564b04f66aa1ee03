/** The office's lines as of a day, from the ledger: balances where they can tell, postings where they cannot. */
import { withDepartmentName } from "../domain/departments/department-naming.ts";
import { withCopies } from "../domain/journal/confirmation.ts";
import { doneSeq, statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, type LedgerLine, lineAt } from "../domain/ledger/ledger-line.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import {
  type JoinedBalance,
  joinedLedger,
  type JoinedLedger,
  replayedLine,
} from "../domain/matching/joined-ledger.ts";
import type { UnmatchedPayments } from "../domain/matching/payment-lines.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";

/** What lines are read from. */
export type LineSource = Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">;

export interface ReadLine {
  readonly line: LedgerLine;
  /** The lines of the ledger that it is made of, its own first. */
  readonly parts: readonly ProjectId[];
  /** Everything that is known of it. */
  readonly balance: Balance;
}

export interface ReadLines {
  /** What the books' files call the office; null where none names it. */
  readonly officeName: string | null;
  readonly lines: readonly ReadLine[];
  /** Payments outside of every line; null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
}

/** @param asOf null for everything that is known. */
export async function readLines(ledger: LineSource, books: Books, asOf: IsoDate | null): Promise<ReadLines> {
  return linesOf(ledger, books, await readingOf(ledger, books, asOf), asOf);
}

export function readingOf(ledger: LineSource, books: Books, asOf: IsoDate | null): Promise<LedgerReading> {
  return asOf === null ? ledger.readLedger(books) : ledger.readLedgerAt(books, asOf);
}

/** @param reading of that day. */
export async function linesOf(
  ledger: Pick<LineSource, "readPostings">,
  books: Books,
  reading: LedgerReading,
  asOf: IsoDate | null,
): Promise<ReadLines> {
  const { lines: joined, unmatched } = joinedReading(reading, asOf);
  const lines: ReadLine[] = [];
  const reads = readInWaves(joined, async (each) => {
    return { ...each, line: await readLine(ledger, books, each, reading, asOf) };
  });
  for await (const { line, parts, balance } of reads) if (line !== null) lines.push({ line, parts, balance });
  return { lines, unmatched, officeName: reading.head.officeName };
}

async function readLine(
  ledger: Pick<LineSource, "readPostings">,
  books: Books,
  { balance, parts }: JoinedBalance,
  reading: LedgerReading,
  asOf: IsoDate | null,
): Promise<LedgerLine | null> {
  if (asOf === null) return currentLine(balance);
  const answer = lineAt(balance, asOf);
  const settled =
    answer.kind === "replay-needed"
      ? replayedLine(
          balance,
          await Promise.all(parts.map((id) => history(ledger, books, id, reading))),
          asOf,
          statedThrough(reading.head, asOf),
        )
      : answer;
  return settled.kind === "line" ? settled.line : null;
}

/** The postings of a line, and those that its confirmations stand for. */
async function history(
  ledger: Pick<LineSource, "readPostings">,
  books: Books,
  id: ProjectId,
  { head, confirmations }: LedgerReading,
): Promise<Posting[]> {
  const postings = await ledger.readPostings(books, id, doneSeq(head));
  return withCopies(postings, confirmations.get(id) ?? []);
}

/**
 * A reading of the ledger, joined: payment lines over the projects that they pay for, under the full statement of the
 * day.
 * @param asOf the day of the reading; null for everything that is known.
 */
export function joinedReading(
  reading: Pick<LedgerReading, "head" | "balances" | "partners" | "departments">,
  asOf: IsoDate | null,
): JoinedLedger {
  const balances = [...reading.balances.values()].map(({ balance }) => balance);
  return joinedUnder(reading, balances, asOf);
}

/** The same of other balances, as of those that a file would leave. */
export function joinedUnder(
  { head, partners, departments }: Pick<LedgerReading, "head" | "partners" | "departments">,
  balances: Iterable<Balance>,
  asOf: IsoDate | null,
): JoinedLedger {
  const { lines, unmatched, names } = joinedLedger(balances, {
    statedThrough: statedThrough(head, asOf),
    asOf,
    partners,
    departments,
  });
  if (names.size === 0) return { lines, unmatched, names };
  const named = lines.map(({ balance, parts }) => {
    return { balance: { ...balance, project: withDepartmentName(balance.project, names) }, parts };
  });
  return { lines: named, unmatched, names };
}
