import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AssessDependencies,
  type AssessOutcome,
  assessOffice,
} from "../../../functions/assess/assess-office.ts";
import { policiesOf, strictPolicy } from "../../support/policies.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import type { AlertStore } from "../../../shared/ports/alert-store.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { anAlert, books } from "../../support/uploads.ts";
import { aLine, aScope, day } from "../../support/builders.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { countedLoad, firstLoadOf } from "../../../shared/domain/alerts/quiet-evaluation.ts";
import { deliver, spending } from "../deliveries.ts";
import { watchedTable } from "../ingest/watched-table.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";

function open() {
  const outbox = new MemoryOutbox();
  const dependencies = {
    ledger: new TableLedgerStore(outbox.table),
    alerts: new TableAlertStore(outbox.table),
    clock: fixedClock(),
    policies: policiesOf(strictPolicy),
  };
  /** What the alerts told so far: the type of each event and the scope it is about. */
  const notified = (): string[] =>
    outbox
      .notified()
      .flatMap((bundle) => (bundle.topic === "alert" ? bundle.events : []))
      .filter(({ alert }) => isOfProjects(alert))
      .map(({ type, alert }) => `${type} ${alert.scope.name} ${alert.version}`);
  return { ...dependencies, outbox, notified };
}

/** What behind-target finds of projects and unit projects; other rules, and the sums above, are left out here. */
async function evaluate(
  dependencies: AssessDependencies,
  today: string | null = null,
): Promise<AssessOutcome> {
  const clock = today === null ? dependencies.clock : fixedClock(dependencies.clock.now(), today);
  const outcome = await assessOffice(books, { ...dependencies, clock });
  return { ...outcome, changes: outcome.changes.filter(({ alert }) => isOfProjects(alert)) };
}

function isOfProjects({ scope, rule }: Pick<Alert, "scope" | "rule">): boolean {
  return rule === "behind-target" && (scope.level === "project" || scope.level === "unit-project");
}

/** 305 of the 366 days of 2020 have passed on 31 October: 83.3 % are expected. */
const behind = (spent: bigint, date = "2020-10-31") => [spending(date, 100_000_000n, spent)];

describe("an office that falls behind", () => {
  test("has an alert raised and told, with the figures that raised it", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    const { changes } = await evaluate(office);
    expect(changes).toMatchObject([
      {
        change: "raised",
        at: "2020-11-02T00:00:00.000Z",
        alert: { severity: "warning", since: "2020-10-31", knownSeq: 1 },
      },
    ]);
    expect((await office.alerts.readAlerts(books)).filter(isOfProjects)).toEqual(
      changes.map(({ alert }) => alert),
    );
    const notified = office.outbox.notified().at(-1);
    expect(notified).toMatchObject({ topic: "alert", at: "2020-11-02T00:00:00.000Z" });
    const events =
      notified?.topic === "alert" ? notified.events.filter(({ alert }) => isOfProjects(alert)) : [];
    expect(events).toMatchObject([
      { type: "AlertRaised", alert: { facts: { budget: 100_000_000n, expenditure: 70_000_000n } } },
    ]);
  });

  test("is told once, however often the news of the upload is delivered", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    for (let delivery = 1; delivery <= 3; delivery++) await evaluate(office);
    expect(office.notified()).toEqual(["AlertRaised 마을기업 육성 1"]);
    expect((await office.alerts.readLog(books)).filter(({ alert }) => isOfProjects(alert))).toHaveLength(1);
  });

  test("further is told that it worsened, and recovering that it cleared", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(75_000_000n));
    await evaluate(office);
    await deliver(office.ledger, "b", behind(75_000_000n, "2020-11-30"));
    expect((await evaluate(office)).changes).toMatchObject([
      { change: "worsened", alert: { since: "2020-10-31" } },
    ]);
    await deliver(office.ledger, "c", behind(99_000_000n, "2020-12-01"));
    expect((await evaluate(office)).changes).toMatchObject([
      { change: "cleared", alert: { status: { state: "cleared" } } },
    ]);
    const newEvents = [
      "AlertRaised 마을기업 육성 1",
      "AlertWorsened 마을기업 육성 2",
      "AlertCleared 마을기업 육성 3",
    ];
    expect(office.notified()).toEqual(newEvents);
  });

  test("less than before has it stored and logged, and nobody told", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    await evaluate(office);
    await deliver(office.ledger, "b", behind(76_000_000n));
    expect((await evaluate(office)).changes).toMatchObject([
      { change: "eased", alert: { severity: "notice" } },
    ]);
    expect(office.notified()).toHaveLength(1);
    const log = (await office.alerts.readLog(books)).filter(({ alert }) => isOfProjects(alert));
    expect(log.map(({ change }) => change)).toEqual(["raised", "eased"]);
  });

  test("is judged by the day of its figures: pace does not go on while nothing comes in, and silence is told by itself", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(79_000_000n));
    expect((await evaluate(office)).changes).toEqual([]);
    for (const today of ["2020-11-02", "2020-11-05", "2020-11-30"])
      expect((await evaluate(office, today)).changes).toEqual([]);
    const alerts = await office.alerts.readAlerts(books);
    expect(alerts.map(({ rule, scope }) => `${rule} ${scope.level}`)).toEqual(["not-reported office"]);
  });

  test("has nothing stored by a new day but silence, whatever stands", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    await evaluate(office);
    const later = [];
    for (const today of ["2020-11-03", "2020-11-04", "2020-12-31", "2021-01-04"]) {
      const clock = fixedClock("2020-11-02T00:00:00.000Z", today);
      later.push(...(await assessOffice(books, { ...office, clock })).changes);
    }
    // After the last day of the year nothing more is due.
    expect(later.map(({ change, alert }) => `${change} ${alert.rule}`)).toEqual([
      "raised not-reported",
      "cleared not-reported",
    ]);
  });

  test("is judged by project, and its sums above carry no copy", async () => {
    const office = open();
    const unit = { unitProject: "사회적경제 활성화" };
    const file = ["가", "나"].map((name) => spending("2020-10-31", 100_000_000n, 1n, { name, ...unit }));
    await deliver(office.ledger, "a", file);
    const { changes } = await evaluate(office);
    expect(changes.map(({ alert }) => `${alert.scope.level} ${alert.scope.name}`).toSorted()).toEqual([
      "project 가",
      "project 나",
    ]);
  });
});

describe("an office on its way", () => {
  test("has nothing stored and nobody told", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(83_000_000n));
    expect(await evaluate(office)).toMatchObject({ books, changes: [] });
    expect(office.notified()).toEqual([]);
  });

  test("of which nothing is known has nothing to judge", async () => {
    expect(await evaluate(open())).toEqual({ books, rows: 0, settledSeq: 0, changes: [], quiet: null });
  });
});

describe("what makes no letter", () => {
  /** Why each event was told quietly, in the order of the events; null for news. */
  const quietOf = (office: ReturnType<typeof open>) =>
    office.outbox
      .notified()
      .flatMap((bundle) => (bundle.topic === "alert" ? bundle.events : []))
      .map(({ quiet }) => quiet);

  test("is what the first look finds, however often it is made; what a later file brings is news", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    expect(await evaluate(office)).toMatchObject({ quiet: "first-load" });
    expect(await evaluate(office)).toMatchObject({ quiet: "first-load", changes: [] });
    const first = quietOf(office);
    expect(new Set(first)).toEqual(new Set(["first-load"]));
    await deliver(office.ledger, "b", behind(71_000_000n, "2020-11-30"));
    expect(await evaluate(office, "2020-12-01")).toMatchObject({ quiet: null });
    expect(quietOf(office).slice(first.length)).toContain(null);
  });

  test("is a look that a process died in, when it is made again", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    const dying: AlertStore = {
      ...watchedAlerts(office.alerts, () => Promise.reject(new Error("The process was killed"))),
    };
    await expect(evaluate({ ...office, alerts: dying })).rejects.toThrow("killed");
    expect(await evaluate(office)).toMatchObject({ quiet: "first-load" });
    expect(office.notified()).not.toEqual([]);
  });

  test("is not what a later day finds in the first file, like silence", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(83_000_000n));
    expect(await evaluate(office)).toMatchObject({ quiet: "first-load" });
    expect(await evaluate(office, "2020-12-20")).toMatchObject({ quiet: null });
    expect(quietOf(office)).toContain(null);
  });

  test("is everything of a past year", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(83_000_000n));
    await evaluate(office);
    await deliver(office.ledger, "b", behind(84_000_000n, "2020-12-31"));
    expect(await evaluate(office, "2021-01-01")).toMatchObject({ quiet: "past-year" });
  });

  test("is the first load again where all was taken back, and nothing where lags were told before it was noted", () => {
    const basis = "expenditure/budget" as const;
    const today = day("2020-11-02");
    const seenWith = (lines: readonly LedgerLine[]) => ({
      view: { basis, rows: [{ scope: { ...aScope(), level: "office" as const }, lines }] },
      settledSeq: 3,
    });
    const [budgeted, paid] = [
      seenWith([aLine({ amounts: { appropriation: { unsplit: 5n } } })]),
      seenWith([aLine({ amounts: { expenditure: { unsplit: 5n } } })]),
    ];
    const first = { end: 3, on: today, hasBudgets: true };
    expect(firstLoadOf({ view: { basis, rows: [] }, settledSeq: 2 }, [], today)).toBeNull();
    expect(firstLoadOf(budgeted, [], today)).toEqual(first);
    expect(firstLoadOf(budgeted, [anAlert()], today)).toEqual({ ...first, end: 0 });
    const cleared = anAlert({ status: { state: "cleared", because: "gone" } });
    expect(firstLoadOf(budgeted, [cleared], today)).toEqual(first);
    const payments = { ...first, hasBudgets: false };
    expect(firstLoadOf(paid, [], today)).toEqual(payments);
    const later = { end: 9, on: day("2020-11-03"), hasBudgets: true };
    expect(countedLoad(payments, later)).toEqual(later);
    expect(countedLoad(first, later)).toEqual(first);
    expect(countedLoad(later, payments)).toEqual(later);
  });
});

describe("more alerts than one transaction holds", () => {
  const names = Array.from({ length: 120 }, (_, at) => `사업 ${String(at).padStart(3, "0")}`);
  const file = names.map((name) => spending("2020-10-31", 100_000_000n, 1n, { name }));

  test("are stored and told in several bundles, each alert in one", async () => {
    const office = open();
    await deliver(office.ledger, "a", file);
    expect((await evaluate(office)).changes).toHaveLength(120);
    const bundles = office.outbox.notified().filter(({ topic }) => topic === "alert");
    expect(bundles.slice(0, -1).every(({ events }) => events.length === 49)).toBe(true);
    expect(new Set(bundles.map(({ id }) => id)).size).toBe(bundles.length);
    expect(office.notified()).toEqual(names.map((name) => `AlertRaised ${name} 1`));
  });

  test("are all answered for when another look took a part of them first", async () => {
    const office = open();
    await deliver(office.ledger, "a", file);
    let saves = 0;
    const alerts = watchedAlerts(office.alerts, async () => {
      saves += 1;
      if (saves === 2) await evaluate(office);
    });
    const { changes } = await evaluate({ ...office, alerts });
    expect(changes.length).toBeLessThan(120);
    expect(office.notified().toSorted()).toEqual(names.map((name) => `AlertRaised ${name} 1`));
  });

  test("are told once each when the process dies between two bundles", async () => {
    const office = open();
    await deliver(office.ledger, "a", file);
    let saves = 0;
    const alerts = watchedAlerts(office.alerts, () => {
      saves += 1;
      return saves === 2 ? Promise.reject(new Error("The process died")) : Promise.resolve();
    });
    await expect(evaluate({ ...office, alerts })).rejects.toThrow("The process died");
    expect(office.notified().length).toBeLessThan(120);
    await evaluate(office);
    expect(office.notified().toSorted()).toEqual(names.map((name) => `AlertRaised ${name} 1`));
  });
});

describe("two looks at once", () => {
  test("tell the same news once", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    const outcomes = await Promise.all([evaluate(office), evaluate(office), evaluate(office)]);
    expect(outcomes.flatMap(({ changes }) => changes)).toHaveLength(1);
    expect(office.notified()).toHaveLength(1);
  });

  test("leave the alert as the newest figures have it, in whatever order their steps fall", async () => {
    const files = [behind(70_000_000n), behind(40_000_000n), behind(99_000_000n)];
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const office = open();
        const beforeAccess = (): Promise<void> => scheduler.schedule(Promise.resolve());
        const slow = {
          ...office,
          ledger: new TableLedgerStore(watchedTable(office.outbox.table, { beforeAccess })),
          alerts: watchedAlerts(office.alerts, beforeAccess),
        };
        // Each applied upload wakes a look of its own; nothing waits for another.
        const stages = files.map(async (file, at) => {
          await deliver(slow.ledger, "abc".charAt(at), file);
          await evaluate(slow);
        });
        await scheduler.waitFor(Promise.all(stages));
        expect((await evaluate(office)).changes).toEqual([]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("of which one never gets to store anything: it gives up, to be tried again", async () => {
    const office = open();
    await deliver(office.ledger, "a", behind(70_000_000n));
    const alerts: AlertStore = {
      ...watchedAlerts(office.alerts, () => Promise.resolve()),
      save: () => Promise.resolve("conflict"),
    };
    await expect(evaluate({ ...office, alerts })).rejects.toMatchObject({
      code: "alerts-contended",
      retryable: true,
    });
  });
});

function watchedAlerts(alerts: AlertStore, beforeSave: () => Promise<void>): AlertStore {
  return {
    maxChangesPerSave: alerts.maxChangesPerSave,
    readAlerts: (of) => alerts.readAlerts(of),
    readLog: (of) => alerts.readLog(of),
    noteFirstLoad: (of, found) => alerts.noteFirstLoad(of, found),
    readFirstLoad: (of) => alerts.readFirstLoad(of),
    save: async (saving) => {
      await beforeSave();
      return alerts.save(saving);
    },
  };
}
