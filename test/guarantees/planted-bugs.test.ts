/** Holds docs/guarantees.md and the table of planted bugs true, without planting one: `npm run guarantees` does. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { tableBelow } from "./document.ts";
import { planted } from "./planted-bug.ts";
import { plantedBugs } from "./planted-bugs.ts";

const root = resolve(import.meta.dirname, "../..");

test("each promise of the document has a planted bug and its test, and none is left out", () => {
  const rows = plantedBugs.map(({ promise, test: file, bug }) => [promise, `\`${file}\``, bug]);
  expect(tableBelow("Everywhere else")).toEqual(rows);
});

test.each(plantedBugs)('the bug against "$promise" can be planted, and its test is there', (bug) => {
  const source = readFileSync(resolve(root, bug.file), "utf8");
  expect(planted(source, bug)).not.toBe(source);
  expect(existsSync(resolve(root, bug.test))).toBe(true);
});
