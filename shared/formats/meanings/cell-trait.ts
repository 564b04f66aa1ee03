/** What one cell beside the amounts says of its row, by the column in which it stands. */
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { fullYear, onlyYearIn } from "../cells/printed-years.ts";
import { ownText } from "../kernel/own-text.ts";
import { type MeaningColumn, type PaymentNature, paymentNatureOf } from "./meaning-columns.ts";
import {
  answerMeaning,
  isOfNoBudget,
  isOfOtherStage,
  isOfRevenue,
  isStep,
  isOfSupplement,
  isTick,
  kindMeaning,
  squeezed,
  stateMeaning,
  strayMeaning,
  undoMeaning,
  type WordMeaning,
} from "./meaning-labels.ts";
import {
  isBareMark,
  isManner,
  isMark,
  paymentKindMeaning,
  paymentStateMeaning,
  signOf,
  wordAgainstPayment,
} from "./payment-words.ts";

export interface MeaningContext {
  readonly headerRow: number;
  readonly office: string;
  readonly fiscalYear: number;
  /** `payments`: a row is one payment, whose sign a word may turn. `totals`: a row is a running total. */
  readonly rows: "payments" | "totals";
  /** In which the amounts are read, whatever single rows say. Absent where each row may say its own. */
  readonly unit?: MoneyUnit;
}

export type Effect = "counts" | "refund" | "cancelled" | "unclear" | "revenue" | "other-year";

export interface CellTrait {
  readonly effect: Effect;
  /** What may be quoted of the cell; null of a text that may name a person. */
  readonly word: string | null;
  readonly isBlank: boolean;
  /** Whether it is a word of money going back beside a payment: it asks nothing of an amount below 0. */
  readonly isReturn: boolean;
  /** Whether nobody knows the word, in a column of states, answers, kinds or signs. */
  readonly isStrange: boolean;
  /** Whether a word of a kind says how something was paid. */
  readonly isManner: boolean;
  readonly sign: "plus" | "minus" | null;
  readonly isMark: boolean;
}

const blank: CellTrait = {
  effect: "counts",
  word: "",
  isBlank: true,
  isReturn: false,
  isStrange: false,
  isManner: false,
  sign: null,
  isMark: false,
};

/** A cell that says nothing, and whose text may not be quoted. */
const ordinary: CellTrait = { ...blank, isBlank: false, word: null };

/** A longer text is neither a mark nor a sign. */
const longestMark = 20;

/** How the columns of payments are looked at; a kind is told by its words as a class is. */
export function natureOf({ kind, header }: MeaningColumn): PaymentNature {
  if (kind === "unknown") return paymentNatureOf(header);
  return kind === "state" || kind === "answer" ? "outcome" : "class";
}

/** A column with how it is looked at, which its header says once for all of its cells. */
export interface LookedAtColumn extends MeaningColumn {
  readonly nature: PaymentNature;
}

/** @param text plain. */
export function traitOf(column: LookedAtColumn, text: string, context: MeaningContext): CellTrait {
  if (text === "") return blank;
  const said = saidIn(column, text, context);
  const isOrdinary = said.meaning === "counts" && text.length > longestMark;
  if (isOrdinary) return said.word === null ? ordinary : { ...ordinary, word: ownText(said.word) };
  return {
    ...blank,
    isBlank: false,
    effect: said.meaning === "other" ? "counts" : said.meaning,
    word: said.word === null ? null : ownText(said.word),
    isReturn: said.meaning === "unclear" && said.isReturn === true,
    isStrange: said.meaning === "other",
    isManner: isManner(text),
    sign: signOf(text),
    isMark: isMark(text),
  };
}

interface Said {
  readonly meaning: Effect | WordMeaning;
  readonly word: string | null;
  readonly isReturn?: boolean;
}

function saidIn({ kind, header, nature }: LookedAtColumn, text: string, context: MeaningContext): Said {
  const { fiscalYear } = context;
  switch (kind) {
    case "kind":
    case "state":
    case "answer":
    case "undo":
    case "unknown":
      return context.rows === "payments"
        ? inPayments({ kind, header, nature }, text)
        : inTotals(kind, header, text, fiscalYear);
    case "division": {
      if (isOnlyOtherYear(text, fiscalYear)) return { meaning: "other-year", word: text };
      if (isOfRevenue(text)) return { meaning: "revenue", word: text };
      const isUnclear =
        isOfNoBudget(text) ||
        isOfSupplement(text) ||
        (context.rows === "totals" && isOfOtherStage(text)) ||
        strayMeaning(text) === "unclear";
      return { meaning: isUnclear ? "unclear" : "counts", word: text };
    }
    case "year":
      return { meaning: yearOf(text, fiscalYear) === fiscalYear ? "counts" : "other-year", word: text };
    case "year-word": {
      const year = yearOf(text, fiscalYear);
      if (year === fiscalYear) return { meaning: "counts", word: text };
      // 과년도지출 is paid out of the budget of this year, and may be of another one: a person says.
      return { meaning: year !== null && /\d/.test(text) ? "other-year" : "unclear", word: text };
    }
    case "refund-amount":
      return { meaning: /^[-−0.,\s]*$/.test(text) ? "counts" : "unclear", word: text };
    case "unit": {
      const isOther = context.unit !== undefined && isMoneyUnit(text) && text !== context.unit;
      return { meaning: isOther ? "unclear" : "counts", word: text };
    }
    case "office":
    case "office-code":
      return { meaning: "counts", word: text };
  }
}

type WordKind = "kind" | "state" | "answer" | "undo" | "unknown";

const goingBack = /반납|여입|과오납|환수|환입|회수|반환|환급|refund|return/;

function inPayments(
  { kind, header, nature }: { kind: WordKind; header: string; nature: PaymentNature },
  text: string,
): Said {
  const word = squeezed(text) === null ? null : text;
  switch (kind) {
    case "kind":
      return { meaning: isOfRevenue(text) ? "revenue" : paymentKindMeaning(text), word };
    case "state":
      return { meaning: paymentStateMeaning(text), word };
    case "answer": {
      const meaning = answerMeaning(header, text);
      return { meaning: meaning === "other" ? paymentStateMeaning(text) : meaning, word };
    }
    case "undo":
      return {
        meaning: undoMeaning(header, text),
        word: isBareMark(text) ? text : null,
        isReturn: goingBack.test(header),
      };
    case "unknown":
      return ofUnknown(nature, text);
  }
}

function ofUnknown(nature: PaymentNature, text: string): Said {
  if (nature !== "sign" && nature !== "outcome") {
    const against = wordAgainstPayment(nature, text);
    if (against !== null) return { meaning: "unclear", word: against, isReturn: goingBack.test(against) };
    return { meaning: "counts", word: text.length > longestMark ? null : text };
  }
  const word = squeezed(text) === null ? null : text;
  if (nature === "sign")
    return { meaning: signOf(text) === null ? paymentKindMeaning(text) : "counts", word };
  const meaning = paymentStateMeaning(text);
  return { meaning: meaning === "cancelled" ? "unclear" : meaning, word };
}

/** A row of totals is a project: its remarks say nothing of its amounts. */
function inTotals(kind: WordKind, header: string, word: string, fiscalYear: number): Said {
  const isOfKinds = kind === "kind" || /(구분|분류|유형|종류|항목)$/.test(header.replace(/\s/g, ""));
  if (isOfKinds && isOnlyOtherYear(word, fiscalYear)) return { meaning: "other-year", word };
  switch (kind) {
    case "kind":
      if (isOfRevenue(word)) return { meaning: "revenue", word };
      return { meaning: isOfNoBudget(word) || isOfOtherStage(word) ? "unclear" : kindMeaning(word), word };
    case "state":
      return { meaning: isStep(word) ? "other" : stateMeaning(word), word };
    case "answer":
      return { meaning: answerMeaning(header, word), word };
    case "undo": {
      const isSaid = isTick(word) || readDateCell(word).kind === "date" || stateMeaning(word) === "cancelled";
      return { meaning: isSaid ? undoMeaning(header, word) : "other", word };
    }
    case "unknown": {
      const isUnclear = isOfRevenue(word) || isOfOtherStage(word) || strayMeaning(word) === "unclear";
      return { meaning: isUnclear ? "unclear" : "counts", word };
    }
  }
}

function yearOf(text: string, fiscalYear: number): number | null {
  const short = /^'?(\d\d)년?도?$/.exec(text)?.[1];
  return short === undefined ? onlyYearIn(text, fiscalYear) : fullYear(short);
}

/** `'25년` under 구분. */
function isOnlyOtherYear(text: string, fiscalYear: number): boolean {
  const year = onlyYearIn(text, fiscalYear);
  return year !== null && year !== fiscalYear;
}
