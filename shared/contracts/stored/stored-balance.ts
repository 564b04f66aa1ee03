/**
 * A balance as the table keeps it. Month ends are stored as the months in which a fund's amount
 * changed, which keeps a project's item near one write unit: most funds change a few times a year.
 */
import * as z from "zod";
import type { Balance, DayAmounts, MeasureState, PlanPoint } from "../../domain/ledger/balance.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import { type Fund, type FundAmounts, funds } from "../../domain/values/fund.ts";
import { factualMeasures, type FactualMeasure } from "../../domain/values/measure.ts";
import type { Won } from "../../domain/values/won.ts";
import { isoDate, wonText } from "../values/primitives.ts";
import { projectFromStored, projectToStored, storedProject } from "./stored-posting.ts";
import { ascending } from "../../domain/values/order.ts";

/** Month (1-12) -> the amount from that month's end on; null from where the fund is stated no more. */
const changesByMonth = z.record(z.string().regex(/^([1-9]|1[0-2])$/), wonText.nullable());

/** The same of the date of the statement that counts. */
const statedByMonth = z.record(z.string().regex(/^([1-9]|1[0-2])$/), isoDate.nullable());

const storedMeasure = z.lazy(() =>
  z.object({
    statedOn: statedByMonth,
    latest: isoDate,
    funds: z.partialRecord(z.enum(funds), changesByMonth),
    /** Fund -> the sums of the days with increments; absent where there are none. */
    days: z.partialRecord(z.enum(funds), z.array(z.tuple([isoDate, wonText]))).optional(),
  }),
);

const storedPoints = z.lazy(() =>
  z.array(
    z.object({
      date: isoDate,
      asOf: isoDate,
      seq: z.int(),
      amounts: z.partialRecord(z.enum(funds), wonText),
    }),
  ),
);

export const storedBalance = z.object({
  projectId: z.string(),
  lastSeq: z.int(),
  toldSeq: z.int().nullable(),
  asOf: isoDate,
  project: storedProject,
  /** Absent where it never had another name. */
  earlierNames: z.array(z.string()).optional(),
  measures: z.partialRecord(z.enum(factualMeasures), storedMeasure),
  plan: storedPoints,
  /** Absent where nothing is required. */
  requirement: storedPoints.optional(),
});

type StoredMeasure = z.output<typeof storedMeasure>;
type StoredDays = StoredMeasure["days"];

export function balanceToStored(balance: Balance): Record<string, unknown> {
  const measures: Record<string, unknown> = {};
  for (const measure of factualMeasures) {
    const state = balance.measures[measure];
    if (state !== undefined) measures[measure] = measureToStored(state);
  }
  const { lastSeq, toldSeq, asOf, plan, requirement, earlierNames } = balance;
  return {
    projectId: balance.project.id,
    lastSeq,
    toldSeq,
    asOf,
    project: projectToStored(balance.project),
    ...(earlierNames.length === 0 ? {} : { earlierNames }),
    measures,
    plan: pointsToStored(plan),
    ...(requirement.length === 0 ? {} : { requirement: pointsToStored(requirement) }),
  };
}

export function balanceFromStored(item: unknown): Balance {
  return balanceIn(storedBalance.parse(item));
}

/** The balance in an item that was checked already. */
export function balanceIn({
  projectId,
  project,
  lastSeq,
  toldSeq,
  asOf,
  measures: stored,
  plan,
  requirement,
  earlierNames,
}: z.output<typeof storedBalance>): Balance {
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const state = stored[measure];
    if (state !== undefined) measures[measure] = measureFromStored(state);
  }
  return {
    lastSeq,
    toldSeq,
    asOf,
    project: projectFromStored(projectId, project),
    earlierNames: earlierNames ?? [],
    measures,
    plan: pointsFromStored(plan),
    requirement: pointsFromStored(requirement ?? []),
  };
}

function pointsToStored(points: readonly PlanPoint[]): unknown[] {
  return points.map((point) => ({ ...point, amounts: asText(point.amounts) }));
}

function pointsFromStored(points: z.output<typeof storedPoints>): PlanPoint[] {
  return points.map((point) => ({ ...point, amounts: withoutUndefined(point.amounts) }));
}

function measureToStored({ statedOn, latest, monthEnds, days }: MeasureState): Record<string, unknown> {
  const changes: { [fund in Fund]?: Record<string, string | null> } = {};
  for (const fund of funds) {
    if (monthEnds.every((amounts) => amounts[fund] === undefined)) continue;
    changes[fund] = changesOf(monthEnds.map((amounts) => amounts[fund]?.toString() ?? null));
  }
  const stated = { statedOn: changesOf(statedOn), latest, funds: changes };
  return days.length === 0 ? stated : { ...stated, days: daysToStored(days) };
}

/** The months, from 1, in which a value differs from the month before; before January there is none. */
function changesOf(months: readonly (string | null)[]): Record<string, string | null> {
  const changes: Record<string, string | null> = {};
  let before: string | null = null;
  for (const [at, value] of months.entries()) {
    if (value !== before) changes[`${at + 1}`] = value;
    before = value;
  }
  return changes;
}

function measureFromStored({ statedOn, latest, funds: changes, days }: StoredMeasure): MeasureState {
  const monthEnds: FundAmounts[] = [];
  const stated: (IsoDate | null)[] = [];
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
    const date = statedOn[`${month}`];
    stated.push(date === undefined ? (stated.at(-1) ?? null) : date);
  }
  return { statedOn: stated, latest, monthEnds, days: daysFromStored(days) };
}

function daysToStored(days: readonly DayAmounts[]): Record<string, [IsoDate, string][]> {
  const byFund: { [fund in Fund]?: [IsoDate, string][] } = {};
  for (const fund of funds) {
    const own = days.flatMap(({ date, amounts }): [IsoDate, string][] => {
      const amount = amounts[fund];
      return amount === undefined ? [] : [[date, `${amount}`]];
    });
    if (own.length > 0) byFund[fund] = own;
  }
  return byFund;
}

function daysFromStored(stored: StoredDays): DayAmounts[] {
  const days = new Map<IsoDate, { [fund in Fund]?: Won }>();
  for (const fund of funds) {
    for (const [date, amount] of stored?.[fund] ?? []) days.set(date, { ...days.get(date), [fund]: amount });
  }
  return [...days]
    .map(([date, amounts]) => ({ date, amounts }))
    .toSorted((a, b) => ascending(a.date, b.date));
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
