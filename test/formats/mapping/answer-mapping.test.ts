/** Answers about the columns of a table: many in one line, in an officer's words; what is not understood changes nothing. */
import { describe, expect, test } from "vitest";
import { answerMapping, openQuestions } from "../../../shared/formats/mapping/answer-mapping.ts";
import { openText } from "../../../shared/formats/containers/open-source.ts";
import { draftMapping } from "../../../shared/formats/mapping/draft-mapping.ts";
import type { ColumnMapping } from "../../../shared/formats/mapping/mapping.ts";

function drafted(lines: readonly string[], office = "4573000"): ColumnMapping {
  const opening = openText(new TextEncoder().encode(lines.join("\n")));
  const draft = opening.kind === "refused" ? null : draftMapping(opening.source, office);
  if (draft === null) throw new RangeError("No header");
  return draft;
}

const months = Array.from({ length: 12 }, (_, at) => `${at + 1}월`);
const monthly = drafted([`사업명,${months.join(",")}`, `가,${months.map(() => "5").join(",")}`]);
const own = drafted(["사업명,과,지출누계,국비,국비,비고", "가,건설과,1,2,3,글"]);

const meaningOf = (answers: string, mapping = own) => {
  const answered = answerMapping(mapping, answers, "4573000");
  return answered.kind === "refused" ? answered.faults.map(({ ko }) => ko) : answered.mapping.columns;
};

describe("answers", () => {
  test("say several columns at once, a fund in brackets and a doubled header by its place", () => {
    expect(meaningOf("과=부서, 지출누계=집행액, #4=예산현액(국비), #5=집행액(국비)")).toMatchObject([
      { means: "projectName" },
      { means: "department" },
      { means: "amount", measure: "expenditure", fund: null },
      { means: "amount", measure: "current-budget", fund: "national" },
      { means: "amount", measure: "expenditure", fund: "national" },
      { means: "ignored" },
    ]);
  });

  test("of twelve months are one, as monthly plans or as running totals", () => {
    expect(openQuestions(monthly)).toEqual(["1월~12월"]);
    const inside = meaningOf("1월~12월=계획", monthly).slice(1);
    expect(inside).toMatchObject(months.map((_, at) => ({ means: "plan", span: "in", month: at + 1 })));
    const through = meaningOf("1월~12월=누계계획", monthly).slice(1);
    expect(through).toMatchObject(months.map((_, at) => ({ means: "plan", span: "by", month: at + 1 })));
  });

  test("of four quarters are one, as running totals; of amounts of their own the sentence says what to do", () => {
    const quarters = ["1분기", "2/4분기", "3분기", "4분기"];
    const quarterly = drafted([`사업명,${quarters.join(",")}`, "가,1,2,3,4"]);
    expect(openQuestions(quarterly)).toEqual(["1분기~4분기"]);
    expect(meaningOf("1분기~4분기=누계계획", quarterly).slice(1)).toMatchObject(
      [3, 6, 9, 12].map((month) => ({ means: "plan", span: "by", month })),
    );
    const unclear = meaningOf("1분기~4분기=계획", quarterly);
    expect(unclear).toHaveLength(4);
    expect(unclear[0]).toContain("1월부터의 누계만 읽습니다");
    expect(meaningOf("2분기~3분기=무시", quarterly)).toMatchObject([
      {},
      { means: "?" },
      { means: "ignored" },
      { means: "ignored" },
      { means: "?" },
    ]);
    expect(meaningOf("1분기~4분기=계획")).toEqual([expect.stringContaining("그런 열이 없습니다")]);
  });

  test.each([
    ["없는열=부서", "그런 열이 없습니다"],
    ["국비=예산현액", "제목이 같은 열이 여럿입니다. #4, #5"],
    ["과=부셔", "뜻을 알 수 없습니다"],
    ["과", "뜻을 알 수 없습니다"],
    ["과=계획", "뜻을 알 수 없습니다"],
    ["#9=부서", "그런 열이 없습니다"],
  ])("such as %s are refused with a reason", (answers, reason) => {
    expect(meaningOf(answers)).toEqual([expect.stringContaining(reason)]);
  });
});

describe("what headers say with certainty", () => {
  const says = (lines: readonly string[]) =>
    drafted(lines).columns.map((column) =>
      column.means === "amount" ? `${column.measure} ${column.fund ?? "all"}` : column.means,
    );

  test.each([
    [
      "letters of a table's own formula",
      ["세부사업,예산현액(A),지출액(B),집행률(B/A)", "가,4,2,50.0"],
      ["projectName", "current-budget all", "expenditure all", "ignored"],
    ],
    [
      "months under a group of plans",
      ["사업명,집행계획,,", ",1월,2월,3월", "가,1,2,3"],
      ["projectName", "plan", "plan", "plan"],
    ],
    [
      "funds that add up to one amount",
      ["사업명,예산현액,국비,도비,군비,지출액", "가,10,5,3,2,7", "나,20,10,,10,7"],
      [
        "projectName",
        "current-budget all",
        "current-budget national",
        "current-budget provincial",
        "current-budget municipal",
        "expenditure all",
      ],
    ],
  ])("holds for %s", (_, lines, meanings) => {
    expect(says(lines)).toEqual(meanings);
  });

  test.each([
    ["do not add up", ["사업명,예산현액,국비,도비,지출액", "가,10,5,3,7", "나,20,10,,7"]],
    ["add up in a single row", ["사업명,예산현액,국비,도비,지출액", "가,10,5,5,7"]],
    ["add up to two amounts", ["사업명,예산현액,국비,도비,지출액", "가,10,5,5,10", "나,4,2,2,4"]],
  ])("does not hold for funds that %s", (_, lines) => {
    expect(says(lines).filter((means) => means === "?")).toHaveLength(2);
  });
});
