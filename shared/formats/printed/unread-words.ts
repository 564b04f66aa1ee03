/**
 * What the amounts under a header that this reader takes no figure from would do to the figures that it takes. The table of
 * words is read from its top; a header that none of them fits says nothing of a budget or of spending.
 */
import type { Won } from "../../domain/values/won.ts";
import type { CouncilTable } from "./budget-tables.ts";
import { type CouncilColumn, isTotalLabel } from "./column-roles.ts";

export type UnreadMeaning =
  /** No figure of the day: a plan, a remainder, a month, another year, the cost of all years, a text. */
  | "harmless"
  /** The budget of before, of the year until it was amended or of another year: the one that is read is later. */
  | "original"
  /** Adds to the budget of the year where no 예산현액 is printed. */
  | "carried"
  /** Is left for the next year. */
  | "carried-on"
  /** Adds to 예산액, where that is not printed with it. */
  | "amended"
  /** Takes away from 예산액. */
  | "cut"
  /** Takes away from what was spent. */
  | "returned"
  /** Says again, in another way, what the budget or the spending is. */
  | "claim";

/** A column without a figure of ours, with what stands in it. */
export interface UnreadColumn {
  /** Its place, from 0. */
  readonly at: number;
  readonly label: string;
  readonly meaning: UnreadMeaning;
  /** By row; null where nothing stands. */
  readonly amounts: readonly (Won | null)[];
  /** False where a cell is no amount, so that nothing can be calculated with it. */
  readonly isWhole: boolean;
  /** Its first cell that is neither empty nor 0; empty where there is none. */
  readonly shown: string;
}

const unreadWords: readonly (readonly [RegExp, UnreadMeaning])[] = [
  [/^세입/, "harmless"],
  [
    /(사유|내용|내역|여부|유무|대책|방법|기관|과목|부서|시기|일자|기간|근거|건수|개소|인원|비고)$/,
    "harmless",
  ],
  [/(율|률|비율|비중|대비)$|%/, "harmless"],
  // What comes in is no budget to spend, and no spending.
  [/징수결정|(?<!지원금?)수납|징수(?=액|률|율|$)|미수납/, "harmless"],
  // `재배정 집행액`: spending of another's budget, which may or may not be in 집행액.
  [/(재배정|배정|수임|위임|교부|위탁)(된|분)?(사업)?(집행|지출)(금?액|누계|실적)*$/, "claim"],
  [/목표|계획|예정|전망|예상|가능|대상|요구|신청|소요|필요|배정|향후|이후/, "harmless"],
  [/전월|당월|금월|금[회번]|월중|월평균|(^|\D)\d{1,2}월|분기|반기|\d\/4/, "harmless"],
  [/^(전년도?|작년도?)(?!도?이월)/, "original"],
  [/기투자|투자액?$|총?사업비|까지$/, "harmless"],
  [/(차년도|다음연도|다음년도|익년도|내년도?).*이월/, "carried-on"],
  [/차년도|다음연도|다음년도|익년도|내년/, "harmless"],
  [/^(당초|본예산|기정)|(당초|본예산|기정)(예산)?액?$/, "original"],
  [/반납|환수|환입|여입|회수|과오납|환급|반환|취소|상계|공제|차감|(집행|지출).*감액/, "returned"],
  [/잔액|잔여|미집행|미지급|불용/, "harmless"],
  [/이월|예비비|전용|이용액|이체|^명시$|^사고$|^계속비?$/, "carried"],
  [/(?<!증)감액|삭감|감추경|절감/, "cut"],
  [/추경|추가|증감|증액|변경|조정|정정/, "amended"],
  [/예산|현액|편성|집행|지출|지급|교부|사용액|결산|정산|보조금|금액|지원액/, "claim"],
  [/^(계|합계|총계|소계|총액|누계)$/, "claim"],
];

/** @param label with the words of all header rows. */
export function unreadMeaningOf(label: string): UnreadMeaning {
  const text = label.replace(/\s|[([](단위:?)?(원|천원|백만원|억원)[)\]]/g, "");
  return unreadWords.find(([pattern]) => pattern.test(text))?.[1] ?? "harmless";
}

/** `예산현액: 현년도 | 이월`: a figure that is read of the year's own part, of which no column states the whole. */
export interface SplitFigure {
  readonly measure: "appropriation" | "current-budget" | "commitment" | "expenditure";
  /** The header of the part that is read. */
  readonly own: string;
  /** Whether that says 현년도, and not the number of a year, and a part says 예산현액 too. */
  readonly isOwn: boolean;
  readonly parts: readonly UnreadColumn[];
  /** Parts of those: `이월: 계 | 명시 | 사고`. */
  readonly inside: readonly UnreadColumn[];
}

const splitMeasures = ["appropriation", "current-budget", "commitment", "expenditure"] as const;

export function splitFigures(
  { columns }: CouncilTable,
  unread: readonly UnreadColumn[],
): readonly SplitFigure[] {
  const isOfWhole = columns.some(({ role, year }) => role === "current-budget" && year === null);
  return splitMeasures.flatMap((measure): readonly SplitFigure[] => {
    const own = columns.findIndex(({ role, year }) => role === measure && year !== null && year !== "last");
    const column = columns[own];
    // 예산현액 beside its parts states the whole of them.
    if (column === undefined || (measure === "appropriation" && isOfWhole)) return [];
    const found = unread.filter(
      (part) => part.shown !== "" && isCarried(part) && isPartBeside(column, part, columns),
    );
    const wholes = found.filter(({ label }) => isTotalLabel(label));
    const parts = wholes.length === 0 ? found : wholes;
    const isOwn = column.year === "own" && parts.some(({ label }) => figureIn(label) !== null);
    const inside = found.filter((part) => !parts.includes(part));
    return found.length === 0 ? [] : [{ measure, own: column.label, isOwn, parts, inside }];
  });
}

/** 이월사업비 is no cost of all years. */
function isCarried({ label }: UnreadColumn): boolean {
  return unreadMeaningOf(label.replace(/사\s*업\s*비?/g, "")) === "carried";
}

/** `이월 예산현액` beside `현년도 예산현액`, and `이월액` beside it. */
function isPartBeside(own: CouncilColumn, part: UnreadColumn, columns: readonly CouncilColumn[]): boolean {
  if (own.year !== "own") return withoutSpan(own.label) === withoutSpan(part.label);
  const figure = figureIn(part.label);
  // 이월액 behind the spending is what is left of it for the next year.
  const spent = columns.findIndex(({ role }) => role === "expenditure" || role === "commitment");
  const isBare = figure === null && (spent === -1 || part.at < spent);
  return figure === figureIn(own.label) || (isBare && figureIn(own.label) === "budget");
}

const carriedWords =
  /(전전?년도?|작년도?|(20|['’‘])\d\d(년도?)?)?(에서)?(명시|사고|계속비?)?이월(된)?(사업비?|금액|액|금|비|분)?/g;
const ownWords = /금년도?|당해(연도|년도?)?|당년도?|올해|현년도?|(20|['’‘])\d\d(년도?)?/g;

function withoutSpan(label: string): string {
  return label
    .replace(/[\s()[\]<>]/g, "")
    .replace(carriedWords, "")
    .replace(ownWords, "");
}

function figureIn(label: string): "commitment" | "spending" | "budget" | null {
  const text = label.replace(/\s/g, "").replace(/이월예산/g, "");
  if (/원인행위/.test(text)) return "commitment";
  if (/집행|지출|지급/.test(text)) return "spending";
  return /예산|현액|편성/.test(text) ? "budget" : null;
}
