/** The list of mutants that may survive speaks of the source as it is; whether they survive, `npm run mutate` knows. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Mutant, mutantsOf } from "../mutation/mutants.ts";
import { comparedWithList, listedNames, nameOf } from "../mutation/survivors.ts";

const root = resolve(import.meta.dirname, "../..");
const list = readFileSync(resolve(root, "test/mutation/survivors.json"), "utf8");

test("every listed survivor is still a mutant of the source", { timeout: 60_000 }, async () => {
  const listed = listedNames(list);
  const files = new Set(listed.map((name) => name.split(" | ")[0] ?? ""));
  const { mutants } = await mutantsOf(root, [...files]);
  const names = new Set(mutants.map(nameOf));
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
});

test("a survivor that is not listed is a gap; a listed one that is killed is untrue", () => {
  const aMutant = (id: string): Mutant => ({
    id,
    file: "a.ts",
    line: 7,
    operator: "Comparison",
    was: `a <\n ${id}`,
    becomes: "",
  });
  const place = { file: "a.ts", operator: "Comparison", was: "a < 1", becomes: "" };
  const listing = JSON.stringify([
    { why: "for a reason of twenty letters", mutants: [place, { ...place, file: "b.ts" }] },
  ]);
  const outcomes = (first: "killed" | "survived") =>
    new Map([
      ["1", first],
      ["2", "not-covered"],
    ] as const);
  const mutants = [aMutant("1"), aMutant("2")];
  expect(comparedWithList(mutants, outcomes("survived"), listing)).toEqual({
    untrue: [],
    gaps: ["line 7: a.ts | Comparison | a < 2 | "],
  });
  expect(comparedWithList(mutants, outcomes("killed"), listing).untrue).toEqual([
    "a.ts | Comparison | a < 1 | ",
  ]);
});
