/** Reads the rows below a header whose columns are known: by the template's grammar or by an office's mapping. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { codeOf } from "../../domain/values/project.ts";
import { moneyUnits, type Won } from "../../domain/values/won.ts";
import { isRejected, KeptFindings, placeAt, question, rejection } from "../kernel/finding-list.ts";
import type { Reading, UploadContext } from "../kernel/format.ts";
import { makeReading, smallestUnit } from "../kernel/make-reading.ts";
import { apartByAccount, maxRows, negativeRecords, projectsTwice } from "../kernel/row-findings.ts";
import { meaningColumnsOf, type MeaningKind } from "../meanings/meaning-columns.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { periodOfYear } from "../printed/column-roles.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import { areCodesOfOneLevel, repeatedRows } from "../tables/repeated-rows.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { checkTotals, withUnnamedTotal } from "../tables/total-rows.ts";
import { holdsTotal, isTotalName } from "../tables/total-names.ts";
import { checkSheet } from "./check-sheet.ts";
import type { HeadedColumn } from "./column-words.ts";
import { dittosIn, dottedIn, textIn } from "./template-cells.ts";
import { outlinesIn, type RowLevels, rowLevelsIn } from "./row-levels.ts";
import { readTemplateRow } from "./template-row.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";
import { UnreadMoney } from "./unread-money.ts";

/** @param before what was found on the way to the sheet. */
export function readTemplateSheet(
  format: string,
  printed: TemplateSheet,
  before: readonly Finding[],
  context: UploadContext,
): Reading {
  const levels = rowLevelsIn(printed);
  const sheet = levels === null ? printed : withLevels(printed, levels);
  const faults = [...before, ...checkSheet(sheet, context)];
  if (isRejected(faults)) return makeReading(format, [], faults.filter(once()));
  const inRows = new KeptFindings();
  const isNew = once();
  const records: SourceRecord[] = [];
  const summed: SummedRow[] = [];
  const meanings = meaningsOf(sheet, context);
  const heads = [...headsIn(sheet), ...outlinesIn(sheet)];
  const unread = new UnreadMoney(sheet, context);
  const dittos = dittosIn(sheet.columns);
  const dotted = dottedIn(sheet, context);
  const beside = figuresBeside(sheet);
  const broken = visitBelow({ ...sheet, isAmount: (at) => isAmount(sheet, at) }, maxRows, (written, at) => {
    const cells = dittos.filled(written);
    const row = readTemplateRow(at, cells, sheet, context);
    dotted.read(at, cells);
    if (levels?.takesOut(at, textIn(cells, sheet.columns, "name") ?? "", row.summed) === true) {
      inRows.add(...row.findings.filter(isNew));
      return;
    }
    for (const head of heads)
      head.read(cells, at, row.isTotal || row.summed?.name === "" ? null : row.summed);
    inRows.add(...row.findings.filter(isNew));
    if (row.summed !== null) summed.push(row.summed);
    beside.read(cells, at);
    if (row.isTotal) return;
    const effect = meanings.read(cells, at, row.stated);
    if (row.record === null || effect.kind === "left-out") return;
    records.push(underUnit(row.record, levels?.unit ?? null));
    unread.read(at, cells, row.record);
  });
  if (isRejected(broken)) return makeReading(format, [], broken);
  const apart = apartByAccount(records);
  const { rows, findings: ofRows } = withUnnamedTotal(summed, inRows.kept);
  const findings = [
    ...faults,
    ...broken,
    ...ofRows,
    ...dotted.findings(),
    ...meanings.findings(),
    ...(levels?.findings() ?? []),
    ...unread.findings(),
    ...heads.flatMap((head) => head.findings()),
    ...projectsTwice(apart),
    ...periodsIn(records),
    ...negativeRecords(records, holdsTotal(rows)),
  ];
  if (!isRejected(findings))
    findings.push(
      ...checkTotals(rows, roundingOf(sheet, context, rows)),
      ...checkHiddenTotals(rows),
      ...repeatedRows(rows, areProjectsIn(records, sheet, beside.differing)),
    );
  const reading = makeReading(format, apart, findings.filter(once()), inRows);
  return reading.kind === "read" || apart.length === 0 ? reading : { ...reading, sound: { records: apart } };
}

/** The rows of which an amount that is not read differs from that of the row above: none of the two is the sum of the other. */
function figuresBeside({ columns }: TemplateSheet) {
  const places = columns.flatMap(({ header, column: { kind } }, at) =>
    kind === "unknown" && !/번호|[연순]번|^순$|^no|코드|일자?$|[연년]도$|[률율]|%/i.test(header) ? [at] : [],
  );
  const differing = new Set<number>();
  let above = "";
  return {
    differing,
    read(cells: readonly string[], row: number): void {
      const own = places.map((at) => (/\d/.test(cells[at] ?? "") ? (cells[at] ?? "") : "0")).join("\n");
      if (own !== above) differing.add(row);
      above = own;
    },
  };
}

/**
 * Codes of one level, unit projects or departments of their own say of two rows that each is a project, and none the sum of the other. So
 * does a day of its own: rows that bear one are records of a program, and no outline on paper.
 */
function areProjectsIn(
  records: readonly SourceRecord[],
  { columns }: TemplateSheet,
  differing: ReadonlySet<number>,
): (row: number, next: number) => boolean {
  const isDated = columns.some(({ column: { kind } }) => kind === "as-of");
  let at = 0;
  return (row, next) => {
    if (isDated || differing.has(next)) return true;
    while (at < records.length && (records[at]?.rows[0] ?? 0) < row) at++;
    const [one, other] = [records[at], records[at + 1]];
    if (one?.rows[0] !== row || other?.rows[0] !== next) return false;
    const [own, beside] = [one.project, other.project];
    return (
      areCodesOfOneLevel(codeOf(own.id), codeOf(beside.id)) ||
      (own.unitProject !== null && beside.unitProject !== null && own.unitProject !== own.name) ||
      (own.department !== null && beside.department !== null && own.department !== beside.department)
    );
  };
}

/** The column is read, and is none that nobody knows. */
function withLevels(sheet: TemplateSheet, { at }: RowLevels): TemplateSheet {
  const columns = sheet.columns.map((headed, place): HeadedColumn =>
    place === at ? { ...headed, column: { kind: "ignored" } } : headed,
  );
  return { ...sheet, columns };
}

function underUnit(record: SourceRecord, unitProject: string | null): SourceRecord {
  return unitProject === null || record.project.unitProject !== null
    ? record
    : { ...record, project: { ...record.project, unitProject } };
}

/** The printed unit in won where each figure of the sheet may be rounded to it; 0 where one says more, or rows bear their own. */
function roundingOf(sheet: TemplateSheet, context: UploadContext, summed: readonly SummedRow[]): Won {
  const units = sheet.columns.flatMap((headed) =>
    headed.column.kind === "amount" ? [unitOfColumn(headed, sheet, context)] : [],
  );
  const isByRow = sheet.columns.some(({ column }) => column.kind === "unit");
  const won = moneyUnits[smallestUnit(units.map((unit) => unit ?? "원"))];
  const isWhole = summed.every(({ amounts }) => [...amounts.values()].every((stated) => stated % won === 0n));
  return won > 1n && isWhole && !isByRow ? won : 0n;
}

function isAmount({ columns }: TemplateSheet, at: number): boolean {
  const kind = columns[at]?.column.kind;
  return kind === "amount" || kind === "plan";
}

/**
 * What the columns say that are not read as names, codes, amounts or plans. A mapping names those it passes over itself; but whose
 * money a row is, and what was paid back, is looked at whatever was said of its column when nothing or another year stood there.
 */
function meaningsOf({ columns, headerRow, isMapped }: TemplateSheet, { office, fiscalYear }: UploadContext) {
  const headers = columns.map(({ header }) => header);
  const kindAt = (at: number) => columns[at]?.column.kind;
  const beside = meaningColumnsOf(headers, (at) => {
    const kind = kindAt(at);
    return kind !== "unknown" && kind !== "blank" && !(isMapped && kind === "ignored");
  });
  const meaningColumns = isMapped
    ? beside.filter(({ at, kind, header }) =>
        kindAt(at) === "ignored" ? weighed.has(kind) : kind !== "unknown" || header === "",
      )
    : beside;
  return new RowMeanings(meaningColumns, { headerRow, office, fiscalYear, rows: "totals" });
}

const weighed: ReadonlySet<MeaningKind> = new Set([
  "year",
  "year-word",
  "office",
  "office-code",
  "refund-amount",
  "undo",
]);

/** A table of months or quarters of one project, or of an office: each may hold those before it. */
function periodsIn(records: readonly SourceRecord[]): readonly Finding[] {
  const [first] = records;
  if (
    first === undefined ||
    !records.every(({ project }) => periodOfYear.test(project.name.replace(/\s/g, "")))
  )
    return [];
  return [
    rejection("rows-are-periods", placeAt(first.rows[0] ?? null, null, first.project.name), {
      ko: `행이 사업이 아니라 월이나 분기("${first.project.name}")입니다. 사업마다 한 행으로, 기준일까지의 누계를 적어 다시 올려 주십시오.`,
      en: `The rows are months or quarters ("${first.project.name}") and no projects. Give each project one row with its running total, and upload again.`,
    }),
  ];
}

/** Departments and unit projects that a sheet prints once above their rows: each name stands once, and blanks below it. */
function headsIn({ columns, isMapped }: TemplateSheet) {
  return (["department", "unitProject"] as const).flatMap((kind) => {
    const header = columns.find(({ column }) => column.kind === kind)?.header;
    if (header === undefined || isMapped) return [];
    const names = new Set<string>();
    let [firstBlank, isRepeated] = [0, false];
    return {
      /** @param summed null of a total and of a note, which are under no head. */
      read(cells: readonly string[], row: number, summed: SummedRow | null): void {
        const name = textIn(cells, columns, kind);
        if (name === null ? summed === null : isTotalName(name)) return;
        if (name === null && names.size > 0 && firstBlank === 0) firstBlank = row;
        isRepeated ||= name !== null && names.has(name);
        if (name !== null && names.size < maxRows) names.add(name);
      },
      findings: () => (firstBlank === 0 || isRepeated ? [] : [headedOnce(firstBlank, header)]),
    };
  });
}

function headedOnce(row: number, header: string): Finding {
  return question("headed-once", placeAt(row, header), {
    ko: `"${header}" 열에 이름이 한 번씩만 있고 ${row}행부터 빈칸이 있어, 빈칸이 위와 같다는 뜻인지 알 수 없습니다. 위와 같으면 빈칸을 채워 다시 올리고, 정말 비어 있는 것이면 보류를 해제해 주십시오.`,
    en: `In the column "${header}" each name stands once, and there are blanks from row ${row} on: whether they mean the name above is not known. If they do, fill them in and upload again; if they are blank indeed, release the file.`,
  });
}

/** What is missing from the whole file is missing in each row, and a day that all rows state is one day: one finding says it. */
function once(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ code, column, value }) => {
    const isDay = code.startsWith("as-of-");
    if (!isDay && code !== "contact-is-no-address" && (code !== "unit-unknown" || column === null))
      return true;
    const key = isDay ? `${code} ${value ?? ""}` : code;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  };
}
