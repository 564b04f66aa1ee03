/** The protocol of a commit: what is left in the ledger afterwards, and after a crash. */
import { describe, expect, test } from "vitest";
import type { Commit } from "../../shared/ports/ledger-store.ts";
import { books } from "../support/uploads.ts";
import { deliver, payments, totals } from "./deliveries.ts";
import { byAmount, expectLawful, openLedger, spent, twelve } from "./ledger-world.ts";
import { crashed, crashingLedger, watchedLedger } from "./watched-ledger.ts";

describe("a commit", () => {
  test("puts new projects into the ledger and closes the upload with one event", async () => {
    const { ledger, outbox } = openLedger();
    const tally = await deliver(ledger, "a", totals("2020-10-31", 100n, 200n));
    expect(tally).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await spent(ledger)).toEqual({ "사업 0": 100n, "사업 1": 200n });
    expect(outbox.told().flatMap(({ events }) => events.map(({ type }) => type))).toEqual(["UploadApplied"]);
    await expectLawful(ledger);
  });

  test("counts what it added, changed and left alone", async () => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", totals("2020-10-31", 100n, 200n));
    const tally = await deliver(ledger, "b", totals("2020-10-31", 100n, 250n, 300n));
    expect(tally).toEqual({ added: 1, changed: 1, unchanged: 1 });
    await expectLawful(ledger);
  });

  test("of figures that say nothing new writes nothing but its closing", async () => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", totals("2020-10-31", ...twelve));
    const commits: Commit[] = [];
    const watched = watchedLedger(ledger, { beforeCommit: (_, commit) => void commits.push(commit) });
    expect(await deliver(watched, "b", totals("2020-10-31", ...twelve))).toMatchObject({ unchanged: 12 });
    expect(commits.map(({ changes, closing }) => [changes.length, closing?.upload.seq])).toEqual([[0, 2]]);
  });

  test("of more projects than fit is split, and closed by the last transaction alone, after all others", async () => {
    const { ledger } = openLedger(49);
    const stored: (readonly [number, boolean])[] = [];
    const watched = watchedLedger(ledger, {
      afterCommit: (_, { changes, closing }) => void stored.push([changes.length, closing !== null]),
    });
    const amounts = Array.from({ length: 5 * 49 + 1 }, (_, at) => BigInt(at));
    expect(await deliver(watched, "a", totals("2020-10-31", ...amounts))).toMatchObject({ added: 246 });
    const full = Array.from({ length: 5 }, () => [49, false] as const);
    expect(stored).toEqual([...full, [1, true]]);
    expect(await ledger.readBalances(books)).toHaveLength(246);
  });

  test("takes figures of a day that is past into the history of their project", async () => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", totals("2020-10-31", 300n));
    expect(await deliver(ledger, "b", totals("2020-06-30", 120n))).toMatchObject({ changed: 1 });
    const { balance } = [...(await ledger.readBalances(books)).values()][0] ?? {};
    const monthEnds = balance?.measures.expenditure?.monthEnds;
    expect([6, 9, 10, 12].map((month) => monthEnds?.[month - 1]?.unsplit)).toEqual([120n, 120n, 300n, 300n]);
    await expectLawful(ledger);
  });
});

describe("after a crash", () => {
  const crashes = [0, 1, 2, 3, 4].flatMap((nth) =>
    (["before", "after"] as const).map((when) => ({ nth, when })),
  );
  const file = [...payments("2020-11-01", ...twelve)];

  test.each(crashes)(
    "$when commit $nth the next delivery ends where one delivery would have",
    async ({ nth, when }) => {
      const { ledger, outbox } = openLedger();
      await deliver(ledger, "a", totals("2020-10-31", ...twelve, 7n));
      const crashing = crashingLedger(ledger, nth, when);
      await deliver(crashing, "b", file).catch((error: unknown) => {
        if (error !== crashed) throw error;
      });
      await deliver(ledger, "b", file);
      const doubled = twelve.map((amount) => 2n * amount);
      expect(Object.values(await spent(ledger)).toSorted(byAmount)).toEqual([7n, ...doubled]);
      expect(outbox.told()).toHaveLength(2);
      await expectLawful(ledger);
    },
  );

  test.each([
    { what: "new projects", before: [], tally: { added: 12, changed: 0, unchanged: 0 } },
    {
      what: "known ones",
      before: totals("2020-10-31", ...twelve),
      tally: { added: 0, changed: 12, unchanged: 0 },
    },
  ])("the next delivery tells the whole of it: $what", async ({ before, tally }) => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", before);
    const breaking = deliver(crashingLedger(ledger, 1, "after"), "b", file);
    await expect(breaking).rejects.toBe(crashed);
    expect(await deliver(ledger, "b", file)).toMatchObject(tally);
  });

  test("again and again, one commit further each time, every payment counts once", async () => {
    const { ledger, outbox } = openLedger(1);
    await deliver(ledger, "a", totals("2020-10-31", ...twelve));
    let crashesSoFar = 0;
    for (let isDone = false; !isDone; crashesSoFar++) {
      const attempt = await deliver(crashingLedger(ledger, 0, "after"), "b", file).catch(
        (error: unknown) => error,
      );
      isDone = attempt !== crashed;
    }
    expect(crashesSoFar).toBeGreaterThan(3);
    expect(Object.values(await spent(ledger)).toSorted(byAmount)).toEqual(
      twelve.map((amount) => 2n * amount),
    );
    expect(outbox.told()).toHaveLength(2);
    await expectLawful(ledger);
  });

  test("another upload may go over the half that is in, and the rest still finds its place", async () => {
    const { ledger, outbox } = openLedger();
    await deliver(crashingLedger(ledger, 1, "after"), "a", totals("2020-09-30", ...twelve)).catch(() => null);
    await deliver(ledger, "b", payments("2020-10-31", ...twelve));
    await deliver(ledger, "a", totals("2020-09-30", ...twelve));
    expect(Object.values(await spent(ledger)).toSorted(byAmount)).toEqual(
      twelve.map((amount) => 2n * amount),
    );
    expect(outbox.told()).toHaveLength(2);
    await expectLawful(ledger);
  });

  test("a later upload that repeats what the broken one was to replace has the last word", async () => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", totals("2020-10-31", 100n));
    await deliver(crashingLedger(ledger, 0, "before"), "b", totals("2020-10-31", 200n)).catch(() => null);
    await deliver(ledger, "c", totals("2020-10-31", 100n));
    await deliver(ledger, "b", totals("2020-10-31", 200n));
    expect(await spent(ledger)).toEqual({ "사업 0": 100n });
    await expectLawful(ledger);
  });
});
