// A heading that says that the spending is of a part of the year: no running total.
import { describe, expect, test } from "vitest";
import { outcomeOf } from "../printed/in-containers.ts";

const rows = ["급식|9|4", "돌봄|7|5"];
const figures = "급식 9/4, 돌봄 7/5";
const under = (heading: string, header = "세부사업명|예산액|집행액") =>
  outcomeOf([heading, "(2020. 10. 31. 현재, 단위: 천원)", header, ...rows]);

describe("a heading of a part of the year", () => {
  test.each([
    "□ 2020년 4분기 집행현황",
    "□ 2020년 4/4분기 예산 집행현황",
    "□ 하반기 집행실적",
    "□ 2020년 10월분 집행현황",
    "□ 10월 중 집행현황",
    "□ 당월 집행현황",
    "□ 집행현황(10월분)",
    "□ 예산 집행현황 (4분기)",
    "2020년 4분기 세출예산 집행현황",
    "1. 복지정책과 4분기 집행내역",
  ])("waits: %s", async (heading) => {
    expect(await under(heading)).toContain(`held spending-of-period: `);
  });

  test.each([
    "□ 2020년 10월 집행현황",
    "□ 10월말 집행현황",
    "□ 2020년 10월말 현재 집행현황",
    "□ 10월 누계 집행현황",
    "□ 예산 집행현황(1~10월)",
    "□ 하반기 재해예방 사업 추진계획 및 예산현황",
    "□ 하반기 인사에 따른 부서별 사업",
    "□ 10월 중점관리 사업 예산현황",
  ])("is read: %s", async (heading) => {
    expect(await under(heading)).toBe(figures);
  });

  test.each([
    "2020년 10월 예산 집행현황",
    "2020년 10월 세출예산 집행 실적",
    "예산 집행 실적(2020년 10월)",
    "월간 예산집행 보고(10월)",
    "10월 예산집행 현황 보고",
  ])("is no title of the report of a month: %s", async (heading) => {
    expect(await under(heading)).toBe(figures);
  });

  test.each([
    "2020년 3/4분기 예산 집행현황",
    "2020년 10월분 예산 집행현황",
    "(10월 집행액)",
    "※ 10월 집행액",
  ])("waits without a mark before it: %s", async (heading) => {
    expect(await under(heading)).toContain("held spending-of-period: ");
  });

  test.each(["집행액(10.31.기준)", "집행액(누계)", "집행누계액"])(
    "leaves alone a column that says %s",
    async (spent) => {
      expect(await under("□ 4분기 집행현황", `세부사업명|예산액|${spent}`)).toBe(figures);
    },
  );
});

test("a common heading over the tables of departments says so for all of them", async () => {
  const table = ["세부사업명|예산액|집행액", ...rows];
  const lines = ["□ 4분기 집행현황", "(2020. 10. 31. 현재, 단위: 천원)", "□ 복지정책과", ...table];
  const other = ["", "□ 건설과", "세부사업명|예산액|집행액", "포장|8|3"];
  expect(await outcomeOf([...lines, ...other])).toContain("held spending-of-period: ");
});
