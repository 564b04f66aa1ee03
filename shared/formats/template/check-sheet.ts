/** What the header of a template's sheet lacks, doubles or leaves unclear, before any of its rows is read. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { unitInHeader } from "../cells/printed-unit-and-day.ts";
import { maxColumns } from "../kernel/file-limits.ts";
import { placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import { columnTwice, personalIgnored, unitUnknown } from "../kernel/row-findings.ts";
import { bareQuarter, comparableHeader, isPassedOver, withoutUnit } from "../tables/header-grammar.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";

/**
 * Whether the columns of a template sheet can be read as they are headed, and which are passed over. What keeps the
 * sheet from being read, and which of its columns are never looked at.
 */
export function checkSheet(sheet: TemplateSheet, context: UploadContext): readonly Finding[] {
  const { columns } = sheet;
  if (columns.length > maxColumns) return [tooManyColumns(sheet)];
  const kinds = new Set(columns.map(({ column }) => column.kind));
  return [
    ...(kinds.has("name") ? [] : [columnMissing(sheet, "사업명", "a project name (사업명)")]),
    ...(kinds.has("amount") ? [] : [columnMissing(sheet, "예산액, 집행액", "an amount (예산액, 집행액)")]),
    ...columnsOfRevenue(sheet),
    ...columnsTwice(sheet),
    ...unitFindings(sheet, context),
    ...planHoles(sheet),
    ...quarterPlans(sheet),
    ...personalColumns(sheet),
    ...halvesNotRead(sheet),
    ...runningTotals(sheet),
  ];
}

const notOfDay = /잔액|잔여|불용|미집행|미지급|[률율]|계획|예정|예상|목표|전망|전년|작년|사유|일자/;
const halves = {
  spending: {
    measures: ["expenditure"],
    header: /(?:집행|지출).*(?:[액금계분말]|실적|집행|지출|기준|현재|포함|제외)$/,
    isOther: notOfDay,
    ko: "집행액",
    en: "spending (집행액)",
  },
  budget: {
    measures: ["appropriation", "current-budget"],
    header: /(?:예산|편성).*(?:[액금계안]|예산|편성|요구)$|현액$|^총?사업비$|^(?:집행)?대상액?$|^배정액$/,
    isOther: new RegExp(`${notOfDay.source}|당초|본예산|기정|추경|증감|[집지][행출]`),
    ko: "예산액",
    en: "a budget (예산액)",
  },
} as const;

/** What every template states of a project, one of the two or both. */
export type Half = keyof typeof halves;

/** A sheet without any spending, or any budget, beside a column that may be it: half of it would be applied. */
function halvesNotRead(sheet: TemplateSheet): readonly Finding[] {
  return (["spending", "budget"] as const).flatMap((half) => {
    const headers = headersOfHalf(sheet, half).join(", ");
    return headers === "" ? [] : [figureNotRead(sheet.headerRow, headers, half)];
  });
}

/** The columns that by their headers may be what the sheet lacks; none where it lacks nothing. */
export function headersOfHalf({ columns, isMapped }: TemplateSheet, half: Half): readonly string[] {
  const { measures, header: pattern, isOther } = halves[half];
  const known = columns.flatMap(({ column }) => (column.kind === "amount" ? [column.measure] : []));
  if (isMapped || known.some((measure) => (measures as readonly string[]).includes(measure))) return [];
  return columns.flatMap(({ header, column }) => {
    const { bare } = withoutUnit(comparableHeader(header));
    const isHalf = pattern.test(bare) && !isOther.test(bare.replace(/(?:예정|예상)액?포함$/, ""));
    return column.kind === "unknown" && isHalf ? [header] : [];
  });
}

export function figureNotRead(headerRow: number, headers: string, half: Half): Finding {
  const { ko, en } = halves[half];
  return question("figure-not-read", placeAt(headerRow, headers), {
    ko: `${ko} 열이 없고, "${headers}" 열이 그것인지 알 수 없어 보류합니다. 기준일까지의 ${ko}이면 제목을 "${ko}"으로 고쳐 다시 올리고, ${ko} 없이 반영하려면 보류를 해제해 주십시오.`,
    en: `There is no column of ${en}, and whether "${headers}" is it is not known, so the file is held. If it is, as of the day of the file, head it ${ko} and upload again; release the file to apply it without.`,
  });
}

function runningTotals({ columns, headerRow }: TemplateSheet): readonly Finding[] {
  const part = columns.find(({ isOfPart }) => isOfPart === true)?.header;
  const total = columns.find(({ column }) => column.kind === "amount" && column.measure === "expenditure");
  if (part === undefined || total === undefined) return [];
  return [
    remark("running-total-read", placeAt(headerRow, total.header), {
      ko: `"${total.header}" 열을 기준일까지의 집행액으로 읽고, "${part}" 열은 그 가운데 한 기간의 금액으로 보아 읽지 않았습니다.`,
      en: `The column "${total.header}" was read as the spending up to the day, and "${part}", as that of a part of it, was not read.`,
    }),
  ];
}

/** 예산액 beside what was levied and received, and without spending, is what an office expects to take in. */
function columnsOfRevenue({ columns, headerRow, isMapped }: TemplateSheet): readonly Finding[] {
  const found = columns.flatMap(({ header, column: { kind } }) =>
    kind === "unknown" &&
    /^(?:징수결정|수납|징수|부과|미수납|불납결손)(?:액|률|율|금액)?$/.test(comparableHeader(header))
      ? [header]
      : [],
  );
  const isOfSpending = columns.some(
    ({ column }) => column.kind === "amount" && column.measure === "expenditure",
  );
  if (isMapped || isOfSpending || found.length === 0) return [];
  const list = found.join(", ");
  return [
    rejection("table-of-revenue", placeAt(headerRow, list), {
      ko: `"${list}" 열이 있어 세입 표로 보입니다. 이 프로그램은 세출 예산과 지출액을 읽습니다. 세출 표를 올려 주십시오.`,
      en: `With the columns "${list}" the table seems to be of revenue. Budgets of expenditure and what was spent of them are read here: upload the table of these.`,
    }),
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
  return personal === "" ? [] : [personalIgnored(headerRow, personal)];
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
