/** What an act changed, as the audit view says it. */
import { expect, test } from "vitest";
import { valueLines } from "../../dashboard/audit/act-labels.ts";

test.each<{ name: string; before: unknown; after: unknown; lines: readonly string[] }>([
  {
    name: "an answer, without who and when, which stand beside it",
    before: { status: { state: "open" }, explanation: null, version: 1 },
    after: {
      status: { state: "acknowledged", by: "김", at: "2026-01-01T00:00:00.000Z" },
      explanation: { reason: "weather", note: "비", by: "김" },
      version: 2,
    },
    lines: ["상태: 열림 → 확인함", "사유: – → 기상 여건", "설명: – → 비"],
  },
  { name: "what was new", before: null, after: { name: "재무과" }, lines: ["이름: – → 재무과"] },
  {
    name: "lists in one line",
    before: { departments: [] },
    after: { departments: ["재무과", "도로과"] },
    lines: ["부서:  → 재무과, 도로과"],
  },
  {
    name: "a table that was taught",
    before: null,
    after: { number: 1, headers: ["과", "사업"] },
    lines: ["번호: – → 1", "열 이름: – → 과, 사업"],
  },
  { name: "nothing", before: null, after: null, lines: [] },
  { name: "a field without a name by its own", before: { x: 1 }, after: { x: 2 }, lines: ["x: 1 → 2"] },
])("tells $name", ({ before, after, lines }) => {
  expect(valueLines(before, after, "ko")).toEqual(lines);
});
