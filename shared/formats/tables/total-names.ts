/**
 * Names of rows that only repeat others, in any dress: `계`, `소 계`, `[합계]`, `복지정책과 소계`, `소계(복지정책과)`, `※ 소계`,
 * `합 계 (2건)`, `Sub-total`. What looks like one and is none fails the check of its amounts, which is told.
 */
import { plainName } from "../../domain/values/plain-text.ts";
import { onlyYearIn } from "../cells/printed-years.ts";

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
  const inFront = bare(text.replace(/\s*(?:[([][^()[\]]*[)\]]|\s\d[\d,]*\s?(?:건|개|개\s?사업))$/, ""));
  const behind = bare(text.replace(/^[([][^()[\]]*[)\]]\s*/, ""));
  for (const candidate of [text, inFront, behind]) {
    const word = wordOf(candidate);
    if (word !== null) return word;
  }
  return null;
}

/** Most names are none: they are passed by one look, in the spelling of the cell. */
const mayBeTotal = /[계액합計월]|요약|\u1100\u1168|total|sum|ＴＯＴＡＬ|ｔｏｔａｌ/i;

const scopes =
  "전체|총|부서|과|국|실|팀|회계|분야|부문|정책사업|단위사업|세부사업|사업|기관|자치단체|일반회계|특별회계|기금|재원|일|당일|금일|월|당월|금월|분기|누|페이지|쪽|당?면|이월|현재|중간|세출|\\d{1,2}월|[1-4]분기";
const words = "계|소계|합계|총계|총합계|누계|총누계";
/** `차면이월`, `앞쪽에서 이월`: at the foot and at the head of the pages of a printed list. */
const carried = "(?:전|차|앞|뒷|다음)(?:면|쪽|장|페이지)(?:에서|으로|로)?이월(?:계|액|금액)?";
const whole = new RegExp(`^(?:(?:${scopes})별?)?(${words}|총합|합계액|총액|합산|${carried})$`);
/** 계 alone needs a gap before it: 설계, 통계 and 특별회계 end in it too. Spreadsheets call their own subtotals 요약. */
const behindGap = /\s(계|요약|소\s?계|합\s?계|총\s?계|총\s?합\s?계|누\s?계)$/;
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

/**
 * Names of what the projects are compared with: `전년도`, `2025년도`, `10월 목표액`, `전년 대비`, `구 전체`, `복지정책과 전체`. Only
 * names that say nothing else: `전체 주민 건강검진` and `목표관리제 운영` are projects.
 */
export function isOfComparison(name: string): boolean {
  const text = name.replace(/[\s()[\]<>【】※*·:]/g, "").replace(/^[-–=]+|[-–=]+$|^(?:참고|비고)/g, "");
  // Any year serves to find one.
  return comparisons.some((pattern) => pattern.test(text)) || onlyYearIn(text, 2000) !== null;
}

/**
 * Names of figures and of no project: `잔액`, `집행률(%)`, `9월말`, `순계`, `구비 부담`, `당초예산`. Only names that say nothing else: `집행잔액 반납`
 * and `구비 부담금 반환` are projects.
 */
export function isOfFigures(name: string): boolean {
  const text = name.replace(/[\s<>【】※*·:%]/g, "").replace(/[([][^()[\]]*[)\]]/g, "");
  return figureNames.some((pattern) => pattern.test(text.replace(/^[-–=]+|[-–=]+$/g, "")));
}

const fund =
  "(?:국고보조금|국고|국비|시도비|시군구비|국도비|국시비|국구비|시비|도비|군비|구비|특교세?|특별교부세|기금|자체재원|보조금|지방채)";
const figureNames = [
  /^(?:예산|현액|집행|사업비|지출|총)*(?:잔액|잔여액?|미집행액?|불용예상액|불용액|불용)(?:률|율|계)?$/,
  /^(?:예산|평균|총|전체|누적|계획|목표|추진|재정)*(?:집행|지출|진도|진척|달성|소진|불용|추진|구성|점유)(?:비율|비|률|율)(?:계)?$|^(?:비율|비중|구성비|진도)$/,
  /^(?:전월|당월|금월|전분기|당분기|월별|월간)(?:말|분|까지|누계|계)*$/,
  /^(?:\d{4}년|'?\d{2}년)?(?:(?:1[0-2]|[1-9])월|[1-4](?:\/4|사)?분기|[상하]반기)(?:말|분|중|까지|누계|현재|기준|계)*$/,
  /^순(?:계|액|규모|예산|세출|집행|지출|총)+(?:액|규모|계)?$|^(?:회계|내부)간?(?:거래|전출입|중복)(?:금|액|분)?(?:제외|공제|차감)$|^중복(?:분|액)?(?:제외|공제|차감)$/,
  new RegExp(
    `^${fund}(?:${fund}|및|와|과)*(?:보조|부담|지원|매칭|재원|내시)*(?:분|액|금|비율|율|률|계|소계)?$`,
  ),
  /^(?:당초|본|기정|최종|추경|현)(?:예산)?(?:액|계)?$|^추가경정(?:예산)?액?$|^예산(?:현액|액|증감)?$|^(?:집행|지출)(?:액|총액|누계액?|예정액?|계획액?)$|^원인행위액?$|^(?:명시|사고|계속비)?이월(?:액|예정액)?$|^(?:검산|오차|단수차?|반올림차?)$/,
];

const period =
  "(?:올해|금년도?|당해연도|연간|연말|\\d{4}년도?|'?\\d{2}년도?|\\d{1,2}월|[1-4](?:/4)?분기|[상하]반기|월별?|분기별?)*(?:말|까지)?";
const figures =
  "(?:최종|본|당초|추경)?(?:세출|예산|결산|집행|지출|현액|예산현액|실적)*(?:액|률|율|현황|규모|누계|합계)*";
const comparisons = [
  new RegExp(
    `^(?:전전?년도?|작년도?|지난해|전월|전분기|전기)(?:말|도|동[기월]|같은기간)?(?:대비|비교|기준)?(?:증감|차이)?${figures}$`,
  ),
  new RegExp(`^\\d{4}년도?(?:대비|비교|말)?(?:증감|차이)?${figures}$`),
  new RegExp(
    `^${period}(?:신속|재정|균형)?(?:예산|집행|지출)?(?:목표|계획|전망)(?:액|률|율|치|값)?(?:대비)?(?:증감|차이|달성)?${figures}$`,
  ),
  new RegExp(
    `^(?:우리|본|당)?(?:[가-힣]{0,8}(?:시|군|구|도|청|과|국|실|담당관|부서|기관|회계)|전국|자치구|사업|세출|예산)?(?:전체|평균)(?:부서|사업|세출)?${figures}$`,
  ),
  new RegExp(`^(?:전부서|우리(?:시|군|구|도)?|(?:시|군|구|도)(?:청)?)(?:전체|총괄|총)${figures}$`),
];

/** Without brackets around it and signs at its ends: `<계>`, `-계-`, `소계 .`, `【합계】`. */
function bare(text: string): string {
  const isWhole = /^([<([{【〔「『])[^<([{【〔「『>)\]}】〕」』]*([>)\]}】〕」』])$/.test(text);
  const inside = isWhole ? text.slice(1, -1) : text;
  return inside.replace(/^[\s"'=~·.:_*–—-]+|[\s"'=~·.:_*–—-]+$/g, "");
}
