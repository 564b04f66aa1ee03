/** The office's figures as of a day, from the ledger: balances where they can tell, postings where they cannot. */
import type { Books } from "../shared/domain/books.ts";
import type { IsoDate } from "../shared/domain/calendar.ts";
import { currentLine, type LedgerLine, lineAt, replayedLine } from "../shared/domain/ledger-line.ts";
import { officeView, type OfficeView } from "../shared/domain/office-view.ts";
import type { LedgerStore, StoredBalance } from "../shared/ports/ledger-store.ts";

/** Replays under way at once. */
const concurrentReplays = 16;

/** @param asOf null for everything that is known. */
export async function readView(ledger: LedgerStore, books: Books, asOf: IsoDate | null): Promise<OfficeView> {
  const balances = [...(await ledger.readBalances(books)).values()];
  const lines: LedgerLine[] = [];
  for (let from = 0; from < balances.length; from += concurrentReplays) {
    const wave = balances.slice(from, from + concurrentReplays);
    const read = await Promise.all(wave.map((stored) => readLine(ledger, books, stored, asOf)));
    lines.push(...read.filter((line) => line !== null));
  }
  return officeView(books.office, books.fiscalYear, lines);
}

async function readLine(
  ledger: LedgerStore,
  books: Books,
  { balance }: StoredBalance,
  asOf: IsoDate | null,
): Promise<LedgerLine | null> {
  if (asOf === null) return currentLine(balance);
  const answer = lineAt(balance, asOf);
  const settled =
    answer.kind === "replay-needed"
      ? replayedLine(balance, await ledger.readPostings(books, balance.project.id), asOf)
      : answer;
  return settled.kind === "line" ? settled.line : null;
}
