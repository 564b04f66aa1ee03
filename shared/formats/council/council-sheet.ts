/** A table of a council report in a workbook, beside the template, whose headers it may share. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { idPart, projectIdOf } from "../../domain/values/project.ts";
import type { Format, Reading, SourceDocument, SourceWorkbook, UploadContext } from "../kernel/format.ts";
import { type CouncilTable, councilTablesIn } from "../printed/budget-tables.ts";
import { firstTableIn } from "../printed/derived-figures.ts";
import { tablesOf } from "../tables/source-tables.ts";
import type { HeadedColumn } from "../template/column-words.ts";
import { findTemplateSheet, knowsWhole, tableOfObjects } from "../template/template-sheet.ts";
import { councilReport } from "./council-report.ts";
import { fundLimitIn } from "../cells/limiting-words.ts";
import { stageInHeading } from "../cells/stage-words.ts";
import { placeAt } from "../kernel/finding-list.ts";
import { limitUnclear, mayBeLimited } from "./limit-findings.ts";
import { linesOfRows, linesOfTable, reportLines } from "./report-lines.ts";

/** Asked after the formats that know their sheets by particular columns. */
export const councilSheet: Format = {
  ...councilReport,
  detect,
  read: (source, context) => ofProjects(councilReport.read(asWorkbook(source) ?? source, context)),
};

/** A sheet that the template knows whole, with names, a budget and spending, is the template's. */
function detect(source: SourceDocument): string | null {
  const columns = columnsOf(source);
  const isOwn = hasFieldsOfTemplate(source) && (source.kind === "text" || knowsWhole(columns));
  if (isOwn || (source.kind === "text" && knowsWhole(columns.filter(isOfTemplate)))) return null;
  const table = tableOfSheet(source);
  return table === undefined || isTemplate(source, table) ? null : explanationOf(table);
}

/** A text of separated cells under a header of the template is a sheet like any other. */
function asWorkbook(source: SourceDocument): SourceWorkbook | null {
  if (source.kind !== "text") return source.kind === "workbook" ? source : null;
  const table = findTemplateSheet(source, "").sheet?.table ?? tableOfObjects(source);
  return table === null ? null : { kind: "workbook", tables: [table], findings: [] };
}

/** What the template misses where a sheet is printed for people: a day and a unit in its heading, totals, footnotes. */
const printedForPeople: ReadonlySet<string> = new Set([
  "as-of-unknown",
  "unit-unknown",
  "name-missing",
  "amount-not-number",
  "column-missing",
  // Its rows may be parts of projects.
  "project-twice",
  // Or sums of the rows below them.
  "total-differs",
]);

/** What the template finds in rows that are parts of projects: the name in each of them, or in the first alone. */
const ofParts: ReadonlySet<string> = new Set(["project-twice", "name-missing"]);

/** Where the template adds rows to those that they are the sums of, or may do so. */
const ofSums: ReadonlySet<string> = new Set(["total-differs", "total-suspected", "rows-marked-below"]);
const ofOpenSums: ReadonlySet<string> = new Set([...ofSums, "outline-differs"]);

/**
 * A sheet under headers of the template that is printed for people all the same.
 * @param findings why the template refuses it, or which of its rows may be sums of others.
 * @returns null where that has other reasons, or where it is refused or no clearer in this way too, unless the template's reason is none.
 */
export function readPrintedSheet(
  source: SourceDocument,
  context: UploadContext,
  findings: readonly Finding[],
): (Reading & { readonly explanation: string }) | null {
  const table = tableOfSheet(source);
  const sheet = asWorkbook(source);
  if (table === undefined || sheet === null) return null;
  // Beside codes only the parts of projects are read as printed.
  const isCoded = !hasFieldsOfTemplate(source, "code") && findings.some(({ code }) => ofParts.has(code));
  if (hasFieldsOfTemplate(source) && !isCoded) return null;
  const isPrinted =
    findings.every(({ code, consequence }) => consequence !== "reject" || printedForPeople.has(code)) ||
    councilTablesIn(reportLines(sheet)?.lines ?? []).length > 1;
  if (!isPrinted) return null;
  const reading = ofProjects(councilReport.read(sheet, context));
  const isKnown =
    reading.kind === "read"
      ? isClearer(findings, reading.findings)
      : isFalseReason(findings, reading.findings);
  return isKnown ? { ...reading, explanation: explanationOf(table) } : null;
}

/** Whether nothing but a day or a unit was missing, or it is known what may be the sum of other rows, but for rounding, and what unread amounts change. */
function isClearer(findings: readonly Finding[], printed: readonly Finding[]): boolean {
  const reasons = findings.filter(({ consequence }) => consequence === "reject");
  if (reasons.length > 0 && reasons.every(({ code }) => /^(as-of|unit)-unknown$/.test(code))) return true;
  const areUnclear = [findings, printed].every((each) => each.some(({ code }) => code === "column-unclear"));
  if (reasons.length === 0 && areUnclear) return false;
  return !findings.some(({ code }) => ofSums.has(code)) || !printed.some(({ code }) => ofOpenSums.has(code));
}

/** Whether the template misses nothing but a day or a unit that the sheet prints for people. */
function isFalseReason(findings: readonly Finding[], printed: readonly Finding[]): boolean {
  const reasons = findings.filter(({ consequence }) => consequence === "reject");
  const isStated = ({ code }: Finding) =>
    /^(as-of|unit)-unknown$/.test(code) && !printed.some((own) => own.code === code);
  return reasons.length > 0 && reasons.every(isStated);
}

/** What is said of a table that its surroundings limit; a special account is said by its projects. */
const limiting: ReadonlySet<string> = new Set([
  "year-differs",
  "fiscal-year-differs",
  "rows-of-other-year",
  "rows-unclear",
  "unit-conflict",
  "fund-of-heading",
  "funds-unclear",
  "commitment-not-spending",
  "spending-with-commitments",
  "spending-expected",
  "spending-of-period",
  "column-includes",
  "column-unclear",
  "spending-basis-unclear",
  "as-of-conflict",
  "as-of-outside-year",
  "span-not-from-first-day",
  "budget-in-part",
  "tables-added",
  "other-day-left-out",
  "spending-of-day-unclear",
  "parts-left-out",
  "parts-unclear",
]);

/**
 * A sheet that the template reads whole, but whose title, notes or rows in brackets limit what it says: it is read as it is
 * printed. Where it has columns of the template alone, a person says whether the words count.
 * @returns null where nothing limits it.
 */
export function readLimitedSheet(
  source: SourceDocument,
  context: UploadContext,
  reading: Reading,
): (Reading & { readonly explanation: string }) | null {
  if (reading.kind !== "read") return null;
  const [headed] = tablesOf(source).flatMap((each) => {
    const found = firstTableIn(linesOfRows(each.head));
    return found === undefined ? [] : [{ own: each, headerRow: found.row }];
  });
  if (headed === undefined) return limitedByTitle(source, context, reading);
  const { own, headerRow } = headed;
  if (!mayBeLimited(linesOfTable(own), headerRow, context.fiscalYear)) return null;
  const sheet: SourceDocument = { kind: "workbook", tables: [own], findings: [] };
  const table = tableOfSheet(sheet);
  if (table === undefined) return null;
  const printed = councilReport.read(sheet, context);
  const known = new Set(reading.findings.map(({ code }) => code));
  // The template asks about a title of another year itself.
  if (known.has("title-of-other-year")) known.add("year-differs");
  const limits = printed.findings.filter(({ code }) => limiting.has(code) && !known.has(code));
  const explanation = explanationOf(table);
  const isOfOthers = hasOtherOwners(reading, printed);
  const isOtherUnit = limits.some(({ code }) => code === "unit-conflict");
  if (hasFieldsOfTemplate(source) && !isOtherUnit) {
    const questions = limits.filter(({ code }) => !/^(parts-|tables-)/.test(code)).map(limitUnclear);
    return questions.length === 0
      ? null
      : { ...reading, findings: [...reading.findings, ...questions], explanation };
  }
  const areOfColumns = columnsOf(source).every(
    ({ column }) => column.kind !== "amount" || column.unit !== null,
  );
  if (isOtherUnit && areOfColumns) return limitedByTitle(source, context, reading);
  if (printed.kind === "refused")
    return limits.length === 0 && !isOfOthers ? null : { ...printed, explanation };
  const isSpecial = printed.records.some(({ project: { id, account } }) =>
    id.endsWith(`/${idPart(account ?? "/")}`),
  );
  if (limits.length === 0 && !isSpecial && !isOfOthers) return null;
  return { ...printed, records: printed.records.map(asProject), explanation };
}

/** A sheet of spending alone, or of a budget alone, is no table of a report; its title limits it all the same. */
function limitedByTitle(
  source: SourceDocument,
  { office }: UploadContext,
  reading: Extract<Reading, { kind: "read" }>,
): (Reading & { readonly explanation: string }) | null {
  const { titles = [], headerRow = 0 } = findTemplateSheet(source, office).sheet ?? {};
  const questions = titles
    .filter(({ text }) => stageInHeading(text) !== null || fundLimitIn(text) !== null)
    .map(({ row, text }) => limitUnclear(placeAt(row, null, text)));
  if (questions.length === 0) return null;
  const explanation = `Row ${headerRow} of a sheet heads columns of the template.`;
  return { ...reading, findings: [...reading.findings, ...questions], explanation };
}

/** Whether lines between the rows head them with departments, which the template passes over where it has no column for them. */
function hasOtherOwners(reading: Reading, printed: Reading): boolean {
  if (reading.kind !== "read") return false;
  const own = new Set(reading.records.map(({ project }) => project.department));
  if (own.size > 1) return false;
  return printed.kind === "refused"
    ? printed.findings.some(({ code }) => code === "unit-table-ambiguous")
    : printed.records.some(({ project }) => !own.has(project.department));
}

/** 사업명 heads projects in a sheet, as it does in the template, whichever way the sheet is read. */
function ofProjects(reading: Reading): Reading {
  return reading.kind === "read"
    ? {
        ...reading,
        records: reading.records.map((each) => (each.isLevelOpen === true ? asProject(each) : each)),
      }
    : reading;
}

function asProject(record: SourceRecord): SourceRecord {
  const { project } = record;
  if (project.tier !== "unit-project") return record;
  const id = projectIdOf(project.id.replace(/^unit-project/, "project"));
  return { ...record, project: { ...project, id, tier: "project" } };
}

function tableOfSheet(source: SourceDocument): CouncilTable | undefined {
  const sheet = asWorkbook(source);
  if (sheet === null) return undefined;
  return firstTableIn(reportLines(sheet)?.lines ?? [], ({ kind }) => kind !== "other" && kind !== "business");
}

function explanationOf({ row }: CouncilTable): string {
  return `Row ${row} of a sheet heads a council report's budget table.`;
}

function isTemplate(source: SourceDocument, { row, rows }: CouncilTable): boolean {
  return rows[0]?.row === row + 1 && knowsWhole(columnsOf(source).filter(isOfTemplate));
}

function isOfTemplate({ isOfPrint }: HeadedColumn): boolean {
  return isOfPrint !== true;
}

function columnsOf(source: SourceDocument): readonly HeadedColumn[] {
  return findTemplateSheet(source, "").sheet?.columns ?? [];
}

/** Columns that say something of each row which a printed table says once, or never. */
function hasFieldsOfTemplate(source: SourceDocument, but?: "code"): boolean {
  return columnsOf(source).some(
    ({ column: { kind } }) => kind !== but && (kind === "code" || kind === "as-of" || kind === "unit"),
  );
}
