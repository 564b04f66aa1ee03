/** What is found when a file is held against the ledger as it stands. */
import type { Books } from "../../shared/domain/books.ts";
import type { Balance } from "../../shared/domain/balance.ts";
import { checkAccounts } from "../../shared/domain/account-check.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { checkBesideFull } from "../../shared/domain/coverage/beside-full-check.ts";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { questionsOfLines } from "../../shared/domain/identity/question-finding.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { checkOlderList, checkToldTwice } from "../../shared/domain/payment-check.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { knownBalances, toldBalances } from "../../shared/reading/current-ledger.ts";
import { findPaymentChanges } from "./payment-findings.ts";
import { findAgainstLines } from "./coverage-findings.ts";
import { statesOffice } from "./statement-coverage.ts";
import type { KnownFile } from "./submission.ts";
import { findQuestions } from "./find-questions.ts";
import { findUnmatched } from "./unmatched-findings.ts";
import { submittedPostings } from "../../shared/domain/submitted-postings.ts";

export async function findingsAgainst(
  books: Books,
  file: KnownFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<Finding[]> {
  const { format, records, period } = file;
  const told = toldBalances(reading);
  const balances = knownBalances(reading);
  const { lists } = reading.head;
  const isOfSameFormat = ({ project }: Balance): boolean =>
    told.get(project.id)?.statement?.format === format;
  const { findings, spentThen } = await findAgainstLines(books, file, reading, ledger);
  return [
    ...checkAgainstLedger(records, balances),
    ...(reading.head.fulls.length > 0 && !statesOffice(file, reading)
      ? checkBesideFull(records, balances)
      : []),
    ...checkAccounts(records, balances, isOfSameFormat),
    ...checkToldTwice(records, balances),
    ...(period === null ? [] : checkOlderList(records, period, balances, lists)),
    ...(period === null ? [] : await paymentChanges()),
    ...findings,
    ...checkChanges({ records, balances, spentThen, found: foundIn(told) }),
    ...findUnmatched(file, reading),
    ...questionsOfLines(findQuestions(file, reading)),
  ];

  function paymentChanges(): Promise<Finding[]> {
    const through = doneSeq(reading.head);
    // Only compared: under a number after all others, as the list would have.
    const source = { seq: through + 1, uploadId: "", format, findingsOf: () => [] };
    const postings = submittedPostings({ records, period }, source, balances);
    return findPaymentChanges({ ledger, books, through }, postings, told);
  }
}

/** Most statements have nothing to tell. */
function foundIn(told: ReturnType<typeof toldBalances>) {
  const found = [...told].flatMap(([id, { statement }]) =>
    statement === null || statement.findings.length === 0 ? [] : [[id, statement.findings] as const],
  );
  return new Map(found);
}
