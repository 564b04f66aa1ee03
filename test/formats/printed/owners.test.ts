// Whose rows a cell under 부서 says they are, and who owns a report by the line under its title.
import { describe, expect, test } from "vitest";
import {
  departmentInHeading,
  departmentOnTitle,
  isOwner,
  ownerIn,
} from "../../../shared/formats/printed/departments.ts";
import { codesOf, expectRead, readText } from "../readings.ts";
import { outcomeOf } from "./in-containers.ts";

describe("a cell under 부서", () => {
  test.each([
    ["복지정책과/노인팀", "복지정책과", "노인팀"],
    ["복지정책과 노인팀", "복지정책과", "노인팀"],
    ["복지정책과(노인팀)", "복지정책과", "노인팀"],
    ["복지정책과 - 노인팀", "복지정책과", "노인팀"],
    ["복지정책과·노인팀", "복지정책과", "노인팀"],
    ["감사담당관 조사1팀", "감사담당관", "조사1팀"],
  ])("names a team beside the department: %s", (cell, department, team) => {
    expect(ownerIn(cell)).toEqual({ department, team });
  });

  test.each([
    ["복지 정책과", "복지정책과"],
    ["안전 총괄 담당관", "안전 총괄 담당관"],
    ["복지국 복지정책과", "복지정책과"],
    ["보건소 건강증진과", "보건소 건강증진과"],
    ["영등포구 복지정책과", "영등포구 복지정책과"],
    ["복지정책과", "복지정책과"],
    ["노인팀", "노인팀"],
    ["여의동 주민센터", "여의동 주민센터"],
    ["복지정책과(구 사회복지과)", "복지정책과(구 사회복지과)"],
    ["3010000", "3010000"],
  ])("names the department alone: %s", (cell, department) => {
    expect(ownerIn(cell)).toEqual({ department, team: null });
  });

  test("is one department however its cells are broken, in every container", async () => {
    const rows = ["부서|세부사업명|예산액|집행액", "복지정책과/노인팀|급식|9|4", "복지 정책과|돌봄|7|5"];
    expect(await outcomeOf(["□ 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", ...rows])).toBe(
      "복지정책과 급식 9/4, 복지정책과 돌봄 7/5",
    );
  });
});

test.each(["[복지정책과]", "- 복지정책과 -", "부서: 복지정책과", "소관부서 : 복지정책과", "〈복지정책과〉"])(
  "the line %s under a title names the department",
  (line) => {
    expect(departmentOnTitle(["2020년 주요업무 보고", line])).toBe("복지정책과");
  },
);

describe("a name alone above its rows", () => {
  const owners = (...rows: readonly string[]) => {
    const lines = ["2020년 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", ...rows];
    const read = readText(lines.join("\n").replaceAll("|", "\t"));
    const notes = codesOf(read).filter((code) => code !== "department-unknown");
    const records = expectRead(read).records.map(
      ({ project: { department, account, name } }) => `${account ?? "-"} ${department ?? "-"} ${name}`,
    );
    return [...records, ...notes].join(", ");
  };
  const named = "사업명|예산액|집행액";
  const owned = `부서|${named}`;

  test.each([
    [
      "a department in brackets",
      [named, "<총무과>||", "급식|9|4", "‹복지정책과›||", "급식|7|5"],
      "- 총무과 급식, - 복지정책과 급식",
    ],
    [
      "a bureau",
      [owned, "복지국|||", "복지정책과|급식|9|4", "나. 안전건설국|||", "건설과|포장|7|5"],
      "- 복지정책과 급식, - 건설과 포장",
    ],
    ["a sector", [named, "복지 분야||", "급식|9|4", "건설 분야||", "포장|7|5"], "- - 급식, - - 포장"],
    [
      "an account above its departments",
      [named, "일반회계||", "총무과||", "급식|9|4", "주차장특별회계||", "돌봄|7|5"],
      "일반회계 총무과 급식, 주차장특별회계 - 돌봄",
    ],
    [
      "an account below a department",
      [named, "총무과||", "일반회계||", "급식|9|4", "주차장특별회계||", "돌봄|7|5"],
      "일반회계 총무과 급식, 주차장특별회계 총무과 돌봄",
    ],
    [
      "a bureau below a department",
      [named, "총무과||", "급식|9|4", "건설국||", "포장|7|5"],
      "- 총무과 급식, - - 포장",
    ],
    [
      "an account with its sum",
      [
        owned,
        "일반회계||16|9",
        "총무과|급식|9|4",
        "복지정책과|돌봄|7|5",
        "주차장특별회계||3|2",
        "주차과|급식|3|2",
        "합계||19|11",
      ],
      "일반회계 총무과 급식, 일반회계 복지정책과 돌봄, 주차장특별회계 주차과 급식",
    ],
  ])("is no project: %s", (_, rows, expected) => {
    expect(owners(...rows)).toBe(expected);
  });

  test("an account with another sum refuses the table", () => {
    const rows = [owned, "일반회계||20|9", "총무과|급식|9|4", "복지정책과|돌봄|7|5"];
    const lines = ["2020년 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", ...rows];
    expect(codesOf(readText(lines.join("\n").replaceAll("|", "\t")))).toContain("group-differs");
  });
});

test("a share of a fund, 국비비율, is no rate of spending, and the rate of a fund stays one", () => {
  const report = (header: string, share: string) =>
    readText(
      ["2020년 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", header, `급식|90|45|${share}`]
        .join("\n")
        .replaceAll("|", "\t"),
    );
  for (const header of ["국비비율(%)", "시비율", "구비 비율"]) {
    const reading = report(`사업명|예산액|집행액|${header}`, "30");
    expect(expectRead(reading).records).toHaveLength(1);
    expect(codesOf(reading)).not.toContain("printed-rate-differs");
  }
  expect(codesOf(report("사업명|예산액|집행액|집행비율", "30"))).toContain("printed-rate-differs");
});

describe("the department beside a table", () => {
  const table = ["세부사업명|예산액|집행액", "급식|9|4", "돌봄|7|5"];
  const owned = "복지정책과 급식 9/4, 복지정책과 돌봄 7/5";

  test.each([
    ["2020년 세출예산 집행현황(복지정책과)", "(2020.10.31. 현재, 단위: 천원)"],
    ["□ 예산 집행현황 (복지정책과)", "(2020.10.31. 현재, 단위: 천원)"],
    ["□ 예산 집행현황", "(부서명: 복지정책과, 단위: 천원, 2020.10.31. 현재)"],
    ["부서명|복지정책과", "(2020.10.31. 현재, 단위: 천원)"],
    ["부서명|복지정책과|작성일|2020. 11. 5.", "(2020.10.31. 현재, 단위: 천원)"],
  ])("stands in brackets, behind its label or in a box: %s", async (...above) => {
    expect(await outcomeOf([...above, ...table])).toBe(owned);
  });

  test.each(["□ 예산 집행현황(결과)", "□ 예산 집행현황(기획예산과 작성)", "□ 시설 현황(노인복지관)"])(
    "is no other word in brackets: %s",
    async (heading) => {
      expect(await outcomeOf([heading, "(2020.10.31. 현재, 단위: 천원)", ...table])).toBe(
        "급식 9/4, 돌봄 7/5",
      );
    },
  );

  test.each([
    ["◈ 복지정책과", "◈ 건설과"],
    ["○ 복지정책과 : 2건", "○ 건설과 : 1건"],
    ["○ 복지정책과(2개 사업)", "○ 건설과(1개 사업)"],
  ])("heads its own table: %s", async (first, second) => {
    const other = [second, "세부사업명|예산액|집행액", "포장|8|3"];
    const lines = ["(2020.10.31. 현재, 단위: 천원)", first, ...table, "", ...other];
    expect(await outcomeOf(lines)).toBe(`${owned}, 건설과 포장 8/3`);
  });
});

test("accounts behind a bullet part two tables under one line of day and unit", async () => {
  const table = ["세부사업명|예산액|집행액", "급식|9|4"];
  const special = ["", "○ 의료급여기금특별회계", "세부사업명|예산액|집행액", "의료급여|7|5"];
  const lines = ["□ 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", "○ 일반회계", ...table, ...special];
  expect(await outcomeOf(lines)).toBe("급식 9/4, 의료급여 7/5");
});

describe("departments over two levels of marks in one column", () => {
  const table = (unit: string, group: string) => [
    "구분|예산액|집행액",
    "합계|21|13",
    "복지정책과|16|9",
    `○ 노인복지|${unit}|9`,
    "- 급식|9|4",
    "- 돌봄|7|5",
    "건설과|5|4",
    `○ 도로|${group}|4`,
    "- 포장|5|4",
  ];
  const stated = ["□ 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)"];

  test("are those of the rows below them, and the level between is counted once", async () => {
    const read = await outcomeOf([...stated, ...table("16", "5")]);
    expect(read).toContain("복지정책과 급식 9/4");
    expect(read).toContain("건설과 포장 5/4");
    expect(read).not.toMatch(/held|refused/);
  });

  test("refuse a level between that does not add up", async () => {
    expect(await outcomeOf([...stated, ...table("11", "5")])).toMatch(/^refused/);
  });
});

test.each(["환경과", "기후환경과", "복지정책과"])(
  "%s is a department at the head of its projects",
  async (name) => {
    expect(isOwner(name)).toBe(true);
    const rows = [
      "세부사업명|예산액|집행액",
      `${name}|9|5`,
      "가로|5|3",
      "나무|4|2",
      "교통과|7|5",
      "주차|4|3",
      "버스|3|2",
    ];
    expect(await outcomeOf(["□ 예산 집행현황", "(2020.10.31. 현재, 단위: 천원)", ...rows])).toBe(
      `${name} 가로 5/3, ${name} 나무 4/2, 교통과 주차 4/3, 교통과 버스 3/2`,
    );
  },
);

test("of words that end like departments some are in headings and others are not", () => {
  const inHeading = (name: string) => departmentInHeading(`${name} 예산 집행현황`);
  expect(["환경과", "보건소", "복지정책과"].map(inHeading)).toEqual(["환경과", "보건소", "복지정책과"]);
  expect(["추진경과", "집행결과", "사업성과"].map(inHeading)).toEqual([null, null, null]);
});
