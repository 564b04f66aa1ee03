import { expect, test } from "vitest";
import { readDateCell } from "../../../shared/formats/cells/date-cell.ts";

test.each([
  "2026.01.05 14:30",
  "2026. 1. 5. 9:05:07",
  "2026-01-05T23:59:59.999",
  "20260105 00:00",
  "2026/1/5 오후 2:30",
  "2026-01-05 2:30 PM",
])("a day with a time behind it is that day: %s", (cell) => {
  expect(readDateCell(cell)).toEqual({ kind: "date", date: "2026-01-05" });
});

test.each([
  "2026년 1월 5일",
  "2026년1월5일",
  "2026년 01월 05일 14:30",
  "2026. 1. 5.(월)",
  "2026-01-05 (월)",
  "2026년 1월 5일 월요일",
  "26.1.5",
  "26. 01. 05.",
  "'26-1-5",
  "’26. 1. 5.",
])("a day as people write it is that day: %s", (cell) => {
  expect(readDateCell(cell)).toEqual({ kind: "date", date: "2026-01-05" });
});

test.each([
  "26-1-5",
  "26/1/5",
  "1월 5일",
  "2026년 1월",
  "2026년 1월말",
  "5.1.2026",
  "26.13.5",
  "2026. 1. 5.(1차)",
])("what may be no day, or another one, is refused: %s", (cell) => {
  expect(readDateCell(cell)).toMatchObject({ kind: "bad", code: "date-unreadable" });
});

test.each([
  "2026-01-05 24:30",
  "2026-01-05 14:60",
  "2026-01-05T23:30Z",
  "2026-01-05 14",
  "14:30",
  "2026-13-05 14:30",
])("what is no time of the place's clock behind a day is refused as it stands: %s", (cell) => {
  expect(readDateCell(cell)).toMatchObject({
    kind: "bad",
    code: "date-unreadable",
    ko: expect.stringContaining(`"${cell}"`) as string,
  });
});
