/** What an alert was raised on, for the record: `raised on …, at …%`. */
import type { Alert } from "./alert.ts";
import type { Fraction } from "../values/fraction.ts";
import type { Facts } from "./rules/facts.ts";
import { percent } from "./rules/sentences.ts";
import type { Bilingual } from "../values/bilingual.ts";

/** Null where the facts know no rate. */
export function rateOfFacts(facts: Facts): Fraction | null {
  const rate = facts["rate"];
  return typeof rate === "object" ? rate : null;
}

/** Null where what raised it is what it still says. */
export function raisedText({ raised, facts }: Pick<Alert, "raised" | "facts">): Bilingual | null {
  const { asOf } = raised.facts;
  if (asOf === facts.asOf) return null;
  const rate = rateOfFacts(raised.facts);
  return {
    ko: `${asOf} 기준${rate === null ? "" : ` 집행률 ${percent(rate)}%`}로 알림 발생`,
    en: `raised on ${asOf}${rate === null ? "" : `, at ${percent(rate)}%`}`,
  };
}
