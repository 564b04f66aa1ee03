/** The office's lines, now or as they were known on a day. */
import { withDepartmentName } from "../domain/departments/names-of-codes.ts";
import { paymentQuestions } from "../domain/identity/payment-questions.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, type LedgerLine, lineOn } from "../domain/ledger/ledger-line.ts";
import { joinedLedger, type JoinedLedger } from "../domain/matching/joined-ledger.ts";
import type { UnmatchedPayments } from "../domain/matching/projects-of-payments.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { QuestionPair } from "../domain/values/finding.ts";
import { type ProjectId, isPaymentLine } from "../domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";

/** What lines are read from. */
export type LineSource = Pick<LedgerStore, "readLedger" | "readLedgerAt">;

export interface ReadLine {
  readonly line: LedgerLine;
  /** The lines of the ledger that it is made of, its own first. */
  readonly parts: readonly ProjectId[];
  /** Everything that is known of it by then. */
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
  return linesOf(await readingOf(ledger, books, asOf), asOf);
}

export function readingOf(ledger: LineSource, books: Books, asOf: IsoDate | null): Promise<LedgerReading> {
  return asOf === null ? ledger.readLedger(books) : ledger.readLedgerAt(books, asOf);
}

/** @param reading of that day. */
export function linesOf(reading: LedgerReading, asOf: IsoDate | null): ReadLines {
  const { lines: joined, unmatched } = joinedReading(reading, asOf);
  const lines = joined.flatMap(({ balance, parts }): ReadLine[] => {
    const line = asOf === null ? currentLine(balance) : lineOn(balance, asOf);
    return line === null ? [] : [{ line, parts, balance }];
  });
  return { lines, unmatched, officeName: reading.head.officeName };
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
  const stored = [...reading.balances.values()];
  const balances = stored.map(({ balance }) => balance);
  return joinedUnder(reading, balances, asOf, asOf === null ? balances : stored.map(({ posted }) => posted));
}

/** The same of other balances, as of those that a file would leave. */
export function joinedUnder(
  { head, partners, departments }: Pick<LedgerReading, "head" | "partners" | "departments">,
  balances: Iterable<Balance>,
  asOf: IsoDate | null,
  today: Iterable<Balance> = balances,
): JoinedLedger {
  const question = { statedThrough: statedThrough(head, asOf), asOf, partners, departments };
  const { lines, unmatched, names } = joinedLedger(balances, question, today);
  if (names.size === 0) return { lines, unmatched, names };
  const named = lines.map((line) => {
    const project = withDepartmentName(line.balance.project, names);
    return { ...line, balance: { ...line.balance, project } };
  });
  return { lines: named, unmatched, names };
}

/** Payments outside of every total, with the projects that they probably belong to. */
export function unmatchedQuestions(reading: LedgerReading): readonly QuestionPair[] {
  return paymentQuestions(joinedReading(reading, null), reading.partners);
}

/** The projects that a template is filled with: as they were last known, of an office's own lines alone. */
export async function readTemplateLines(ledger: LineSource, books: Books): Promise<readonly LedgerLine[]> {
  const { lines } = await readLines(ledger, books, null);
  return lines
    .map(({ line }) => line)
    .filter(({ project }) => project.tier === "project" && !isPaymentLine(project.id));
}
