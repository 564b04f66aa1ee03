/** Several deliveries at once: whoever is first, the figures are what was sent, counted once. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Balance, rebuild } from "../../shared/domain/balance.ts";
import { type SourceRecord, toPosting } from "../../shared/domain/posting.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { aRegistration, books } from "../support/uploads.ts";
import { deliver, payments, totals } from "./deliveries.ts";
import { byAmount, expectLawful, openLedger, spent, twelve } from "./ledger-world.ts";
import { watchedLedger } from "./watched-ledger.ts";

describe("beside a rival", () => {
  test("that writes the same project in between, it folds anew on top of it", async () => {
    const { ledger } = openLedger();
    await deliver(ledger, "a", totals("2020-10-31", 100n));
    const rivalled = watchedLedger(ledger, {
      beforeCommit: async (count) => {
        if (count === 0) await deliver(ledger, "r", payments("2020-11-01", 5n));
      },
    });
    await deliver(rivalled, "b", payments("2020-11-02", 7n));
    expect(await spent(ledger)).toEqual({ "사업 0": 112n });
    await expectLawful(ledger);
  });

  test("that brings a project first, it changes what it thought to add", async () => {
    const { ledger } = openLedger();
    const rivalled = watchedLedger(ledger, {
      beforeCommit: async (count) => {
        if (count === 0) await deliver(ledger, "r", payments("2020-11-01", 5n));
      },
    });
    await deliver(rivalled, "b", payments("2020-11-02", 7n));
    expect(await spent(ledger)).toEqual({ "사업 0": 12n });
    await expectLawful(ledger);
  });

  test("that finished the same upload, it says so and does nothing", async () => {
    const { ledger, outbox } = openLedger();
    const file = payments("2020-11-01", ...twelve);
    const rivalled = watchedLedger(ledger, {
      beforeCommit: async (count) => {
        if (count === 0) await deliver(ledger, "a", file);
      },
    });
    expect(await deliver(rivalled, "a", file)).toBeNull();
    expect(Object.values(await spent(ledger)).toSorted(byAmount)).toEqual(twelve);
    expect(outbox.told()).toHaveLength(1);
    await expectLawful(ledger);
  });

  test("that never lets it write, it gives up, to be tried again", async () => {
    const { ledger } = openLedger();
    const refused = { outcome: "conflict" } as const;
    const contended = { ...watchedLedger(ledger, {}), commit: () => Promise.resolve(refused) };
    const failure = deliver(contended, "a", totals("2020-10-31", 100n));
    await expect(failure).rejects.toMatchObject({ code: "ledger-contended", retryable: true });
  });
});

describe("in whatever order the steps of several deliveries fall", () => {
  /** What all that was sent comes to, whether or not it said anything new. */
  function figuresOf(
    ...uploads: readonly (readonly SourceRecord[])[]
  ): Map<string, Balance["measures"] | undefined> {
    const postings = uploads.flatMap((records, at) =>
      records.map((record) => toPosting(record, { seq: at + 1, uploadId: `${at}` }, null)),
    );
    const byProject = Map.groupBy(postings, ({ project }) => project.id);
    return new Map([...byProject].map(([id, history]) => [id, rebuild(history)?.measures]));
  }

  async function figuresIn(ledger: LedgerStore): Promise<Map<string, Balance["measures"] | undefined>> {
    return new Map(
      [...(await ledger.readBalances(books))].map(([id, { balance }]) => [id, balance.measures]),
    );
  }

  /** Any step of any delivery may be the next one. */
  function scheduled(ledger: LedgerStore, scheduler: fc.Scheduler): LedgerStore {
    return watchedLedger(ledger, { beforeAccess: () => scheduler.schedule(Promise.resolve()) });
  }

  test("five deliveries of one file have one effect", async () => {
    const file = payments("2020-11-01", 1n, 2n, 3n, 4n, 5n);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { ledger, outbox } = openLedger(2);
        const deliveries = [1, 2, 3, 4, 5].map(() => deliver(scheduled(ledger, scheduler), "a", file));
        const tallies = await scheduler.waitFor(Promise.all(deliveries));
        expect(tallies.filter((tally) => tally !== null)).toHaveLength(1);
        expect(await figuresIn(ledger)).toEqual(figuresOf(file));
        expect(outbox.told()).toHaveLength(1);
        await expectLawful(ledger);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("uploads of the same projects come to what they say together", async () => {
    const uploads = [
      totals("2020-10-31", 100n, 200n, 300n),
      payments("2020-11-01", 1n, 2n, 3n),
      totals("2020-10-30", 90n, 190n, 310n),
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { ledger, outbox } = openLedger(2);
        // Their numbers are given before they race, so that the outcome is known.
        for (const letter of ["a", "b", "c"]) await ledger.registerUpload(aRegistration(letter));
        const racing = ["a", "b", "c"].map((letter, at) =>
          deliver(scheduled(ledger, scheduler), letter, uploads[at] ?? []),
        );
        await scheduler.waitFor(Promise.all(racing));
        expect(await figuresIn(ledger)).toEqual(figuresOf(...uploads));
        expect(outbox.told()).toHaveLength(3);
        await expectLawful(ledger);
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  test("a repetition has the last word over an earlier upload that is still under way", async () => {
    const uploads = [
      totals("2020-10-31", 100n, 200n),
      totals("2020-10-31", 150n, 250n),
      totals("2020-10-31", 100n, 200n),
    ];
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { ledger } = openLedger(1);
        await deliver(ledger, "a", uploads[0] ?? []);
        for (const letter of ["b", "c"]) await ledger.registerUpload(aRegistration(letter));
        const racing = ["b", "c"].map((letter, at) =>
          deliver(scheduled(ledger, scheduler), letter, uploads[at + 1] ?? []),
        );
        await scheduler.waitFor(Promise.all(racing));
        expect(await figuresIn(ledger)).toEqual(figuresOf(...uploads));
        await expectLawful(ledger);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});
