// Headers of spending in the words of offices, and marks that repeat the department above.
import { describe, expect, test } from "vitest";
import { outcomeOf } from "./in-containers.ts";

const heading = ["□ 예산현황", "(단위: 천원)"];
const read = "급식 500/400, 돌봄 700/560";
const under = (header: string, over = {}) =>
  outcomeOf([...heading, header, "급식|500|400", "돌봄|700|560"], over);

describe("the one column of spending", () => {
  test.each([
    "10월말 집행액",
    "10월 현재 집행액",
    "10월까지 집행액",
    "10월말 현재 집행액",
    "10월말 집행",
    "2020년 10월말 지출액",
    "집행액(10월말)",
  ])("names its day: %s", async (spent) => {
    expect(await under(`세부사업명|예산액|${spent}`)).toBe(read);
    expect(await under(`세부사업명|예산액|${spent}`, { asOf: null })).toBe(read);
  });

  test.each(["9월말 집행액", "9월까지 집행액"])(
    "of another day contradicts the sender: %s",
    async (spent) => {
      expect(await under(`세부사업명|예산액|${spent}`)).toBe("refused as-of-conflict");
    },
  );

  test.each(["10월 집행액", "10월분 집행액", "10월 중 집행액", "2019년 10월말 집행액"])(
    "is no running total of the year: %s",
    async (spent) => {
      // Without its day the template takes the budget alone.
      expect(await under(`세부사업명|예산액|${spent}`, { asOf: null })).toMatch(/^refused/);
    },
  );

  test.each([
    "'20예산|'20집행액",
    "2020 예산액|2020 집행액",
    "2020예산액|2020년 집행액",
    "2020년 최종예산|집행액",
  ])("and the budget may bear the year: %s", async (headers) => {
    expect(await under(`세부사업명|${headers}`)).toBe(read);
  });
});

describe("plans and counts below a header of spending", () => {
  test.each([
    ["계획", "실적"],
    ["목표", "실적"],
    ["건수", "금액"],
    ["연말까지", "10월까지"],
  ])("%s beside %s are no amounts", async (other, own) => {
    const lines = ["세부사업명|예산액|집행액|", `||${other}|${own}`, "급식|500|30|400", "돌봄|700|20|560"];
    expect(await outcomeOf([...heading, ...lines])).toBe(read);
  });
});

describe("what a header says of its amount", () => {
  test.each(["집행액(반납 포함)", "집행액(이월포함)", "지출액(환수금 포함)"])("waits: %s", async (spent) => {
    expect(await under(`세부사업명|예산액|${spent}`)).toBe(`held column-includes: ${read}`);
  });

  test.each(["집행액(부가세 포함)", "집행액(국비 포함)", "집행액(이월 제외)"])(
    "is read: %s",
    async (spent) => {
      expect(await under(`세부사업명|예산액|${spent}`)).toBe(read);
    },
  );

  test("carry-over in the budget makes it the current budget, which spending of it fits", async () => {
    const figures = "급식 0/400, 돌봄 0/560";
    expect(await under("세부사업명|예산액(이월 포함)|집행액")).toBe(figures);
    expect(await under("세부사업명|예산액(이월 포함)|집행액(이월 포함)")).toBe(figures);
  });

  test.each(["재배정 집행액", "위임 집행액"])("%s beside 집행액 waits", async (other) => {
    const lines = [`세부사업명|예산액|집행액|${other}`, "급식|500|400|50", "돌봄|700|560|"];
    expect(await outcomeOf([...heading, ...lines])).toBe(`held column-unclear: ${read}`);
  });
});

describe("one fund in a header", () => {
  test("of the budget alone waits", async () => {
    expect(await under("세부사업명|예산액(구비)|집행액")).toBe(`held funds-unclear: ${read}`);
  });
  test("of both waits as a heading of that fund does", async () => {
    expect(await under("세부사업명|예산액(구비)|집행액(구비)")).toBe(`held fund-of-heading: ${read}`);
  });
  test("beside the total is its share", async () => {
    const lines = ["세부사업명|예산액|예산액(구비)|집행액|집행액(구비)", "급식|500|500|400|400"];
    expect(await outcomeOf([...heading, ...lines])).toBe("급식 500/400");
  });
});

describe("a mark in the column of departments", () => {
  test.each(["〃", "상동", '"', "″", "↑", "위와 같음"])("repeats the one above: %s", async (mark) => {
    const rows = ["복지정책과|급식|9|4", `${mark}|돌봄|7|5`, "건설과|포장|8|3", `${mark}|가로등|6|2`];
    expect(await outcomeOf([...heading, "부서|세부사업명|예산액|집행액", ...rows])).toBe(
      "복지정책과 급식 9/4, 복지정책과 돌봄 7/5, 건설과 포장 8/3, 건설과 가로등 6/2",
    );
  });

  test("repeats it behind the amounts, too", async () => {
    const rows = ["급식|9|4|복지정책과", "돌봄|7|5|〃", "포장|8|3|건설과", "가로등|6|2|〃"];
    expect(await outcomeOf([...heading, "세부사업명|예산액|집행액|부서", ...rows])).toBe(
      "복지정책과 급식 9/4, 복지정책과 돌봄 7/5, 건설과 포장 8/3, 건설과 가로등 6/2",
    );
  });

  test("below nothing is no department", async () => {
    const rows = ["〃|급식|9|4", "건설과|포장|8|3"];
    expect(await outcomeOf([...heading, "부서|세부사업명|예산액|집행액", ...rows])).not.toContain("〃");
  });
});

describe("a percentage under the word of an amount", () => {
  test.each(["집행(%)", "집행액(%)", "지출 %"])("is no spending: %s", async (header) => {
    const lines = [...heading, `세부사업명|예산액|${header}`, "급식|500|80.0", "돌봄|700|80"];
    // Without its day the template takes the budget alone.
    expect(await outcomeOf(lines, { asOf: null })).toMatch(/^refused/);
  });

  test.each(["집행|", "집행액|"])("is the rate beside it: %s", async (upper) => {
    const lines = [`세부사업명|예산액|${upper}`, "||금액|%", "급식|500|400|80.0", "돌봄|700|560|80.0"];
    expect(await outcomeOf([...heading, ...lines])).toBe(read);
  });

  test("is no rate where amounts stand with it", async () => {
    const lines = ["세부사업명|예산액|집행(%)", "급식|500|400(80.0%)", "돌봄|700|560(80.0%)"];
    expect(await outcomeOf([...heading, ...lines])).toBe(read);
  });
});
