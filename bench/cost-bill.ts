/** Quantities times prices: the bill of one month. Exact until it is printed. */
import {
  add,
  compare,
  fraction,
  type Fraction,
  multiply,
  roundHalfUp,
  zero,
} from "../shared/domain/values/fraction.ts";
import { dollarsPerUnit, prices } from "./cost-prices.ts";
import { gigabytes, type Quantity, quantitiesOf } from "./cost-quantities.ts";
import type { Resources } from "./cost-resources.ts";
import type { Measured } from "./cost-table.ts";
import { monthsOfUse, type Variant, whole, yearOf } from "./cost-use.ts";

export interface Bill {
  /** Line -> dollars, in the order of the quantities. */
  readonly lines: ReadonlyMap<string, Fraction>;
  readonly total: Fraction;
}

export function billOf(quantities: readonly Quantity[], offices: number): Bill {
  const lines = new Map<string, Fraction>();
  for (const quantity of quantities) {
    const times = whole(quantity.by === "office" ? offices : 1);
    lines.set(quantity.line, add(lines.get(quantity.line) ?? zero, multiply(costOf(quantity), times)));
  }
  return { lines, total: [...lines.values()].reduce(add, zero) };
}

/** When the ledger holds so many whole years: the same bill, with all of them in storage. */
export function billAfterYears(
  measured: Measured,
  resources: Resources,
  variant: Variant,
  offices: number,
  years: number,
): Bill {
  const { ledgerBytes } = yearOf(monthsOfUse(measured, variant));
  const stored = gigabytes(multiply(ledgerBytes, whole(years)));
  const grown = quantitiesOf(measured, resources, variant).map((quantity) =>
    quantity.price === "tableStorage" || quantity.price === "recoveryStorage"
      ? { ...quantity, amount: stored }
      : quantity,
  );
  return billOf(grown, offices);
}

export function costOf({ price, amount }: Pick<Quantity, "price" | "amount">): Fraction {
  return multiply(amount, dollarsPerUnit(prices[price]));
}

/** The dearest lines first. */
export function driversOf({ lines }: Bill): readonly (readonly [string, Fraction])[] {
  return [...lines].toSorted(([, a], [, b]) => compare(b, a));
}

/** `12.35`; what is there but rounds to nothing is `<0.01`. */
export function dollars(amount: Fraction, decimals = 2): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = roundHalfUp(multiply(amount, fraction(scale, 1n)));
  if (rounded === 0n && amount.numerator > 0n) return `<0.${"1".padStart(decimals, "0")}`;
  const digits = rounded.toString().padStart(decimals + 1, "0");
  return `${grouped(digits.slice(0, -decimals))}.${digits.slice(-decimals)}`;
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
