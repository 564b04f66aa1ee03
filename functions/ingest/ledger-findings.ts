/** What is found when a file is held against the ledger as it stands. */
import type { Books } from "../../shared/domain/books.ts";
import { checkAccounts } from "../../shared/domain/account-check.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { checkBesideFull } from "../../shared/domain/coverage/beside-full-check.ts";
import { checkVanished, type KnownLine } from "../../shared/domain/coverage/vanished-finding.ts";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { linesResemble } from "../../shared/domain/identity/question-finding.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { checkOlderList, checkToldTwice } from "../../shared/domain/payment-check.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { toldBalances } from "../../shared/reading/current-ledger.ts";
import { findPaymentChanges } from "./payment-findings.ts";
import { coverageOfFile } from "./statement-coverage.ts";
import type { ReadableFile } from "./submission.ts";
import { findQuestions } from "./find-questions.ts";
import { findUnmatched } from "./unmatched-findings.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Won } from "../../shared/domain/won.ts";
import { linesOfDay } from "./lines-of-day.ts";
import { submittedPostings } from "../../shared/domain/submitted-postings.ts";

export async function findingsAgainst(
  books: Books,
  file: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<Finding[]> {
  const { format, records, period } = file;
  const told = toldBalances(reading);
  const balances = new Map([...told].map(([id, { balance }]) => [id, balance]));
  const { lists } = reading.head;
  const coverage = coverageOfFile(file, reading);
  const isOffice = coverage.kind === "office";
  const isOfSameFormat = ({ project }: Pick<KnownLine, "project">): boolean =>
    told.get(project.id)?.statement?.format === format;
  const named = new Set(records.map(({ project }) => project.id));
  const { lines: known, isLate } =
    coverage.kind === "office" || coverage.kind === "departments"
      ? await linesOfDay(books, file, reading, ledger)
      : { lines: [], isLate: false };
  const spentThen = isLate ? spendingOf(known) : new Map<ProjectId, Won>();
  return [
    ...checkAgainstLedger(records, balances),
    ...(reading.head.fulls.length > 0 && !isOffice ? checkBesideFull(records, balances) : []),
    ...checkAccounts(records, balances, isOfSameFormat),
    ...checkToldTwice(records, balances),
    ...(period === null ? [] : checkOlderList(records, period, balances, lists)),
    ...(period === null ? [] : await paymentChanges()),
    ...checkVanished({ coverage, named, known: known.filter((line) => isOffice || isOfSameFormat(line)) }),
    ...checkChanges({ records, balances, spentThen }),
    ...findUnmatched(file, reading),
    ...linesResemble(findQuestions(file, reading)),
  ];

  function paymentChanges(): Promise<Finding[]> {
    const through = doneSeq(reading.head);
    // Only compared: under a number after all others, as the list would have.
    const source = { seq: through + 1, uploadId: "", format, findingsOf: () => [] };
    const postings = submittedPostings({ records, period }, source, balances);
    return findPaymentChanges({ ledger, books, through }, postings, told);
  }
}

function spendingOf(lines: readonly KnownLine[]): ReadonlyMap<ProjectId, Won> {
  return new Map(
    lines.flatMap(({ project, totals }) => {
      const spent = totals.get("expenditure");
      return spent === undefined ? [] : [[project.id, spent] as const];
    }),
  );
}
