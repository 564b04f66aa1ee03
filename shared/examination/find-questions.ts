/** Which lines of a file may be lines that the ledger knows under other keys, or other ones than their codes meant, and were not answered yet. */
import { isCovered, linesCovered } from "../domain/coverage/coverage.ts";
import { areLost } from "../domain/coverage/vanished-lines.ts";
import { codeChanges, withClaims } from "../domain/identity/code-changes.ts";
import type { KnownDepartments } from "../domain/departments/known-departments.ts";
import {
  type IdentityLine,
  identityLineOfLedger,
  identityLineOfRecord,
} from "../domain/identity/identity-line.ts";
import { affixResembles, paymentsResemble } from "../domain/identity/payment-resemblance.ts";
import { paymentsElsewhere } from "../domain/identity/payments-elsewhere.ts";
import { type Resemblance, resembles } from "../domain/identity/resemblance.ts";
import type { NamedLines } from "../domain/identity/vanished-departments.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, isLeftOut } from "../domain/ledger/ledger-line.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { accountsOf, isPaymentLine, type ProjectFacts, type ProjectId } from "../domain/values/project.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import type { KnownFile, ReadableFile } from "./known-file.ts";
import {
  allTableLines,
  coverageOfFile,
  coverageOfTable,
  departmentsOf,
  isTable,
  statesOffice,
} from "./statement-coverage.ts";

export function findQuestions(file: KnownFile, reading: LedgerReading): readonly Resemblance[] {
  const { records, statedAs } = file;
  const { partners } = reading;
  const known = knownBalances(reading);
  if (known.size === 0) return [];
  const isGone = goneFrom(file, reading, known);
  const departments = departmentsOf(file, reading);
  const changes = codeChanges({
    records,
    statedAs,
    known,
    isAnswered: (id) => partners.has(id),
    isGone,
    departments,
  });
  const elsewhere = isTotalKnown(file, reading)
    ? []
    : paymentsElsewhere(records, known, partners, departments);
  const added = records.filter(({ project: { id } }) => !known.has(id) && !partners.has(id));
  if (added.length === 0) return [...withClaims(changes, partners, []), ...elsewhere];
  const changing = new Set(changes.map(({ live }) => live.project.id));
  const kept = records.filter(({ project: { id } }) => known.has(id) && !changing.has(id));
  const questions = projectQuestions({ added, kept }, known, departments(), isGone);
  return [
    ...withClaims(changes, partners, questions),
    ...questions,
    ...paymentQuestions(file, added, known, departments()),
    ...elsewhere,
  ];
}

/** Payments that fit no project are in no total where a full statement has it; which project they are is asked there. */
function isTotalKnown(file: ReadableFile, reading: LedgerReading): boolean {
  return statedThrough(reading.head, null) !== null || statesOffice(file, reading);
}

function projectQuestions(
  { added, kept }: { readonly added: readonly SourceRecord[]; readonly kept: readonly SourceRecord[] },
  known: ReadonlyMap<ProjectId, Balance>,
  departments: KnownDepartments,
  isGone: (id: ProjectId) => boolean,
): readonly Resemblance[] {
  const counted = added.filter(({ project }) => isCounted(project));
  if (counted.length === 0) return [];
  const live: IdentityLine[] = [...known.values()]
    .filter(({ project }) => isCounted(project))
    .map((balance) => identityLineOfLedger(currentLine(balance), departments));
  const stated = counted.map((record) => identityLineOfRecord(record, departments));
  const accounts = accountsOf(live.map(({ project }) => project));
  const pairs = resembles(stated, live, namedBy(kept, departments), isGone, accounts);
  return pairs.filter((pair) => pair.added.project.tier === pair.live.project.tier);
}

function namedBy(records: readonly SourceRecord[], departments: KnownDepartments): NamedLines {
  return new Map(
    records.map(({ project: { id, department } }) => [
      id,
      department === null ? null : departments.meantBy(department).key,
    ]),
  );
}

/** Which lines the file would state if they were still there, and does not. */
function goneFrom(
  file: ReadableFile,
  reading: LedgerReading,
  known: ReadonlyMap<ProjectId, Balance>,
): (id: ProjectId) => boolean {
  const named = new Set(file.records.map(({ project }) => project.id));
  if (isTable(file)) {
    const { lines } = coverageOfTable(file, allTableLines(reading), reading);
    return (id) => lines.has(id) && !named.has(id);
  }
  const coverage = coverageOfFile(file, reading);
  if (coverage.kind === "days" || coverage.kind === "lines") return () => false;
  const through = statedThrough(reading.head, null);
  const covered = [...known.values()].filter(
    (balance) =>
      isCounted(balance.project) && isCovered(coverage, balance.project) && !isLeftOut(balance, through),
  );
  const gone = new Set(covered.map(({ project }) => project.id).filter((id) => !named.has(id)));
  const came = file.records.filter(({ project }) => !known.has(project.id)).length;
  return areLost(gone.size - came, covered.length) ? () => false : (id) => gone.has(id);
}

/** Which project a payment belongs to is asked elsewhere: here only whether two lines are one. */
function paymentQuestions(
  { records, period }: ReadableFile,
  added: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  departments: KnownDepartments,
): readonly Resemblance[] {
  if (period === null) return [];
  const named = new Set(records.map(({ project }) => project.id));
  const unnamed = [...balances.values()]
    .map(({ project }) => project)
    .filter(({ id }) => isPaymentLine(id) && !named.has(id));
  const alike = affixResembles(added, records.length, unnamed, departments);
  if (alike.length > 0) return alike;
  const spokenOf = new Set([...named, ...linesCovered(records, balances, period).map(({ id }) => id)]);
  const known = [...balances.values()].filter(
    ({ project: { id } }) => isPaymentLine(id) && !spokenOf.has(id),
  );
  return paymentsResemble(added, known, period, departments);
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}
