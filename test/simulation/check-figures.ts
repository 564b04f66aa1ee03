/** I2 and I4: the ledger's rows, sums, dates and as-of views held against the naive model. */
import { type IsoDate, monthEnd } from "../../shared/domain/values/calendar.ts";
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { factualMeasures, type FactualMeasure } from "../../shared/domain/values/measure.ts";
import type { Posting } from "../../shared/domain/ledger/posting.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { linesOf, readLines } from "../../shared/reading/read-lines.ts";
import { amountsOn, countedDates, lastSaid, planPoints, statedOn } from "../domain/ledger/naive-ledger.ts";
import { day } from "../support/builders.ts";
import type { StoredLedger } from "./check-effects.ts";
import { differ, rowsOf, textOf } from "./observe.ts";
import { modelLedger } from "./model-ledger.ts";
import type { Model, NaiveHistory } from "./model.ts";
import type { Stores } from "./stores.ts";
import { books } from "./workload.ts";

const monthEnds = Array.from({ length: 12 }, (_, at) => monthEnd(books.fiscalYear, at + 1));
export const daysObserved = [
  day("2026-05-31"),
  day("2026-06-08"),
  day("2026-06-10"),
  day("2026-06-17"),
  day("2026-07-10"),
];

/** I2 of each line by itself: month ends, dates, plans and names as the naive rule has them. */
export function checkLines({ lines }: StoredLedger, model: Model): string | null {
  for (const id of new Set([...lines.keys(), ...model.keys()])) {
    const own = model.get(id) ?? [];
    const balance = lines.get(id)?.balance;
    if (own.length === 0) {
      if ((balance?.toldSeq ?? null) !== null) return `${id} counts, and no file that counts has it`;
      continue;
    }
    if (balance === undefined) return `${id} is missing`;
    for (const measure of factualMeasures) {
      const [is, should] = [measureOf(balance, measure), naiveMeasure(own, measure)];
      if (textOf(is) !== textOf(should)) return differ(`${id} ${measure}`, is, should);
    }
    const [is, should] = [factsOf(balance), naiveFacts(own)];
    if (textOf(is) !== textOf(should)) return differ(id, is, should);
  }
  return null;
}

function measureOf({ measures }: Balance, measure: FactualMeasure) {
  const state = measures[measure];
  if (state === undefined) return null;
  return { monthEnds: state.monthEnds, statedOn: state.statedOn, latest: state.latest };
}

function naiveMeasure(own: readonly Posting[], measure: FactualMeasure) {
  const latest = countedDates(own, measure).at(-1);
  if (latest === undefined) return null;
  return {
    monthEnds: monthEnds.map((date) => amountsOn(own, measure, date)),
    statedOn: monthEnds.map((date) => statedOn(own, measure, date)),
    latest,
  };
}

function factsOf({ asOf, plan, requirement, project: { department } }: Balance) {
  return { asOf, department, plan: plan.map(pointOf), requirement: requirement.map(pointOf) };
}

function naiveFacts(own: readonly Posting[]) {
  return {
    asOf: own
      .map((posting) => posting.asOf)
      .toSorted()
      .at(-1),
    department: lastSaid(own, "department"),
    plan: planPoints(own).map(pointOf),
    requirement: planPoints(own, "requirement").map(pointOf),
  };
}

function pointOf({ date, amounts }: { readonly date: IsoDate; readonly amounts: object }) {
  return { date, amounts };
}

/** I4 of each line by itself, on five days. */
export async function checkLinesAt({ ports: { ledger } }: Stores, model: Model): Promise<string | null> {
  for (const date of daysObserved) {
    const reading = await ledger.readLedgerAt(books, date);
    for (const id of new Set([...reading.balances.keys(), ...model.keys()])) {
      const is = amountsAt(reading, id, date);
      const should = naiveAmountsAt(model.get(id) ?? [], date);
      if (textOf(is) !== textOf(should)) return differ(`${id} on ${date}`, is, should);
    }
  }
  return null;
}

function amountsAt(reading: LedgerReading, id: ProjectId, date: IsoDate) {
  const stored = reading.balances.get(id);
  // Alone, so that no payments of another line are laid over it.
  const balances = new Map(stored === undefined ? [] : [[id, stored]]);
  const [read] = linesOf({ ...reading, head: { ...reading.head, fulls: [] }, balances }, date).lines;
  return factualMeasures.map((measure) => read?.line.amounts[measure] ?? {});
}

function naiveAmountsAt(own: readonly Posting[], date: IsoDate) {
  return factualMeasures.map((measure) => amountsOn(own, measure, date));
}

/** I2 of every level and fund now; I4 of some days: the same rows, from the ledger and from files alone. */
export async function checkViews(
  { ports: { ledger } }: Stores,
  model: Model,
  dates: readonly (IsoDate | null)[],
): Promise<string | null> {
  for (const date of dates) {
    const is = rowsOf((await readLines(ledger, books, date)).lines);
    const should = rowsOf((await readLines(modelLedger(ledger, model), books, date)).lines);
    if (textOf(is) !== textOf(should)) return differAt(`the office ${date ?? "now"}`, is, should);
  }
  return null;
}

/** I4: who read while others wrote saw whole entries, up to the last that they knew of. */
export async function checkEvaluations(
  { ports: { ledger }, looks }: Stores,
  history: NaiveHistory,
): Promise<string | null> {
  for (const { through, date, rows } of looks) {
    const model = history.modelAt(through);
    const should = rowsOf((await readLines(modelLedger(ledger, model), books, date)).lines);
    if (textOf(rows) !== textOf(should))
      return differAt(`what was seen of ${date ?? "the office"} after entry ${through}`, rows, should);
  }
  return null;
}

function differAt(what: string, is: readonly string[], should: readonly string[]): string {
  const at = is.findIndex((row, place) => row !== should[place]);
  const place = at === -1 ? is.length : at;
  return differ(what, is[place] ?? null, should[place] ?? null);
}
