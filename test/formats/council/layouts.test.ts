// Forty reports of known figures, each drawn by its seed: none is misread, and few are refused.
import { expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { readText, amountsOf } from "../readings.ts";
import { layoutOf } from "./layouts.ts";

const seeds = Array.from({ length: 40 }, (_, at) => at + 1);

function outcomeOf(seed: number): string {
  const { text, truth, drawn } = layoutOf(seed);
  const reading = readText(text);
  if (reading.kind === "refused") return `refused: ${seed} ${drawn}`;
  const read = reading.records.map((record) => {
    const budget =
      totalOf(amountsOf(record, "appropriation")) ?? totalOf(amountsOf(record, "current-budget"));
    return [record.project.name, budget, totalOf(amountsOf(record, "expenditure"))].join(" ");
  });
  const stated = [...truth].map(([name, amounts]) => [name, ...amounts].join(" "));
  return read.toSorted().join("\n") === stated.toSorted().join("\n") ? "read" : `wrong: ${seed} ${drawn}`;
}

test("of forty layouts none is misread and at least 34 are read", () => {
  const outcomes = seeds.map(outcomeOf);
  expect(outcomes.filter((outcome) => outcome.startsWith("wrong"))).toEqual([]);
  expect(outcomes.filter((outcome) => outcome === "read").length).toBeGreaterThanOrEqual(34);
});
