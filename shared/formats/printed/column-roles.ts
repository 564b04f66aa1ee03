/**
 * What the columns of a council report's budget table mean, from their headers: never from their places. Offices print the
 * same figure under many words; a word that is not known here is no figure of ours.
 */
import { asOfDatesIn, isUnitWord, untilDatesIn, withoutDates } from "../cells/printed-unit-and-day.ts";
import { yearIn } from "../cells/printed-years.ts";

/** What names a row, from the widest group to the project. */
export type LevelRole = "department" | "account" | "group" | "unit-project" | "project" | "name";
const measures = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;
export type MeasureRole = (typeof measures)[number];
export type ColumnRole =
  | LevelRole
  | MeasureRole
  | "number"
  | "code"
  | "team"
  | "fund"
  /** A part of the budget (이월액, 당초) or of what is left: known, and told apart from what is read. */
  | "part"
  /** 구분 beside the name of a project: what parts it, or says of what kind it is. */
  | "division"
  /** 구분 before the name, where each row says its level: 정책, 단위, 세부. */
  | "level"
  /** 편성목, 통계목: the objects on which a project spends. */
  | "object"
  | "rate"
  | "plan-rate"
  /** Of which fiscal year or whose a row is. */
  | "year"
  | "office"
  | "other-year"
  /** Spending up to another day. */
  | "other-day"
  /** A word below a header, which is not known. */
  | "unknown-word"
  | "other";

export type PrintedYear = number | "last" | "own";

export interface CouncilColumn {
  readonly role: ColumnRole;
  /** The header text of all header rows, as the file has it. */
  readonly label: string;
  /** The fund whose share stands here, as printed; null where the column holds the total. */
  readonly fund: string | null;
  /** The year that the header prints; `last` for 전년도, `own` for 금년도. Null where it prints none. */
  readonly year: PrintedYear | null;
}

/** Any year serves to find a date in a header. */
const anyYear = 2000;

export const fundLabel =
  /^(국고(보조금?)?|((국|도|구|군|시[·ㆍ/]?도|(특별|광역)?시|시[·ㆍ/]?군([·ㆍ/]?구)?|군[·ㆍ/]?구)비)(보조금|부담금)?|자치구비|지방비|기금(보조금?)?|[균지]특(회계)?|(지역)?균형발전특별회계|특교[세금]?|특별교부[세금]|지방교부세|보통교부세|(특별)?조정교부금|특조금|지방채|자체재원|기타(재원)?)$/;
/** `3월`, `2/4분기`, `상반기`: a part of the year, which no project is called. */
export const periodOfYear =
  /^(\d{4}년|'\d\d년)?((1[0-2]|[1-9])월(말|분|까지|누계)?|[1-4](\/4)?(사?분기)?|[상하]반기)$/;

/** Funds, accounts, departments, and the months of a year, whose amounts may be running totals of one another. */
export const ofNoProjects = [
  fundLabel,
  /(회계|기금)$/,
  /^[가-힣]{2,12}(과|담당관|실|국|읍|면|동|의회)$/,
  periodOfYear,
];

const totalWord = /^(계|소계|합계|총계|총액|누계액?|금?액)$/;
/** Letters that a note under the table calculates with: `(A)`, `(B/A)`, `(C=A-B)`, `(%)`. */
const formula = /^[A-Za-z가나다라마①-⑳ⓐ-ⓩ%][-+/÷×=*A-Za-z가나다라마①-⑳ⓐ-ⓩ%\d]{0,8}$/;

const words: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(연번|번호|순번|순|no\.?|연변호)$/i, "number"],
  [/^(세부)?사업코드$/, "code"],
  [/^((담당|소관|추진|주관|관리)?(부서|과)|실?과소|실과|국실과?|[읍면동]+|소관)[명별]?$/, "department"],
  [/^(담당|추진)?팀(명|별)?$/, "team"],
  [/^회계(구분|명|별)?$/, "account"],
  [/^(정책사업|분야|부문|프로그램)(명|별)?$/, "group"],
  [/^단위사업(명|별)?$/, "unit-project"],
  [/^세부(단위)?사업(명|별)?([·ㆍ/](편성목|통계목|예산과목|[과세비]목)명?)?$/, "project"],
  [
    /^(((국고|국비|시비|도비|국·?[시도]비|민간|지방)?보조|공모|투자|주요|현안|역점|핵심|대상|추진)?사업|과제|시책)(명|별)$|^사업$|^구분$/,
    "name",
  ],
  [/^((정책(사업)?[·ㆍ/])?단위(사업)?|부서[명별]?|과[명별]?)[·ㆍ/](세부|단위)?사업[명별]?$/, "name"],
  [/^세[입출]$/, "other"],
  [/^재원(별|구분|내역|명)?$/, "fund"],
  [/^(회계|예산|사업|기준|결산|대상)?(연도|년도)(별|구분)?$|^(fy|fiscalyear|year)$/i, "year"],
  [/^(자치단체|지방자치단체|지자체|시군구|시[·ㆍ]?도|자치구|구[·ㆍ]?군|[시군구]청)(명|코드|별)?$/, "office"],
  [/^(사업|예산|세부)?(구분|분류|유형|종류|항목)$/, "division"],
  [
    /^(편성목|통계목|예산과목|과목|세목|목|비목|경비(구분|별)?|(세부|산출|예산|편성)내역|부기명?|(내역|세세)사업)(명|별|코드)?$/,
    "object",
  ],
  [/^(계획|목표|예정|전망|연말|연간|건수|인원)(액|까지)?$/, "other"],
  [/(집행|지출|진도)(비율|률|율)|^(비율|률|율)$/, "rate"],
  [/잔액|^잔여|불용|^미집행/, "part"],
  [/^(보조|자체)사업비?$/, "part"],
  [/^(전월|당월|금월|\d{1,2}월)(까지|누계|분)?$|^(명시|사고|계속비?)$/, "part"],
  [/^\d{1,2}월?[~∼～-]\d{1,2}월(까지|누계|분)?$/, "part"],
  [/^[1-4](\/4|사)?(분기)?$|^[상하]반기$/, "part"],
  [/^(지출)?원인행위(누계)?(금)?액?$/, "commitment"],
  [/이월|^당초|^본예산|^기정|추경|^증감|예비비|전용|배정|교부|^총?사업비$/, "part"],
  [/^예산현액$|^현액$|^세출예산현액$/, "current-budget"],
  [/^(최종|확정|세출|현|총)?예산(액|총액|금액)?$|^(예산)?편성액$|^최종$/, "appropriation"],
  [/^(누계|총|기)?(집행|지출|지급)(누계)?(금)?(액|실적|총액)?(누계|합계|총계|계)?액?$/, "expenditure"],
];

/** @param parts what stands above the column in each header row, from the top; blank rows left out. */
export function columnOf(parts: readonly string[]): CouncilColumn {
  const label = parts.join(" ").trim();
  // What parts 집행현황 is an amount: `집행현황: 금액 | 비율`.
  const read = parts.map((part, at) =>
    partOf(at < parts.length - 1 ? part.replace(/(?<=^\s*(?:집\s*행|지\s*출)\s*)현\s*황/, "액") : part),
  );
  const fund = read.findLast((part) => part.fund !== null)?.fund ?? null;
  const year = read.findLast((part) => part.year !== null)?.year ?? null;
  return { role: roleOf(label, read), label, fund, year };
}

/** `집행(%)`, `집행액 | %`: a rate by its header and by each of its cells, though the word before it is that of an amount. */
export function withPercentages(column: CouncilColumn, cells: readonly string[]): CouncilColumn {
  if (column.role !== "expenditure" || !/%\)?$/.test(column.label.trim())) return column;
  const stated = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && cell !== "-");
  const isRate = stated.length > 0 && stated.every((cell) => /^\d{1,3}(\.\d+)?%?$/.test(cell));
  return isRate ? { ...column, role: "rate" } : column;
}

/** Whether a group of columns is headed as the whole of those beside it: `계`, over `현년도` and `이월`. */
export function isOfWhole(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.slice(0, -1).some((part) => totalWord.test(partOf(part).bare));
}

/** `예산액 계`: the whole of the columns beside it, by its lowest word. */
export function isTotalLabel(label: string): boolean {
  return totalWord.test(partOf(label.split(" ").at(-1) ?? "").bare);
}

/** True where the cell could stand in a second header row: a word known here, a day, a fund, a letter, a unit. */
export function isHeaderWord(cell: string): boolean {
  const text = cell.replace(/\s/g, "");
  if (asOfDatesIn(text, anyYear).length > 0 || untilDatesIn(text, anyYear).length > 0) return true;
  const { bare, role } = partOf(cell);
  return role !== null || bare === "" || totalWord.test(bare) || fundLabel.test(bare);
}

export function isMeasure(role: ColumnRole): role is MeasureRole {
  return (measures as readonly ColumnRole[]).includes(role);
}

function roleOf(label: string, parts: readonly HeaderPart[]): ColumnRole {
  if (parts.some(({ bare }) => bare.startsWith("세입"))) return "other";
  const text = label.replace(/\s/g, "");
  const isPlanned = untilDatesIn(text, anyYear).length > 0 || /집행\(?(계획|예정|전망|예상)/.test(text);
  const named = parts.filter(({ bare }) => bare !== "" && !totalWord.test(bare) && !fundLabel.test(bare));
  const isOfPart = named.slice(0, -1).some((part) => part.role === "part");
  const role = isOfPart ? "part" : (named.at(-1)?.role ?? null);
  if (role === "rate") return isPlanned ? "plan-rate" : otherRate.test(text) ? "other" : "rate";
  if (isPlanned && /^(집행|지출|\d|['’‘])/.test(text)) return "plan";
  if (named.length === 0) return parts.some(({ fund }) => fund !== null) ? "fund" : "other";
  const qualifiers = parts.flatMap((part) => part.qualifiers).join(" ");
  if (role === "expenditure") return spendingOf(qualifiers);
  if (
    role === "appropriation" &&
    /^((명시|사고)?이월(액|금|비|예산)?(포함|합산)|(예산)?현액(기준)?)$/.test(qualifiers)
  )
    return "current-budget";
  if (
    role === "appropriation" &&
    /^(안|요구|제출|당초|본예산|기정(예산)?|증감|이월액?|(추경|추가경정)(예산|액)*\s*(제외|미반영|미포함|전))$/.test(
      qualifiers,
    )
  )
    return "part";
  return role ?? "other";
}

/** `목표대비 집행률`, `실집행률`, `연말 집행률`: of another spending, of another day, or of something else than the budget. */
const otherRate = /연말|실집행|배정|교부|목표|대상|계약|원인행위|공정|전월|전주|당월|금월/;

/** 집행액 with the commitments in it is no spending; that of one month, or of another year, is no running total. */
function spendingOf(qualifiers: string): ColumnRole {
  if (/(원인행위|계약|품의|발주)액?\s*(제외|미포함)/.test(qualifiers)) return "expenditure";
  if (/원인행위|계약|품의|발주|채무/.test(qualifiers)) return "commitment";
  if (/예정|계획|전망|예상|추정|추계/.test(qualifiers)) return "plan";
  return /당월|금월|전월|월중|[분반]기|(^|\s)\d{1,2}월(분|중|한)?(\s|$)|전년|월평균|\d\/4/.test(qualifiers)
    ? "other"
    : "expenditure";
}

interface HeaderPart {
  /** Without brackets, days, years and marks. */
  readonly bare: string;
  readonly role: ColumnRole | null;
  readonly fund: string | null;
  readonly year: PrintedYear | null;
  /** What stands in brackets and is neither unit, day, fund nor formula. */
  readonly qualifiers: readonly string[];
}

function partOf(cell: string): HeaderPart {
  const text = withoutDates(cell.replace(/\s/g, "").replace(/지방비\((시도?|도|구|군|시군구?)비?\)/, "$1비"));
  const brackets = [...text.matchAll(/[([<【]([^()[\]<>【】]*)[)\]>】]/g)].map(([, inside = ""]) => inside);
  const outside = text.replace(/[([<【][^()[\]<>【】]*[)\]>】]/g, "").replace(/[*※†¹²³⁰⁴-⁹⁽⁾]+$/, "");
  const { year: ownYear, rest } = yearOf(outside);
  const year = ownYear ?? brackets.map(yearInBracket).find((found) => found !== null) ?? null;
  const bare = rest.replace(/(?<=[가-힣])[A-Za-z①-⑳ⓐ-ⓩ]$|^[.,:]+|[.,:]+$|^%$|^(?:천|백만|억)?원$/g, "");
  const fund = [bare, ...brackets].find((word) => fundLabel.test(word)) ?? splitFund(bare);
  const word = fund !== null && bare !== fund ? bare.replace(fund, "") : bare;
  // 국비비율 says how the budget is shared, 국비 집행률 how much of it was spent.
  const isShare = fund !== null && bare !== fund && /^(비율|률|율)$/.test(word);
  const role = isShare ? "other" : (words.find(([pattern]) => pattern.test(word))?.[1] ?? null);
  const qualifiers = brackets.filter(
    (inside) =>
      inside !== "" &&
      !isUnitWord(inside) &&
      !fundLabel.test(inside) &&
      !formula.test(inside) &&
      yearInBracket(inside) === null,
  );
  return { bare: word, role, fund, year, qualifiers };
}

/** `국비예산액`, `예산액국비`: the fund beside the word. */
function splitFund(bare: string): string | null {
  const found =
    /^(국비|시비|도비|시도비|구비|군비|시군구비)(?=.)|(?<=.)(국비|시비|도비|시도비|구비|군비|시군구비)$/.exec(
      bare,
    );
  return found?.[0] ?? null;
}

/** `('25)`, `(2025)`, `(전년도)`: a bracket of nothing but a year. */
function yearInBracket(inside: string): PrintedYear | null {
  const { year, rest } = yearOf(/^(?:20|['’‘])\d\d$/.test(inside) ? `${inside}년` : inside);
  return rest === "" ? year : null;
}

const ownYearWord = /^(금년도?|당해(?:연도|년도)?|당년도?|올해|현년도?)/;

function yearOf(text: string): { readonly year: PrintedYear | null; readonly rest: string } {
  if (/^(전년도?|작년도?)(?!도?이월)/.test(text))
    return { year: "last", rest: text.replace(/^(전년도?|작년도?)/, "") };
  if (ownYearWord.test(text)) return { year: "own", rest: text.replace(ownYearWord, "") };
  const rest = text.replace(
    /(?<!\d)(?:\d{4}|['’‘]?\d{2})(?:회계)?(?:년도?|연도)말?|^FY['’‘]?\d{2,4}|^20\d\d(?=[가-힣])/g,
    "",
  );
  return { year: yearIn(text), rest };
}
