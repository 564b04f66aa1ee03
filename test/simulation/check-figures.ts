/** I1, I2 and I4: the tables' rows, sums and as-of views held against the naive model. */
import { readLines } from "../../shared/reading/read-lines.ts";
import { type IsoDate, monthEnd } from "../../shared/domain/calendar.ts";
import { funds } from "../../shared/domain/fund.ts";
import { rebuildAt } from "../../shared/domain/ledger-line.ts";
import { factualMeasures } from "../../shared/domain/measure.ts";
import { officeView } from "../../shared/domain/office-view.ts";
import { rateRows } from "../../shared/domain/rate-rows.ts";
import { amountsOn, lastSaid, planPoints } from "../domain/naive-ledger.ts";
import { day } from "../support/builders.ts";
import { type Model, modelLedger } from "./model.ts";
import type { World } from "./work.ts";
import { books } from "./workload.ts";

const monthEnds = Array.from({ length: 12 }, (_, at) => monthEnd(books.fiscalYear, at + 1));
const daysLookedAt = [
  day("2026-05-31"),
  day("2026-06-08"),
  day("2026-06-10"),
  day("2026-06-17"),
  day("2026-07-10"),
];

/** I1: of each upload at most one posting for each line, from rows that its file has, and none that counts of what is out. */
export function checkEffects({ uploads, stored, postings }: Model): string | null {
  const states = new Map(uploads.map(({ uploadId, outcome }) => [uploadId, outcome.state]));
  for (const [id, line] of stored) {
    if (line.version !== line.postings.length)
      return `${id} has version ${line.version} and ${line.postings.length} postings`;
    const said = line.postings.filter(({ reverses }) => reverses === null);
    const uploadIds = said.map(({ uploadId }) => uploadId);
    if (new Set(uploadIds).size < uploadIds.length) return `${id} has two postings of one upload`;
    const isOut = (uploadId: string): boolean => states.get(uploadId) !== "applied";
    const reversed = new Set(line.postings.map(({ reverses }) => reverses));
    const left = said.find(({ uploadId, seq }) => isOut(uploadId) && !reversed.has(seq));
    if (left !== undefined)
      return `${id} counts upload ${left.seq}, which is ${states.get(left.uploadId) ?? "unknown"}`;
    const known = postings.get(id) ?? [];
    const rowless = said.find(({ uploadId, rows }) => {
      const own = known.find((each) => each.uploadId === uploadId);
      return own !== undefined && rows.some((row) => !own.rows.includes(row));
    });
    if (rowless !== undefined) return `${id} has rows of upload ${rowless.seq} that its file has not`;
  }
  return null;
}

/** I2 of each line by itself: month ends, plans and names as the naive rule has them. I4: on any day. */
export function checkFigures({ stored, postings }: Model): string | null {
  for (const id of new Set([...stored.keys(), ...postings.keys()])) {
    const own = postings.get(id) ?? [];
    const line = stored.get(id);
    for (const measure of factualMeasures) {
      for (const [month, date] of monthEnds.entries()) {
        const is = line?.balance.measures[measure]?.monthEnds[month] ?? {};
        const should = amountsOn(own, measure, date);
        if (!isSame(is, should)) return differ(`${id} ${measure} ${date}`, is, should);
      }
      for (const date of daysLookedAt) {
        const is = rebuildAt(line?.postings ?? [], date)?.measures[measure]?.monthEnds[11] ?? {};
        const should = amountsOn(own, measure, date);
        if (!isSame(is, should)) return differ(`${id} ${measure} as of ${date}`, is, should);
      }
    }
    const planned = (line?.balance.plan ?? []).map(({ date, amounts }) => ({ date, amounts }));
    const should = planPoints(own).map(({ date, amounts }) => ({ date, amounts }));
    if (!isSame(planned, should)) return differ(`${id} plan`, planned, should);
    if (own.length > 0 && line?.balance.project.department !== lastSaid(own, "department"))
      return differ(`${id} department`, line?.balance.project.department, lastSaid(own, "department"));
  }
  return null;
}

/** I2 of every level and fund now; I4 of some days: the same lines, read from balances and from files alone. */
export async function checkViews(
  { stores: { ledger } }: World,
  model: Model,
  when: "as of days" | null,
): Promise<string | null> {
  for (const date of when === null ? [null] : daysLookedAt) {
    const is = await rowsOf(ledger, date);
    const should = await rowsOf(modelLedger(ledger, model), date);
    if (!isSame(is, should)) return differ(`the office ${date ?? "now"}`, is, should);
  }
  return null;
}

async function rowsOf(ledger: Parameters<typeof readLines>[0], date: IsoDate | null): Promise<string[]> {
  const lines = await readLines(ledger, books, date);
  const view = officeView(
    books.office,
    books.fiscalYear,
    lines.map(({ line }) => line),
  );
  return rateRows(view, true).map(
    ({ scope, fund, amounts, rate, asOf }) =>
      `${scope.level} ${scope.id} ${fund} ${textOf([amounts, rate, asOf])}`,
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

/** Funds in one order, and no difference between one that is absent and one that is not stated. */
export function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    if (typeof each === "bigint") return `${each}`;
    if (each === null || typeof each !== "object" || !Object.keys(each).some((key) => fundNames.has(key)))
      return each;
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const fundNames = new Set<string>(funds);

export function differ(what: string, is: unknown, should: unknown): string {
  return `${what} is ${textOf(is).slice(0, 600)} and should be ${textOf(should).slice(0, 600)}`;
}
