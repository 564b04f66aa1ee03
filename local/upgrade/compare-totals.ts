/** The old ledger held against the new one: every project, and the sums of some books, by measure. */
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { totalOf } from "../../shared/domain/values/fund.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import { type FactualMeasure, factualMeasures } from "../../shared/domain/values/measure.ts";
import type { Won } from "../../shared/domain/values/won.ts";

/** Null where nothing is stated. */
export type MeasureTotals = Readonly<Record<FactualMeasure, Won | null>>;

export interface ProjectDifference {
  /** Its id and its name. */
  readonly project: string;
  /** Null where that ledger lacks it. */
  readonly before: MeasureTotals | null;
  readonly after: MeasureTotals | null;
}

export interface TotalsComparison {
  readonly before: MeasureTotals;
  readonly after: MeasureTotals;
  readonly projects: number;
  readonly differing: readonly ProjectDifference[];
}

export function compareTotals(before: readonly Balance[], after: readonly Balance[]): TotalsComparison {
  const [old, now] = [known(before), known(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const differing = names.flatMap((project): ProjectDifference[] => {
    const pair = { before: old.get(project) ?? null, after: now.get(project) ?? null };
    return isSame(pair.before, pair.after) ? [] : [{ project, ...pair }];
  });
  return { before: sumOf(old), after: sumOf(now), projects: now.size, differing };
}

export function isSame(a: MeasureTotals | null, b: MeasureTotals | null): boolean {
  if (a === null || b === null) return a === b;
  return factualMeasures.every((measure) => a[measure] === b[measure]);
}

/** Without projects of which everything was taken back. */
function known(balances: readonly Balance[]): Map<string, MeasureTotals> {
  return new Map(
    balances
      .filter(({ toldSeq }) => toldSeq !== null)
      .map((balance) => {
        const { amounts } = currentLine(balance);
        return [balance.project.id, byMeasure((measure) => totalOf(amounts[measure]))];
      }),
  );
}

function sumOf(projects: ReadonlyMap<string, MeasureTotals>): MeasureTotals {
  return byMeasure((measure) =>
    [...projects.values()].reduce((sum, each) => sum + (each[measure] ?? 0n), 0n),
  );
}

function byMeasure(amount: (measure: FactualMeasure) => Won | null): MeasureTotals {
  return {
    appropriation: amount("appropriation"),
    "current-budget": amount("current-budget"),
    commitment: amount("commitment"),
    expenditure: amount("expenditure"),
  };
}
