/** A statement held against the lines that the ledger has of its day: what it lacks of what it covers, and what it lowers. */
import type { Coverage } from "../domain/coverage/coverage.ts";
import { checkLoweredDay } from "../domain/coverage/lowered-day.ts";
import { linesOfOlder } from "../domain/coverage/table-coverage.ts";
import {
  checkMissingDepartments,
  checkVanished,
  type KnownLine,
  vanishedFrom,
} from "../domain/coverage/vanished-lines.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, type LedgerLine, countedUnder } from "../domain/ledger/ledger-line.ts";
import { endedOn, linesEnded } from "../domain/matching/match-answers.ts";
import type { Books } from "../domain/values/books.ts";
import { datePartsOf, type IsoDate, laterOf, laterOrNull } from "../domain/values/calendar.ts";
import type { Finding } from "../domain/values/finding.ts";
import { totalOf } from "../domain/values/fund.ts";
import { factualMeasures } from "../domain/values/measure.ts";
import { isPaymentLine, type ProjectFacts, type ProjectId } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { effectiveBalances } from "../reading/current-ledger.ts";
import { readLines } from "../reading/read-lines.ts";
import type { ReadableFile } from "./known-file.ts";
import { allTableLines, coverageOfFile, coverageOfTable, isTable } from "./statement-coverage.ts";

export interface CoverageFindings {
  readonly findings: readonly Finding[];
  /** What the file should name and does not, as the findings count it. */
  readonly vanished: readonly ProjectFacts[];
  /** What was spent by the file's own day, of a file that comes late; empty of others. */
  readonly spentThen: ReadonlyMap<ProjectId, Won>;
}

export async function findAgainstLines(
  books: Books,
  file: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt">,
): Promise<CoverageFindings> {
  const { records } = file;
  const claimed = coverageOfFile(file, reading);
  const isOfLines = claimed.kind === "lines" || claimed.kind === "days";
  if (records.length === 0 || (isOfLines && !isTable(file)))
    return { findings: [], vanished: [], spentThen: new Map() };
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
  const merged = (id: ProjectId): boolean => {
    const merger = reading.mergers.get(id);
    return merger !== undefined && named.has(merger.into);
  };
  const left = known.filter(({ project: { id }, isOfDay }) => isOfDay || !(ended.has(id) || merged(id)));
  const statement = { coverage, named, known: left };
  return {
    vanished: vanishedFrom(statement).lines.map(({ project }) => project),
    findings: [
      ...checkVanished(statement),
      // A line that moved to another department is there.
      ...(file.isFullDump
        ? checkMissingDepartments(
            claimed,
            lines.filter(({ project }) => !named.has(project.id)),
          )
        : []),
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

interface LinesOfDay {
  readonly lines: readonly KnownLine[];
  /** Whether the ledger knows later figures of one of them. */
  readonly isLate: boolean;
}

/** What the ledger says on the day of a statement: of one that comes late, as it stood on its own day. */
async function linesOfDay(
  books: Books,
  { records }: ReadableFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readLedger" | "readLedgerAt">,
): Promise<LinesOfDay> {
  const asOf = records.map((record) => record.asOf).reduce(laterOf);
  const known = [...effectiveBalances(reading).values()]
    .map(({ balance }) => balance)
    .filter(({ project }) => isCounted(project));
  const isLate = known.some((balance) => balance.asOf > asOf);
  if (isLate) {
    const { lines } = await readLines(ledger, books, asOf);
    const counted = lines.map(({ line }) => line).filter(({ project }) => isCounted(project));
    return {
      lines: counted.map((line) => ({ ...totalled(line), isOfDay: line.asOf === asOf, asOf: line.asOf })),
      isLate,
    };
  }
  const before = statedThrough(reading.head, asOf);
  const ends = endedOn(known);
  const counted = known.flatMap(
    (balance) => countedUnder(balance, laterOrNull(before, ends.get(balance.project.id) ?? null)) ?? [],
  );
  return { lines: counted.map((balance) => fromBalance(balance, asOf)), isLate };
}

function isCounted({ id, tier }: ProjectFacts): boolean {
  return tier !== "business" && !isPaymentLine(id);
}

/** The totals are looked at only where the line vanished. */
function fromBalance(balance: Balance, asOf: IsoDate): KnownLine {
  const month = datePartsOf(asOf).month - 1;
  return {
    project: balance.project,
    get totals() {
      return totalled(currentLine(balance)).totals;
    },
    asOf: balance.asOf,
    isOfDay: Object.values(balance.measures).some(({ statedOn }) => statedOn[month] === asOf),
  };
}

function totalled({ project, amounts }: LedgerLine): Omit<KnownLine, "isOfDay" | "asOf"> {
  const totals = factualMeasures.flatMap((measure) => {
    const total = totalOf(amounts[measure]);
    return total === null ? [] : [[measure, total] as const];
  });
  return { project, totals: new Map(totals) };
}
