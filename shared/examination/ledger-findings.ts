/** What is found when a file is held against the ledger as it stands. */
import type { Books } from "../domain/values/books.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { checkAccounts } from "../domain/checks/account-check.ts";
import type { Finding } from "../domain/values/finding.ts";
import { checkBesideFull } from "../domain/coverage/beside-full-check.ts";
import { checkChanges } from "../domain/checks/ledger-change-check.ts";
import { checkAgainstLedger } from "../domain/checks/ledger-check.ts";
import { questionsOfLines } from "../domain/identity/question-finding.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import { checkOlderList, checkToldTwice } from "../domain/checks/payment-check.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { knownBalances, toldBalances } from "../reading/current-ledger.ts";
import { findPaymentChanges } from "./payment-findings.ts";
import { findAgainstLines } from "./coverage-findings.ts";
import { statesOffice } from "./statement-coverage.ts";
import type { KnownFile } from "./known-file.ts";
import { findQuestions } from "./find-questions.ts";
import { findUnmatched } from "./unmatched-findings.ts";
import { submittedPostings } from "../domain/uploads/submitted-postings.ts";

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
