// Which lines and rows the rates command shows: one account is one, however its sources spell it.
import { describe, expect, test } from "vitest";
import type { Command } from "../../../local/terminal/command-line.ts";
import {
  filterMeant,
  linesSelected,
  readSelection,
  rowsByAttribute,
} from "../../../local/terminal/rate-selection.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aLine } from "../../support/builders.ts";

const option = { value: "NAME", help: { ko: "이름", en: "name" } } as const;
const rates: Command = {
  name: "rates",
  usage: "",
  options: { account: option, field: option, department: option, by: option },
  takesFiles: false,
  run: () => Promise.resolve(0),
};

const lines = [
  { account: "수질개선 특별회계", field: "환경", department: "맑은물 과" },
  { account: "수질개선특별회계", field: "환 경", department: "맑은물과" },
  { account: "일반회계", field: "교통", department: "건설과" },
  { account: null, field: null, department: null },
].map((facts, at) =>
  aLine({
    project: { id: projectIdOfCode(`A${at}`), name: `사업 ${at}`, ...facts },
    amounts: { appropriation: { unsplit: 100n }, expenditure: { unsplit: 10n } },
  }),
);

function selected(...words: readonly string[]) {
  const { filter } = readSelection(readArguments(rates, words));
  return filter === null ? lines : linesSelected(lines, filterMeant(lines, filter));
}

describe("a name of a part of the lines", () => {
  test.each([
    ["--account", "수질개선특별회계"],
    ["--account", "수질개선 특별회계"],
    ["--account", "수질"],
    ["--field", "환경"],
    ["--field", "환 경"],
    ["--department", "맑은물과"],
    ["--department", "맑은물 과"],
    ["--department", "맑은물"],
  ])("%s %s means both spellings of it", (name, value) => {
    expect(selected(name, value)).toEqual(lines.slice(0, 2));
  });

  test("that begins several is refused with each of them once", () => {
    expect(() => selected("--account", "")).toThrow(
      '--account "": 회계 하나를 적어 주십시오: 수질개선 특별회계, 일반회계',
    );
  });
});

test.each([
  ["account", ["1129000", "수질개선 특별회계", "일반회계", null]],
  ["field", ["1129000", "교통", "환 경", null]],
] as const)("the rows by %s are one for each, behind the total", (by, names) => {
  const view = officeView("1129000", 2026, lines, "expenditure/appropriation");
  const { rows } = rowsByAttribute(view, lines, by, readSelection(readArguments(rates, ["--by", by])));
  expect(rows.map(({ scope }) => scope.name)).toEqual(names);
  expect(rows.map(({ amounts }) => amounts.appropriation)).toEqual(
    by === "account" ? [400n, 200n, 100n, 100n] : [400n, 100n, 200n, 100n],
  );
});
