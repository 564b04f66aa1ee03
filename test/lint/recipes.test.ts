// The recipes for contributors name files that are there: whoever moves one finds the recipe by this test.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test.each(["docs/adding-a-column.md", "docs/adding-a-rule.md"])("%s names files that are there", (recipe) => {
  const text = readFileSync(join(root, recipe), "utf8");
  const paths = [...text.matchAll(/`((?:shared|functions|local|dashboard|infra|test)\/[\w./-]+)`/gu)];
  // NAME stands for the file that is added.
  const named = paths.map(([, path = ""]) => path).filter((path) => !path.includes("NAME"));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
