import { describe, expect, test } from "vitest";
import { type AlertChange, decideGone, isNotifiable } from "../../../shared/domain/alerts/alert.ts";
import { aScope } from "../../support/builders.ts";
import { live, type Sight, openAlert } from "./alert-evaluations.ts";

const notice: Sight = { severity: "notice" };
const warning: Sight = { severity: "warning" };
const critical: Sight = { severity: "critical" };
const well: Sight = { severity: null };

describe("an alert", () => {
  test("is raised with its facts, the day of the figures and version 1", () => {
    expect(live({ ...warning, knownSeq: 4 }).alert).toMatchObject({
      scope: aScope(),
      fund: "all",
      rule: "behind-target",
      status: { state: "open" },
      severity: "warning",
      toldSeverity: "warning",
      since: "2020-10-31",
      explanation: null,
      policyVersion: "default-1",
      knownSeq: 4,
      version: 1,
      facts: { expenditure: 50_000_000n },
    });
  });

  test.each<{ life: string; sights: Sight[]; changes: (AlertChange | "nothing")[] }>([
    { life: "is not raised where nothing is wrong", sights: [well], changes: ["nothing"] },
    { life: "is raised once", sights: [notice, notice], changes: ["raised", "nothing"] },
    {
      life: "is not written anew for other amounts, a day going by, fresher figures or another policy",
      sights: [
        notice,
        { ...notice, spent: 51_000_000n },
        { ...notice, today: "2020-11-02" },
        { ...notice, asOf: "2020-11-02" },
        { ...notice, policyVersion: "2020/2" },
      ],
      changes: ["raised", "nothing", "nothing", "nothing", "nothing"],
    },
    { life: "worsens", sights: [notice, warning, critical], changes: ["raised", "worsened", "worsened"] },
    { life: "worsens over two steps at once", sights: [notice, critical], changes: ["raised", "worsened"] },
    { life: "eases", sights: [critical, warning, notice], changes: ["raised", "eased", "eased"] },
    {
      life: "that eased and is as grave as before is no news",
      sights: [warning, notice, warning, critical],
      changes: ["raised", "eased", "relapsed", "worsened"],
    },
    { life: "is cleared once", sights: [notice, well, well], changes: ["raised", "cleared", "nothing"] },
    { life: "is opened again", sights: [notice, well, notice], changes: ["raised", "cleared", "reopened"] },
  ])("$life", ({ sights, changes }) => {
    expect(live(...sights).changes).toEqual(changes);
  });

  test.each<[string, Sight]>([
    ["worsens", critical],
    ["eases", notice],
    ["is cleared", well],
  ])("that %s bears the names of that day: its department may have got one since", (_, next) => {
    const named = aScope({ department: "환경과", departmentCode: "1002002" });
    const { alert } = live(warning, { ...next, scope: named });
    expect(alert?.scope).toEqual(named);
  });

  test("keeps the day since when it stands, through worsening and clearing", () => {
    const { alert } = live(notice, { ...critical, asOf: "2020-11-30" }, { ...well, asOf: "2020-12-31" });
    expect(alert).toMatchObject({
      status: { state: "cleared", because: "recovered" },
      severity: "critical",
      since: "2020-10-31",
      version: 3,
    });
  });

  test("opened again stands since the new day, and goes on counting versions", () => {
    const { alert } = live(notice, well, { ...warning, asOf: "2020-11-30" });
    expect(alert).toMatchObject({
      status: { state: "open" },
      since: "2020-11-30",
      toldSeverity: "warning",
      version: 3,
    });
  });

  test("cleared bears the facts that cleared it", () => {
    expect(live(notice, { ...well, spent: 99_000_000n, knownSeq: 2 }).alert).toMatchObject({
      knownSeq: 2,
      facts: { expenditure: 99_000_000n },
    });
  });

  test("of a scope that the ledger knows no more is closed, once", () => {
    const decision = decideGone(openAlert(notice), "gone", 2);
    expect(decision).toMatchObject({
      change: "cleared",
      alert: { status: { because: "gone" }, knownSeq: 2 },
    });
    expect(decision.kind === "change" && decideGone(decision.alert, "gone", 3)).toEqual({ kind: "nothing" });
  });
});

test("keeps what raised it while it worsens, eases and is answered, and takes the new facts when it is raised again", () => {
  const raised = { severity: "notice", facts: { expenditure: 50_000_000n, asOf: "2020-10-31" } };
  const graver: Sight = { ...critical, spent: 51_000_000n, asOf: "2020-11-30", policyVersion: "2020/2" };
  expect(live(notice, graver).alert).toMatchObject({ raised, facts: { expenditure: 51_000_000n } });
  expect(live(notice, graver, { ...warning, spent: 60_000_000n }).alert).toMatchObject({ raised });
  expect(live(notice, well, graver).alert).toMatchObject({
    raised: { severity: "critical", policyVersion: "2020/2", facts: { expenditure: 51_000_000n } },
  });
});

describe("a look that is overtaken", () => {
  const stands: Sight = { ...notice, knownSeq: 5 };

  test.each([
    { name: "knew less", sight: { knownSeq: 4, today: "2020-12-31" }, decides: false },
    { name: "knew as much", sight: { knownSeq: 5 }, decides: true },
    { name: "knew more", sight: { knownSeq: 6 }, decides: true },
  ])("because it $name decides: $decides", ({ sight, decides }) => {
    for (const severity of [null, "warning", "critical"] as const) {
      const [, change] = live(stands, { ...sight, severity }).changes;
      expect(change !== "nothing").toBe(decides);
    }
  });

  test("closes nothing of a scope that it does not know, unless it knew as much", () => {
    expect(decideGone(openAlert(stands), "gone", 4)).toEqual({ kind: "nothing" });
    expect(decideGone(openAlert(stands), "gone", 5).kind).toBe("change");
  });

  test("does not open a cleared alert again", () => {
    expect(live(stands, { ...well, knownSeq: 6 }, { ...critical, knownSeq: 5 }).changes).toEqual([
      "raised",
      "cleared",
      "nothing",
    ]);
  });
});

test.each<{ change: AlertChange; notified: boolean }>([
  { change: "raised", notified: true },
  { change: "reopened", notified: true },
  { change: "worsened", notified: true },
  { change: "resumed", notified: true },
  { change: "cleared", notified: true },
  { change: "eased", notified: false },
  { change: "relapsed", notified: false },
  { change: "refreshed", notified: false },
  { change: "acknowledged", notified: false },
  { change: "snoozed", notified: false },
  { change: "explained", notified: false },
  { change: "withdrawn", notified: false },
])("people are told of an alert that is $change: $notified", ({ change, notified }) => {
  expect(isNotifiable(change)).toBe(notified);
});
