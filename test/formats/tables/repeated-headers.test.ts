// A header that stands among the rows of a list, because pages or files were pasted one below the other.
import { describe, expect, test } from "vitest";
import { readSource } from "../../../shared/formats/registry.ts";
import { codesOf, containing, contextOf, day } from "../readings.ts";

const payments = "회계구분,부서명,세부사업명,지급일자,지출액";
const projects = "사업명,부서,예산액(천원),집행액(천원)";

function read(lines: readonly string[]) {
  const context = contextOf({ fiscalYear: 2026, asOf: day("2026-06-30"), unit: null });
  return readSource(new TextEncoder().encode(`${lines.join("\n")}\n`), context);
}

const paid = (name: string, won: number) => `일반회계,총무과,${name},20260105,${won}`;
const project = (name: string, won: number) => `${name},총무과,${won},1`;

describe.each([
  ["a payment list", payments, paid],
  ["an own table", projects, project],
])("%s", (_, header, row) => {
  test("is read past its header once more, which is told with its rows", async () => {
    const reading = await read([header, row("가", 10), header, row("나", 20), header.replaceAll(",", " ,")]);
    expect(reading.kind).toBe("read");
    expect(reading.findings.find(({ code }) => code === "header-repeated")).toMatchObject({
      row: 3,
      value: "3, 5",
      consequence: "note",
    });
  });

  test("whose lines above the header are pasted again is read past them too", async () => {
    const title = `2026년 현황${",".repeat(header.split(",").length - 1)}`;
    const reading = await read([title, header, row("가", 10), title, header, row("나", 20)]);
    expect(reading.kind).toBe("read");
    expect(codesOf(reading)).toContain("header-repeated");
  });

  test("whose second header is in another order is refused with its row", async () => {
    const other = header.split(",").toReversed().join(",");
    const reading = await read([header, row("가", 10), other, row("나", 20)]);
    expect(reading.findings).toMatchObject([{ code: "header-changes", row: 3, column: "A" }]);
  });
});

test.each([
  ["in another unit", "사업명,부서,예산액(원),집행액(원)", "C"],
  ["with another figure", "사업명,부서,예산액(천원),원인행위액(천원)", "D"],
  ["without a unit", "사업명,부서,예산액,집행액", "C"],
])("a second header %s is refused with the column and both words", async (_, header, column) => {
  const reading = await read([projects, project("가", 10), header, project("나", 20)]);
  expect(reading.findings).toMatchObject([
    { code: "header-changes", row: 3, column, consequence: "reject", ko: containing("따로 저장하여") },
  ]);
});

test.each([
  ["(단위: 원),,,", ["unit-changes"]],
  ["(단위: 달러),,,", ["unit-changes"]],
])("a line %s among the rows of a table in 천원 is not read past", async (line, codes) => {
  const reading = await read([
    "(단위: 천원),,,",
    "사업명,부서,예산액,집행액",
    project("가", 10),
    line,
    project("나", 2),
  ]);
  expect(codesOf(reading)).toEqual(codes);
});

test("a line of the same unit is", async () => {
  const header = "사업명,부서,예산액,집행액";
  const unit = "(단위 : 천원),,,";
  const reading = await read(["(단위: 천원),,,", header, project("가", 10), unit, header, project("나", 2)]);
  expect(reading.kind).toBe("read");
});

test("a project that is called like a column is a project", async () => {
  const reading = await read([projects, project("예산액", 10), project("집행액 확대", 20)]);
  expect(reading.kind === "read" && reading.records.map(({ project: { name } }) => name)).toEqual([
    "예산액",
    "집행액 확대",
  ]);
});

describe("a table of projects goes on under its header", () => {
  const alone = (text: string) => `"${text}",,,`;
  const asked = async (...between: readonly string[]) => {
    const title = alone("가. 노인복지 분야");
    const unit = alone("(2026. 6. 30. 현재, 단위: 천원)");
    const lines = [
      title,
      unit,
      projects,
      project("가", 10),
      ...between.map(alone),
      projects,
      project("나", 20),
    ];
    const reading = await read(lines);
    expect(reading.findings.filter(({ consequence }) => consequence === "reject")).toEqual([]);
    return reading.findings.filter(({ code }) => code === "tables-added");
  };

  test.each([
    ["a heading of its own", "나. 장애인복지 분야"],
    ["a heading of another year", "나. 2025년 노인복지 분야"],
  ])("under %s, which is asked about with its words", async (_, line) => {
    expect(await asked(line)).toMatchObject([{ consequence: "hold", value: containing(line) }]);
  });

  test.each([
    ["nothing", []],
    ["its own caption again", ["(2026. 6. 30. 현재, 단위: 천원)"]],
    ["a word that it goes on", ["<계속>"]],
    ["a number of a page", ["- 3 -"]],
  ])("under %s without a question", async (_, between) => {
    expect(await asked(...between)).toEqual([]);
  });
});

test("a payment list is not asked about under headings of months", async () => {
  const reading = await read([payments, paid("가", 10), "2026년 2월 지급,,,,", payments, paid("나", 20)]);
  expect(codesOf(reading)).not.toContain("tables-added");
});
