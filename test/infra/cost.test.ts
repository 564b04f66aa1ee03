// The page about cost is computed: from one measured file, the templates as they are now, and list prices.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  assumptions,
  billOf,
  dollarsOf,
  free,
  prices,
  read,
  type Scale,
  sumOf,
} from "../../bench/cost/bill.ts";
import { costTables } from "../../bench/cost/cost-tables.ts";
import { synthesizedResources } from "../../bench/cost/resources.ts";
import { withBlock } from "../../bench/results/markdown.ts";
import { officeYear } from "../../bench/worlds/metered-year.ts";
import { synthesized } from "./environments.ts";

const measured = officeYear.parse(read("measured.json"));
const resources = synthesizedResources();

function totalOf(scale: Partial<Scale>): number {
  const bill = billOf(measured, resources, { offices: 1, traffic: 1, years: 0, ...scale });
  return sumOf([...bill.values()], (each) => each);
}

test("docs/cost.md is what `npm run cost -- --write` makes of measurements, templates and prices", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/cost.md"), "utf8");
  expect(page).toBe(withBlock(page, "npm run cost -- --write", costTables(measured, resources)));
});

test("every type of resource in the templates has its price, or is free", () => {
  const known = new Set([...Object.values(prices).map(({ resource }) => resource), ...free]);
  expect([...resources.counts.keys()].filter((type) => !known.has(type))).toEqual([]);
});

test("no price and no assumption is for something that is not there", () => {
  const bill = billOf(measured, resources, { offices: 1, traffic: 1, years: 5 });
  expect([...bill].filter(([, dollars]) => dollars === 0)).toEqual([]);
  for (const { resource } of Object.values(prices)) expect(resources.counts.has(resource)).toBe(true);
  const source = readFileSync(join(import.meta.dirname, "../../bench/cost/bill.ts"), "utf8");
  for (const name of Object.keys(assumptions)) expect(source).toContain(`assumed("${name}")`);
});

test("the user pool is of the tier whose price is counted", () => {
  const pools = synthesized().data.all("AWS::Cognito::UserPool");
  expect(pools.map(({ properties }) => properties["UserPoolTier"])).toEqual(["PLUS"]);
});

describe("a bill", () => {
  test("of many offices is what stands there anyway, and the rest once for each", () => {
    const [none, one, all] = [0, 1, 243].map((offices) => totalOf({ offices }));
    expect(all).toBeCloseTo((none ?? 0) + 243 * ((one ?? 0) - (none ?? 0)), 6);
  });

  test.each([
    ["AWS::KMS::Key", "key", 1, 1],
    ["AWS::CloudWatch::Dashboard", "dashboard", 1, 3],
  ])("grows by the price of every %s that is added", (type, name, more, dollars) => {
    const counts = new Map(resources.counts).set(type, (resources.counts.get(type) ?? 0) + more);
    const scale = { offices: 1, traffic: 1, years: 0 };
    const [before, after] = [resources, { ...resources, counts }].map((each) =>
      billOf(measured, each, scale).get(name),
    );
    expect((after ?? 0) - (before ?? 0)).toBeCloseTo(dollars, 6);
  });

  test("counts an alarm by the metrics that it computes with", () => {
    const scale = { offices: 1, traffic: 1, years: 0 };
    const more = { ...resources, alarmMetrics: resources.alarmMetrics + 10 };
    const [before, after] = [resources, more].map((each) => billOf(measured, each, scale).get("alarm"));
    expect((after ?? 0) - (before ?? 0)).toBeCloseTo(1, 6);
    expect(resources.alarmMetrics).toBeGreaterThan(resources.counts.get("AWS::CloudWatch::Alarm") ?? 0);
  });

  test("grows with traffic, less than in proportion, and with the years", () => {
    expect(totalOf({ traffic: 10 })).toBeGreaterThan(totalOf({}));
    expect(totalOf({ traffic: 10 })).toBeLessThan(10 * totalOf({}));
    expect(totalOf({ years: 5 })).toBeGreaterThan(totalOf({ years: 1 }));
  });

  test("has no line for what has no price", () => {
    expect(() => dollarsOf("gold", 1)).toThrow("gold has no price.");
  });
});
