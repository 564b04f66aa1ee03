/** What an act changed, as the audit view says it. */
import { expect, test } from "vitest";
import { valueLines } from "../../dashboard/audit/act-labels.ts";
import {
  answersTakenBack,
  departmentNamed,
  eventsTaken,
  fileTaken,
  mappingForgotten,
  mappingTaught,
  matchAnswered,
  snapshotTaken,
  uploadAnnounced,
  uploadSettled,
  userKept,
} from "../../shared/contracts/stored/audit-acts.ts";
import { day } from "../support/builders.ts";
import { anUpload } from "../support/uploads.ts";

test.each<{ name: string; before: unknown; after: unknown; lines: readonly string[] }>([
  {
    name: "an answer, without who and when, which stand beside it",
    before: { status: { state: "open" }, explanation: null, version: 1 },
    after: {
      status: { state: "acknowledged", by: "김", at: "2026-01-01T00:00:00.000Z" },
      explanation: { reason: "weather", note: "비", by: "김" },
      version: 2,
    },
    lines: ["상태: 열림 → 확인함", "사유: 기상 여건", "설명: 비"],
  },
  { name: "what was new", before: null, after: { name: "재무과" }, lines: ["이름: 재무과"] },
  {
    name: "lists in one line",
    before: { departments: [] },
    after: { departments: ["재무과", "도로과"] },
    lines: ["부서: 재무과, 도로과"],
  },
  {
    name: "a table that was taught",
    before: null,
    after: { number: 1, headers: ["과", "사업"] },
    lines: ["번호: 1", "열 이름: 과, 사업"],
  },
  {
    name: "a file that was put aside, with what was found in it as sentences",
    before: {
      fileName: "a.csv",
      state: "held",
      version: 1,
      findings: [
        { code: "unit-differs", consequence: "hold", row: 3, ko: "단위가 다릅니다.", en: "Another unit." },
      ],
    },
    after: { fileName: "a.csv", state: "discarded", version: 2, reason: "다시 받음" },
    lines: ["상태: 보류 → 폐기", "지적: 단위가 다릅니다. → –", "사유: 다시 받음"],
  },
  {
    name: "a file by its way",
    before: null,
    after: { fileName: "a.csv", sha256: "0", via: "inbox", state: "undoing" },
    lines: ["보낸 방법: 수신함", "상태: 되돌리는 중"],
  },
  {
    name: "an alert that ended by itself",
    before: { status: { state: "open" } },
    after: { status: { state: "cleared", because: "no-budget" } },
    lines: ["상태: 열림 → 해소됨", "해소된 까닭: 예산이 없어짐"],
  },
  { name: "nothing", before: null, after: null, lines: [] },
  { name: "a field without a name by its own", before: { x: 1 }, after: { x: 2 }, lines: ["x: 1 → 2"] },
])("tells $name", ({ before, after, lines }) => {
  expect(valueLines(before, after, "ko")).toEqual(lines);
});

/** As every act of the trail is written, whichever it is. */
const everyAct = [
  fileTaken(anUpload(), "applied", "page"),
  eventsTaken("a.jsonl", { applied: 1, alreadyApplied: 2, notApplied: 3 }),
  departmentNamed("101", { name: "재무과", from: "2026-01-01" }, null),
  mappingTaught(2, 1, ["과"]),
  mappingForgotten(2, ["과"]),
  uploadAnnounced("0", { fileName: "a.csv", byteLength: 3, sha256: "0" }, "page"),
  uploadSettled(
    "discard-upload",
    anUpload(),
    anUpload("a", {
      outcome: { state: "discarded", format: null, by: "kim", at: "2026-01-01T00:00:00.000Z" },
    }),
    "discarded",
    "틀림",
  ),
  matchAnswered(anUpload(), anUpload(), { isAllSame: true, departments: [], pairs: [] }, "matched"),
  answersTakenBack(anUpload(), anUpload(), [4], "requested"),
  snapshotTaken({ asOf: day("2026-06-30"), version: 1 }, "taken"),
  userKept("kim", null, { role: "manager", departments: ["과"], office: "4573000", isDisabled: true }),
];

test.each(everyAct)("$act says no name of the program", ({ before, after }) => {
  for (const line of valueLines(before, after, "ko"))
    expect(line.replaceAll(/a\.(csv|jsonl)|kim/g, "")).not.toMatch(/[A-Za-z]{2}/);
});
