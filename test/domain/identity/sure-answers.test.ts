import { describe, expect, test } from "vitest";
import { sureAnswers } from "../../../shared/domain/identity/questions.ts";
import type { QuestionPair } from "../../../shared/domain/values/finding.ts";
import { projectIdOf } from "../../../shared/domain/values/project.ts";

/** `new department/name → old department/name`. */
function pair(from: string, to: string, ...evidence: string[]): QuestionPair {
  const [fromDepartment = "", fromName = ""] = from.split("/");
  const [toDepartment = "", toName = ""] = to.split("/");
  return {
    from: projectIdOf(from),
    fromName,
    fromDepartment,
    to: projectIdOf(to),
    toName,
    toDepartment,
    evidence: ["same-name", ...evidence],
    why: { ko: "", en: "" },
  };
}

const own = [
  pair("새읍/벚꽃길", "읍/벚꽃길"),
  pair("새읍/장터", "읍/장터"),
  pair("새면/꽃밭", "면/꽃밭"),
  pair("새면/숲길", "면/숲길"),
];
const hall = [
  pair("새읍/청사관리", "읍/청사관리"),
  pair("새읍/청사관리", "면/청사관리"),
  pair("새면/청사관리", "읍/청사관리"),
  pair("새면/청사관리", "면/청사관리"),
];
const answers = (pairs: readonly QuestionPair[]) =>
  sureAnswers(pairs).map(({ from, to }) => `${to} → ${from}`);

describe("all the same", () => {
  test("answers a line that may be one known line alone", () => {
    expect(answers(own)).toHaveLength(own.length);
    expect(answers([])).toEqual([]);
  });

  test("answers an equal name of several departments where others show which department became which", () => {
    expect(answers([...hall, ...own]).slice(0, 2)).toEqual([
      "읍/청사관리 → 새읍/청사관리",
      "면/청사관리 → 새면/청사관리",
    ]);
  });

  test.each([
    ["nothing else shows where they went", hall],
    ["one line alone shows it", [...hall, ...own.slice(0, 1), ...own.slice(2, 3)]],
    [
      "lines of both old departments went there",
      [
        ...hall,
        pair("새읍/가", "읍/가"),
        pair("새읍/나", "읍/나"),
        pair("새읍/다", "면/다"),
        pair("새읍/라", "면/라"),
      ],
    ],
  ])("leaves it open where %s", (_, pairs) => {
    expect(answers(pairs).filter((each) => each.includes("청사관리"))).toEqual([]);
  });

  test("leaves a code open whose old line goes on elsewhere", () => {
    expect(answers([pair("과/축제", "과/도로", "same-code")])).toHaveLength(1);
    expect(answers([pair("과/축제", "과/도로", "same-code", "line-elsewhere")])).toEqual([]);
  });
});
