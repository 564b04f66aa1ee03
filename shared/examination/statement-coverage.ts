/** What a file covers, held against the lines that the ledger knows from files of its kind. */
import { type AreTwoDepartments, type Coverage, coverageOf } from "../domain/coverage/coverage.ts";
import { type TableCoverage, tableCoverage, type TableLine } from "../domain/coverage/table-coverage.ts";
import {
  areOneDepartment,
  areUndecided,
  type KnownDepartments,
  knownDepartments,
} from "../domain/departments/known-departments.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { comparableName, type ProjectFacts } from "../domain/values/project.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { effectiveBalances, knownBalances } from "../reading/current-ledger.ts";
import type { ReadableFile } from "./known-file.ts";

/** A council report states all unit projects of its department. */
const departmentReport = "council-report";

/** An office's own tables: what they cover is known by what came before them. */
const tables: ReadonlySet<string> = new Set(["template", "column-mapping"]);

/** By file, of the reading that it was held against last: many checks ask. */
const coverages = new WeakMap<
  ReadableFile["records"],
  { readonly of: LedgerReading; readonly coverage: Coverage }
>();

export function coverageOfFile(file: ReadableFile, reading: LedgerReading): Coverage {
  const known = coverages.get(file.records);
  if (known?.of === reading) return known.coverage;
  const coverage = findCoverage(file, reading);
  coverages.set(file.records, { of: reading, coverage });
  return coverage;
}

function findCoverage(file: ReadableFile, reading: LedgerReading): Coverage {
  const { format, records, period, isFullDump } = file;
  const claim = isFullDump ? "every-line" : format === departmentReport ? "its-departments" : "lines";
  if (claim === "lines") return { kind: "lines" };
  const known = [...effectiveBalances(reading).values()].filter(
    ({ statement }) => statement?.format === format,
  );
  return coverageOf(
    {
      claim,
      period,
      lines: records.map(({ project }) => project),
    },
    known.map(({ balance }) => balance.project),
    areTwo(file, reading),
  );
}

/** Whether it is a full statement: every line of the office, as of its day. */
export function statesOffice(file: ReadableFile, reading: LedgerReading): boolean {
  return coverageOfFile(file, reading).kind === "office";
}

export function isTable({ format }: Pick<ReadableFile, "format">): boolean {
  return tables.has(format);
}

/** @param known the lines of the table's own day. */
export function coverageOfTable(
  file: ReadableFile,
  known: readonly { readonly project: ProjectFacts; readonly asOf: IsoDate }[],
  reading: LedgerReading,
): TableCoverage {
  const projects = file.records.map(({ project }) => project);
  return tableCoverage(projects, tableLines(known, reading), areTwo(file, reading));
}

/** Those of the lines that tables stated last. */
function tableLines(
  lines: readonly { readonly project: ProjectFacts; readonly asOf: IsoDate }[],
  { balances }: LedgerReading,
): readonly TableLine[] {
  return lines.flatMap(({ project, asOf }) => {
    const statement = balances.get(project.id)?.statement ?? null;
    if (statement === null || project.tier === "business" || !tables.has(statement.format)) return [];
    return [{ project, asOf, uploadId: statement.uploadId }];
  });
}

/** Everything that the ledger knows from tables. */
export function allTableLines(reading: LedgerReading): readonly TableLine[] {
  const lines = [...effectiveBalances(reading).values()].map(({ balance }) => balance);
  return tableLines(lines, reading);
}

/** Made once, and only where something asks. */
export function departmentsOf({ names }: ReadableFile, reading: LedgerReading): () => KnownDepartments {
  let known: KnownDepartments | null = null;
  return () =>
    (known ??= knownDepartments(
      [...knownBalances(reading).values()],
      reading.departments,
      names.departments,
    ));
}

/** Whether two departments are known to be two, however each is called. */
function areTwo(file: ReadableFile, reading: LedgerReading): AreTwoDepartments {
  const departments = departmentsOf(file, reading);
  const meant = (name: string | null) => (name === null ? null : departments().meantBy(name));
  return (a, b) => {
    if (comparableName(a ?? "") === comparableName(b ?? "")) return false;
    const [one, other] = [meant(a), meant(b)];
    return !areOneDepartment(one, other) && !areUndecided(one, other);
  };
}
