import { isCarriedOver } from "../cells/stage-words.ts";
import { plainName } from "../../domain/values/plain-text.ts";

/**
 * What a word in a column such as 지출구분 or 처리상태 says of its row. Only words whose meaning is certain are acted on;
 * a word that merely speaks of money going back, of a step before payment or of a correction waits for a person.
 */

/** `left-out`: nothing of the row counts. `unclear`: a person must say. `other`: the word says nothing of the amount. */
export type WordMeaning = "counts" | "refund" | "cancelled" | "unclear" | "other";

const certainRefund =
  /^(지출|지급|예산|세출|과오납|과오지급|과지급)?금?(반납|여입|환입|환수|회수|과오납)(금|액|여입|반납)?(결의|결의서|처리|건|분)?$|^refund(ed)?$|^return(ed)?$/;

const certainCancel =
  /^(지급|지출|결의|지급명령|전표|처리|결재|승인)?(취소|반려|삭제|폐기|무효|기각|부결|철회)(됨|처리|완료|건|분)?$|^cancel+ed$|^void(ed)?$|^rejected$|^deleted$/;

const certainPayment =
  /^(일반|정상|최초)?(지출|지급|집행|결의|지출결의|지급결의|지급명령|원지출|승인|확정|완료|처리|결재)?(완료|됨|필|확정|처리|결의|승인|정상|건|분)?$|^(normal|paid|payment|posted|approved|active|done)$/;

const moneyBack = /반납|여입|과오납|환수|환입|회수|반환|환급|refund|return|reversal/;

const taken = /취소|반려|삭제|폐기|무효|기각|부결|철회|cancel|void|reject/;

const notYet =
  /대기|예정|미지급|미지출|미결|미승인|보류|심사|검토|결재중|상신|작성|임시|요청|신청|접수|진행|반송|unpaid|pending|draft/;

const correction =
  /정정|(?<!추가)경정|과목(변경|대체)|상계|감액|차감|조정|역분개|재지급|^(지출|지급|결의|집행|처리|△|▲)*감$|^[△▲]|correct|adjust/;

const ended = /폐지|중단|이관|통폐합/;

/** A longer text is a remark, and no word of a list. */
const maxWordLength = 20;

/** In a column of kinds, 지출구분: 취소 there may be a row that takes an earlier one back, so it is unclear. */
export function kindMeaning(text: string): WordMeaning {
  const word = squeezed(text);
  if (word === null) return "other";
  if (certainRefund.test(word)) return "refund";
  if (certainPayment.test(word)) return "counts";
  return [moneyBack, taken, notYet, correction, ended].some((words) => words.test(word))
    ? "unclear"
    : "other";
}

/** In a table of running totals a row of money carried over, or of a plan, is neither budget nor spending of the year. */
export function isOfNoBudget(text: string): boolean {
  return isCarriedOver(text) || /^(집행|추진)?(계획|목표|전망)(액|분)?$/.test(squeezed(text) ?? "");
}

/** `제1회 추경` over rows: their amounts may be what it added, or the whole budget since. */
export function isOfSupplement(text: string): boolean {
  return /^제?\d[회차](추가경정|추경)(예산)?(액|분|안|사업)?$/.test(squeezed(text) ?? "");
}

/** Rows of what is bound, allotted or expected, beside rows of what was paid. */
export function isOfOtherStage(text: string): boolean {
  return /^(지출)?원인행위(액|금액|분)?$|^(계약|품의|발주|배정|자금배정|재배정|교부|예정|지출예정|집행예정|추정|미지급|미지출|미집행)(금액|액|분)$/.test(
    squeezed(text) ?? "",
  );
}

/** What comes in is neither budgeted to be spent nor spent. */
export function isOfRevenue(text: string): boolean {
  return /^세입(예산|결산)?(액|분)?$/.test(squeezed(text) ?? "");
}

/** Whether a line over rows says what money they are of: `2025년 이월예산`, `□ 세입`, `본예산`, `집행계획`. */
export function isBandOfMoney(text: string): boolean {
  const word = plainName(text).replace(/[<>【】]/g, "");
  return (
    isOfNoBudget(word) ||
    isOfRevenue(word) ||
    isOfSupplement(word) ||
    /^(세출|본예산|당초|추경|예산현액)(예산|액)*$/.test(squeezed(word) ?? "")
  );
}

/** `진행`, `검토중`: a step of work, which says nothing of a project's running total. */
export function isStep(text: string): boolean {
  const word = squeezed(text) ?? "";
  return notYet.test(word) && ![moneyBack, taken, correction, ended].some((words) => words.test(word));
}

/** In a column of states, 처리상태: a row that was returned later is unclear, since its return may be a row of its own. */
export function stateMeaning(text: string): WordMeaning {
  const word = squeezed(text);
  if (word === null) return "other";
  if (certainCancel.test(word)) return "cancelled";
  if (certainPayment.test(word)) return "counts";
  return [moneyBack, taken, notYet, correction, ended].some((words) => words.test(word))
    ? "unclear"
    : "other";
}

const yes = /^(y|yes|예|네|유|o|○|〇|◯|●|◎|1|true|t|v|√|✓|✔|☑|■|있음|해당)$/;

const no = /^(n|no|아니오|아니요|무|x|×|0|false|f|-|□|☐|없음|미해당|해당없음|해당사항없음|na)?$/;

/** In a column that asks, `취소여부`, `반납여부`, `지급여부`: Y and N by what is asked. */
export function answerMeaning(header: string, text: string): WordMeaning {
  const word = squeezed(text);
  const asked = header.toLowerCase();
  const asksBack = [taken, moneyBack].some((words) => words.test(asked));
  if (word === "" || (word === null && !asksBack)) return "counts";
  if (word === null) return "unclear";
  // 사용여부: 사용.
  const stem = /^(.*)(여부|유무)$/.exec(asked.replace(/\s/g, ""))?.[1] ?? "";
  const isYes = yes.test(word) || (!asksBack && stem.endsWith(word));
  if (!isYes && !no.test(word)) return asksBack ? undoMeaning(header, text) : stateMeaning(text);
  if (taken.test(asked) || /del|cncl/.test(asked)) return isYes ? "cancelled" : "counts";
  if (moneyBack.test(asked)) return isYes ? "refund" : "counts";
  return isYes ? "counts" : "unclear";
}

/** Under 취소, 취소일자, 반납사유: whatever stands there, but a denial, says that something of the row was taken back. */
export function undoMeaning(header: string, text: string): WordMeaning {
  const word = squeezed(text);
  const isPaid = word !== null && certainPayment.test(word) && /정상|지급|지출/.test(word);
  const isDenied =
    isPaid ||
    (word !== null &&
      /^(이상없음|성공|미(취소|삭제|반려|폐기|반납|여입|환수|환급|정정|발생)|ok|success)$/.test(word));
  if (isDenied || isDenial(text)) return "counts";
  const isAnswered = isTick(text) && /^(지급|지출|결의|전표)?.{2}$/.test(header.replace(/\s/g, ""));
  if (isAnswered || certainCancel.test(word ?? "")) {
    if (taken.test(header)) return "cancelled";
    if (isAnswered && moneyBack.test(header)) return "refund";
  }
  return "unclear";
}

/** `○`, `Y`: what ticks a row. */
export function isTick(text: string): boolean {
  return yes.test(squeezed(text) ?? "") && text !== "1";
}

export function isDenial(text: string): boolean {
  return no.test(squeezed(text) ?? "?") || /^0+$/.test(text);
}

/** In a column that nobody knows, a bare word of these says that its header does not tell what it is. */
export function strayMeaning(text: string): WordMeaning {
  const word = squeezed(text);
  const isTelling = word !== null && (certainRefund.test(word) || certainCancel.test(word));
  return isTelling ? "unclear" : "other";
}

/** Null for a text too long to be a word. */
export function squeezed(text: string): string | null {
  const word = text.replace(/[\s()[\]{}·/-]/g, "").toLowerCase();
  return word.length > maxWordLength ? null : word;
}
