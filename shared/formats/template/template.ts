/** The office's own template as CSV or XLSX, one row per project (세부사업): cumulative amounts as of a day. */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { agreedAsOf, asOfConflict, type PlacedDate } from "../cells/as-of.ts";
import { type PrintedSpan, spansIn } from "../cells/printed-spans.ts";
import { asOfDatesIn } from "../cells/printed-unit-and-day.ts";
import { placeAt, remark } from "../kernel/finding-list.ts";
import type { Format, Reading, ShownDepartment, SourceDocument, UploadContext } from "../kernel/format.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { maxRows } from "../kernel/row-findings.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { readTemplateSheet } from "./read-template-sheet.ts";
import { isFilledHeader, sheetNames } from "./template-form.ts";
import { shownTitle, titleOfOtherYear } from "./title-year.ts";
import {
  findTemplateSheet,
  knowsWhole,
  type TemplateSheet,
  type TitleLine,
  withFundsOfBudget,
} from "./template-sheet.ts";
import { particle } from "../../domain/values/bilingual.ts";

const name = "template";

export const template: Format = {
  name,
  looksFor: {
    ko: "표준 양식(CSV, XLSX): 첫 줄에 사업명과 예산액 · 집행액 등의 제목",
    en: "the template as CSV or XLSX: a first row that heads 사업명 (name) and amounts such as 예산액 (budget), 집행액 (spent)",
  },
  isFullDump: false,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const { sheet } = findTemplateSheet(source, "");
  if (sheet === null) return null;
  const known = sheet.columns.filter(({ column }) => column.kind === "name" || column.kind === "amount");
  const inSheet = sheet.table.name === null ? "" : ` of the sheet "${sheet.table.name}"`;
  return `Row ${sheet.headerRow}${inSheet} heads columns of the template: ${known.map(({ header }) => header).join(", ")}.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { sheet, findings } = findTemplateSheet(source, context.office);
  if (sheet === null) throw new RangeError("The file is not of this format: call detect first");
  const printed = printedDays(sheet, context);
  const asOf = asOfAbove(sheet, printed, context);
  const reading = readWith(sheet, asOf, findings, context);
  const isDayless = asOf === null && printed.length > 0;
  if (!isDayless) return reading;
  const dated = readWith(sheet, agreedAsOf(printed, context), findings, context);
  // A sheet that states its day in a line alone is read as a printed table, but for columns of the template alone. A text is not,
  // unless a column of money that the template does not know may be its budget or its spending.
  const isOwn =
    source.kind === "text"
      ? knowsWhole(sheet.columns) ||
        !sheet.columns.some(({ header, column: { kind } }) => kind === "unknown" && moneyHeader.test(header))
      : sheet.columns.some(({ column: { kind } }) => kind === "code" || kind === "unit");
  return isOwn || dated.kind === "refused" ? dated : reading;
}

const moneyHeader = /액|예산|집행|지출/;

function readWith(
  sheet: TemplateSheet,
  asOf: IsoDate | Finding | null,
  findings: readonly Finding[],
  context: UploadContext,
): Reading {
  const before = [...findings, ...(isFinding(asOf) ? [asOf] : []), ...titleFindings(sheet, context)];
  const dated = isFinding(asOf) ? context : { ...context, asOf };
  const split = withFundsOfBudget(sheet, context.office);
  // What does not add up to the budget in every row is passed over, as any column that nobody knows.
  const funded = split === null ? null : readTemplateSheet(name, split, before, dated);
  const reading = funded?.kind === "read" ? funded : readTemplateSheet(name, sheet, before, dated);
  const isGivenOut =
    sheet.table.name === sheetNames.filled || sheet.columns.some(({ header }) => isFilledHeader(header));
  const shownDepartments = shownIn(sheet);
  const about = {
    ...(isGivenOut ? { isGivenOut } : {}),
    ...(shownDepartments.length === 0 ? {} : { shownDepartments }),
  };
  if (reading.kind === "read") return { ...reading, ...about };
  return reading.sound === undefined ? reading : { ...reading, sound: { ...reading.sound, ...about } };
}

/** What the template shows beside codes. */
function shownIn(sheet: TemplateSheet): readonly ShownDepartment[] {
  const { columns } = sheet;
  const [codeAt, nameAt] = [
    columns.findIndex(({ column }) => column.kind === "department"),
    columns.findIndex(({ header }) => /부서이름|departmentname/.test(comparableHeader(header))),
  ];
  const column = columns[nameAt]?.header;
  if (codeAt === -1 || column === undefined) return [];
  const shown: ShownDepartment[] = [];
  visitBelow({ ...sheet, isAmount: () => false }, maxRows, (cells, row) => {
    const [own, called] = [plainName(cells[codeAt] ?? ""), plainName(cells[nameAt] ?? "")];
    if (own !== "" && called !== "") shown.push({ row, column, code: own, name: called });
  });
  return shown;
}

function printedDays({ titles }: TemplateSheet, { fiscalYear }: UploadContext): readonly PlacedDate[] {
  return titles.flatMap(({ row, text }) => asOfDatesIn(text, fiscalYear).map((date) => ({ row, ...date })));
}

/** The day that is printed above the table may contradict neither the sender nor the column of days, as in any document. */
function asOfAbove(
  { columns }: TemplateSheet,
  printed: readonly PlacedDate[],
  context: UploadContext,
): IsoDate | Finding | null {
  const hasDays = columns.some(({ column }) => column.kind === "as-of");
  return printed.length === 0 || (context.asOf === null && !hasDays)
    ? context.asOf
    : agreedAsOf(printed, context);
}

function isFinding(asOf: IsoDate | Finding | null): asOf is Finding {
  return asOf !== null && typeof asOf !== "string";
}

/** Lines above the header of a table, such as `2026년도 6월말 예산집행 현황`: told, because a person reads them as a part of it. */
function titleFindings(
  { titles, department }: TemplateSheet,
  { fiscalYear, asOf }: UploadContext,
): readonly Finding[] {
  return titles.flatMap((title): readonly Finding[] => {
    const other = titleOfOtherYear(title, fiscalYear);
    if (other !== null) return [other];
    const span = asOf === null ? null : spanBeside(title.text, asOf, fiscalYear);
    if (span !== null && asOf !== null)
      return [asOfConflict(placeAt(title.row, null, span.text), [asOf, span.to])];
    const hasDay = asOfDatesIn(title.text, fiscalYear).length > 0;
    const isRead = hasDay || title.saysUnit || (department !== null && title.text.includes(department));
    return isRead ? [] : [passedOver(title)];
  });
}

/** `9월말`, `3분기`, `1.1.~9.30.`: the part of the year that a title names in place of a day, where the sender's day lies in no such part. */
function spanBeside(title: string, asOf: IsoDate, fiscalYear: number): PrintedSpan | null {
  if (/계획|목표|전망|예정/.test(title) || asOfDatesIn(title, fiscalYear).length > 0) return null;
  const spans = spansIn(title, fiscalYear);
  // The day may be any of the last month: figures `at the end of September` are drawn up in its last days.
  const isBeside = ({ from, to, isExact }: PrintedSpan) =>
    asOf > to || asOf < (isExact ? `${to.slice(0, 8)}01` : from);
  return spans.length > 0 && spans.every(isBeside) ? (spans[0] ?? null) : null;
}

function passedOver({ row, text }: TitleLine): Finding {
  return remark("title-line-ignored", placeAt(row, null, text), {
    ko: `${row}행 "${shownTitle(text)}"${particle(shownTitle(text), "은/는")} 표의 제목으로 보고 읽지 않았습니다. 기준일, 단위, 부서는 열이나 (2026.10.31. 현재, 단위: 천원)처럼 적은 줄, 부서명만 적은 줄, 올릴 때 정한 값에서 읽습니다.`,
    en: `Row ${row} "${shownTitle(text)}" was taken for the title of the table and not read. The day, the unit and the department are read from columns, from a line such as (2026.10.31. 현재, 단위: 천원) or one of the department alone, or as stated with the upload.`,
  });
}
