// Whose rows a cell under 부서 says they are, and who owns a report by the line under its title.
import { describe, expect, test } from "vitest";
import { departmentOnTitle, ownerIn } from "../../../shared/formats/printed/departments.ts";
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
