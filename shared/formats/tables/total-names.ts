/**
 * Names of rows that only repeat others, in any dress: `계`, `소 계`, `[합계]`, `복지정책과 소계`, `소계(복지정책과)`, `※ 소계`,
 * `합 계 (2건)`, `Sub-total`. What looks like one and is none fails the check of its amounts, which is told.
 */
import { plainName } from "../../domain/values/plain-text.ts";

export function isTotalName(name: string): boolean {
  return totalWordOf(name) !== null;
}

export function holdsTotal(rows: readonly { readonly name: string }[]): boolean {
  return rows.some(({ name }) => isTotalName(name));
}

/** The word of the total, by which totals of one level are known: `소계` of `복지정책과 소계`; null for other names. */
export function totalWordOf(name: string): string | null {
  if (!mayBeTotal.test(name)) return null;
  const text = bare(plainName(name));
  const inFront = bare(text.replace(/\s*[([][^()[\]]*[)\]]$/, ""));
  const behind = bare(text.replace(/^[([][^()[\]]*[)\]]\s*/, ""));
  for (const candidate of [text, inFront, behind]) {
    const word = wordOf(candidate);
    if (word !== null) return word;
  }
  return null;
}

/** Most names are none: they are passed by one look, in the spelling of the cell. */
const mayBeTotal = /[계액합計]|\u1100\u1168|total|sum|ＴＯＴＡＬ|ｔｏｔａｌ/i;

const scopes =
  "전체|총|부서|과|국|실|팀|회계|분야|부문|정책사업|단위사업|세부사업|사업|기관|자치단체|일반회계|특별회계|기금|재원|월|분기|누|페이지|\\d{1,2}월|[1-4]분기";
const words = "계|소계|합계|총계|총합계|누계|총누계";
const whole = new RegExp(`^(?:(?:${scopes})별?)?(${words}|총액|합산)$`);
/** 계 alone needs a gap before it: 설계, 통계 and 특별회계 end in it too. */
const behindGap = /\s(계|소\s?계|합\s?계|총\s?계|총\s?합\s?계|누\s?계)$/;
/** Behind the name of a department or an account no gap is needed; 종합계 and 통합계 are no totals. */
const behindUnit =
  /(?:과|실|국|소|관|단|팀|읍|면|동|원|처|센터|본부|회계|기금|분야|부문|별|청|의회|월|분기|년)(소계|합계|총계|총합계|누계)$|[가-힣]{2}(?:과|국|담당관|읍|면)(계)$/;
const before =
  /^(소계|합계|총계|총합계|누계)(?:\s*[:：\-–_]\s*\S.*|\s+\S*(?:과|실|국|소|관|단|팀|읍|면|동|원|처|센터|본부|회계|기금|분야|부문))$/;
const english =
  /^(?:(?:sub|grand|overall|running|department|dept)[\s.-]*)?(totals?|sum)$|\s(?:sub-?\s?|grand\s)?(total)$/i;

function wordOf(text: string): string | null {
  const squeezed = text.replace(/\s/g, "");
  const unit: readonly (string | undefined)[] = behindUnit.exec(text)?.slice(1) ?? [];
  const korean =
    whole.exec(squeezed)?.[1] ??
    behindGap.exec(text)?.[1]?.replace(/\s/g, "") ??
    unit.find((word) => word !== undefined) ??
    before.exec(text)?.[1];
  if (korean !== undefined) return korean;
  return english.test(text) ? "total" : null;
}

/** Without brackets around it and signs at its ends: `<계>`, `-계-`, `소계 .`, `【합계】`. */
function bare(text: string): string {
  const isWhole = /^([<([{【〔「『])[^<([{【〔「『>)\]}】〕」』]*([>)\]}】〕」』])$/.test(text);
  const inside = isWhole ? text.slice(1, -1) : text;
  return inside.replace(/^[\s"'=~·.:_*–—-]+|[\s"'=~·.:_*–—-]+$/g, "");
}
