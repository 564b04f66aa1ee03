/** Recomputes a printed execution rate. A different one is told and ours is used: it never stops a file. */
import type { Finding } from "../../domain/values/finding.ts";
import { type Fraction, formatPercent, fraction, shareOfBudget } from "../../domain/values/fraction.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, remark, type Sentences } from "../kernel/finding-list.ts";
import { particle } from "../../domain/values/bilingual.ts";

export interface PrintedRate {
  readonly row: number;
  readonly column: string;
  /** As it stands in the cell. */
  readonly text: string;
  /** What the row is called in a sentence. */
  readonly name: string;
  /** Null where the report states none: then there is nothing to compare with. */
  readonly spent: Won | null;
  /** What the row states of a budget, 예산액 before 예산현액: offices divide by either. */
  readonly budgets: readonly (Won | null)[];
}

/**
 * Null when the rate is blank or agrees, half-up, at the number of decimals that it prints, with any budget that the row
 * states. Where none reproduces it, the last one is told, which the ledger divides by too.
 */
export function checkPrintedRate(rate: PrintedRate): Finding | null {
  const { spent } = rate;
  const budgets = rate.budgets.filter((budget) => budget !== null);
  const budget = budgets.at(-1) ?? null;
  const text = plainText(rate.text);
  const printed = inPercent(text).replace(/ ?%$/, "");
  if (spent === null || budget === null || /^[-–—−]?$/.test(printed)) return null;
  const decimals = /^[-−△▲]?\d+(?:\.(\d{1,6}))?$/.exec(printed);
  const place = placeAt(rate.row, rate.column, rate.text);
  if (decimals === null) return remark("printed-rate-unreadable", place, unreadable(rate));
  // What rounds to nothing has no sign.
  const plain = printed.replace(/^[−△▲]/, "-").replace(/^-(?=0(?:\.0*)?$)/, "");
  const places = decimals[1]?.length ?? 0;
  const rates = budgets.map((each) => {
    const share = shareOfBudget(spent, each);
    return share === null ? null : formatPercent(share, places);
  });
  const ours = rates.at(-1) ?? null;
  if (rates.includes(plain)) return null;
  if (!text.endsWith("%") && budgets.some((each) => isShare(plain, places, shareOfBudget(spent, each))))
    return null;
  return remark("printed-rate-differs", place, differs(rate, plain, ours, { spent, budget }));
}

/** Every row's rate is of 원인행위액: the column says another thing than our rates, and no row of it is wrong. */
export function rateOfCommitments(row: number, column: string): Finding {
  return remark("printed-rate-of-commitments", placeAt(row, column), {
    ko: `${row}행부터의 표에서 "${column}"${particle(column, "은/는")} 모든 행에서 원인행위액을 예산으로 나눈 값입니다. 집행률은 집행액으로 다시 계산하여 사용합니다.`,
    en: `In the table from row ${row} on "${column}" is, in every row, the commitments divided by the budget. Rates are computed from the spending.`,
  });
}

/** `0.8` of a budget of which 80 % are spent, as a cell without a format shows it. A lone 1 is all of it. */
function isShare(printed: string, places: number, share: Fraction | null): boolean {
  if (share === null) return false;
  const whole = fraction(share.numerator, share.denominator * 100n);
  return places === 0
    ? share.numerator === share.denominator && printed === "1"
    : formatPercent(whole, places) === printed;
}

/** A spreadsheet keeps 86.8 % as what its formula gave, 0.867999029469655, and shows it rounded. */
function inPercent(text: string): string {
  const isStored = /^≈?-?[01]\.\d{7,}$/.test(text);
  return isStored ? (100 * Number(text.replace("≈", ""))).toFixed(storedDecimals) : text;
}

const storedDecimals = 1;

function differs(
  { row, name }: PrintedRate,
  printed: string,
  ours: string | null,
  amounts: { readonly spent: Won; readonly budget: Won },
): Sentences {
  const spent = formatWon(amounts.spent);
  const budget = formatWon(amounts.budget);
  if (ours === null) {
    return {
      ko: `${row}행 "${name}"의 인쇄된 집행률 ${printed}%는 예산액이 ${budget}원이므로 계산할 수 없는 값입니다(집행액 ${spent}원). 집행률을 표시하지 않으니 원본을 확인해 주십시오.`,
      en: `Row ${row} "${name}" prints a rate of ${printed}%, but its budget is ${budget} won (spent ${spent} won), so the rate is undefined. No rate is shown; check the source.`,
    };
  }
  return {
    ko: `${row}행 "${name}"의 인쇄된 집행률은 ${printed}%이나, 집행액 ${spent}원 ÷ 예산액 ${budget}원을 다시 계산하면 ${ours}%입니다. 다시 계산한 ${ours}%를 사용하니 원본의 집행률을 확인해 주십시오.`,
    en: `Row ${row} "${name}" prints a rate of ${printed}%, but ${spent} won spent of ${budget} won is ${ours}%. We use ${ours}%; check the rate in the source.`,
  };
}

function unreadable({ row, name, text }: PrintedRate): Sentences {
  return {
    ko: `${row}행 "${name}"의 집행률 "${text}"${particle(text, "을/를")} 읽을 수 없어 대조하지 못했습니다. 금액으로 다시 계산한 집행률을 사용합니다. 원본의 집행률을 확인해 주십시오.`,
    en: `The rate "${text}" of row ${row} "${name}" cannot be read, so it was not compared. We use the rate computed from the amounts; check the source.`,
  };
}
