/** How the sentences of the rules are put together: from facts, in Korean and English alike. */
import type { IsoDate } from "../../values/calendar.ts";
import { formatPercent, fraction, type Fraction, multiply, roundHalfUp } from "../../values/fraction.ts";
import { topic } from "../../values/korean.ts";
import type { Sentence } from "./rule.ts";

/** One after the other. */
export function joined(...sentences: readonly Sentence[]): Sentence {
  return {
    ko: sentences.map(({ ko }) => ko).join(" "),
    en: sentences.map(({ en }) => en).join(" "),
  };
}

/** With one decimal, half-up, as Korean reports print: `76.1`. */
export function percent(share: Fraction): string {
  return formatPercent(share, 1);
}

/**
 * How far two shares are apart, as the difference of the two as they are printed: a reader who subtracts finds it.
 * Bounds are held against the exact shares.
 */
export function pointsBetween(low: Fraction, high: Fraction): string {
  const tenths = printedTenths(high) - printedTenths(low);
  return formatPercent(fraction(tenths, 1_000n), 1);
}

function printedTenths(share: Fraction): bigint {
  return roundHalfUp(multiply(share, fraction(1_000n, 1n)));
}

/** Why an alert was cleared. @param what of the alert, such as 집행 지연. */
export function noLonger(name: string, asOf: IsoDate, what: Sentence): Sentence {
  return {
    ko: `${topic(name)} ${asOf} 기준으로 더 이상 ${what.ko} 알림의 대상이 아닙니다.`,
    en: `${name}: as of ${asOf} it no longer counts as ${what.en}.`,
  };
}

/** Where money was handed on, paid is not yet spent: 교부 is not 실집행. */
export const paidOnIsNotSpent: Sentence = {
  ko: "보조금을 교부한 금액은 보조사업자가 아직 집행하지 않았을 수 있으니 실집행액도 확인해 주십시오.",
  en: "Grants paid on (교부) may not be spent by the grantee yet (실집행): ask for that figure too.",
};
