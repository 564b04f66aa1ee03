/** What is found when a file is held against the ledger as it stands. */
import { checkAbsorbed } from "../domain/checks/absorbed-projects.ts";
import { checkFundStatements } from "../domain/checks/fund-statement-check.ts";
import { checkChanges, checkWideFall, comparedSpending } from "../domain/checks/ledger-change-check.ts";
import { checkAccounts, checkAgainstLedger } from "../domain/checks/ledger-check.ts";
import { checkAnswersKept, checkParts } from "../domain/checks/parts-check.ts";
import {
  checkMergedLists,
  checkOlderList,
  checkPaymentScale,
  checkSettling,
} from "../domain/checks/payment-check.ts";
import { checkIncrements } from "../domain/checks/record-check.ts";
import { checkStatedTwice, checkWithinTotals } from "../domain/checks/stated-twice.ts";
import { checkSwappedRows } from "../domain/checks/swapped-rows.ts";
import { linesCovered } from "../domain/coverage/coverage.ts";
import { checkBesideFull, checkLeftOut } from "../domain/coverage/beside-full-check.ts";
import {
  checkDepartmentsLeft,
  checkLosses,
  checkOverruled,
  comparedLine,
  type ComparedLine,
  paymentLosses,
} from "../domain/coverage/payment-losses.ts";
import { questionsOfLines } from "../domain/identity/questions.ts";
import { doneSeq, statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { liveEntries, livePostings } from "../domain/ledger/entries.ts";
import type { Entry, Posting, SourceRecord } from "../domain/ledger/posting.ts";
import { eventFormat } from "../domain/uploads/source-formats.ts";
import { submittedPostings } from "../domain/uploads/submitted-postings.ts";
import type { Period } from "../domain/values/calendar.ts";
import type { Books } from "../domain/values/books.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerReading, LedgerStore, StoredBalance } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";
import { knownBalances, effectiveBalances } from "../reading/current-ledger.ts";
import { findAgainstLines } from "./coverage-findings.ts";
import { findQuestions } from "./find-questions.ts";
import type { KnownFile } from "./known-file.ts";
import { departmentsOf, isTable, statesOffice } from "./statement-coverage.ts";
import { findUnmatched } from "./unmatched-findings.ts";

/** Projects that are put together in one file; more that are missing are rows that were lost. */
const mostAbsorbed = 50;

export async function findingsAgainst(
  books: Books,
  file: KnownFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<Finding[]> {
  const { format, records, period } = file;
  const effective = effectiveBalances(reading);
  const balances = knownBalances(reading);
  const { lists } = reading.head;
  const full = statedThrough(reading.head, null);
  const isOfSameFormat = ({ project }: Balance): boolean =>
    effective.get(project.id)?.statement?.format === format;
  const { findings, spentThen, vanished } = await findAgainstLines(books, file, reading, ledger);
  const spending = comparedSpending(records, balances, spentThen);
  const questions = findQuestions(file, reading);
  const inQuestion = new Set(questions.map(({ live }) => live.project.id));
  return [
    ...checkAgainstLedger(records, balances),
    ...(reading.head.fulls.length > 0 && !statesOffice(file, reading)
      ? checkBesideFull(records, balances, departmentsOf(file, reading))
      : []),
    ...(full !== null && period === null && !statesOffice(file, reading)
      ? checkLeftOut(records, balances, full)
      : []),
    ...checkParts({ parts: file.parts, partners: reading.partners, balances }),
    ...checkAnswersKept(records, reading.partners, balances),
    ...checkAccounts(records, balances, isOfSameFormat),
    ...checkSettling(file.findings, { ...reading.head, fiscalYear: books.fiscalYear }),
    ...checkStatedTwice(records, balances, reading.partners),
    ...checkPaymentScale(records, balances, reading.partners),
    ...fundsOf(file, balances),
    ...(period === null ? [] : checkOlderList(records, period, balances, lists)),
    ...(period === null ? [] : checkMergedLists({ ...file, period }, balances, listed(period))),
    ...(period === null ? [] : checkDepartmentsLeft(period, records, balances, listed(period))),
    ...(period === null ? [] : await paymentChanges()),
    ...findings,
    ...checkWideFall(spending),
    ...(period === null ? checkSwappedRows(spending) : []),
    // Of a file that lost many of its rows none says where its money went.
    ...(period === null && vanished.length <= mostAbsorbed
      ? checkAbsorbed({ records, balances, vanished, inQuestion, partners: reading.partners })
      : []),
    ...checkChanges({ records, balances, spending, found: foundIn(effective) }),
    ...findUnmatched(file, reading),
    ...questionsOfLines(questions),
  ];

  function listed(of: Period): ReadonlySet<ProjectId> {
    return new Set(linesCovered(records, balances, of).map(({ id }) => id));
  }

  function paymentChanges(): Promise<Finding[]> {
    const through = doneSeq(reading.head);
    // Only compared: under a number after all others, as the list would have.
    const source = { seq: through + 1, uploadId: "", format, findingsOf: () => [] };
    const postings = submittedPostings({ records, period }, source, balances);
    return findPaymentChanges({ ledger, books, through }, postings, effective, file.cancelled ?? []);
  }
}

/** Formats with totals of their own say with them what a fund that is left out means. */
function fundsOf(file: KnownFile, balances: ReadonlyMap<ProjectId, Balance>): Finding[] {
  if (file.format === eventFormat)
    return [
      ...checkFundStatements(file.records, balances, "reject"),
      ...checkIncrements(file.records, balances),
      ...checkWithinTotals(file.records, balances),
    ];
  return isTable(file) ? checkFundStatements(file.records, balances, "hold") : [];
}

/** Most statements have nothing to tell. */
function foundIn(effective: ReturnType<typeof effectiveBalances>) {
  const found = [...effective].flatMap(([id, { statement }]) =>
    statement === null || statement.findings.length === 0 ? [] : [[id, statement.findings] as const],
  );
  return new Map(found);
}

interface PaymentSources {
  readonly ledger: Pick<LedgerStore, "readPostings">;
  readonly books: Books;
  readonly through: number;
}

/**
 * What a payment list changes in the payments that the ledger has of its days, project by project.
 * @param postings what the list would post.
 * @param cancelled what the list itself says was cancelled.
 */
async function findPaymentChanges(
  sources: PaymentSources,
  postings: readonly Posting[],
  stored: ReadonlyMap<ProjectId, StoredBalance>,
  cancelled: readonly SourceRecord[],
): Promise<Finding[]> {
  const known = postings.filter((posting) => mayChange(posting, stored.get(posting.project.id)));
  const lines: ComparedLine[] = [];
  for await (const line of readInWaves(known, (posting) => compare(posting, sources))) lines.push(line);
  const compared = new Set(known);
  const fresh = postings.filter((posting) => !compared.has(posting));
  return [...checkLosses(paymentLosses(lines, fresh, cancelled)), ...checkOverruled(lines)];
}

async function compare(posting: Posting, { ledger, books, through }: PaymentSources): Promise<ComparedLine> {
  const { project, covers } = posting;
  const earlier = await ledger.readPostings(books, project.id, through);
  const payments = {
    before: paymentsIn(earlier),
    after: paymentsIn([...earlier, posting]),
    stated: posting.entries,
  };
  return comparedLine(
    project,
    payments,
    ({ date }) => covers !== null && date >= covers.from && date <= covers.to,
  );
}

/** Whether the ledger has payments since the list's first day, or a list that was known later: without any it states days too. */
function mayChange({ covers, asOf }: Posting, stored: StoredBalance | undefined): boolean {
  if (covers === null || stored === undefined) return false;
  const last = stored.balance.measures.expenditure?.days.at(-1);
  return (last !== undefined && last.date >= covers.from) || stored.balance.asOf > asOf;
}

function paymentsIn(postings: readonly Posting[]): Entry[] {
  return liveEntries(livePostings(postings), "expenditure")
    .map(({ entry }) => entry)
    .filter(({ kind }) => kind === "increment");
}
