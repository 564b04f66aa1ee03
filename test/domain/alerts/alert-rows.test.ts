/** One row for each scope: who speaks for it, whatever the order in which the alerts come. */
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { alertRows, laggingScopes } from "../../../shared/domain/alerts/alert-rows.ts";
import { aScope } from "../../support/builders.ts";
import { anAlert } from "../../support/uploads.ts";

const person = { by: "hong", at: "2020-10-30T00:00:00.000Z" };
const snoozed = { state: "snoozed", until: anAlert().since, ...person } as const;
const acknowledged = { state: "acknowledged", ...person } as const;
const cleared = { state: "cleared", because: "recovered" } as const;

const leadOf = (...alerts: readonly Partial<Alert>[]) => {
  const all = alerts.map((alert) => anAlert(alert));
  const leads = [all, all.toReversed()].map((each) => alertRows(each)[0]?.lead);
  expect(leads[0]).toBe(leads[1]);
  return leads[0];
};

describe("the alerts of one scope are one row, which", () => {
  test.each<{ is: string; lead: Partial<Alert>; facet: Partial<Alert> }>([
    {
      is: "the most severe leads",
      lead: { severity: "critical", rule: "printed-rate-differs" },
      facet: { severity: "notice" },
    },
    {
      is: "of equal weight the lag leads, and what follows from it does not",
      lead: { severity: "notice" },
      facet: { severity: "notice", rule: "no-spending" },
    },
    {
      is: "the whole leads before one of its funds",
      lead: { severity: "notice", rule: "no-spending" },
      facet: { severity: "notice", rule: "fund-behind", fund: "national" },
    },
    {
      is: "one that wants an answer leads before a graver one that was put off",
      lead: { severity: "notice", rule: "no-spending" },
      facet: { severity: "critical", status: snoozed },
    },
    {
      is: "one that somebody works at leads before one that was put off",
      lead: { severity: "notice", status: acknowledged, rule: "no-spending" },
      facet: { severity: "critical", status: snoozed },
    },
    {
      is: "one that stands leads before a graver one that is over",
      lead: { severity: "notice", status: snoozed, rule: "no-spending" },
      facet: { severity: "critical", status: cleared },
    },
  ])("$is", ({ lead, facet }) => {
    expect(leadOf(lead, facet)).toMatchObject(lead);
  });
});

test("every alert is in one row, and each scope has one, level by level", () => {
  const road = aScope({ level: "project", id: "A", name: "도로" });
  const alerts = [
    anAlert({ scope: road }),
    anAlert({ scope: { ...road, level: "unit-project" } }),
    anAlert({ scope: road, rule: "no-spending" }),
    anAlert({ scope: road, rule: "fund-behind", fund: "municipal" }),
    anAlert({ scope: road, rule: "fund-behind", fund: "national" }),
  ];
  const rows = alertRows(alerts);
  expect(rows.map(({ lead, facets }) => [lead.scope.level, facets.length])).toEqual([
    ["project", 3],
    ["unit-project", 0],
  ]);
  expect(rows[0]?.facets.map(({ rule, fund }) => `${rule} ${fund}`)).toEqual([
    "no-spending all",
    "fund-behind municipal",
    "fund-behind national",
  ]);
  expect(alertRows([])).toEqual([]);
});

test("scopes that lag are counted with those that a more urgent rule leads, and it is said how many these are", () => {
  const named = (id: string) => ({ ...aScope(), id });
  const { rows, ledByOthers } = laggingScopes([
    anAlert({ scope: named("a"), severity: "notice" }),
    anAlert({ scope: named("a"), severity: "critical", rule: "no-spending" }),
    anAlert({ scope: named("b") }),
    anAlert({ scope: named("c"), rule: "no-spending" }),
  ]);
  expect(rows.map(({ lead }) => [lead.scope.id, lead.rule])).toEqual([
    ["a", "behind-target"],
    ["b", "behind-target"],
  ]);
  expect(ledByOthers).toBe(1);
});
