// Several tables of one header: whose each is, and what is stated once for all of them.
import { describe, expect, test } from "vitest";
import { outcomeOf } from "../printed/in-containers.ts";

const header = "세부사업명|예산액|집행액";
const [first, second] = [
  [header, "급식|9|4", "돌봄|7|5"],
  [header, "포장|8|3", "가로등|6|2"],
] as const;
const both = "복지정책과 급식 9/4, 복지정책과 돌봄 7/5, 건설과 포장 8/3, 건설과 가로등 6/2";
/** Nothing but what the document itself states. */
const alone = { asOf: null, unit: null };

describe("a department on the line of the unit", () => {
  test.each([
    ["복지정책과 (단위: 천원)", "건설과 (단위: 천원)"],
    ["〈복지정책과〉 (단위: 천원)", "〈건설과〉 (단위: 천원)"],
    ["[복지정책과] (단위: 천원)", "[건설과] (단위: 천원)"],
    ["복지정책과 단위: 천원", "건설과 단위: 천원"],
    ["복지정책과 (2020.10.31. 현재, 단위: 천원)", "건설과 (2020.10.31. 현재, 단위: 천원)"],
    ["부서명: 복지정책과 (단위: 천원)", "부서명: 건설과 (단위: 천원)"],
  ])("is that of its table: %s", async (one, other) => {
    const lines = ["□ 예산 집행현황 (2020.10.31. 현재)", one, ...first, "", other, ...second];
    expect(await outcomeOf(lines)).toBe(both);
  });
});

describe("a department behind its label or mark", () => {
  test.each([
    ["부서명: 복지정책과", "부서명: 건설과"],
    ["부서 : 복지정책과", "부서 : 건설과"],
    ["○ 부 서 명 : 복지정책과", "○ 부 서 명 : 건설과"],
    ["○ 복지정책과", "○ 건설과"],
    ["소관부서: 복지정책과", "소관부서: 건설과"],
  ])("is that of its table: %s", async (one, other) => {
    const caption = "(2020.10.31. 현재, 단위: 천원)";
    const lines = ["□ 예산 집행현황", one, caption, ...first, "", other, caption, ...second];
    expect(await outcomeOf(lines, alone)).toBe(both);
  });
});

test("a table of projects below 동명 is no summary by department: it waits", async () => {
  const title = "2020년 예산 집행현황 (2020.10.31. 현재, 단위: 천원)";
  const lines = [
    title,
    "1. 복지정책과",
    ...first,
    "",
    "2. 건설과",
    "동명|예산액|집행액",
    "포장|8|3",
    "가로등|6|2",
  ];
  expect(await outcomeOf(lines, alone)).toMatch(/held budget-table-left-out/);
});

describe("a department on a line above the mark of its table", () => {
  const tables = (one: string, other: string) => [
    "2020년 예산집행 현황 (2020.10.31. 기준)",
    one,
    "□ 예산현황",
    "(단위: 천원)",
    ...first,
    "",
    other,
    "□ 예산현황",
    "(단위: 천원)",
    ...second,
  ];

  test("is that of its table", async () => {
    expect(await outcomeOf(tables("복지정책과", "건설과"), alone)).toBe(both);
  });

  test("is none where it says something else, and two tables of one department stay a question", async () => {
    expect(await outcomeOf(tables("복지정책과", "복지정책과"), alone)).toBe("refused unit-table-ambiguous");
    expect(await outcomeOf(tables("복지정책과", "지난해 성과"), alone)).toBe("refused unit-table-ambiguous");
  });
});

describe("a day and a unit once under the title", () => {
  const report = (caption: readonly string[], [one, other]: readonly [string, string]) => [
    "□ 부서별 예산 집행현황",
    ...caption,
    one,
    ...first,
    "",
    other,
    ...second,
  ];
  test.each([
    ["□ 복지정책과", "□ 건설과"],
    ["① 복지정책과", "② 건설과"],
    ["부서명: 복지정책과", "부서명: 건설과"],
    ["Ⅰ. 복지정책과", "Ⅱ. 건설과"],
  ])("hold for the tables of all departments: %s", async (one, other) => {
    const caption = ["(2020.10.31. 현재, 단위: 천원)"];
    expect(await outcomeOf(report(caption, [one, other]), alone)).toBe(both);
  });

  test("and so does what limits them", async () => {
    const caption = ["(구비 기준, 2020.10.31. 현재, 단위: 천원)"];
    expect(await outcomeOf(report(caption, ["□ 복지정책과", "□ 건설과"]), alone)).toBe(
      `held fund-of-heading: ${both}`,
    );
  });

  test("a table that states its own is of its own", async () => {
    const lines = ["□ 부서별 현황", "(2020.10.31. 현재, 단위: 천원)", "□ 복지정책과", ...first, ""];
    const million = ["□ 건설과", "(단위: 백만원)", ...second];
    expect(await outcomeOf([...lines, ...million], alone)).toBe(
      "복지정책과 급식 9/4, 복지정책과 돌봄 7/5, 건설과 포장 8000/3000, 건설과 가로등 6000/2000",
    );
  });

  test("what heads the first table alone is no other table's", async () => {
    const lines = ["□ 예산현황", "(2020.10.31. 현재, 단위: 천원)", ...first, "", "□ 건설과", ...second];
    expect(await outcomeOf(lines, { unit: null })).toMatch(/^refused/);
  });
});

describe("a table that goes on under its own head again", () => {
  const caption = "(2020.10.31. 현재, 단위: 천원)";
  const all = "급식 9/4, 돌봄 7/5, 포장 8/3, 가로등 6/2";
  const report = (between: readonly string[]) => ["□ 예산현황", caption, ...first, "", ...between, ...second];

  test.each([
    [["(계속)"]],
    [["(계속)", caption]],
    [[caption]],
    [["<계속> (단위: 천원)"]],
    [["- 계속 -", "(단위: 천원)"]],
  ])("is one table behind %j", async (between) => {
    expect(await outcomeOf(report(between), alone)).toBe(all);
  });

  test.each([
    ["another unit", "(2020.10.31. 현재, 단위: 백만원)"],
    ["another day", "(2020.9.30. 현재, 단위: 천원)"],
    ["another account", "(특별회계, 단위: 천원)"],
    ["another fund", "(구비, 단위: 천원)"],
  ])("is another table under %s", async (_, between) => {
    expect(await outcomeOf(report([between]), alone)).toMatch(/^refused/);
  });
});

describe("a day and a unit that stand once, away from the table of projects", () => {
  const caption = "(2020.10.31. 현재, 단위: 천원)";
  const summary = (of: string, [budget, spent]: readonly [string, string] = ["16", "9"]) => [
    `${of}|예산액|집행액|집행률`,
    `합계|${budget}|${spent}|`,
    `일반회계|${budget}|${spent}|`,
  ];
  const all = "급식 9/4, 돌봄 7/5";

  test.each([
    ["below a summary of the same sums", ["○ 총괄", ...summary("구분"), "", "○ 세부사업별"]],
    ["below one without headings", [...summary("구분"), ""]],
    ["below one by department", ["가. 부서별", ...summary("부서"), "", "나. 사업별"]],
    ["below running text", ["○ 예산 16천원 중 9천원 집행(56.3%)", "○ 세부내역"]],
    ["below a narrower heading", ["가. 사업별 현황"]],
  ])("hold for it %s", async (_, between) => {
    expect(await outcomeOf(["□ 예산 집행현황", caption, ...between, ...first], alone)).toBe(all);
  });

  test.each([
    ["a summary of other sums", ["□ 예산 집행현황", caption, ...summary("구분", ["15", "9"]), ""]],
    ["a summary in another unit", ["□ 예산 집행현황", caption, ...summary("구분", ["1", "1"]), ""]],
    ["a heading beside its own", [`□ 인력 현황 ${caption}`, "- 정원 30명", "□ 예산 집행현황"]],
  ])("are of %s, and of nothing else", async (_, above) => {
    expect(await outcomeOf([...above, ...first], alone)).toMatch(/^refused/);
  });

  test("give way to what the table states itself", async () => {
    const lines = ["□ 예산 집행현황", caption, ...summary("구분"), "", "(단위: 백만원)", ...first];
    expect(await outcomeOf(lines, alone)).toBe("급식 9000/4000, 돌봄 7000/5000");
  });
});

describe("a day and a unit between a heading and the first of its narrower ones", () => {
  const caption = "(2020.10.31. 현재, 단위: 천원)";
  const sums = ["구분|예산액|집행액", "합계|16|9", "일반회계|16|9"];
  const read = "급식 9/4, 돌봄 7/5";

  test.each([
    ["bullets", ["□ 집행현황", caption, "○ 총괄", ...sums, "", "○ 사업별", ...first]],
    ["letters", ["□ 집행현황", caption, "가. 총괄", ...sums, "", "나. 사업별 집행현황", ...first]],
    ["squares", ["1. 집행현황", caption, "□ 총괄", ...sums, "", "□ 사업별", ...first]],
    ["no marks", ["□ 집행현황", caption, "총괄", ...sums, "", "사업별", ...first]],
    ["a text in place of a table", ["□ 집행현황", caption, "○ 총괄: 예산 16천원", "○ 사업별", ...first]],
    ["two ranks", ["□ 집행현황", caption, "가. 총괄", ...sums, "", "나. 사업별", "○ 세부", ...first]],
    [
      "lines of their own",
      ["□ 집행현황", "- 기준일: 2020. 10. 31.", "- 단위: 천원", "○ 총괄", ...sums, "", "○ 사업별", ...first],
    ],
    ["the heading itself", [`□ 집행현황 ${caption}`, "○ 총괄", ...sums, "", "○ 사업별", ...first]],
    ["no heading", [caption, "○ 총괄", ...sums, "", "○ 사업별", ...first]],
    ["a note below", ["□ 집행현황", caption, "※ 현액 기준", "○ 총괄", ...sums, "", "○ 사업별", ...first]],
  ])("hold for the tables of all of these: %s", async (_, lines) => {
    expect(await outcomeOf(lines, alone)).toBe(read);
  });

  test("limit them, too", async () => {
    const lines = [
      "□ 집행현황",
      "(구비 기준, 2020.10.31. 현재, 단위: 천원)",
      "○ 총괄",
      ...sums,
      "",
      "○ 사업별",
      ...first,
    ];
    expect(await outcomeOf(lines, alone)).toBe(`held fund-of-heading: ${read}`);
  });

  test("leave a table its own", async () => {
    const lines = ["□ 집행현황", caption, "○ 총괄", ...sums, "", "○ 사업별 (단위: 백만원)", ...first];
    expect(await outcomeOf(lines, alone)).toBe("급식 9000/4000, 돌봄 7000/5000");
  });

  const others = sums.map((row) => row.replace("|9", "|8"));

  test.each([
    ["of the table above alone", ["□ 집행현황", "○ 총괄", caption, ...others, "", "○ 사업별", ...first]],
    ["of the heading beside", [`□ 총괄 ${caption}`, ...others, "", "□ 사업별", ...first]],
    ["right above a table", ["□ 집행현황", caption, ...others, "", "○ 사업별", ...first]],
    ["of another section", ["1. 인력", caption, "○ 정원 9명", "2. 집행현황", ...first]],
    [
      "below another section",
      ["1. 인력", "가. 정원", caption, "□ 현원", "2. 집행현황", "□ 사업별", ...first],
    ],
    ["of another section's bullets", ["□ 인력", caption, "○ 정원", "1. 집행현황", ...first]],
  ])("that are %s are not taken", async (_, lines) => {
    // The template knows one table, and all that stands above it is that table's.
    const rows = lines.map((line) => line.replace("세부사업명", "단위사업명"));
    expect(await outcomeOf(rows, { unit: null })).toBe("refused unit-unknown");
  });
});

describe("a bare day in brackets behind what heads a table", () => {
  test.each(["□ 예산 집행현황(2020. 10. 31.)", "세출예산 집행 현황 (10월말)", "□ 지출 실적('20.10.31.)"])(
    "is its day where no other is printed: %s",
    async (heading) => {
      expect(await outcomeOf([heading, ...first], { asOf: null })).toBe("급식 9/4, 돌봄 7/5");
    },
  );

  test.each([
    ["beside a printed day", ["□ 예산 집행현황(2020. 11. 3.)", "(2020.10.31. 현재)", ...first], {}],
    ["beside the day of the sender", ["□ 예산 집행현황(2020. 11. 3.)", ...first], { asOf: "2020-10-31" }],
  ])("is none %s", async (_, lines, over) => {
    expect(await outcomeOf(lines, { asOf: null, ...over })).toBe("급식 9/4, 돌봄 7/5");
  });
});
