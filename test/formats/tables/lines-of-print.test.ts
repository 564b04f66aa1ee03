// Lines that a program or a person prints below the rows of a table: no rows of it.
import { describe, expect, test } from "vitest";
import { readSource } from "../../../shared/formats/registry.ts";
import { codesOf, contextOf, day } from "../readings.ts";

const ehojo = [
  "2026년 지출 집행현황",
  "부서 : 총무과",
  "사업명,통계목,품의번호,결의승인일,결의금액,지급명령번호,지급일자",
];

const tables: readonly (readonly [string, readonly string[], string])[] = [
  ["a payment list", ["회계구분,부서명,세부사업명,지급일자,지출액"], "일반회계,총무과,급식,20260105,10"],
  ["a list of e호조", ehojo, "급식,201-01,1,20260103,10,11,20260105"],
  ["a table with codes", ["사업코드,사업명,부서,예산액(천원),집행액(천원)"], "A1,급식,총무과,10,5"],
  ["an own table", ["부서,사업명,예산액(천원),집행액(천원)"], "총무과,급식,10,5"],
];

const asOf = day("2026-06-30");

function read([head, row]: readonly [readonly string[], string], line: string, place: number) {
  const columns = row.split(",").length;
  const cells = Array.from({ length: columns }, (_, at) => (at === place % columns ? line : ""));
  const text = [...head, row, cells.join(","), row.replace("급식", "돌봄").replace("A1", "A2")].join("\n");
  return readSource(
    new TextEncoder().encode(`${text}\n`),
    contextOf({ fiscalYear: 2026, asOf, unit: null, office: "4573000" }),
  );
}

describe.each(tables)("%s", (_, head, row) => {
  test.each([
    ["출력일시: 2026-07-01 09:12:33", 0],
    ["출력자 : 예산팀", 0],
    ["작성부서: 예산팀", 1],
    ["자료: e호조", 0],
    ["※ 집행액은 지출액임", 0],
    ["※ 국비 포함", 1],
    ["주) 지출 기준", 0],
    ["- 3 -", 3],
    ["1 / 12", 2],
    ["2 페이지", 0],
    ["이하 여백", 0],
    ["끝.", 0],
  ])("is read past %s, which is told with its row and not quoted", async (line, place) => {
    const reading = await read([head, row], line, place);
    expect(
      reading.kind === "read" ? reading.records.map(({ project }) => project.name) : codesOf(reading),
    ).toEqual(["급식", "돌봄"]);
    expect(reading.findings.find(({ code }) => code === "lines-left-out")).toMatchObject({
      row: head.length + 2,
      value: null,
      consequence: "note",
    });
  });

  test.each(["(단위: 백만원)", "부서 : 건설과", "건설과", "2025년"])(
    "is not read past %s, which may say something of the rows below",
    async (line) => {
      expect(codesOf(await read([head, row], line, 0))).not.toContain("lines-left-out");
    },
  );
});

test.each(["[참고] 2025년 실적", "(참고) 자체 사업", "【비고】", "참고: 이월 사업"])(
  "rows below %s may be printed for reference, and wait",
  async (line) => {
    const own = tables[3];
    if (own === undefined) throw new Error("The last table is an own one");
    const reading = await read([own[1], own[2]], line, 0);
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ code: "rows-for-reference", consequence: "hold", row: 4, value: line }),
    );
  },
);

test("a total below what is printed for reference does not wait", async () => {
  const lines = [
    "부서,사업명,예산액(천원),집행액(천원)",
    "총무과,급식,10,5",
    "[참고] 추경 포함,,,",
    "계,,10,5",
  ];
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const reading = await readSource(bytes, contextOf({ fiscalYear: 2026, asOf, unit: null }));
  expect(codesOf(reading)).toEqual(["lines-left-out"]);
});

test.each([
  ["2025년도", "rows-of-other-year"],
  ["2027년 예산(안)", "rows-of-other-year"],
  ["※ 이하 전년도", "rows-of-other-year"],
  ["명시이월 사업", "rows-unclear"],
])("a line %s over rows of an own table says what they are of", async (line, code) => {
  const lines = ["사업명,예산액(천원),집행액(천원)", "급식,10,5", `${line},,`, "돌봄,20,9"];
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const reading = await readSource(bytes, contextOf({ fiscalYear: 2026, asOf, unit: null }));
  expect(reading.findings).toContainEqual(expect.objectContaining({ code, consequence: "hold" }));
});
