import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { caseTable } from "./case-table.ts";
import { casesDocument } from "./cases-document.ts";
import { cases, runCase } from "./run-case.ts";

const right = caseTable.filter(({ awaits }) => awaits === null);

describe.skipIf(!existsSync(cases))("cases (skipped where ../shared/data is absent)", () => {
  test.each(right)("$folder: $kind", async (each) => {
    const result = await runCase(each);
    expect({ ...result, isRight: each.expected.accepts(result) }).toMatchObject({ isRight: true });
  });
});

test("docs/cases.md lists them as they are run", () => {
  const document = readFileSync(new URL("../../docs/cases.md", import.meta.url), "utf8");
  expect(cellsOf(document)).toEqual(cellsOf(casesDocument()));
});

/** Without the widths of columns, which belong to the formatter. */
function cellsOf(document: string): readonly (readonly string[])[] {
  return document
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim().replace(/^:?-+:?$/, "-")));
}
