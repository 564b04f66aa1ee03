import { expect, test } from "vitest";
import { isOneLine, severityAtLevel } from "../../../../shared/domain/alerts/rules/lag-severity.ts";
import type { Level } from "../../../../shared/domain/rates/office-view.ts";
import type { Tier } from "../../../../shared/domain/values/project.ts";
import { aLine, aRow, aScope } from "../../../support/builders.ts";

const rowOf = (level: Level, ...tiers: readonly Tier[]) => ({
  ...aRow(...tiers.map((tier) => aLine({ project: { tier } }))),
  scope: aScope({ level }),
});

test.each([
  { level: "project", tiers: ["project"], notified: "critical", isLine: true },
  { level: "business", tiers: ["business"], notified: "critical", isLine: true },
  { level: "unit-project", tiers: ["unit-project"], notified: "critical", isLine: true },
  { level: "unit-project", tiers: ["project"], notified: null, isLine: false },
  { level: "unit-project", tiers: ["project", "project"], notified: "critical", isLine: false },
  { level: "department", tiers: ["unit-project"], notified: "notice", isLine: false },
  { level: "office", tiers: ["project", "project"], notified: "notice", isLine: false },
] as const)("a $level of $tiers tells a critical lag as $notified", ({ level, tiers, notified, isLine }) => {
  const row = rowOf(level, ...tiers);
  expect(severityAtLevel(row, "critical")).toBe(notified);
  expect(severityAtLevel(row, null)).toBeNull();
  expect(isOneLine(row)).toBe(isLine);
});
