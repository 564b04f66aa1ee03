// Where files are picked, the page names formats: those that are read, and none that a person is told to save otherwise.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { binaryKindOf, containerOf } from "../../shared/formats/containers/text/binary-kind.ts";

const source = readFileSync(new URL("../../dashboard/uploads/pick-files.tsx", import.meta.url), "utf8");
const sentences = source.split("\n").filter((line) => line.includes("${limit}"));
const named = sentences.map((line) => new Set(line.match(/[A-Z]{3,}/g)));

test("both languages name the same formats", () => {
  expect(named).toHaveLength(2);
  expect(named[0]).toEqual(named[1]);
  expect(named[0]).toContain("XLSX");
});

describe("a format that is refused is not named", () => {
  test.each([
    ["ODS", "PK\u0003\u0004 application/vnd.oasis.opendocument.spreadsheet"],
    ["XLSB", "PK\u0003\u0004 xl/workbook.bin"],
    ["ODP", "PK\u0003\u0004 application/vnd.oasis.opendocument.presentation"],
  ])("%s", (name, head) => {
    const bytes = Buffer.from(head, "latin1");
    expect(containerOf(bytes)).toBeNull();
    expect(binaryKindOf(bytes)?.en).toContain(name);
    for (const names of named) expect(names).not.toContain(name);
  });

  test("RTF, whose cells cannot be trusted", () => {
    for (const names of named) expect(names).not.toContain("RTF");
  });
});
