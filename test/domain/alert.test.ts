import { describe, expect, test } from "vitest";
import { type AlertChange, decide, decideGone, isTold } from "../../shared/domain/alert.ts";
import { aScope } from "../support/builders.ts";
import { live, look, type Sight, standing } from "./alert-looks.ts";

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
      life: "is refreshed by other amounts",
      sights: [notice, { ...notice, spent: 51_000_000n }],
      changes: ["raised", "refreshed"],
    },
    {
      life: "is not written anew for a day going by, nor for the same amounts of a later day",
      sights: [
        notice,
        { ...notice, judgedOn: "2020-11-02" },
        { ...notice, asOf: "2020-11-02", judgedOn: "2020-11-02" },
      ],
      changes: ["raised", "nothing", "nothing"],
    },
    {
      life: "is refreshed by a new policy",
      sights: [notice, { ...notice, policyVersion: "2020/2" }],
      changes: ["raised", "refreshed"],
    },
    { life: "worsens", sights: [notice, warning, critical], changes: ["raised", "worsened", "worsened"] },
    { life: "worsens over two steps at once", sights: [notice, critical], changes: ["raised", "worsened"] },
    { life: "eases", sights: [critical, warning, notice], changes: ["raised", "eased", "eased"] },
    {
      life: "that eased and is as grave as before is no news",
      sights: [warning, notice, warning, critical],
      changes: ["raised", "eased", "refreshed", "worsened"],
    },
    { life: "is cleared once", sights: [notice, well, well], changes: ["raised", "cleared", "nothing"] },
    { life: "is opened again", sights: [notice, well, notice], changes: ["raised", "cleared", "reopened"] },
  ])("$life", ({ sights, changes }) => {
    expect(live(...sights).changes).toEqual(changes);
  });

  test("keeps the day since when it stands, through worsening and clearing", () => {
    const { alert } = live(
      notice,
      { ...critical, asOf: "2020-11-30", judgedOn: "2020-11-30" },
      {
        ...well,
        asOf: "2020-12-31",
        judgedOn: "2020-12-31",
      },
    );
    expect(alert).toMatchObject({
      status: { state: "cleared", because: "recovered" },
      severity: "critical",
      since: "2020-10-31",
      version: 3,
    });
  });

  test("opened again stands since the new day, and goes on counting versions", () => {
    const { alert } = live(notice, well, { ...warning, asOf: "2020-11-30", judgedOn: "2020-11-30" });
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
    const decision = decideGone(standing(notice), "gone", 2);
    expect(decision).toMatchObject({
      change: "cleared",
      alert: { status: { because: "gone" }, knownSeq: 2 },
    });
    expect(decision.kind === "change" && decideGone(decision.alert, "gone", 3)).toEqual({ kind: "nothing" });
  });
});

describe("the same severity again", () => {
  const stands = standing(notice);

  test.each([
    { what: "an amount that was not known", facts: { plan: 60_000_000n }, news: true },
    { what: "another word", facts: { rateBasis: "expenditure/current-budget" }, news: true },
    { what: "another count of months", facts: { monthsLeft: 1 }, news: false },
    { what: "another rung of the ladder", facts: { rung: "own-plan" }, news: false },
  ])("with $what is news: $news", ({ facts, news }) => {
    const seen = { ...look(notice), facts: { ...look(notice).facts, ...facts } };
    const again = decide(stands, seen);
    expect(again.kind).toBe(news ? "change" : "nothing");
    // And back: what was known is not known any more.
    const back = decide(again.kind === "change" ? again.alert : stands, look(notice));
    expect(back.kind).toBe(again.kind);
  });
});

describe("a look that is overtaken", () => {
  const stands: Sight = { ...notice, knownSeq: 5, judgedOn: "2020-11-30" };

  test.each([
    { name: "knew less", sight: { knownSeq: 4, judgedOn: "2020-12-31" }, decides: false },
    {
      name: "knew as much and judged by an earlier day",
      sight: { knownSeq: 5, judgedOn: "2020-11-29" },
      decides: false,
    },
    { name: "knew as much on the same day", sight: { knownSeq: 5, judgedOn: "2020-11-30" }, decides: true },
    { name: "knew more", sight: { knownSeq: 6, judgedOn: "2020-11-29" }, decides: true },
  ])("because it $name decides: $decides", ({ sight, decides }) => {
    for (const severity of [null, "warning", "critical"] as const) {
      const [, change] = live(stands, { ...sight, severity }).changes;
      expect(change !== "nothing").toBe(decides);
    }
  });

  test("closes nothing of a scope that it does not know, unless it knew as much", () => {
    expect(decideGone(standing(stands), "gone", 4)).toEqual({ kind: "nothing" });
    expect(decideGone(standing(stands), "gone", 5).kind).toBe("change");
  });

  test("does not open a cleared alert again", () => {
    expect(live(stands, { ...well, knownSeq: 6 }, { ...critical, knownSeq: 5 }).changes).toEqual([
      "raised",
      "cleared",
      "nothing",
    ]);
  });
});

test.each<{ change: AlertChange; told: boolean }>([
  { change: "raised", told: true },
  { change: "reopened", told: true },
  { change: "worsened", told: true },
  { change: "resumed", told: true },
  { change: "cleared", told: true },
  { change: "eased", told: false },
  { change: "refreshed", told: false },
  { change: "acknowledged", told: false },
  { change: "snoozed", told: false },
  { change: "explained", told: false },
])("people are told of an alert that is $change: $told", ({ change, told }) => {
  expect(isTold(change)).toBe(told);
});
