/**
 * A department's business report to the council (업무보고) as text or a document: its table of unit projects, and the
 * small table of each business with the split by fund, and what next year's businesses will need (소요예산).
 */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainLine } from "../../domain/values/plain-text.ts";
import { type MoneyUnit, moneyUnits } from "../../domain/values/won.ts";
import { isRejected } from "../kernel/finding-list.ts";
import type {
  Format,
  Reading,
  SourceDocument,
  SourcePages,
  SourceText,
  UploadContext,
} from "../kernel/format.ts";
import { makeReading } from "../kernel/make-reading.ts";
import { isTooLong, nameTooLong } from "../kernel/row-findings.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import { checkTotals } from "../tables/total-rows.ts";
import { type CouncilLines, readCouncilRows } from "./budget-rows.ts";
import { type CouncilTable, councilTablesIn } from "./budget-tables.ts";
import { type BusinessTitle, businessTitles } from "./business-titles.ts";
import { asOfOfReport, chooseTables, isDated, sectionAt, unitOfTable } from "./choose-tables.ts";
import {
  businessCountDiffers,
  columnTwice,
  departmentUnknown,
  rowCountWrong,
  titleLost,
  unitsMixed,
} from "./council-findings.ts";
import { type Business, councilRecords } from "./council-records.ts";
import { readRequirements } from "./read-requirements.ts";
import { departmentIn, type Section, sectionsOf } from "./report-sections.ts";

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
  if (!isProse(source)) return null;
  const lines = composed(source);
  const table = councilTablesIn(lines).find(({ kind }) => kind !== "other");
  if (table === undefined) return null;
  const isTitled = lines
    .slice(0, table.row - 1)
    .some((line) => /업무.{0,12}(보고|계획)|예산\s*현황/.test(line));
  return isDated(table) || isTitled ? `Row ${table.row} heads a council report's budget table.` : null;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  if (!isProse(source)) throw new RangeError("The file is not of this format: call detect first");
  const lines = composed(source);
  const sections = sectionsOf(lines);
  const { unitProjects, businesses, findings: choice } = chooseTables(lines, sections, context.fiscalYear);
  if (unitProjects === null) return makeReading(name, [], choice);
  const asOf = asOfOfReport(lines, [unitProjects, ...businesses], context);
  const units = readTable(lines, unitProjects, context);
  const parts = businesses.map((table) => readTable(lines, table, context));
  const nextYear = readRequirements(lines, sections, context);
  const findings = [
    ...choice,
    ...(isFinding(asOf) ? [asOf] : []),
    ...[units, ...parts].flatMap((table) => table.findings),
    ...nextYear.findings,
  ];
  if (isFinding(asOf) || isRejected(findings)) return makeReading(name, [], findings);
  const department = departmentIn(lines, unitProjects.row);
  const named = nameBusinesses(lines, sections, businesses, parts);
  if (isRejected(named.findings)) return makeReading(name, [], named.findings);
  const made = councilRecords(units.lines, named.businesses, nextYear.requirements, { department, asOf });
  const used = new Set([units, ...parts].flatMap(({ unit }) => unit ?? []));
  const notes = [
    ...(used.size > 1 ? [unitsMixed([...used])] : []),
    ...(department === null ? [departmentUnknown()] : []),
    ...named.findings,
  ];
  return makeReading(name, made.records, [...findings, ...notes, ...made.findings]);
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

function isProse(source: SourceDocument): source is SourceText | SourcePages {
  return source.kind === "text" || source.kind === "pages";
}

/** macOS parts Hangul into letters; every comparison here is with composed syllables. */
function composed({ lines }: SourceText | SourcePages): readonly string[] {
  return lines.map(plainLine);
}

type ReadTable = CouncilLines & { readonly unit: MoneyUnit | null };

function readTable(lines: readonly string[], table: CouncilTable, context: UploadContext): ReadTable {
  const unit = unitOfTable(lines, table, context);
  const shape = shapeFindings(table);
  if (isFinding(unit)) return { unit: null, lines: [], summed: [], findings: [unit, ...shape] };
  const rows = readCouncilRows(table, unit, context);
  const findings = [...shape, ...rows.findings];
  if (isRejected(findings)) return { ...rows, unit, findings };
  const totals = [...checkTotals(rows.summed, moneyUnits[unit]), ...checkHiddenTotals(rows.summed)];
  const isEmpty = rows.lines.length === 0;
  return { ...rows, unit, findings: [...findings, ...totals, ...(isEmpty ? [rowCountWrong(table)] : [])] };
}

function shapeFindings(table: CouncilTable): readonly Finding[] {
  const faults: Finding[] = [];
  for (const role of ["name", "appropriation", "expenditure"] as const) {
    const same = table.columns.filter((column) => column.role === role);
    if (same.length > 1) faults.push(columnTwice(table.row, same));
  }
  const isWrongCount = table.kind === "business" && table.rows.length !== 1;
  return isWrongCount ? [...faults, rowCountWrong(table)] : faults;
}

function isFinding(value: IsoDate | string | Finding): value is Finding {
  return typeof value !== "string";
}
