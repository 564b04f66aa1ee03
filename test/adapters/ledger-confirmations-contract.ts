/** What was confirmed is known by month and by day, until an undo takes it out and after a restore again. */
import { describe, expect, test } from "vitest";
import type { ConfirmedLines } from "../../shared/domain/journal/confirmation.ts";
import { emptyHead, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { aProject, aStatement, day } from "../support/builders.ts";
import { anEnd, written } from "../support/ledger-entries.ts";
import { anUpload, books } from "../support/uploads.ts";
import { aChange, type LedgerFixtures } from "./ledger-fixtures.ts";

const projects = ["가", "나"].map((name) => aProject({ name }));
const [a, b] = projects.map(({ id }) => id);

export function describeConfirmations(fixtures: LedgerFixtures): void {
  describe("confirmations", () => {
    test("of several files in a month: the last of each project counts, and all stay known", async () => {
      const { ledger } = await opened(fixtures);
      await confirm(ledger, confirmed(2, "2020-02-05", a, b), confirmed(3, "2020-02-20", a));
      const reading = await ledger.readLedger(books);
      expect(daysIn(reading)).toEqual({ 가: ["2020-02-20"], 나: ["2020-02-05"] });
      expect((await ledger.readConfirmed(books)).map(({ seq, counts }) => [seq, counts])).toEqual([
        [2, true],
        [3, true],
      ]);
      expect(throughOf(reading, a)).toEqual({ confirmedThrough: "2020-02-20", asOf: "2020-02-20" });
      expect(throughOf(reading, b)).toEqual({ confirmedThrough: "2020-02-05", asOf: "2020-02-05" });
    });

    test("of an earlier day that come later do not take the place of the later day", async () => {
      const { ledger } = await opened(fixtures);
      await confirm(ledger, confirmed(2, "2020-02-20", a), confirmed(3, "2020-02-05", a));
      expect(daysIn(await ledger.readLedger(books))).toEqual({ 가: ["2020-02-20"] });
    });

    test("of measures that are stated apart count beside each other in one month", async () => {
      const { ledger } = await opened(fixtures);
      const both = { ...confirmed(2, "2020-02-05", a), measures: ["expenditure", "current-budget"] as const };
      await confirm(ledger, both, confirmed(3, "2020-02-20", a));
      expect(daysIn(await ledger.readLedger(books))).toEqual({ 가: ["2020-02-05", "2020-02-20"] });
      await confirm(ledger, { ...both, seq: 4, uploadId: anUpload("4").uploadId, date: day("2020-02-25") });
      expect(daysIn(await ledger.readLedger(books))).toEqual({ 가: ["2020-02-25"] });
    });

    test("of several months stand in the order of their days, each month with its last", async () => {
      const { ledger } = await opened(fixtures);
      await confirm(
        ledger,
        confirmed(2, "2020-04-01", a),
        confirmed(3, "2020-02-29", a, b),
        confirmed(4, "2020-12-31", b),
        confirmed(5, "2020-02-10", b),
      );
      expect(daysIn(await ledger.readLedger(books))).toEqual({
        가: ["2020-02-29", "2020-04-01"],
        나: ["2020-02-29", "2020-12-31"],
      });
    });

    test.each([
      { at: "2020-01-31", days: {} },
      { at: "2020-02-05", days: { 가: ["2020-02-05"] } },
      { at: "2020-02-19", days: { 가: ["2020-02-05"] } },
      { at: "2020-02-20", days: { 가: ["2020-02-20"] } },
      { at: "2020-03-04", days: { 가: ["2020-02-20"] } },
      { at: "2020-03-05", days: { 가: ["2020-02-20", "2020-03-05"] } },
      { at: "2020-12-31", days: { 가: ["2020-02-20", "2020-03-05"] } },
    ])("as they were known on $at have no later day in them", async ({ at, days }) => {
      const { ledger } = await opened(fixtures);
      await confirm(
        ledger,
        confirmed(2, "2020-02-05", a),
        confirmed(3, "2020-02-20", a),
        confirmed(4, "2020-03-05", a),
      );
      expect(daysIn(await ledger.readLedgerAt(books, day(at)))).toEqual(days);
    });

    test("of one file on several days lie in the months of those days", async () => {
      const { ledger } = await opened(fixtures);
      const head = await ledger.readHead(books);
      const both = [confirmed(2, "2020-02-29", a), confirmed(2, "2020-03-31", b)];
      await written(ledger, anEnd(head, "2", { confirmed: both }));
      expect(await ledger.readConfirmed(books)).toEqual(both.map((each) => ({ ...each, counts: true })));
      expect(daysIn(await ledger.readLedgerAt(books, day("2020-02-29")))).toEqual({ 가: ["2020-02-29"] });
    });

    test("that an undo takes out count no more, those before them do, and a restore brings them back", async () => {
      const { ledger } = await opened(fixtures);
      await confirm(
        ledger,
        confirmed(2, "2020-02-05", a, b),
        confirmed(3, "2020-02-20", a),
        confirmed(4, "2020-04-20", b),
      );
      const before = await ledger.readLedger(books);
      await count(ledger, 3, false);
      expect(daysIn(await ledger.readLedger(books))).toEqual({
        가: ["2020-02-05"],
        나: ["2020-02-05", "2020-04-20"],
      });
      expect(daysIn(await ledger.readLedgerAt(books, day("2020-02-25")))).toEqual({
        가: ["2020-02-05"],
        나: ["2020-02-05"],
      });
      expect((await ledger.readConfirmed(books)).map(({ counts }) => counts)).toEqual([true, false, true]);
      await count(ledger, 2, false);
      expect(daysIn(await ledger.readLedger(books))).toEqual({ 나: ["2020-04-20"] });
      expect(throughOf(await ledger.readLedger(books), a)).toEqual({
        confirmedThrough: null,
        asOf: "2020-01-31",
      });
      await count(ledger, 3, true);
      await count(ledger, 2, true);
      const after = await ledger.readLedger(books);
      expect(after.confirmations).toEqual(before.confirmations);
      expect(after.balances).toEqual(before.balances);
    });

    test("of two thousand projects are one thing to write, and come back whole", async () => {
      const { ledger } = await opened(fixtures);
      const ids = Array.from({ length: 2_000 }, (_, at) => aProject({ name: `세부사업 ${at}` }).id);
      const many = { ...confirmed(2, "2020-02-29"), lines: new Map(ids.map((id, at) => [id, 1 + (at % 3)])) };
      await confirm(ledger, many);
      expect(await ledger.readConfirmed(books)).toEqual([{ ...many, counts: true }]);
      expect((await ledger.readLedger(books)).confirmations.size).toBe(2_000);
    });
  });
}

/** Two projects that were stated at the end of January. */
async function opened(fixtures: LedgerFixtures) {
  const fixture = await fixtures.open();
  const changes = projects.map((project) =>
    aChange({ project, asOf: day("2020-01-31"), entries: aStatement("2020-01-31", { unsplit: 5n }) }),
  );
  await written(fixture.ledger, anEnd(emptyHead, "1", { changes }));
  return fixture;
}

function confirmed(seq: number, date: string, ...ids: readonly (ProjectId | undefined)[]): ConfirmedLines {
  const lines = ids.filter((id) => id !== undefined).map((id) => [id, 1] as const);
  const { uploadId } = anUpload(`${seq}`);
  return { seq, uploadId, date: day(date), measures: ["expenditure"], lines: new Map(lines) };
}

/** One entry for each, in the order of their numbers. */
async function confirm(ledger: LedgerStore, ...all: readonly ConfirmedLines[]): Promise<void> {
  for (const each of all) {
    const head = await ledger.readHead(books);
    await written(ledger, anEnd(head, `${each.seq}`, { confirmed: [each] }));
  }
}

async function count(ledger: LedgerStore, seq: number, counts: boolean): Promise<JournalHead> {
  const head = await ledger.readHead(books);
  const letter = String.fromCharCode("a".charCodeAt(0) + head.lastSeq);
  return written(ledger, anEnd(head, letter, { reverses: { seq, counts } }));
}

/** Project name -> the days of what counts. */
function daysIn({ confirmations, balances }: LedgerReading): Record<string, string[]> {
  return Object.fromEntries(
    [...confirmations].map(([id, all]) => [
      balances.get(id)?.balance.project.name ?? id,
      all.map(({ date }) => date),
    ]),
  );
}

function throughOf({ balances }: LedgerReading, id: ProjectId | undefined) {
  const stored = id === undefined ? undefined : balances.get(id);
  return { confirmedThrough: stored?.confirmedThrough, asOf: stored?.balance.asOf };
}
