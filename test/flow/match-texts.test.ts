/** What `match` reads and what a held file says: pure, so that no process is needed. */
import { describe, expect, test } from "vitest";
import { plainDisplay } from "../../local/terminal/display.ts";
import { outcomeText } from "../../local/print/print-outcome.ts";
import { heldOrder, heldRemedies } from "../../local/print/print-remedies.ts";
import { leftOpenText, pairsNumbered, questionsText } from "../../local/print/print-questions.ts";
import type { Finding, QuestionPair } from "../../shared/domain/values/finding.ts";
import { projectIdOf } from "../../shared/domain/values/project.ts";
import { anAppliedOutcome, anUpload } from "../support/uploads.ts";

const korean = plainDisplay("ko");

const pairs: readonly QuestionPair[] = Array.from({ length: 9 }, (_, at) => ({
  from: projectIdOf(`new${at + 1}`),
  fromName: `새 사업 ${at + 1}`,
  fromDepartment: null,
  to: projectIdOf(`old${at + 1}`),
  toName: `사업 ${at + 1}`,
  toDepartment: null,
  evidence: [],
  why: { ko: "같은 이름", en: "same name" },
}));

describe("numbers of pairs", () => {
  test.each([
    ["1", [1]],
    ["1,3", [1, 3]],
    ["1-4,7", [1, 2, 3, 4, 7]],
    [" 2 ~ 3 , 9 ", [2, 3, 9]],
    ["1-3,2-4", [1, 2, 3, 4]],
    ["5-5", [5]],
    ["", []],
  ])("%s", (text, numbers) => {
    expect(pairsNumbered(text, pairs)).toEqual(numbers.map((number) => pairs[number - 1]));
  });

  test.each(["0", "10", "3-10", "4-1", "1-", "-1", "1-2-3", "1.5", "3abc", "모두", "1e1"])(
    "%s is refused",
    (text) => {
      expect(() => pairsNumbered(text, pairs)).toThrow("그런 번호가 없습니다");
    },
  );

  test("of a file without open questions lead to taking an answer back", () => {
    expect(() => pairsNumbered("1", [])).toThrow("monitor match --undo");
  });
});

describe("a held file", () => {
  const finding = (code: string): Finding => ({
    code,
    consequence: "hold",
    row: null,
    column: null,
    value: null,
    ko: "",
    en: "",
  });

  test("without questions is released or discarded", () => {
    expect(heldRemedies(korean, 7, [finding("projects-vanished")])).toHaveLength(1);
  });

  test.each([
    ["project-resembles", "두 번 더해집니다"],
    ["code-means-another", "이름만 바뀐 것으로 이어집니다"],
  ])("with %s names match first, and what release does without an answer", (code, consequence) => {
    const found = [finding("projects-vanished"), finding(code)];
    const [first = "", release = ""] = heldRemedies(korean, 7, found);
    expect(first).toContain("monitor match 7");
    expect(release).toContain("monitor release 7: 답하지 않고 반영합니다");
    expect(release).toContain(consequence);
    expect(heldOrder(found).map((each) => each.code)).toEqual([code, "projects-vanished"]);
  });

  test("of which all the same left lines open says why, and how each is answered", () => {
    const other = pairs.slice(2, 3).map((pair) => ({ ...pair, from: projectIdOf("new1") }));
    const text = leftOpenText(korean, anUpload(), [...pairs.slice(0, 2), ...other], new Map());
    expect(text).toContain("2건은 답하지 않고 남겨 두었습니다");
    expect(text).toContain("--same 번호");
    expect(text).toContain("새 사업 2");
  });
});

test("a pair is shown with both names whole, however narrow the terminal: their last word may be what differs", () => {
  const long = "군도 및 농어촌도로 건설(보조)";
  const own = pairs.slice(0, 1).map((pair) => ({ ...pair, fromName: long, toName: `${long}(전환사업)` }));
  const text = questionsText({ ...korean, columns: 40 }, anUpload(), own, new Map());
  expect(text).toContain(`파일: ${long} ·`);
  expect(text).toContain(`장부: ${long}(전환사업) ·`);
});

test("an applied file is told by what its format is called, and payments are no new projects", () => {
  const upload = anUpload("a", { outcome: anAppliedOutcome({ format: "payment-list" }) });
  const text = outcomeText(
    korean,
    "list.csv",
    {
      kind: "applied",
      upload,
      tally: { added: 3, changed: 1, unchanged: 2 },
      findings: [],
    },
    new Map(),
  );
  expect(text).toContain("지출목록");
  expect(text).toContain("지급이 있는 사업: 처음 3 · 변경 1 · 동일 2");
  expect(text).not.toContain("새 사업");
});

test("what held a file that somebody let in is told as over, behind its notes", () => {
  const finding = { row: null, column: null, value: null, ko: "합계가 줄었습니다.", en: "The total fell." };
  const text = outcomeText(
    korean,
    "dump.json",
    {
      kind: "applied",
      upload: anUpload(),
      tally: { added: 0, changed: 1, unchanged: 0 },
      findings: [
        { ...finding, code: "day-lowered", consequence: "hold" },
        { ...finding, code: "unknown-columns", consequence: "note", ko: "모르는 열이 있습니다." },
      ],
    },
    new Map(),
  );
  expect(text).toMatch(/모르는 열이 있습니다[^]*보류했던 까닭 1건입니다[^]*합계가 줄었습니다/);
});
