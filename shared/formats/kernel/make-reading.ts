/** What every format ends with: running totals as entries, and the reading of a whole file. */
import { checkSpendingScale } from "../../domain/checks/spending-scale-check.ts";
import type { Entry, RoundedTo, SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate, Period } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, funds } from "../../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures, type Measure } from "../../domain/values/measure.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { isRejected, limitFindings } from "./finding-list.ts";
import type { Reading } from "./format.ts";

/**
 * Refused where a finding rejects the file, else its records.
 * @param unlisted rejections that were counted and never written down.
 */
export function makeReading(
  format: string,
  records: readonly SourceRecord[],
  all: readonly Finding[],
  {
    unlisted = 0,
    period = null,
    cancelled = [],
  }: {
    readonly unlisted?: number;
    readonly period?: Period | null;
    readonly cancelled?: readonly SourceRecord[];
  } = {},
): Reading {
  // A report asks about each of its tables by itself; a list of payments states no budget.
  const isScaleKnown = period !== null || all.some(({ code }) => code === "spending-far-above-budget");
  const findings = limitFindings(isScaleKnown ? all : [...all, ...checkSpendingScale(records)], unlisted);
  if (isRejected(findings)) return { kind: "refused", format, findings };
  const read = { kind: "read", format, records, period, findings } as const;
  return cancelled.length === 0 ? read : { ...read, cancelled };
}

/** One entry for each fund that is stated. */
export function totalsAsOf(measure: Measure, amounts: FundAmounts, date: IsoDate): readonly Entry[] {
  return funds.flatMap((fund): readonly Entry[] => {
    const amount = amounts[fund];
    return amount === undefined ? [] : [{ measure, fund, object: null, date, amount, kind: "cumulative" }];
  });
}

/** What the amounts of a record were rounded to, for each measure that states any; absent of amounts in won. */
export function roundedTo(
  stated: (measure: FactualMeasure) => { readonly unit: MoneyUnit; readonly amounts: readonly Won[] },
): RoundedTo | undefined {
  const rounded = factualMeasures.flatMap((measure) => {
    const { unit, amounts } = stated(measure);
    const isRounded =
      unit !== "원" && amounts.length > 0 && amounts.every((amount) => amount % moneyUnits[unit] === 0n);
    return isRounded ? [[measure, unit] as const] : [];
  });
  return rounded.length === 0 ? undefined : Object.fromEntries(rounded);
}

export function smallestUnit(units: readonly MoneyUnit[]): MoneyUnit {
  return (
    units.reduce<MoneyUnit | null>(
      (least, unit) => (least === null || moneyUnits[unit] < moneyUnits[least] ? unit : least),
      null,
    ) ?? "원"
  );
}
