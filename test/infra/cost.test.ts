// The page about cost is computed: from committed measurements, from the templates as they are now, and from list prices.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { billOf, dollars } from "../../bench/cost-bill.ts";
import { costDocument } from "../../bench/cost-document.ts";
import { dollarsPerUnit, prices } from "../../bench/cost-prices.ts";
import { quantitiesOf } from "../../bench/cost-quantities.ts";
import { countResources, synthesizeTemplates } from "../../bench/cost-resources.ts";
import { readMeasured } from "../../bench/cost-table.ts";
import { paragraph } from "../../bench/cost-text.ts";
import { add, fraction, multiply } from "../../shared/domain/values/fraction.ts";

const measured = readMeasured();
const resources = countResources(synthesizeTemplates());

describe("docs/cost.md", () => {
  test("is what `npm run cost -- --write` makes of measurements, templates and prices", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/cost.md"), "utf8");
    expect(page).toBe(costDocument(measured, resources));
  });
});

describe("a bill", () => {
  test("of many offices is what stands there anyway, and the rest once for each", () => {
    const quantities = quantitiesOf(measured, resources, "built");
    const [none, one, all] = [0, 1, 243].map((offices) => billOf(quantities, offices).total);
    if (none === undefined || one === undefined || all === undefined)
      throw new Error("Three bills were asked.");
    const ofOne = add(one, multiply(none, fraction(-1n, 1n)));
    expect(add(none, multiply(ofOne, fraction(243n, 1n)))).toEqual(all);
  });

  test("grows by the price of every alarm that is added", () => {
    const more = { ...resources, alarms: resources.alarms + 10 };
    const [before, after] = [resources, more].map((each) =>
      billOf(quantitiesOf(measured, each, "built"), 1).lines.get("CloudWatch: alarms"),
    );
    expect(after).toEqual(add(before ?? fraction(0n, 1n), fraction(1n, 1n)));
  });

  test("is lower with confirmations, and lower again with quiet alerts", () => {
    const [built, confirmed, quiet] = (["built", "confirmed", "quiet"] as const).map((variant) =>
      Number(dollars(billOf(quantitiesOf(measured, resources, variant), 243).total)),
    );
    expect(confirmed).toBeLessThan(built ?? 0);
    expect(quiet).toBeLessThan(confirmed ?? 0);
  });
});

describe("money", () => {
  test("is exact until it is printed", () => {
    expect(dollarsPerUnit(prices.compute)).toEqual(fraction(133_334n, 10_000_000_000n));
    expect(dollarsPerUnit(prices.writeUnit)).toEqual(fraction(68n, 100_000_000n));
  });

  test.each([
    [fraction(0n, 1n), "0.00"],
    [fraction(1n, 1_000n), "<0.01"],
    [fraction(1n, 200n), "0.01"],
    [fraction(1_234_567n, 10n), "123,456.70"],
  ])("prints as cents, half up, and what rounds to nothing as less than one", (amount, printed) => {
    expect(dollars(amount)).toBe(printed);
  });
});

test("a paragraph keeps to 110 columns", () => {
  const lines = paragraph("word ".repeat(100)).split("\n");
  expect(lines.map(({ length }) => length).every((length) => length <= 110 && length > 0)).toBe(true);
  expect(lines.join(" ").split(" ")).toHaveLength(100);
});
