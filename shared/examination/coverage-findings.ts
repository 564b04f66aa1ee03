/** A statement held against the lines that the ledger has of its day: what it lacks of what it covers, and what it lowers. */
import type { Books } from "../domain/values/books.ts";
import type { Coverage } from "../domain/coverage/coverage.ts";
import { checkLoweredDay } from "../domain/coverage/lowered-day.ts";
import { linesOfOlder } from "../domain/coverage/older-table.ts";
import { checkVanished, type KnownLine } from "../domain/coverage/vanished-finding.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { linesEnded } from "../domain/matching/ended-lines.ts";
import { linesOfDay } from "./lines-of-day.ts";
import { allTableLines, coverageOfFile, coverageOfTable, isTable } from "./statement-coverage.ts";
import type { ReadableFile } from "./known-file.ts";

export interface CoverageFindings {
  readonly findings: readonly Finding[];
  /** What was spent by the file's own day, of a file that comes late; empty of others. */
  readonly spentThen: ReadonlyMap<ProjectId, Won>;
}

export async function findAgainstLines(
  books: Books,
  file: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt" | "readPostings">,
): Promise<CoverageFindings> {
  const { records } = file;
  const claimed = coverageOfFile(file, reading);
  const isOfLines = claimed.kind === "lines" || claimed.kind === "days";
  if (records.length === 0 || (isOfLines && !isTable(file))) return { findings: [], spentThen: new Map() };
  const { lines, isLate } = await linesOfDay(books, file, reading, ledger);
  const { coverage, known } = isTable(file)
    ? heldAgainstTables(file, lines, reading)
    : { coverage: claimed, known: linesOfKind(file, claimed, lines, reading) };
  const named = new Set(records.map(({ project }) => project.id));
  // Whoever said that a code means another project said that the old one ended.
  const ended = linesEnded(
    named,
    known.map(({ project }) => project.id),
  );
  const left = known.filter(({ project: { id }, isOfDay }) => isOfDay || !ended.has(id));
  return {
    findings: [
      ...checkVanished({ coverage, named, known: left }),
      ...checkLoweredDay(records, lines),
      ...(isTable(file) ? linesOfOlder(records, allTableLines(reading)) : []),
    ],
    spentThen: isLate ? spendingOf(lines) : new Map(),
  };
}

interface HeldAgainst {
  readonly coverage: Coverage;
  readonly known: readonly KnownLine[];
}

function heldAgainstTables(
  file: ReadableFile,
  lines: readonly KnownLine[],
  reading: LedgerReading,
): HeldAgainst {
  const { departments, lines: stated } = coverageOfTable(file, lines, reading);
  return {
    coverage: { kind: "table", departments },
    known: lines.filter(({ project: { id } }) => stated.has(id)),
  };
}

/** A statement of the office is held against all lines, one of some departments against those of its format. */
function linesOfKind(
  { format }: ReadableFile,
  { kind }: Coverage,
  lines: readonly KnownLine[],
  { balances }: LedgerReading,
): readonly KnownLine[] {
  if (kind === "office") return lines;
  return lines.filter(({ project: { id } }) => balances.get(id)?.statement?.format === format);
}

function spendingOf(lines: readonly KnownLine[]): ReadonlyMap<ProjectId, Won> {
  return new Map(
    lines.flatMap(({ project, totals }) => {
      const spent = totals.get("expenditure");
      return spent === undefined ? [] : [[project.id, spent] as const];
    }),
  );
}
