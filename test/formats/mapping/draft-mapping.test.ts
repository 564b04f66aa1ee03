/** What `monitor map` makes of a table that no format knows. */
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { draftMapping, type DraftMapping } from "../../../shared/formats/mapping/draft-mapping.ts";
import { openSource, openText } from "../../../shared/formats/containers/open-source.ts";
import { ownTable } from "./mappings.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

function draft(lines: readonly string[], office: string | null = null): DraftMapping | null {
  const opening = openText(new TextEncoder().encode(lines.join("\n")));
  if (opening.kind === "refused") throw new Error(opening.finding.en);
  return draftMapping(opening.source, office);
}

function columnsOf(mapping: DraftMapping | null): readonly string[] {
  return (mapping?.columns ?? []).map((column) => {
    const fund = column.means === "amount" ? ` ${column.measure} ${column.fund} ${column.unit}` : "";
    return `${column.header}: ${column.means}${fund}`;
  });
}

describe("a first mapping", () => {
  test("finds the header below a title, the unit, and what the template's words mean", () => {
    const lines = [
      ...ownTable.slice(0, 2),
      "사업코드,세부사업명,과,예산현액,채권자",
      "A1,도로,건설과,5,김비밀",
    ];
    const mapping = draft(lines);
    expect(mapping).toMatchObject({ version: 1, sheet: null, headerRow: 3, unit: "천원", asOf: null });
    expect(columnsOf(mapping)).toEqual([
      "사업코드: projectCode",
      "세부사업명: projectName",
      "과: ?",
      "예산현액: amount current-budget null null",
      "채권자: personal",
    ]);
  });

  test.each([
    ["과명", "department"],
    ["실과명", "department"],
    ["실과소", "department"],
    ["소관부서", "department"],
    ["주관 부서명", "department"],
    ["집행부서", "department"],
    ["담당과", "department"],
    ["사업명칭", "projectName"],
    ["세부사업 이름", "projectName"],
    ["예산사업명", "projectName"],
    ["예산사업코드", "projectCode"],
    ["단위사업 명칭", "unitProject"],
    ["소속팀", "team"],
    ["회계종류", "account"],
    ["분야별", "field"],
    ["자료기준일", "asOf"],
    ["이메일 주소", "contact"],
    ["지출누계", "amount expenditure null null"],
    ["집행 누계액(천원)", "amount expenditure null 천원"],
    ["누적집행액", "amount expenditure null null"],
    ["기집행액", "amount expenditure null null"],
    ["총지출액", "amount expenditure null null"],
    ["지출누계(국비)", "amount expenditure national null"],
    ["원인행위 누계", "amount commitment null null"],
    ["지출원인행위액", "amount commitment null null"],
    ["최종예산액", "amount appropriation null null"],
    ["세출예산액(원)", "amount appropriation null 원"],
    // What may be two things is asked.
    ["과", "?"],
    ["번호", "?"],
    ["금회 집행액", "?"],
    ["당월지출액", "?"],
    ["총예산", "?"],
    ["집행예정액", "?"],
    ["지출누계 대비", "?"],
  ])("knows what an office means by %s: %s", (header, meaning) => {
    const [, own = ""] = columnsOf(draft([`비고,${header},가`, "x,1,2", "y,3,4"]));
    expect(own).toBe(`${header}: ${meaning}`);
  });

  test("says what kind of values a column has, and never the values", () => {
    const lines = [
      "사업명,지출,날짜,비고,빈칸",
      "비밀사업,5,2026-01-02,메모,",
      "나,x,2026-01-03,글,",
      "다,3,,,",
    ];
    const mapping = draft(lines);
    expect(mapping?.columns.map(({ values }) => values)).toEqual([
      "texts",
      "mixed",
      "dates",
      "texts",
      "blank",
    ]);
    expect(JSON.stringify(mapping)).not.toMatch(/비밀사업|메모/);
  });

  test("reads headers that are merged over two rows, and guesses the lower with the upper", () => {
    const lines = ["사업명,예산현액,,집행액(천원),", ",국비,군비,국비,군비", "가,1,2,3,4"];
    expect(columnsOf(draft(lines))).toEqual([
      "사업명: projectName",
      "국비: amount current-budget national null",
      "군비: amount current-budget municipal null",
      "국비: amount expenditure national null",
      "군비: amount expenditure municipal null",
    ]);
  });

  test.each([
    [null, "?"],
    ["1129000", "amount expenditure provincial null"],
    ["4511000", "amount expenditure municipal null"],
  ])("of 시비 waits for the office: for %s it is %s", (office, meaning) => {
    expect(columnsOf(draft(["사업명,집행액(시비)", "가,5"], office))[1]).toBe(`집행액(시비): ${meaning}`);
  });

  test("takes the widest header of a workbook, and names its sheet", async () => {
    const cover = sheetOf(
      [
        ["담당", "수"],
        ["과", 3],
      ],
      { name: "표지" },
    );
    const figures = sheetOf(
      [
        ["사업명", "부서", "집행액"],
        ["가", "과", 5],
      ],
      { name: "현황" },
    );
    const opening = await openSource(await xlsxOf(cover, figures), openDocument);
    if (opening.kind === "refused") throw new Error(opening.finding.en);
    expect(draftMapping(opening.source, null)).toMatchObject({ sheet: "현황", headerRow: 1 });
  });

  test.each([
    ["prose", ["한 줄 글", "다른 글"]],
    ["texts without amounts", ["사업명,부서", "가,과"]],
    ["JSON", ["[1]"]],
  ])("is not made of %s", (_, lines) => {
    expect(draft(lines)).toBeNull();
  });
});
