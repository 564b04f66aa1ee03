/**
 * A stored balance, read by hand: every command and every page reads all those of an office, thousands at once, and the general
 * reader takes five times as long. It takes what is plainly of the stored shape. Of everything else it says nothing: `storedBalance`
 * defines the shape, and says what is wrong with an item.
 */
import type { Balance, DayAmounts, MeasureState, PlanPoint } from "../../domain/ledger/balance.ts";
import type { Statement } from "../../domain/journal/statement.ts";
import { type IsoDate, parseIsoDate } from "../../domain/values/calendar.ts";
import { type Fund, type FundAmounts, funds } from "../../domain/values/fund.ts";
import { factualMeasures, type FactualMeasure } from "../../domain/values/measure.ts";
import {
  byAttribute,
  projectAttributes,
  type ProjectFacts,
  projectIdOf,
  tiers,
} from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";

/** Thrown and caught here alone: what is read is not plainly of the shape. */
class Unclear extends Error {}

/** @returns null where the schema must decide. */
export function readBalance(item: unknown): Balance | null {
  try {
    return balanceOf(recordOf(item));
  } catch (error) {
    if (error instanceof Unclear) return null;
    throw error;
  }
}

/** The latest statement beside a balance, where nothing was found in it: most have nothing. @returns null where the schema must decide. */
export function readPlainStatement(value: unknown): Statement | null {
  if (!isRecord(value)) return null;
  const { seq, origin, uploadId, format, findings, digest } = value;
  const isPlain = Array.isArray(findings) && findings.length === 0;
  if (!isPlain || typeof uploadId !== "string" || typeof format !== "string") return null;
  if (!Number.isSafeInteger(seq) || !Number.isSafeInteger(origin)) return null;
  if (typeof seq !== "number" || typeof origin !== "number") return null;
  if (digest !== null && typeof digest !== "string") return null;
  return { seq, origin, uploadId, format, findings: [], digest };
}

type Fields = Readonly<Record<string, unknown>>;

function balanceOf({
  projectId,
  lastSeq,
  toldSeq,
  asOf,
  project,
  earlierNames,
  measures,
  plan,
  requirement,
}: Fields): Balance {
  const stored = recordOf(measures);
  const states: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of namesIn(stored, factualMeasures))
    states[measure] = stateOf(recordOf(stored[measure]));
  return {
    lastSeq: integerOf(lastSeq),
    toldSeq: toldSeq === null ? null : integerOf(toldSeq),
    asOf: dayOf(asOf),
    project: projectOf(textOf(projectId), recordOf(project)),
    earlierNames: earlierNames === undefined ? [] : listOf(earlierNames).map(textOf),
    measures: states,
    plan: listOf(plan).map(pointOf),
    requirement: requirement === undefined ? [] : listOf(requirement).map(pointOf),
  };
}

function projectOf(id: string, stored: Fields): ProjectFacts {
  const tier = tiers.find((each) => each === stored["tier"]);
  if (tier === undefined) throw new Unclear();
  for (const attribute of projectAttributes) if (stored[attribute] !== undefined) textOf(stored[attribute]);
  return {
    id: projectIdOf(id),
    tier,
    name: textOf(stored["name"]),
    ...byAttribute((attribute) => {
      const value = stored[attribute];
      return typeof value === "string" ? value : null;
    }),
  };
}

const monthNames: ReadonlySet<string> = new Set([
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
]);
const lastMonth = 12;

/** A month that is not named has what the month before has. */
function stateOf({ statedOn, latest, funds: changes, days }: Fields): MeasureState {
  const stated = monthsOf(statedOn);
  const byFund = recordOf(changes);
  const own = namesIn(byFund, funds).map((fund) => ({ fund, byMonth: monthsOf(byFund[fund]) }));
  const monthEnds: FundAmounts[] = [];
  const dates: (IsoDate | null)[] = [];
  let amounts: { [fund in Fund]?: Won } = {};
  let date: IsoDate | null = null;
  for (let month = 1; month <= lastMonth; month++) {
    let isShared = true;
    for (const { fund, byMonth } of own) {
      const change = byMonth[month];
      if (change === undefined) continue;
      if (isShared) amounts = { ...amounts };
      isShared = false;
      if (change === null) delete amounts[fund];
      else amounts[fund] = wonOf(change);
    }
    monthEnds.push(amounts);
    const change = stated[month];
    if (change !== undefined) date = change === null ? null : dayOf(change);
    dates.push(date);
  }
  const increments = days === undefined ? [] : daysOf(recordOf(days));
  return { statedOn: dates, latest: dayOf(latest), monthEnds, days: increments };
}

/** Names of months alone, which are places of an array to the engine: they are read as numbers. */
function monthsOf(value: unknown): Fields {
  const record = recordOf(value);
  for (const name in record) if (!monthNames.has(name)) throw new Unclear();
  return record;
}

/** In the order of the days; most are of one fund, and stored in that order. */
function daysOf(byFund: Fields): DayAmounts[] {
  const [fund, ...others] = namesIn(byFund, funds);
  // Those of several funds are put together day by day: the schema's way does it.
  if (others.length > 0) throw new Unclear();
  if (fund === undefined) return [];
  let before = "";
  return listOf(byFund[fund]).map((pair) => {
    const [day, amount, ...more] = listOf(pair);
    const date = dayOf(day);
    if (more.length > 0 || date <= before) throw new Unclear();
    before = date;
    return { date, amounts: { [fund]: wonOf(amount) } };
  });
}

function pointOf(stored: unknown): PlanPoint {
  const { date, asOf, seq, amounts: written } = recordOf(stored);
  const byFund = recordOf(written);
  const amounts: { [fund in Fund]?: Won } = {};
  for (const fund of namesIn(byFund, funds)) amounts[fund] = wonOf(byFund[fund]);
  return { date: dayOf(date), asOf: dayOf(asOf), seq: integerOf(seq), amounts };
}

/** The names of a record, each of which must be one of these. */
function namesIn<Name extends string>(record: Fields, names: readonly Name[]): Name[] {
  const found: Name[] = [];
  for (const name in record) {
    const own = names.find((each) => each === name);
    if (own === undefined) throw new Unclear();
    found.push(own);
  }
  return found;
}

function recordOf(value: unknown): Fields {
  if (isRecord(value)) return value;
  throw new Unclear();
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Unclear();
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Unclear();
}

function integerOf(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new Unclear();
}

const won = /^-?\d{1,20}$/;

/** So long a text is a whole number to JavaScript, too, from which a bigint is made faster than from text. */
const exactDigits = 15;

function wonOf(value: unknown): Won {
  if (typeof value !== "string" || !won.test(value)) throw new Unclear();
  return value.length <= exactDigits ? BigInt(Number(value)) : BigInt(value);
}

/** Some hundred days stand in thousands of items. A text that is none is never kept. */
const known = new Map<string, IsoDate>();
const keptDays = 4_000;

function dayOf(value: unknown): IsoDate {
  if (typeof value !== "string") throw new Unclear();
  const kept = known.get(value);
  if (kept !== undefined) return kept;
  const date = parseIsoDate(value);
  if (date === null) throw new Unclear();
  if (known.size < keptDays) known.set(value, date);
  return date;
}
