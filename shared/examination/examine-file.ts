/** What a file says, and what is found in it: by itself, and held against the ledger. */
import { firstFindings } from "../contracts/stored/stored-upload.ts";
import { atLevelOfLedger, inAccountsOfLedger } from "../domain/identity/keys-of-ledger.ts";
import {
  checkBudgets,
  checkDays,
  checkDepartmentRows,
  checkOffice,
  checkRecords,
} from "../domain/checks/record-check.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import type { Posting, PostingFinding, SourceRecord } from "../domain/ledger/posting.ts";
import { underKnownKeys, type Partners } from "../domain/matching/match-answers.ts";
import { submittedPostings } from "../domain/uploads/submitted-postings.ts";
import { type LocatedFinding, locateFindings } from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { Finding } from "../domain/values/finding.ts";
import {
  type ProjectFacts,
  type ProjectId,
  codeOf,
  comparableName,
  isPaymentLine,
} from "../domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import { findDepartmentCells } from "./department-cells.ts";
import { findAgainstNames } from "./department-names.ts";
import type { KnownFile, ReadableFile, SubmittedReading } from "./known-file.ts";
import { findRoundedFigures } from "./rounded-figures.ts";
import { departmentsOf } from "./statement-coverage.ts";
import { findLockedCells } from "./locked-cells.ts";
import { findMovedDepartments } from "./moved-departments.ts";
import { accountDifference } from "../domain/identity/similar-accounts.ts";
import type { KnownDepartments } from "../domain/departments/known-departments.ts";

export interface ExaminedFile {
  readonly file: ReadableFile;
  /** All of them, however many. */
  readonly findings: readonly LocatedFinding[];
}

/**
 * What is found before any of it is applied.
 * @param today the day on which it is examined, in Korea: a later day is asked about.
 */
export async function examineFile(
  { books, today }: { readonly books: Books; readonly today: IsoDate },
  given: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<ExaminedFile> {
  const ofOffice = checkOffice(given.names.office, reading.head.officeName);
  if (given.departments !== undefined) {
    const found = [
      ...given.findings,
      ...ofOffice,
      ...findAgainstNames(given.departments, reading, { today, fiscalYear: books.fiscalYear }),
    ];
    return { file: given, findings: locateFindings(found, []) };
  }
  const file = underKnown(given, reading);
  // What asks the ledger comes with the first file, as its readers do (ADR 77).
  const { findingsAgainst } = await import("./ledger-findings.ts");
  const findings = [
    ...file.findings,
    ...ofOffice,
    ...checkRecords(file.records, books.fiscalYear),
    ...checkDays(file.records, today),
    ...checkDepartmentRows(file.records, reading.balances),
    ...checkBudgets(file.records),
    ...findLockedCells(file, reading),
    ...findMovedDepartments(file, reading),
    ...findDepartmentCells(file, reading),
    ...(await findingsAgainst(books, file, reading, ledger)),
  ];
  return { file, findings: locateFindings(findings, file.records) };
}

/**
 * What the ledger says against the sound rows of a file that is refused for others: whoever mends it is told everything at once.
 * It is told and not stored: the file is refused for what it says by itself.
 */
export function findBesides(file: SubmittedReading, reading: LedgerReading): readonly Finding[] {
  if (file.kind === "read" || file.sound === undefined || file.format === null) return [];
  const { format, sound } = file;
  const answered = underKnownKeys(sound.records, reading.partners, factsIn(reading));
  const known = { ...sound, format, period: null, isFullDump: false, ...answered };
  return [
    ...findLockedCells(known, reading),
    ...findMovedDepartments(known, reading),
    ...findDepartmentCells(known, reading),
  ];
}

/** The file with its lines under the keys that persons said they have. */
export function underKnown(file: ReadableFile, reading: LedgerReading): KnownFile {
  const { partners } = reading;
  const balances = knownBalances(reading);
  const resolved = withKnownDepartments(
    inAccountsOfLedger(atLevelOfLedger(file.records, balances), balances),
    balances,
    partners,
    departmentsOf(file, reading),
  );
  const answered = underKnownKeys(resolved.records, partners, factsIn(reading));
  const rounded =
    file.period === null && !file.isFullDump ? findRoundedFigures(answered.records, reading) : [];
  return {
    ...file,
    ...answered,
    findings: rounded.length === 0 ? file.findings : [...file.findings, ...rounded],
    statedAs: new Map([...resolved.statedAs, ...answered.statedAs]),
  };
}

function factsIn({ balances }: LedgerReading): (id: ProjectId) => ProjectFacts | null {
  return (id) => balances.get(id)?.balance.project ?? null;
}

/** The postings of the file under a number, each with what was found in its rows. */
export function postingsOf(
  { seq, uploadId }: Pick<Posting, "seq" | "uploadId">,
  file: ReadableFile,
  findings: readonly Finding[],
  reading: LedgerReading,
): Posting[] {
  const located = locateFindings(firstFindings(findings), file.records);
  // Only a payment list says something of lines that it does not name.
  const balances = file.period === null ? new Map<ProjectId, Balance>() : knownBalances(reading);
  const source = { seq, uploadId, format: file.format, findingsOf: findingsByProject(located) };
  return submittedPostings(file, source, balances);
}

function findingsByProject(found: readonly LocatedFinding[]): (id: ProjectId) => readonly PostingFinding[] {
  const byProject = Map.groupBy(found, ({ projectId }) => projectId);
  return (id) => (byProject.get(id) ?? []).map(({ code, value, ko, en }) => ({ code, value, ko, en }));
}

/** The number of the entry that would be next. */
export function nextSeq({ head }: LedgerReading): number {
  return doneSeq(head) + 1;
}

// Lines without a code whose department one file calls by its code and another by its name: one line under one key, where the office
// knows of which code the name is. Of a name of several departments, or of none, a person is asked.

interface ResolvedRecords {
  readonly records: readonly SourceRecord[];
  /** By the key that a record has now: the one that the file states, where it is another. */
  readonly statedAs: ReadonlyMap<ProjectId, ProjectId>;
}

/** @param departments called where a line is strange to the ledger. */
function withKnownDepartments(
  records: readonly SourceRecord[],
  known: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
  departments: () => KnownDepartments,
): ResolvedRecords {
  const isOpen = ({ project }: SourceRecord): boolean =>
    isNamed(project) && !known.has(project.id) && !partners.has(project.id);
  const statedAs = new Map<ProjectId, ProjectId>();
  if (!records.some(isOpen)) return { records, statedAs };
  const keyOf = (project: ProjectFacts): string | null => {
    const meant = project.department === null ? null : departments().meantBy(project.department);
    if (meant === null || meant.codes.size !== 1) return null;
    return JSON.stringify([project.tier, meant.key, comparableName(project.name)]);
  };
  const named = new Set(records.map(({ project }) => project.id));
  const lines = Map.groupBy(
    [...known.values()].filter(({ project }) => isNamed(project) && !named.has(project.id)),
    ({ project }) => keyOf(project),
  );
  const claims = Map.groupBy(records.filter(isOpen), ({ project }) => keyOf(project));
  const resolved = records.map((record): SourceRecord => {
    const key = isOpen(record) ? keyOf(record.project) : null;
    const [line, ...others] = key === null ? [] : (lines.get(key) ?? []);
    if (line === undefined || others.length > 0 || claims.get(key)?.length !== 1) return record;
    const { id, account, department } = line.project;
    if (accountDifference(account, record.project.account) !== "none") return record;
    statedAs.set(id, record.project.id);
    return { ...record, project: { ...record.project, id, department } };
  });
  return { records: resolved, statedAs };
}

function isNamed({ id, department }: ProjectFacts): boolean {
  return department !== null && codeOf(id) === null && !isPaymentLine(id);
}
