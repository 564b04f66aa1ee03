/** What every alert store promises, whatever it stands on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertToJson } from "../../shared/contracts/stored/alert-json.ts";
import type { OutboxBundle, ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import type { AlertStore, StoredAlertChange } from "../../shared/ports/alert-store.ts";
import { aScope, day } from "../support/builders.ts";
import { anAlert, books } from "../support/uploads.ts";

export interface AlertFixture {
  readonly alerts: AlertStore;
  /** Every bundle in the outbox. */
  readonly notified: () => Promise<ReceivedBundle[]>;
}

export interface AlertFixtures {
  /** A store that nobody has written to. */
  readonly open: () => Promise<AlertFixture>;
  readonly close: () => Promise<void>;
}

const at = "2020-11-02T00:00:00.000Z";
const later = "2020-11-03T00:00:00.000Z";

export function describeAlertStore(prepare: () => Promise<AlertFixtures>, name: string): void {
  let fixtures: AlertFixtures;
  beforeAll(async () => {
    fixtures = await prepare();
  });
  afterAll(() => fixtures.close());

  describe(`alerts in ${name}`, () => {
    test("are stored with their log and the news of them, together", async () => {
      const { alerts, notified } = await fixtures.open();
      const changes = [raised("가"), raised("나")];
      const bundle = newsOf(changes);
      expect(await alerts.save({ books, changes, bundle })).toBe("saved");
      expect(byName(await alerts.readAlerts(books))).toEqual(changes.map(({ alert }) => alert));
      expect(await alerts.readLog(books)).toEqual(changes);
      expect((await notified()).map(({ id }) => id)).toEqual([bundle.id]);
    });

    test("come back exactly, beyond what a float can hold and with nothing where nothing was said", async () => {
      const { alerts } = await fixtures.open();
      const great = anAlert({}, [10n ** 19n + 1n, 2n ** 53n + 1n]);
      const facts = { ...great.facts, plan: null, planRate: null, planUnspent: null, requiredPerMonth: null };
      const scope = aScope({ id: "/", name: null, department: null, unitProject: null });
      const silent = { ...great, scope, facts };
      await alerts.save({
        books,
        changes: [great, silent].map((alert) => ({ alert, change: "raised", at })),
        bundle: null,
      });
      expect(byName(await alerts.readAlerts(books))).toEqual([silent, great]);
    });

    test("have a first load that is noted once, until the books begin anew", async () => {
      const { alerts } = await fixtures.open();
      const [first, second] = [
        { end: 3, on: day("2020-11-02"), hasBudgets: true },
        { end: 9, on: day("2020-11-03"), hasBudgets: true },
      ];
      expect(await alerts.noteFirstLoad(books, null)).toBeNull();
      expect(await alerts.noteFirstLoad(books, first)).toEqual(first);
      expect(await alerts.noteFirstLoad(books, second)).toEqual(first);
      expect(await alerts.noteFirstLoad({ ...books, fiscalYear: 2021 }, second)).toEqual(second);
      expect(await alerts.noteFirstLoad(books, null)).toBeNull();
      expect(await alerts.noteFirstLoad(books, second)).toEqual(second);
      expect(await alerts.readFirstLoad(books)).toEqual(second);
      expect(await alerts.readAlerts(books)).toEqual([]);
      expect(await alerts.readLog(books)).toEqual([]);
    });

    test("of two first looks at once note one of them", async () => {
      const { alerts } = await fixtures.open();
      const looks = [1, 2].map((end) =>
        alerts.noteFirstLoad(books, { end, on: day("2020-11-02"), hasBudgets: true }),
      );
      const noted = new Set((await Promise.all(looks)).map((each) => each?.end));
      expect(noted.size).toBe(1);
    });

    test("are changed without news where nobody need be told", async () => {
      const { alerts, notified } = await fixtures.open();
      expect(await alerts.save({ books, changes: [raised("가")], bundle: null })).toBe("saved");
      expect(await alerts.readAlerts(books)).toHaveLength(1);
      expect(await notified()).toEqual([]);
    });

    test("take the place of their earlier version, while the log keeps both, oldest first", async () => {
      const { alerts } = await fixtures.open();
      const first = raised("가");
      const second = {
        alert: { ...first.alert, status: { state: "cleared", because: "recovered" }, version: 2 },
        change: "cleared",
        at: later,
      } as const;
      await alerts.save({ books, changes: [first], bundle: newsOf([first]) });
      await alerts.save({ books, changes: [second], bundle: newsOf([second]) });
      expect(await alerts.readAlerts(books)).toEqual([second.alert]);
      expect(await alerts.readLog(books)).toEqual([first, second]);
    });

    test("may change twice within one moment", async () => {
      const { alerts } = await fixtures.open();
      const first = raised("가");
      const second = { ...first, alert: { ...first.alert, version: 2 } };
      await alerts.save({ books, changes: [first], bundle: null });
      expect(await alerts.save({ books, changes: [second], bundle: null })).toBe("saved");
      expect(await alerts.readLog(books)).toEqual([first, second]);
    });

    test("fit into one saving up to its limit, with their news", async () => {
      const { alerts, notified } = await fixtures.open();
      const changes = Array.from({ length: alerts.maxChangesPerSave }, (_, index) => raised(`사업 ${index}`));
      expect(changes).toHaveLength(49);
      expect(await alerts.save({ books, changes, bundle: newsOf(changes) })).toBe("saved");
      expect(await alerts.readAlerts(books)).toHaveLength(49);
      expect((await notified())[0]?.events).toHaveLength(49);
    });

    test("of one office are not those of another, nor of another year", async () => {
      const { alerts } = await fixtures.open();
      await alerts.save({ books, changes: [raised("가")], bundle: null });
      for (const other of [
        { ...books, fiscalYear: 2021 },
        { ...books, office: "4182000" },
      ]) {
        expect(await alerts.readAlerts(other)).toEqual([]);
        expect(await alerts.readLog(other)).toEqual([]);
        expect(await alerts.save({ books: other, changes: [raised("가")], bundle: null })).toBe("saved");
      }
    });
  });

  describe(`a conflict of alerts in ${name} leaves nothing of the saving`, () => {
    test.each<{ what: string; version: number }>([
      { what: "an alert that stands already", version: 1 },
      { what: "a version that is not there yet", version: 3 },
    ])("over $what", async ({ version }) => {
      const { alerts, notified } = await fixtures.open();
      const openAlert = raised("가");
      await alerts.save({ books, changes: [openAlert], bundle: null });
      const stale = { ...openAlert, alert: { ...openAlert.alert, version }, at: later };
      const changes = [raised("나"), stale];
      expect(await alerts.save({ books, changes, bundle: newsOf(changes) })).toBe("conflict");
      expect(await alerts.readAlerts(books)).toEqual([openAlert.alert]);
      expect(await alerts.readLog(books)).toEqual([openAlert]);
      expect(await notified()).toEqual([]);
    });

    test("over news that was told before", async () => {
      const { alerts } = await fixtures.open();
      const bundle = newsOf([raised("가")]);
      await alerts.save({ books, changes: [raised("가")], bundle });
      expect(await alerts.save({ books, changes: [raised("나")], bundle })).toBe("conflict");
      expect(await alerts.readAlerts(books)).toHaveLength(1);
    });

    test("when several looks raise it at once: one of them is stored", async () => {
      const { alerts, notified } = await fixtures.open();
      const change = raised("가");
      const looks = [1, 2, 3, 4].map((knownSeq) => ({ ...change, alert: { ...change.alert, knownSeq } }));
      const saving = looks.map((each) => alerts.save({ books, changes: [each], bundle: newsOf([each]) }));
      const results = await Promise.all(saving);
      expect(results.filter((result) => result === "saved")).toHaveLength(1);
      expect(await alerts.readLog(books)).toHaveLength(1);
      expect(await notified()).toHaveLength(1);
    });
  });
}

function raised(name: string): StoredAlertChange {
  const scope = aScope({ id: `사회적경제과/${name}`, name, unitProject: name });
  return { alert: anAlert({ scope }), change: "raised", at };
}

function newsOf(changes: readonly StoredAlertChange[]): OutboxBundle {
  const types = { raised: "AlertRaised", cleared: "AlertCleared" } as const;
  const events = changes.map(({ alert, change }) => ({
    type: types[change === "cleared" ? "cleared" : "raised"],
    version: 1 as const,
    id: `${alert.scope.id}/${alert.version}`,
    alert: alertToJson(alert),
  }));
  return { topic: "alert", id: `news-of-${events.map(({ id }) => id).join("+")}`, books, at, events };
}

function byName(alerts: readonly Alert[]): Alert[] {
  return alerts.toSorted((a, b) => (a.scope.id < b.scope.id ? -1 : 1));
}
