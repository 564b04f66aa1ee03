/**
 * Words beside a table that say what its figures are of: paid, or what is only bound or expected; the whole budget, or what was not yet
 * adopted. `※ 집행액은 지출원인행위액 포함`, `※ 2회 추경 미반영`, `□ 신속집행 추진실적`.
 */
import { plainText } from "../../domain/values/plain-text.ts";
import {
  accountIn,
  bareNote,
  bracketsIn,
  fundLimitIn,
  headingWords,
  periodInHeading,
  withoutBrackets,
} from "./limiting-words.ts";
import { withoutCaption, withoutDates } from "./printed-unit-and-day.ts";
import { namedYearsIn } from "./printed-years.ts";

/**
 * What the figures are of beside budgets and payments: bound by contract, expected to be spent, meant for early execution,
 * carried over from last year, one kind of money alone, the budget of before, or something that nobody knows.
 */
export type Stage = "commitment" | "expected" | "early" | "carried" | "kind" | "original" | "unknown";

const denied = /제외|미포함|불포함|포함하지|별도|아님|아니|않/;
/** A sentence with figures tells of them, and not of the table. */
const figure = /\d%|\d,\d{3}|\d(천|백만|만|억)?원/;
const boundWord = "(?:계약(?:금)?액|품의(?:금)?액|발주(?:금)?액|채무부담액|미지급(?:금|액)|교부결정액)";
const expectedWord = "(?:예정|예상|전망|추정|추계|계획)(?:금?액|분|치|실적)?";
const included = "(?:을|를|도|까지|이|으로)?(?:포함|기준|합산|합계|반영|적용|작성)";
const boundIncluded = new RegExp(`(?:집행|지출).*${boundWord}${included}`);
const expectedIncluded = new RegExp(
  `(?:예정|예상|전망|추정|추계)(?:금?액|분|치)${included}|(?:집행|지출)(?:금?액|실적|누계액?)(?:은|는|에는|에|:|=).*${expectedWord}(?:${included}|이?임$|입니다$|이다$)`,
);

const budgetOfBefore =
  /^(?:위|상기|표의)?예산(?:금?액|현액)?(?:은|는|:|=)(?:20\d\d년도?)?(?:당초|본예산|기정|추경\(?안\)?|제?\d회추경\(?안\)?)(?:예산)?(?:금?액)?(?:을|를)?(?:기준|작성|반영)?(?:으로)?(?:작성)?(?:임|한것임|것임|입니다|이다)?$/;

/** `예산액은 1회 추경 기준(2회 추경 미반영)`, `2회 추경 미반영`, `추경 반영 전 예산액`: not all that was adopted. */
const budgetLacking =
  /^(?!.*잔액).*(?:추경|추가경정|간주|성립전|변경내시).*(?:미반영|미포함|불포함|반영되지|반영전|반영예정|제외)/;
/** `추경(안) 포함`: not adopted yet. */
const budgetProposed = /(?:추경|예산)(?:\(안\)|안)(?:금?액)?(?:을|를|이|까지)?(?:포함|기준|반영(?!전|예정))/;
/** `10월 집행분 미반영`: some of what was paid is missing. */
const spendingLacking =
  /(?:집행|지출|정산)(?:금?액|분|실적)?(?:은|는|이|가)?(?:미반영|미포함|누락|반영되지|.*(?:반영예정|추후반영|후반영|다음달반영|익월반영))/;
/** `전월 마감 기준`: up to a day that it does not name. */
const closedOn = /^(?!.*\d{1,2}[월.일]).*마감(?:일|시점)?(?:금?액|자료|분)?(?:기준|현재|까지|임$|입니다$)/;

/** What a note, a caption or a bracket says of the spending, or of the budget; null where it says nothing. */
export function stageInNote(line: string): "commitment" | "expected" | "original" | "unknown" | null {
  const text = bareNote(line).replace(/^\(|\)$|[.]$/g, "");
  if (figure.test(text)) return null;
  if (budgetLacking.test(text) || budgetProposed.test(text)) return "original";
  if (spendingLacking.test(text) || closedOn.test(text)) return "unknown";
  if (denied.test(text)) return null;
  if (budgetOfBefore.test(text)) return "original";
  // The rate alone has another base; or the note says what 원인행위 is.
  const isOfRate = /집행률|집행율/.test(text) && !/집행금?액|지출금?액|실적/.test(text);
  if (isOfRate || /^(?:지출)?원인행위(?:금?액)?(?:은|는|이란|란)/.test(text)) return null;
  const isBound = /원인행위/.test(text) && /포함|기준|합산|합계|반영|적용|작성|임$|[:=]/.test(text);
  if (isBound || boundIncluded.test(text)) return "commitment";
  if (!/잔액|미집행/.test(text) && expectedIncluded.test(text)) return "expected";
  const basis = basisOfSpending.exec(withoutDates(text))?.[1];
  return basis === undefined ? null : stageOfBasis(basis);
}

/** `집행액은 자금배정액 기준임`, `집행액에는 계약체결액이 포함되어 있음`, `집행액: 교부액`: what it is called beside spending. */
const basisOfSpending =
  /^(?:위|상기|표의|.{2,40}의)?(?:예산액?(?:및|과|·))?(?:집행|지출)(?:금?액|실적|누계액?)?(?:은|는|에는|에|[:=])(.*(?:기준|포함|합산|합계|합한|더한|반영|적용).*|.{1,12}(?:임|입니다|것))$/;
/** What says nothing else than that it was paid, or how it is written. */
const saysPaid =
  /지출원인행위(?=를제외)|실?(?:지출|지급|집행)(?:결의|명령|완료|누계)?(?:금?액|실적|분)?|결산(?:금?액)?|누계|누적|실적|[eE이]호조|시스템|출납폐쇄|회계|세출|예산|사업별?|부서별?|전체|총액?|금?액|[국도시군구]비|재원|(?:[천백십만억]+)?원|미만|단위|절사|반올림|사사오입|부가가?치?세|세전|세후|현재|시점|마감|기준일?|당일|월말|연초|연간|분기|[상하]반기|부터|까지|\d+월?|년도?|금년|당해|올해|포함(?:되어|된|한|하여)?|합산|합계|합한|더한|반영|적용|작성|표기|표시|기재|모두|모든|및|과|와|[은는이가을를의도로에한된됨함임것일]|으로|에서|입니다|이며|있음|하였음|[-\s·.,~()'’‘]/g;

/** What spending is called; null where that is nothing but paid. */
function stageOfBasis(basis: string): "commitment" | "expected" | "unknown" | null {
  if (/계약|품의|발주|채무|원인행위/.test(basis)) return "commitment";
  if (/예정|예상|전망|추정|추계|계획/.test(basis)) return "expected";
  return basis.replace(saysPaid, "") === "" ? null : "unknown";
}

/** A bracket behind 집행액 that is no unit, day, year, fund or letter, and includes nothing: `(배정액)`, `(교부액)`; null where it says paid. */
export function stageInQualifier(qualifier: string): "unknown" | null {
  const text = withoutDates(plainText(qualifier).replaceAll(" ", ""));
  if (
    /포함/.test(text) ||
    denied.test(text) ||
    /^[A-Za-z가나다라마①-⑳ⓐ-ⓩ%]?[-+/÷×=*A-Z①-⑳ⓐ-ⓩ%\d]*$/.test(text)
  )
    return null;
  return text.replace(/비율|집행률|률|율/g, "").replace(saysPaid, "") === "" ? null : "unknown";
}

/** 통계목 and other kinds of money, of which a project has several: a table of one of them holds no whole budget. */
const kindOfMoney =
  "인건비|기본급|(?:기관운영|시책|부서)?업무추진비|사무관리비|공공운영비|일반운영비|(?:국내|국외)?여비|재료비|(?:학술|연구|기술)?(?:연구)?용역비|연구개발비|전산개발비|시설비(?:및부대비)?|시설부대비|감리비|(?:자산|물품)(?:및물품)?취득비|민간(?:경상|자본)(?:사업)?보조금?|민간위탁금|민간이전|행사(?:운영|실)비|포상금|출연금|출자금|전출금|부담금|예비비|성립전예산|(?:시비|도비|국비)?재배정(?:사업|예산)*";
const headedKind = new RegExp(
  `^(?:[가-힣\\d]*(?:년도?|[과실국단청]))?(?:${kindOfMoney})(?:(?:사용|교부|추진|배정|${headingWords})*(?:집행|지출|사용)(?:추진|상황|보고|표|${headingWords})*|예산현황)$`,
);

/** `예산(안)`, `추경예산안`, `추가경정예산(안)`: what was laid before the council, and not adopted. */
const proposal =
  /(?:예산|추경)(?:[([]안[)\]]|안(?![가-힣])|안(?=(?:사업|부서|편성|총괄|현황|내역|설명|조서|요구|심사|심의|세출|세입|규모|집행)))/;

/** What a heading says of the whole table: `□ 원인행위 현황`, `□ 12월말 집행 전망`, `□ 신속집행 추진실적`. */
export function stageInHeading(line: string): Stage | null {
  const text = bareNote(line);
  if (denied.test(text)) return null;
  const bare = text.replace(/지출원인행위/g, "원인행위");
  if (
    /원인행위(?:금?액)?(?:현황|실적|내역|기준|포함|누계)/.test(bare) &&
    !/집행|지출/.test(bare.split("(")[0] ?? "")
  )
    return "commitment";
  if (/(?:신속|조기|균형)집행|소비투자/.test(text)) return "early";
  if (
    /이월(?:사업비?|예산|금액|금|액|비|분)?(?:별|의)?(?:예산)?(?:집행|지출|추진)?(?:현황|실적|내역|조서)/.test(
      text,
    )
  )
    return "carried";
  if (proposal.test(bare)) return "original";
  if (headedKind.test(withoutCaption(withoutBrackets(text)))) return "kind";
  if (/실적|현황(?:및|과|·)|(?:및|과|·)집행현황/.test(text)) return null;
  return /(?:집행|지출)(?:전망|예정|예상|추정|추계|계획)/.test(text) ? "expected" : null;
}

/** `명시이월`, `2025년 이월예산`, `전년도 사고이월사업비`, `이월(명시)`: part of what may be spent, and no appropriation of the year. */
export function isCarriedOver(text: string): boolean {
  return /^(전전?년도?|작년도?|(20\d\d|['’‘]?\d\d)(년도?|회계연도)|20\d\d|['’‘]\d\d)?(에서)?(명시|사고|계속비?)?이월(된)?(명시|사고|계속비?)?(액|금|비|사업비?|예산|분|현황)*$/.test(
    text.replace(/[\s()[\]{}·/-]/g, ""),
  );
}

/** Whether a line beside a table may limit what it says: a cheap look, before the table is read by it. */
export function isLimiting(line: string, fiscalYear: number): boolean {
  const account = accountIn(line);
  const years = namedYearsIn(line, fiscalYear);
  return (
    (account !== null && account !== "일반회계") ||
    fundLimitIn(line) !== null ||
    [line, ...bracketsIn(line)].some((part) => stageInNote(part) !== null) ||
    stageInHeading(line) !== null ||
    periodInHeading(line) !== null ||
    (years.length > 0 && !years.includes(fiscalYear))
  );
}
