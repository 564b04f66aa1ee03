import { describe, expect, test } from "vitest";
import { type AlertChange, isTold } from "../../shared/domain/alert.ts";
import { fraction } from "../../shared/domain/fraction.ts";
import { aScope } from "../support/builders.ts";
import { live, type Sight } from "./alert-looks.ts";

describe("an alert", () => {
  test("is raised with its facts, the day of the figures and version 1", () => {
    expect(live({ gap: 7, knownSeq: 4 }).alert).toMatchObject({
      scope: aScope(),
      fund: "all",
      rule: "behind-target",
      state: "open",
      severity: "notice",
      since: "2020-10-31",
      policyVersion: "default-1",
      knownSeq: 4,
      version: 1,
      facts: { gap: fraction(7n, 100n) },
    });
  });

  test.each<{ life: string; sights: Sight[]; changes: (AlertChange | "nothing")[] }>([
    { life: "is not raised where nothing is behind", sights: [{ gap: 0 }], changes: ["nothing"] },
    { life: "is raised once", sights: [{ gap: 7 }, { gap: 7 }], changes: ["raised", "nothing"] },
    {
      life: "is refreshed by other figures",
      sights: [{ gap: 7 }, { gap: 8 }],
      changes: ["raised", "refreshed"],
    },
    {
      life: "is refreshed by a day going by",
      sights: [{ gap: 7, judgedOn: "2020-12-30" }, { gap: 7 }],
      changes: ["raised", "refreshed"],
    },
    {
      life: "is refreshed by a new policy",
      sights: [{ gap: 7 }, { gap: 7, policyVersion: "2" }],
      changes: ["raised", "refreshed"],
    },
    {
      life: "worsens",
      sights: [{ gap: 7 }, { gap: 12 }, { gap: 30 }],
      changes: ["raised", "worsened", "worsened"],
    },
    {
      life: "worsens over two steps at once",
      sights: [{ gap: 7 }, { gap: 30 }],
      changes: ["raised", "worsened"],
    },
    { life: "eases", sights: [{ gap: 30 }, { gap: 12 }, { gap: 7 }], changes: ["raised", "eased", "eased"] },
    {
      life: "is cleared once",
      sights: [{ gap: 7 }, { gap: 0 }, { gap: 0 }],
      changes: ["raised", "cleared", "nothing"],
    },
    {
      life: "does not flicker between 3 and 5 points",
      sights: [{ gap: 4 }, { gap: 5 }, { gap: 4 }, { gap: 3 }, { gap: 5 }, { gap: 2 }, { gap: 4 }],
      changes: ["nothing", "raised", "refreshed", "refreshed", "refreshed", "cleared", "nothing"],
    },
    {
      life: "goes on standing while there is nothing to judge",
      sights: [{ gap: 7 }, { gap: null }, { gap: 7 }],
      changes: ["raised", "nothing", "nothing"],
    },
    { life: "is not raised by nothing to judge", sights: [{ gap: null }], changes: ["nothing"] },
  ])("$life", ({ sights, changes }) => {
    expect(live(...sights).changes).toEqual(changes);
  });

  test("keeps the day since when it stands, through worsening and clearing", () => {
    const { alert } = live({ gap: 7 }, { gap: 30, asOf: "2020-11-30" }, { gap: 0, asOf: "2020-12-31" });
    expect(alert).toMatchObject({ state: "cleared", severity: "critical", since: "2020-10-31", version: 3 });
  });

  test("raised again stands since the new day, and goes on counting versions", () => {
    const { alert, changes } = live({ gap: 7 }, { gap: 0 }, { gap: 12, asOf: "2020-11-30" });
    expect(changes).toEqual(["raised", "cleared", "raised"]);
    expect(alert).toMatchObject({ state: "open", severity: "warning", since: "2020-11-30", version: 3 });
  });

  test("cleared bears the facts that cleared it", () => {
    expect(live({ gap: 7 }, { gap: 1, knownSeq: 2 }).alert).toMatchObject({
      knownSeq: 2,
      facts: { spent: 99_000_000n, gap: fraction(1n, 100n) },
    });
  });
});

describe("a look that is overtaken", () => {
  const standing: Sight = { gap: 7, knownSeq: 5, judgedOn: "2020-11-30" };

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
    for (const gap of [0, 8, 30]) {
      const [, change] = live(standing, { ...sight, gap }).changes;
      expect(change !== "nothing").toBe(decides);
    }
  });

  test("does not raise a cleared alert again", () => {
    expect(live(standing, { gap: 0, knownSeq: 6 }, { gap: 30, knownSeq: 5 }).changes).toEqual([
      "raised",
      "cleared",
      "nothing",
    ]);
  });
});

test.each<{ change: AlertChange; told: boolean }>([
  { change: "raised", told: true },
  { change: "worsened", told: true },
  { change: "cleared", told: true },
  { change: "eased", told: false },
  { change: "refreshed", told: false },
])("people are told of an alert that is $change: $told", ({ change, told }) => {
  expect(isTold(change)).toBe(told);
});
