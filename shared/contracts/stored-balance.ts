/**
 * A balance as the table keeps it. Month ends are stored as the months in which a fund's amount
 * changed, which keeps a project's item near one write unit: most funds change a few times a year.
 */
import * as z from "zod";
import type { Balance, MeasureState } from "../domain/balance.ts";
import { type Fund, type FundAmounts, funds } from "../domain/fund.ts";
import { factualMeasures, type FactualMeasure } from "../domain/measure.ts";
import type { Won } from "../domain/won.ts";
import { isoDate, wonText } from "./primitives.ts";
import { projectFromStored, projectToStored, storedProject } from "./stored-project.ts";

/** Month (1-12) -> the amount from that month's end on; null from where the fund is stated no more. */
const changesByMonth = z.record(z.string().regex(/^([1-9]|1[0-2])$/), wonText.nullable());

const storedMeasure = z.object({
  statedOn: isoDate.nullable(),
  latest: isoDate,
  funds: z.partialRecord(z.enum(funds), changesByMonth),
});

export const storedBalance = z.object({
  projectId: z.string(),
  lastSeq: z.int(),
  asOf: isoDate,
  project: storedProject,
  measures: z.partialRecord(z.enum(factualMeasures), storedMeasure),
  plan: z.array(
    z.object({
      date: isoDate,
      asOf: isoDate,
      seq: z.int(),
      amounts: z.partialRecord(z.enum(funds), wonText),
    }),
  ),
});

type StoredMeasure = z.output<typeof storedMeasure>;

export function balanceToStored(balance: Balance): Record<string, unknown> {
  const measures: Record<string, unknown> = {};
  for (const measure of factualMeasures) {
    const state = balance.measures[measure];
    if (state !== undefined) measures[measure] = measureToStored(state);
  }
  return {
    projectId: balance.project.id,
    lastSeq: balance.lastSeq,
    asOf: balance.asOf,
    project: projectToStored(balance.project),
    measures,
    plan: balance.plan.map((point) => ({ ...point, amounts: asText(point.amounts) })),
  };
}

export function balanceFromStored(item: unknown): Balance {
  const { projectId, project, measures: stored, plan, ...rest } = storedBalance.parse(item);
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const state = stored[measure];
    if (state !== undefined) measures[measure] = measureFromStored(state);
  }
  return {
    ...rest,
    project: projectFromStored(projectId, project),
    measures,
    plan: plan.map((point) => ({ ...point, amounts: withoutUndefined(point.amounts) })),
  };
}

function measureToStored({ statedOn, latest, monthEnds }: MeasureState): Record<string, unknown> {
  const changes: { [fund in Fund]?: Record<string, string | null> } = {};
  for (const fund of funds) {
    let before: Won | null = null;
    for (const [index, amounts] of monthEnds.entries()) {
      const amount = amounts[fund] ?? null;
      if (amount !== before)
        changes[fund] = { ...changes[fund], [`${index + 1}`]: amount === null ? null : `${amount}` };
      before = amount;
    }
  }
  return { statedOn, latest, funds: changes };
}

function measureFromStored({ statedOn, latest, funds: changes }: StoredMeasure): MeasureState {
  const monthEnds: FundAmounts[] = [];
  let amounts: { [fund in Fund]?: Won } = {};
  for (let month = 1; month <= 12; month++) {
    for (const fund of funds) {
      const change = changes[fund]?.[`${month}`];
      if (change === undefined) continue;
      amounts = { ...amounts };
      if (change === null) delete amounts[fund];
      else amounts[fund] = change;
    }
    monthEnds.push(amounts);
  }
  return { statedOn, latest, monthEnds };
}

function asText(amounts: FundAmounts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).map(([fund, amount]: [string, Won]) => [fund, `${amount}`]),
  );
}

function withoutUndefined(amounts: Partial<Record<Fund, Won | undefined>>): FundAmounts {
  const stated: { [fund in Fund]?: Won } = {};
  for (const fund of funds) {
    const amount = amounts[fund];
    if (amount !== undefined) stated[fund] = amount;
  }
  return stated;
}
