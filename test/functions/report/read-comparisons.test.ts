import { expect, test } from "vitest";
import { readComparisons } from "../../../functions/report/render-report.ts";
import type { Snapshot, SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { day } from "../../support/builders.ts";
import { anEntry } from "../../support/snapshots.ts";
import { books } from "../../support/uploads.ts";

/** Snapshots of this year and the one before, taken in this order, a day apart. */
function shelf(taken: readonly (readonly [asOf: string, version: number])[]) {
  const kept = taken.map(([asOf, version], at) =>
    anEntry({
      books: { ...books, fiscalYear: Number(asOf.slice(0, 4)) },
      asOf: day(asOf),
      version,
      takenAt: `2021-01-${String(at + 1).padStart(2, "0")}T00:00:00.000Z`,
    }),
  );
  const snapshots = {
    list: ({ fiscalYear }: Snapshot["books"]) =>
      Promise.resolve(
        kept.filter(({ snapshot }) => snapshot.books.fiscalYear === fiscalYear).map(({ entry }) => entry),
      ),
    read: (_: Snapshot["books"], { hash }: SnapshotEntry) =>
      Promise.resolve(kept.find(({ entry }) => entry.hash === hash)?.bytes ?? null),
    head: () => Promise.resolve(null),
    add: () => Promise.resolve("conflict" as const),
    answered: () => Promise.resolve(null),
    answer: () => Promise.resolve(),
  };
  return { kept: kept.map(({ snapshot }) => snapshot), sources: { snapshots, hash: sha256Of } };
}

const nameOf = (snapshot: Snapshot | null) =>
  snapshot === null ? null : `${snapshot.asOf}/${snapshot.version}`;

test.each([
  { what: "nothing else", taken: [], lastQuarter: null, lastYear: null },
  {
    what: "the end of the quarter before",
    taken: [
      ["2020-06-30", 1],
      ["2020-09-30", 1],
    ],
    lastQuarter: "2020-09-30/1",
    lastYear: null,
  },
  {
    what: "its last version",
    taken: [
      ["2020-09-30", 1],
      ["2020-09-30", 2],
    ],
    lastQuarter: "2020-09-30/2",
    lastYear: null,
  },
  {
    what: "a day before it where its end was not frozen",
    taken: [["2020-08-15", 1]],
    lastQuarter: "2020-08-15/1",
    lastYear: null,
  },
  { what: "no day of its own quarter", taken: [["2020-10-01", 1]], lastQuarter: null, lastYear: null },
  {
    what: "the same day a year before",
    taken: [
      ["2019-10-31", 1],
      ["2019-12-31", 1],
    ],
    lastQuarter: null,
    lastYear: "2019-10-31/1",
  },
] as const)("a report of 31 October is held against $what", async ({ taken, lastQuarter, lastYear }) => {
  const { kept, sources } = shelf([...taken, ["2020-10-31", 1]]);
  const own = kept.at(-1);
  if (own === undefined) throw new RangeError("The report's own snapshot was taken last");
  const comparisons = await readComparisons(books, own, null, sources);
  expect([nameOf(comparisons.lastQuarter), nameOf(comparisons.lastYear)]).toEqual([lastQuarter, lastYear]);
});

test("what is taken after a snapshot stands in no report of it, however late that is made", async () => {
  const { kept, sources } = shelf([
    ["2020-10-31", 1],
    ["2020-09-30", 1],
    ["2019-10-31", 1],
  ]);
  const [own] = kept;
  if (own === undefined) throw new RangeError("The report's own snapshot was taken first");
  expect(await readComparisons(books, own, null, sources)).toEqual({
    since: null,
    lastQuarter: null,
    lastYear: null,
  });
});

test.each([
  {
    what: "the latest day before it, though a later one was frozen before",
    taken: [
      ["2020-06-30", 1],
      ["2020-09-30", 1],
      ["2020-12-31", 1],
      ["2020-10-31", 1],
    ],
    since: "2020-09-30/1",
  },
  {
    what: "its own day as it was known before",
    taken: [
      ["2020-09-30", 1],
      ["2020-10-31", 1],
      ["2020-10-31", 2],
    ],
    since: "2020-10-31/1",
  },
  {
    what: "nothing where only later days were frozen",
    taken: [
      ["2020-12-31", 1],
      ["2020-10-31", 1],
    ],
    since: null,
  },
] as const)("changes are told since $what", async ({ taken, since }) => {
  const { kept, sources } = shelf(taken);
  const own = kept.at(-1);
  if (own === undefined) throw new RangeError("The report's own snapshot was taken last");
  expect(nameOf((await readComparisons(books, own, null, sources)).since)).toBe(since);
});

test("a snapshot of the last quarter that is named by hand is the last quarter, also where it was taken after the report's", async () => {
  const { kept, sources } = shelf([
    ["2020-10-31", 1],
    ["2020-09-30", 1],
    ["2020-10-15", 1],
  ]);
  const [own, quarter, later] = kept;
  if (own === undefined || quarter === undefined || later === undefined)
    throw new RangeError("Three were taken");
  const named = await readComparisons(books, own, quarter, sources);
  expect([nameOf(named.since), nameOf(named.lastQuarter)]).toEqual(["2020-09-30/1", "2020-09-30/1"]);
  const ofThis = await readComparisons(books, own, later, sources);
  expect([nameOf(ofThis.since), nameOf(ofThis.lastQuarter)]).toEqual(["2020-10-15/1", null]);
});
