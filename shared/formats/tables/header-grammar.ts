/**
 * The header grammar of the office's own template, in Korean and English. An amount column is a measure and,
 * before or behind it, a fund: `집행액(시비)`, `국비 예산현액`, `expenditure_national`, with or without a unit.
 */
import { type Fund, fundOfLabel } from "../../domain/values/fund.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import type { ProjectAttribute } from "../../domain/values/project.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { rememberedByName } from "../../domain/values/remembered-by-name.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";

export type TextField = "code" | "name" | ProjectAttribute;

export type TemplateColumn =
  | { readonly kind: TextField | "as-of" | "unit" | "personal" | "unknown" | "ignored" | "blank" }
  | {
      readonly kind: "amount";
      readonly measure: FactualMeasure;
      /** `unsplit` is the total over the funds. */
      readonly fund: Fund;
      readonly unit: MoneyUnit | null;
    }
  | {
      readonly kind: "plan";
      /** `in` is to be spent inside the month, `by` from January to its end. */
      readonly span: "in" | "by";
      readonly month: number;
      readonly unit: MoneyUnit | null;
    };

/** Columns that no template has. A file with one of them lists payments, or many offices, row by row. */
const foreignHeaders =
  /^(지급일자|지급명령번호|지출일자|지출번호|결의일자|결의번호|결의금액|결의승인일|원인행위일자|원인행위번호|품의번호|통계목|예산과목|지역)$/;
/** Payees and purposes are personal data: never imported and never quoted. */
const personalHeaders =
  /^(채권자|지급처|거래처|예금주|수취인|수령인|적요|계좌번호|payee|creditor|memo|description)(명|성명|이름|name)?$/;

const textHeaders: readonly (readonly [RegExp, TextField | "as-of" | "unit"])[] = [
  // `code (채움)` heads the template that was given out filled in.
  [/^(세부)?사업코드$|^코드$|^(project)?code(채움)?$/, "code"],
  [/^(세부)?사업명?$|^(project)?name$|^project$/, "name"],
  [/^단위사업명?$|^unitproject(name)?$/, "unitProject"],
  [
    /^((담당|소관|추진|주관|관리|집행|시행)?부서|(담당|소관|추진|주관)과|실과소?|과소|국실과?|실국|읍면동?|(행정)?동)(명|별)?$|^소관$|^department$/,
    "department",
  ],
  [/^(담당)?팀명?$|^team$/, "team"],
  [/^담당자(이메일|email|메일|전자우편)?$|^(이메일|email|contact)$/, "contact"],
  [/^회계(구분|명)?$|^account$/, "account"],
  [/^분야명?$|^field$/, "field"],
  [/^기준일자?$|^asof(date)?$/, "as-of"],
  [/^(금액)?단위$|^unit$/, "unit"],
];

/** The longer word first where one ends in another. */
const measureWords: readonly (readonly [string, FactualMeasure])[] = [
  ["currentbudget", "current-budget"],
  ["예산현액", "current-budget"],
  ["원인행위액", "commitment"],
  ["commitment", "commitment"],
  ["appropriation", "appropriation"],
  ["예산액", "appropriation"],
  ["편성액", "appropriation"],
  ["budget", "appropriation"],
  ["expenditure", "expenditure"],
  ["집행액", "expenditure"],
  ["지출액", "expenditure"],
  ["지급액", "expenditure"],
  ["spent", "expenditure"],
];

const englishFunds: ReadonlyMap<string, Fund> = new Map(
  (["national", "provincial", "municipal", "other"] as const).map((fund) => [fund, fund]),
);
const totalWords = new Set(["", "계", "합계", "총액", "소계", "세출", "total"]);

const unitWords: readonly (readonly [RegExp, MoneyUnit])[] = [
  [/(백만원|millionwon|krwmillion)$/, "백만원"],
  [/(천원|thousandwon|krwthousand)$/, "천원"],
  [/억원$/, "억원"],
  [/(?<![십백천만억조])(원|won|krw)$/, "원"],
];

/** What a header means for one office, in Korean, in English, or in both; `unknown` where it means nothing here. */
export function templateColumnOf(header: string, office: string): TemplateColumn {
  const column = columnOf(header, office);
  const parts = header.split("/");
  if (column.kind !== "unknown" || parts.length !== 2) return column;
  const [one = column, other = column] = parts.map((part) => columnOf(part, office));
  if (one.kind === "personal" || other.kind === "personal") return { kind: "personal" };
  const isSame = JSON.stringify({ ...one, unit: null }) === JSON.stringify({ ...other, unit: null });
  if (!isSame) return column;
  const units = [one, other].filter((part) => "unit" in part && part.unit !== null);
  return units[0] ?? one;
}

function columnOf(header: string, office: string): TemplateColumn {
  const text = comparableHeader(header);
  if (text === "") return { kind: "blank" };
  if (isPersonalHeader(text)) return { kind: "personal" };
  // Read for the department's name alone, or shown beside its code.
  if (/^(부서코드|deptcd|departmentcode|부서이름|departmentname)$/.test(text)) return { kind: "ignored" };
  const [, field] = textHeaders.find(([pattern]) => pattern.test(text)) ?? [];
  if (field !== undefined) return { kind: field };
  const { bare, unit } = withoutUnit(text);
  return planColumn(bare, unit) ?? amountColumn(bare, unit, office) ?? { kind: "unknown" };
}

/** Whether the cells of the column are never looked at, whatever stands in them. */
export function isPassedOver({ kind }: TemplateColumn): boolean {
  return kind === "unknown" || kind === "personal" || kind === "ignored";
}

export function isPersonalHeader(header: string): boolean {
  return personalHeaders.test(comparableHeader(header));
}

export function isForeignHeader(header: string): boolean {
  return foreignHeaders.test(comparableHeader(header));
}

function planColumn(text: string, unit: MoneyUnit | null): TemplateColumn | null {
  if (
    /^(12월?31일?(까지)?(집행)?(계획|까지)|연말(집행)?계획|12월?31일?까지|planyearend|yearendplan)$/.test(
      text,
    )
  ) {
    return { kind: "plan", span: "by", month: yearEndMonth, unit };
  }
  const quarter = quarterOf(text);
  if (quarter !== null) return { kind: "plan", span: "by", month: quarter * monthsOfQuarter, unit };
  const by = /^(\d{1,2})월(?:말)?까지(?:집행)?(?:계획)?$|^planbym(\d{1,2})$/.exec(text);
  const within = /^(\d{1,2})월(?:집행)?계획$|^planm(\d{1,2})$/.exec(text);
  const month = Number(by?.[1] ?? by?.[2] ?? within?.[1] ?? within?.[2] ?? 0);
  return month >= 1 && month <= 12 ? { kind: "plan", span: by === null ? "in" : "by", month, unit } : null;
}

const monthsOfQuarter = 3;

/**
 * Which quarter's end a plan runs to from January: `3분기까지 계획`, `2분기 누계 계획`, `상반기 계획`. The first quarter does so by itself; a later
 * one alone (`3분기 계획`) may be either, and stays a question.
 */
function quarterOf(text: string): number | null {
  if (/^(?:상반기|1분기)(?:말|까지|누계)?(?:집행)?계획$/.test(text)) return text.startsWith("상반기") ? 2 : 1;
  const [, quarter] = /^([1-4])분기(?:말까지|까지|말누계|누계)(?:집행)?계획$/.exec(text) ?? [];
  return quarter === undefined ? null : Number(quarter);
}

/** `1분기 계획` beside `2분기 계획`: whether each is the quarter's own or runs from January nothing says, so none of them is read. */
export function bareQuarter(header: string): "first" | "later" | null {
  const [, part] =
    /^([1-4]분기|[상하]반기)(?:집행)?계획(?:천원|백만원|억원|원)?$/.exec(comparableHeader(header)) ?? [];
  if (part === undefined) return null;
  return part === "1분기" || part === "상반기" ? "first" : "later";
}

/** The month of a year-end plan: the same statement as `12월까지 계획`. */
const yearEndMonth = 12;

function amountColumn(text: string, unit: MoneyUnit | null, office: string): TemplateColumn | null {
  for (const [word, measure] of measureWords) {
    if (!text.startsWith(word) && !text.endsWith(word)) continue;
    const label = text.startsWith(word) ? text.slice(word.length) : text.slice(0, -word.length);
    const fund = totalWords.has(label) ? "unsplit" : (englishFunds.get(label) ?? fundOfLabel(label, office));
    if (fund !== null) return { kind: "amount", measure, fund, unit };
  }
  return null;
}

/** Of a header as it is compared: `집행누계` and 천원 of `집행누계천원`. */
export function withoutUnit(text: string): { readonly bare: string; readonly unit: MoneyUnit | null } {
  for (const [pattern, unit] of unitWords) {
    if (pattern.test(text)) return { bare: text.replace(pattern, "").replace(/단위:?$/, ""), unit };
  }
  return { bare: text, unit: null };
}

/** Letter case, spaces, brackets, dots, lines, numbering and marks of footnotes do not tell headers apart. */
export const comparableHeader = rememberedByName((header) =>
  plainName(header)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-‐–()[\]{}.,·ㆍ/:'"“”*]/g, ""),
);
