import { expect, test } from "vitest";
import { templateColumnOf } from "../../../shared/formats/tables/header-grammar.ts";

test.each([
  { header: "1분기 계획", month: 3 },
  { header: "1분기 집행계획(천원)", month: 3 },
  { header: "상반기 계획", month: 6 },
  { header: "상반기 집행 계획", month: 6 },
  { header: "2분기까지 계획", month: 6 },
  { header: "3분기 누계 계획", month: 9 },
  { header: "4분기말까지 집행계획", month: 12 },
])("$header is a plan from January to the end of month $month", ({ header, month }) => {
  expect(templateColumnOf(header, "1129000")).toMatchObject({ kind: "plan", span: "by", month });
});

test.each([
  "3분기 계획",
  "2분기 계획",
  "하반기 계획",
  "5분기까지 계획",
  "0분기 누계 계획",
  "분기 계획",
  "상반기",
  "1분기",
])("%s says not from when it counts, and stays a question", (header) => {
  expect(templateColumnOf(header, "1129000")).toEqual({ kind: "unknown" });
});
