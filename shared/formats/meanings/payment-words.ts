/**
 * What words say in a list of payments, beyond those of every table: that nothing was paid, that money comes in, that a sign turns.
 * A word of money going back is found in longer texts too, unless it speaks of what an office buys or gives back to the state.
 */
import { readDateCell } from "../cells/date-cell.ts";
import type { PaymentNature } from "./meaning-columns.ts";
import {
  isDenial,
  isTick,
  kindMeaning,
  squeezed,
  stateMeaning,
  strayMeaning,
  type WordMeaning,
} from "./meaning-labels.ts";

const unpaid =
  /불능|실패|불일치|오류|에러|반송|불가|불인정|중$|중지|차단|제외|압류|^미(사용|반영|적용|처리|완료|확정|집행|결제|이체|송금)|^(fail|error|invalid|wait|hold)/;

const paid =
  /^(일반|정상|최초|최종|지출|지급|집행|결의|명령|이체|송금|입금|출금|결제|결재|처리|승인|확정|전자|계좌|카드|현금|은행)*(완료|완결|종결|종료|됨|필|확정|처리|승인|정상|성공|마감|확인|통과)+(건|분)?$|^(success|ok|complete|completed|closed)$/;

/** In a column of states of payments. `other`: a word that nobody knows. */
export function paymentStateMeaning(text: string): WordMeaning {
  const meaning = stateMeaning(text);
  const word = squeezed(text);
  if (meaning !== "other" || word === null) return meaning;
  if (unpaid.test(word)) return "unclear";
  return paid.test(word) ? "counts" : "other";
}

/** How something was paid, or for what, which turns no sign. */
const manner =
  /이체|송금|카드|현금|수표|고지|급여|보수|수당|연금|여비|일상|경상|관서|자금|전도|개산|선금|선급|교부|보조|위탁|출연|계약|용역|공사|물품|물건|납부|공과금|원천|대체지급|수시|정기|일괄|개별|국비|시비|도비|구비|군비|자체/;

/** In a column of kinds: a word that says no more of the amount, beside words that do, or one that nobody knows. */
export function isManner(text: string): boolean {
  return manner.test(squeezed(text) ?? "");
}

const incoming = /^(수입|세외수입|대변|감산)(결의|전표|처리|건|분)?(서)?$/;

/** In a column of kinds of payments: 지출구분, 전표유형. */
export function paymentKindMeaning(text: string): WordMeaning {
  const meaning = kindMeaning(text);
  const word = squeezed(text);
  if (meaning !== "other" || word === null) return meaning;
  return unpaid.test(word) || incoming.test(word) ? "unclear" : "other";
}

/** Words that a list of payments may hold in any column; the rest of the rules look closer. */
const against =
  /반납|여입|과오납|환수|환입|회수|반환|환급|취소|반려|삭제|폐기(?!물)|무효|기각|부결|철회|정정|상계|감액|차감|역분개|재지급|불능|실패|반송|미지급|미지출|보류|불일치|오류|수입|대변|감산|refund|return|revers|cancel|void|reject|correct/i;

/** What the office gives back to the state or to others, what it buys, and what has not happened, are payments. */
const ofOthers =
  /보조금|국고|국비|도비|시비|군비|교부금|기금|이자|보증금|예치|수수료|위약금|예정|없음|불가|불요|아님|가능|대비|안내|방지|수입증지|증감액|미(반납|여입|취소)/;

/** Behind these, or with nothing else, a word of money going back speaks of the row's own money. */
const ownMoney =
  /^((지출|지급|예산|세출|자금|집행|잔액|과오납|과오|과|오|중복|착오|이중|초과|정산|전액|일부|부분|카드|승인|이체|결의|명령|전표|처리|결재|계좌|예금주|급여|금|액|분|건)*(환수|회수|반환|환급|정정|상계|감액|차감|역분개|재지급|철회|무효|삭제|기각|부결|불능|실패|반송|미지급|미지출|보류|불일치|오류|수입|대변|감산)(금|액|결의|전표|처리|분|건|서|완료|됨)*|correction|correcting|reversal|reverse|reversed|refunding|returning)$/;

/** The last word of a text, glued or not: `잔액반납`, `3월 급여 반납`, `카드승인취소`. */
const last = /(?<!미)(반납|여입|과오납|환입|취소|반려)(금|액)?(분|건|처리|결의|결의서|완료|됨)*$/;

/** The first word, with nothing but numbers and days behind it: `반납 3월분`, `취소(3/21)`. */
const first =
  /^(반납|여입|과오납|환입|취소|반려)(금|액|분|건|처리|결의|완료|됨)*(?=[\s\d(:,/]|$)[\s\d()[\].,:/월일년분건차회호'’-]*$/;

/** A longer text is a letter, and no remark. */
const maxRemarkLength = 100;

/**
 * The word by which a column that nobody knows says that the amount of its row may be no payment; null where it says nothing.
 * Of a longer text only that word is given: the rest may name a person.
 */
export function wordAgainstPayment(nature: PaymentNature, text: string): string | null {
  if (text.length > maxRemarkLength || !against.test(text)) return null;
  if (strayMeaning(text) === "unclear") return text;
  if (ofOthers.test(text)) return null;
  const word = squeezed(text);
  // `지급취소(계좌오류)`: what stands in brackets behind the word says why, or of which day.
  const bare = text.replace(/\s*[([][^()[\]]*[)\]]?[\s.,·]*$/, "").replace(/[\s()[\].,·]+$/, "");
  if (word !== null && nature === "class" && against.test(word)) return text;
  if (word !== null && nature !== "memo" && ownMoney.test(word)) return text;
  const telling = squeezed(bare);
  if (telling !== null && nature !== "memo" && ownMoney.test(telling)) return `${bare} …`;
  const found = last.exec(bare)?.[1] ?? first.exec(text)?.[1];
  return found === undefined ? null : text.length === found.length ? text : `… ${found} …`;
}

const minuses =
  /^([-−–—‐]|\([-−–]\)|[△▲▽▼]|\([△▲▽▼]\)|-1|대|대변|감|감소|감산|감액|차감|입|입금|수입|세입|마이너스|minus|credit|cr|c)$/i;

const pluses =
  /^(\+|\(\+\)|\+?1|차|차변|증|증가|증액|가|가산|출|출금|지출|지급|세출|집행|플러스|plus|debit|dr|d)$/i;

/** Null for what is no sign. */
export function signOf(text: string): "plus" | "minus" | null {
  const bare = text.replace(/\s/g, "");
  if (minuses.test(bare)) return "minus";
  return pluses.test(bare) ? "plus" : null;
}

/** What somebody puts beside single rows of a list: a tick, a star, a day. */
export function isMark(text: string): boolean {
  if (text.length > 20) return false;
  return isTick(text) || /^[*※★☆◇◆▶#!]+$/.test(text) || isDay(text);
}

/** What may be repeated of a column of reasons, which may name a person or an account. */
export function isBareMark(text: string): boolean {
  return (
    isMark(text) ||
    isDenial(text) ||
    /^-?(\d{1,8}|\d{1,3}(,\d{3})+)$/.test(text) ||
    stateMeaning(text) !== "other"
  );
}

function isDay(text: string): boolean {
  return (
    readDateCell(text).kind === "date" || /^('?\d{2,4}[./년-] ?)?\d{1,2}[./월-] ?\d{1,2}[.일]?$/.test(text)
  );
}
