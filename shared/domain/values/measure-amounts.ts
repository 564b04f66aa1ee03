/** Amounts by measure and fund that can be added and taken from each other; a fund that is absent is 0. */
import { addFunds, type Fund, type FundAmounts, funds, totalOf } from "./fund.ts";
import { type FactualMeasure, factualMeasures } from "./measure.ts";
import type { Won } from "./won.ts";

export type MeasureAmounts = Readonly<Record<FactualMeasure, FundAmounts>>;

export const noAmounts: MeasureAmounts = {
  appropriation: {},
  "current-budget": {},
  commitment: {},
  expenditure: {},
};

export function addAmounts(a: MeasureAmounts, b: MeasureAmounts): MeasureAmounts {
  return byMeasure((measure) => addFunds(a[measure], b[measure]));
}

/** What b has more than a, fund by fund; funds in which they agree are left out. */
export function changeOf(a: MeasureAmounts, b: MeasureAmounts): MeasureAmounts {
  return byMeasure((measure) => {
    const change: { [fund in Fund]?: Won } = {};
    for (const fund of funds) {
      const won = (b[measure][fund] ?? 0n) - (a[measure][fund] ?? 0n);
      if (won !== 0n) change[fund] = won;
    }
    return change;
  });
}

export function isNothing(amounts: MeasureAmounts): boolean {
  return factualMeasures.every((measure) => funds.every((fund) => (amounts[measure][fund] ?? 0n) === 0n));
}

/** The measures in which a change only moves money from one fund to another. */
export function movedMeasures(change: MeasureAmounts): FactualMeasure[] {
  return factualMeasures.filter(
    (measure) =>
      totalOf(change[measure]) === 0n && funds.some((fund) => (change[measure][fund] ?? 0n) !== 0n),
  );
}

export function onlyIn(amounts: MeasureAmounts, measures: readonly FactualMeasure[]): MeasureAmounts {
  return byMeasure((measure) => (measures.includes(measure) ? amounts[measure] : {}));
}

function byMeasure(amounts: (measure: FactualMeasure) => FundAmounts): MeasureAmounts {
  return {
    appropriation: amounts("appropriation"),
    "current-budget": amounts("current-budget"),
    commitment: amounts("commitment"),
    expenditure: amounts("expenditure"),
  };
}
