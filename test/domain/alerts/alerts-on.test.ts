/** The alerts of a day are those that its own figures raised, as they stood then, explained as they are now. */
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { alertsOn, areOf } from "../../../shared/domain/alerts/current-alerts.ts";
import { aScope, day } from "../../support/builders.ts";
import { anAlert } from "../../support/uploads.ts";

function found(asOf: string, alert: Partial<Alert> = {}): Alert {
  const plain = anAlert(alert);
  return { ...plain, facts: { ...plain.facts, asOf: day(asOf) } };
}

const cleared = { status: { state: "cleared", because: "recovered" } } as const;
const explanation = {
  reason: "weather",
  note: "",
  owner: null,
  due: null,
  by: "담당자",
  at: "2020-11-05T00:00:00.000Z",
} as const;

describe("the alerts of 30 September", () => {
  const date = day("2020-09-30");

  test("are those that stand, where nothing later was found", () => {
    const openAlerts = [found("2020-09-30"), found("2020-09-30", { ...cleared, fund: "national" })];
    expect(areOf(openAlerts, date)).toBe(true);
    expect(alertsOn(openAlerts, [], date)).toEqual([openAlerts[0]]);
  });

  test("are as they were before later figures made them graver, milder or clear", () => {
    const then = found("2020-09-30", { severity: "warning" });
    for (const later of [found("2020-10-31"), found("2020-10-31", cleared)]) {
      expect(areOf([later], date)).toBe(false);
      expect(alertsOn([later], [then, later], date)).toEqual([then]);
    }
  });

  test("leave out what only later figures raised", () => {
    expect(alertsOn([found("2020-10-31")], [found("2020-10-31")], date)).toEqual([]);
  });

  test("leave out what was clear on the day, and stood before it", () => {
    const history = [found("2020-08-31"), found("2020-09-30", cleared), found("2020-10-31")];
    expect(alertsOn(history.slice(2), history, date)).toEqual([]);
  });

  test("bear the explanation that was given afterwards", () => {
    const history = [found("2020-09-30"), found("2020-10-31", { explanation })];
    expect(alertsOn(history.slice(1), history, date)).toEqual([{ ...history[0], explanation }]);
  });

  test("are not all there while one that stands is of a later day", () => {
    expect(areOf([found("2020-09-30"), found("2020-10-31")], date)).toBe(false);
  });

  test("come in the order of their names", () => {
    const names = ["나", "가", "다"].map((id) => found("2020-09-30", { scope: aScope({ id }) }));
    expect(alertsOn(names, [], date).map(({ scope }) => scope.id)).toEqual(["가", "나", "다"]);
  });
});
