/** Reads the rows below a header whose columns are known: by the template's grammar or by an office's mapping. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { unitInHeader } from "../cells/printed-unit-and-day.ts";
import { maxColumns } from "../kernel/file-limits.ts";
import { isRejected, KeptFindings, placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import type { Reading, UploadContext } from "../kernel/format.ts";
import { makeReading } from "../kernel/make-reading.ts";
import { columnTwice, maxRows, negativeRecords, projectsTwice, unitUnknown } from "../kernel/row-findings.ts";
import { meaningColumnsOf, type MeaningKind } from "../meanings/meaning-columns.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { periodOfYear } from "../printed/column-roles.ts";
import { bareQuarter, isPassedOver } from "../tables/header-grammar.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { checkTotals } from "../tables/total-rows.ts";
import { holdsTotal, isTotalName } from "../tables/total-names.ts";
import { textIn } from "./template-cells.ts";
import { readTemplateRow } from "./template-row.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";

/** @param before what was found on the way to the sheet. */
export function readTemplateSheet(
  format: string,
  sheet: TemplateSheet,
  before: readonly Finding[],
  context: UploadContext,
): Reading {
  const faults = [...before, ...checkSheet(sheet, context)];
  if (isRejected(faults)) return makeReading(format, [], faults.filter(once()));
  const inRows = new KeptFindings();
  const isNew = once();
  const records: SourceRecord[] = [];
  const summed: SummedRow[] = [];
  const meanings = meaningsOf(sheet, context);
  const heads = headsIn(sheet);
  const broken = visitBelow({ ...sheet, isAmount: (at) => isAmount(sheet, at) }, maxRows, (cells, at) => {
    const row = readTemplateRow(at, cells, sheet, context);
    for (const head of heads) head.read(cells, at);
    inRows.add(...row.findings.filter(isNew));
    if (row.summed !== null) summed.push(row.summed);
    if (row.isTotal) return;
    const effect = meanings.read(cells, at, row.stated);
    if (row.record !== null && effect.kind !== "left-out") records.push(row.record);
  });
  if (isRejected(broken)) return makeReading(format, [], broken);
  const findings = [
    ...faults,
    ...broken,
    ...inRows.kept,
    ...meanings.findings(),
    ...heads.flatMap((head) => head.findings()),
    ...projectsTwice(records),
    ...periodsIn(records),
    ...negativeRecords(records, holdsTotal(summed)),
  ];
  if (!isRejected(findings)) findings.push(...checkTotals(summed, 0n), ...checkHiddenTotals(summed));
  const reading = makeReading(format, records, findings.filter(once()), inRows);
  return reading.kind === "read" || records.length === 0 ? reading : { ...reading, sound: { records } };
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
      read(cells: readonly string[], row: number): void {
        const name = textIn(cells, columns, kind);
        if (name !== null && isTotalName(name)) return;
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

/** What is missing from the whole file is missing in each row: one finding says it. */
function once(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ code, column, value }) => {
    const isAboutAll =
      code === "contact-is-no-address" ||
      (code === "unit-unknown" && column !== null) ||
      (value === null && code.startsWith("as-of-"));
    if (!isAboutAll) return true;
    const isFirst = !seen.has(code);
    seen.add(code);
    return isFirst;
  };
}

/**
 * Whether the columns of a template sheet can be read as they are headed, and which are passed over. What keeps the
 * sheet from being read, and which of its columns are never looked at.
 */
function checkSheet(sheet: TemplateSheet, context: UploadContext): readonly Finding[] {
  const { columns } = sheet;
  if (columns.length > maxColumns) return [tooManyColumns(sheet)];
  const kinds = new Set(columns.map(({ column }) => column.kind));
  return [
    ...(kinds.has("name") ? [] : [columnMissing(sheet, "사업명", "a project name (사업명)")]),
    ...(kinds.has("amount") ? [] : [columnMissing(sheet, "예산액, 집행액", "an amount (예산액, 집행액)")]),
    ...columnsTwice(sheet),
    ...unitFindings(sheet, context),
    ...planHoles(sheet),
    ...quarterPlans(sheet),
    ...personalColumns(sheet),
  ];
}

function columnsTwice({ columns, headerRow }: TemplateSheet): readonly Finding[] {
  const firsts = new Map<string, string>();
  return columns.flatMap(({ header, column }) => {
    if (isPassedOver(column) || column.kind === "blank") return [];
    const key = JSON.stringify({ ...column, unit: null });
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, header);
    return first === undefined ? [] : [columnTwice(headerRow, first, header)];
  });
}

function unitFindings(sheet: TemplateSheet, context: UploadContext): readonly Finding[] {
  const { unitLine, headerRow } = sheet;
  if (unitLine?.kind === "unclear") return [unitUnknown(headerRow, null, unitLine.text)];
  return sheet.columns.flatMap((headed) => {
    const printed = unitInHeader(headed.header);
    if (printed?.kind === "unclear") return [unitUnknown(headerRow, headed.header, printed.text)];
    const unit = unitOfColumn(headed, sheet, context);
    if (headed.column.kind !== "amount" && headed.column.kind !== "plan") return [];
    const others = [unitLine?.unit ?? unit, context.unit ?? unit].filter((other) => other !== unit);
    return others.length === 0 ? [] : [unitConflict(headerRow, headed.header, [unit, ...others].join(", "))];
  });
}

/** Monthly plans are added up from January on, so a missing month would make all later ones wrong. */
function planHoles({ columns, headerRow }: TemplateSheet): readonly Finding[] {
  const months = columns.flatMap(({ column }) =>
    column.kind === "plan" && column.span === "in" ? [column.month] : [],
  );
  const missing = Array.from({ length: Math.max(0, ...months) }, (_, at) => at + 1).filter(
    (month) => !months.includes(month),
  );
  if (missing.length === 0) return [];
  return [
    rejection("plan-month-missing", placeAt(headerRow), {
      ko: `월별 계획에 ${missing.join(", ")}월 열이 없습니다. 1월부터 빠짐없이 넣거나, 누계이면 제목을 "6월까지 계획"처럼 적어 주십시오.`,
      en: `The monthly plan lacks the columns of month ${missing.join(", ")}. Give every month from January, or head running totals like "6월까지 계획".`,
    }),
  ];
}

function quarterPlans({ columns, headerRow, isMapped }: TemplateSheet): readonly Finding[] {
  const bare = columns.filter(({ header }) => bareQuarter(header) !== null).map(({ header }) => header);
  if (isMapped || !columns.some(({ header }) => bareQuarter(header) === "later")) return [];
  return [
    remark("plan-quarters-unclear", placeAt(headerRow, bare.join(", ")), {
      ko: `"${bare.join(", ")}"${particle(bare.at(-1) ?? "", "은/는")} 그 기간만의 금액인지 1월부터의 누계인지 알 수 없어 계획으로 읽지 않았습니다. 누계를 적고 제목을 "2분기까지 계획"처럼 고쳐 다시 올려 주십시오.`,
      en: `Whether "${bare.join(", ")}" are amounts of their own period or run from January is not known, so they were not read as a plan. Write running totals, head them like "2분기까지 계획" and upload again.`,
    }),
  ];
}

function personalColumns({ columns, headerRow }: TemplateSheet): readonly Finding[] {
  const personal = columns
    .filter(({ column }) => column.kind === "personal")
    .map(({ header }) => header)
    .join(", ");
  if (personal === "") return [];
  return [
    remark("personal-column-ignored", placeAt(headerRow, personal), {
      ko: `개인정보가 있을 수 있는 열은 읽지 않고 저장하지도 않았습니다: ${personal}. 다음에는 이 열을 빼고 올려 주십시오.`,
      en: `Columns that may hold personal data were neither read nor kept as figures: ${personal}. Leave them out next time.`,
    }),
  ];
}

function columnMissing({ headerRow }: TemplateSheet, ko: string, en: string): Finding {
  return rejection("column-missing", placeAt(headerRow), {
    ko: `${headerRow}행 제목 줄에 ${ko} 열이 없습니다. 양식의 제목대로 열을 넣어 다시 올려 주십시오.`,
    en: `The header in row ${headerRow} has no column for ${en}. Add it under the template's header and upload again.`,
  });
}

function unitConflict(row: number, column: string, value: string): Finding {
  return rejection("unit-conflict", placeAt(row, column, value), {
    ko: `"${column}" 열의 단위가 서로 다르게 적혀 있습니다(${value}). 파일과 올릴 때 정한 단위 가운데 맞는 것 하나로 맞춰 주십시오.`,
    en: `Different units are stated for the column "${column}" (${value}). Find out which is right, in the file and with the upload, and state one.`,
  });
}

function tooManyColumns({ headerRow, columns }: TemplateSheet): Finding {
  return rejection("columns-too-many", placeAt(headerRow, null, String(columns.length)), {
    ko: `열이 ${columns.length}개로 한도 ${maxColumns}개를 넘습니다. 빈 열을 지우고 다시 올려 주십시오.`,
    en: `There are ${columns.length} columns and the limit is ${maxColumns}. Delete the empty ones and upload again.`,
  });
}
