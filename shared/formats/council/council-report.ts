/**
 * A department's business report to the council (업무보고) as text or a document: its table of unit projects, and the
 * small table of each business with the split by fund, and what next year's businesses will need (소요예산).
 */
import { checkSpendingScale } from "../../domain/checks/spending-scale-check.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { nearestTableUnread } from "../printed/table-findings.ts";
import { asOfDatesIn } from "../cells/printed-unit-and-day.ts";
import { isRejected } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { makeReading, smallestUnit } from "../kernel/make-reading.ts";
import { apartByAccount, isTooLong, nameTooLong, projectsTwice } from "../kernel/row-findings.ts";
import type { CouncilLines } from "../printed/budget-rows.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { firstTableIn, noTotals } from "../printed/derived-figures.ts";
import { type BusinessTitle, businessTitles, titleLost } from "./sections/business-titles.ts";
import { nearestTable, proseFindings } from "./tables-passed-over.ts";
import { chooseTables } from "./choose-tables.ts";
import { businessCountDiffers, departmentUnknown, unitsMixed } from "./council-findings.ts";
import { type Business, councilRecords } from "./council-records.ts";
import { ignoredFindings } from "./ignored-tables.ts";
import { readRequirements } from "./requirements/read-requirements.ts";
import { reportLines } from "./report-lines.ts";
import { type Section, sectionAt, sectionsOf } from "./sections/report-sections.ts";
import { asOfOfReport } from "./table-context.ts";
import { readParts, readTable, sumsTwiceIn, totalsOf } from "./read-tables.ts";

const name = "council-report";

export const councilReport: Format = {
  name,
  looksFor: {
    ko: "업무보고: 단위사업명 · 예산액 · 집행액(10.31.기준) · 집행률이 있는 예산현황 표",
    en: "council report: a budget table headed 단위사업명, 예산액, 집행액 (10.31.기준), 집행률",
  },
  isFullDump: false,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const lines = source.kind === "workbook" ? [] : (reportLines(source)?.lines ?? []);
  const table = firstTableIn(lines);
  if (table === undefined) return null;
  // A document is no template: whatever its title, nothing else reads its tables.
  const isTitled =
    source.kind === "pages" ||
    lines
      .slice(0, table.row - 1)
      .some((line) =>
        /업무.{0,12}(보고|계획)|예산.{0,8}(현황|내역)|(집행|추진)\s*(현황|실적|내역)|행정사무감사|결산/.test(
          line,
        ),
      );
  return isDated(table) || isTitled ? `Row ${table.row} heads a council report's budget table.` : null;
}

/** True when the text of a report dates the table: only then is it known without a title. */
function isDated(table: CouncilTable): boolean {
  return table.columns.some(({ label }) => asOfDatesIn(label, 2000).length > 0);
}

/** What a document that nobody knows holds of a budget table, and why it is not read; null where it holds none. */
export function nearestTableFinding(source: SourceDocument): Finding | null {
  const nearest = nearestTable(reportLines(source)?.lines ?? []);
  return nearest === null ? null : nearestTableUnread("format-unknown", nearest);
}

/** Budgets in the prose of a document that nobody knows. */
export function proseOf(source: SourceDocument): readonly Finding[] {
  return source.kind === "pages" ? proseFindings(reportLines(source)?.lines ?? []) : [];
}

/** @throws RangeError for a file that has no lines. */
function read(source: SourceDocument, context: UploadContext): Reading {
  const prose = reportLines(source);
  if (prose === null) throw new RangeError("The file is not of this format: call detect first");
  const { lines, isPrinted, findings: ofSheet } = prose;
  const sections = sectionsOf(lines);
  const { departments, ignored, findings: chosen } = chooseTables(lines, sections, context.fiscalYear);
  const choice = [...ofSheet, ...chosen];
  if (departments.length === 0) return makeReading(name, [], choice);
  const tables = departments.flatMap(({ projects, businesses }) => [...projects, ...businesses]);
  const asOf = asOfOfReport(lines, tables, ignored, context);
  const nextYear = readRequirements(lines, sections, context);
  const around = { context, isPrinted, ignored, totals: noTotals, asOf: isFinding(asOf) ? null : asOf };
  const summaries = ignored.map((table) => ({ table, lines: readTable(lines, table, around).lines }));
  const totals = totalsOf(summaries.map(({ lines: own }) => own));
  const tablesRead = departments.map(({ department, account, projects, businesses }) => ({
    department,
    account,
    from: projects[0]?.row ?? 0,
    units: readParts(lines, projects, { ...around, totals }),
    businesses,
    parts: businesses.map((table) => readTable(lines, table, around)),
  }));
  const parts = tablesRead.flatMap((each) => [each.units, ...each.parts]);
  const findings = [
    ...ignoredFindings(
      summaries,
      tablesRead.map(({ units }) => units.lines),
    ),
    ...choice,
    ...(isFinding(asOf) ? [asOf] : []),
    ...parts.flatMap((table) => table.findings),
    ...sumsTwiceIn(tablesRead.map(({ units }) => units)),
    ...nextYear.findings,
  ];
  if (isFinding(asOf) || isRejected(findings)) return makeReading(name, [], findings);
  const made = tablesRead.map(({ department, account, from, units, businesses, parts: own }, at) => {
    const named = nameBusinesses(lines, sections, businesses, own);
    const to = tablesRead[at + 1]?.from ?? Infinity;
    const requirements = nextYear.requirements.filter(({ row }) => (at === 0 || row >= from) && row < to);
    const { records, findings: notes } = councilRecords(units.lines, named.businesses, requirements, {
      department,
      account,
      asOf,
      unit: smallestUnit([units, ...own].flatMap(({ unit }) => unit ?? [])),
    });
    return {
      records,
      notes: [...named.findings, ...notes, ...checkSpendingScale(records)],
    };
  });
  const records = apartByAccount(made.flatMap((each) => each.records));
  const areKnown = tablesRead.every(
    ({ department, units }) => department !== null || units.lines.every((line) => line.department !== null),
  );
  const used = new Set(parts.flatMap(({ unit }) => unit ?? []));
  const notes = [
    ...(used.size > 1 ? [unitsMixed([...used])] : []),
    ...(areKnown ? [] : [departmentUnknown()]),
    ...made.flatMap((each) => each.notes),
  ];
  return makeReading(name, records, [...findings, ...notes, ...projectsTwice(records)]);
}

/** Joins each business's one line with its title, section by section. */
function nameBusinesses(
  lines: readonly string[],
  sections: readonly Section[],
  tables: readonly CouncilTable[],
  parts: readonly CouncilLines[],
): { readonly businesses: readonly Business[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const titles: BusinessTitle[] = [];
  for (const [section, inSection] of Map.groupBy(tables, ({ row }) => sectionAt(sections, row))) {
    const rows = inSection.map(({ row }) => row);
    const found = businessTitles(lines, section, rows);
    titles.push(...found.titles);
    if (found.announced > 0 && found.announced !== rows.length) {
      findings.push(businessCountDiffers(section.from, found.announced, rows.length));
    }
  }
  const businesses = parts.flatMap(({ lines: [line] }, at): readonly Business[] => {
    const title = titles[at];
    return line === undefined || title === undefined ? [] : [{ line, title }];
  });
  for (const { line, title } of businesses) {
    if (title.isLost) findings.push(titleLost(line.row, title.name));
    if (isTooLong(title.name)) findings.push(nameTooLong(line.row, title.name));
  }
  return { businesses, findings };
}

function isFinding(value: IsoDate | string | Finding): value is Finding {
  return typeof value !== "string";
}
