/**
 * Money is whole won in a bigint, from the cell to the screen. A source that counts in 천원 or 억원
 * is converted here, once, exactly; a fraction of a won is an error and never rounded away.
 */
import type { Bilingual } from "./bilingual.ts";

export type Won = bigint;

/** The units that Korean budget documents print, and how many won each is. */
export const moneyUnits = { 원: 1n, 천원: 1_000n, 백만원: 1_000_000n, 억원: 100_000_000n } as const;

export type MoneyUnit = keyof typeof moneyUnits;

export const moneyUnitNames: Readonly<Record<MoneyUnit, Bilingual>> = {
  원: { ko: "원", en: "won" },
  천원: { ko: "천원", en: "thousand won" },
  백만원: { ko: "백만원", en: "million won" },
  억원: { ko: "억원", en: "hundred million won" },
};

export function isMoneyUnit(text: string): text is MoneyUnit {
  return Object.hasOwn(moneyUnits, text);
}

export function sumWon(amounts: Iterable<Won>): Won {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * A plain decimal (`-12.5`) in a unit, as won. Returns null when the text is no plain decimal or
 * when the result would not be a whole number of won.
 */
export function wonFromDecimal(decimal: string, unit: MoneyUnit): Won | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const scaled = BigInt(whole + fraction) * moneyUnits[unit];
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return null;
  const amount = scaled / divisor;
  return sign === "-" ? -amount : amount;
}

/** Won with thousands separators, as Korean documents print them: `4,409,960,000`. */
export function formatWon(amount: Won): string {
  return amount.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** The units that councils read; 억원 hides most projects of a county. */
export const reportUnits = ["원", "천원", "백만원"] as const satisfies readonly MoneyUnit[];
export type ReportUnit = (typeof reportUnits)[number];
