import { describe, expect, test } from "vitest";
import { councilText } from "./council-text.ts";
import { plannedIn, readPlan, said } from "./plan-text.ts";
import {
  amountsOf,
  codesOf,
  containing,
  expectRead,
  expectRefused,
  readText,
  recordOf,
} from "../readings.ts";

const needed = (text: string, context = {}) =>
  amountsOf(recordOf(readPlan([said(text)], {}, context), "새 사업"), "requirement");
const without = expectRead(readText(councilText())).records;

describe("next year's requirement", () => {
  test("is a business of the department, dated at the end of the next year and known on the day of the report", () => {
    const business = {
      name: "새 사업",
      heading: "1 새 사업 마을경제팀",
      lines: ["□ 소요예산: 총 9천원(구비)"],
    };
    const record = recordOf(readPlan([business]), "새 사업");
    expect(record).toMatchObject({
      asOf: "2020-10-31",
      project: { tier: "business", department: "사회적경제과", team: "마을경제팀", unitProject: null },
      entries: [
        { measure: "requirement", fund: "municipal", date: "2021-12-31", amount: 9_000n, kind: "cumulative" },
      ],
    });
  });

  test("leaves this year's records as they were", () => {
    const reading = readPlan([said("□ 소요예산: 총 93,500천원(구비)")]);
    expect(expectRead(reading).records.slice(0, without.length)).toEqual(without);
    expect(codesOf(reading)).toEqual(codesOf(readText(councilText())));
  });

  const split = { provincial: 150_000_000n, municipal: 625_975_000n };

  test.each([
    ["□ 소요예산: 총 775,975천원 (시 150,000, 구비 625,975)", split],
    ["□ 소요예산: 총775,975천원(시150,000 구비625,975)", split],
    ["○ 소 요 예 산 : 775,975천원 (시비 150,000 / 구비 625,975)", split],
    ["- 소요예산액 775,975천 원（시 150,000，구 625,975）", split],
    ["□ 소요예산(단위: 천원): 총 775,975 (시 150,000, 구비 625,975)", split],
    ["□ 소요예산\t총 775,975천원 (시 150,000, 구비 625,975)", split],
    ["| 소요예산 | 총 775,975천원 (시 150,000, 구비 625,975) |", split],
    ["□ 소요예산(안): 합계 775,975천원 [시 150,000, 구비 625,975]", split],
    ["□ 소요예산\n\n - 총 775,975천원 (시 150,000, 구비 625,975)", split],
    ["□ 소요예산\n(단위: 천원)\n775,975 (시 150,000, 구비 625,975)", split],
    ["□ 소요예산: 총 775,975천원 (시 150,000,\n  구비 625,975)", split],
    ["□ 소요예산\n - △500천원 (구비)", { municipal: -500_000n }],
    ["□ 소요예산\n -500천원 (구비)", { municipal: -500_000n }],
    ["□ 소요예산\n −500천원 (구비)", { municipal: -500_000n }],
    ["□ 소요예산: 총 93백만원(구비)", { municipal: 93_000_000n }],
    ["□ 소요예산: 93,500,000원(전액 국비)", { national: 93_500_000n }],
    ["□ 소요예산: 1.5억원", { unsplit: 150_000_000n }],
    ["□ 소요예산: 0원", { unsplit: 0n }],
    ["□ 소요예산: △500천원(구비)", { municipal: -500_000n }],
    ["□ 소요예산: 총 100천원 (국 △50, 구 150)", { national: -50_000n, municipal: 150_000n }],
  ])("is read from %j", (text, amounts) => {
    expect(needed(text)).toEqual(amounts);
  });

  test("takes the sender's unit only where none is printed", () => {
    expect(needed("□ 소요예산: 총 93,500(구비)", { unit: "천원" })).toEqual({ municipal: 93_500_000n });
  });

  test.each(["비예산", "비 예산 사업", "해당없음", "해당 사항 없음", "-", "없음"])(
    "is none, and no fault, where it says %j",
    (word) => {
      const reading = readPlan([said(`□ 소요예산: ${word}`)]);
      expect(expectRead(reading).records).toEqual(without);
      expect(codesOf(reading)).toEqual(codesOf(readText(councilText())));
    },
  );

  test("is told to be below 0 where it is", () => {
    expect(codesOf(readPlan([said("□ 소요예산: △500천원")]))).toContain("requirement-negative");
  });
});

describe("a report without a requirement", () => {
  test.each([
    ["without a plan", ""],
    [
      "whose plan prints no requirement",
      "Ⅲ. 2021년 주요업무 추진계획\n- ① 새 사업 8\n\n1 새 사업\n□ 사업개요",
    ],
  ])("%s is read as before", (_, after) => {
    const reading = readText(councilText({ after }));
    expect(expectRead(reading).records).toEqual(without);
    expect(codesOf(reading)).toEqual(codesOf(readText(councilText())));
  });
});

describe("a requirement that contradicts itself stops the file", () => {
  test.each([
    ["funds that do not add up", "총 100천원 (시 40, 구 62)", {}, "fund-sum-differs"],
    ["no unit", "총 93,500 (구비)", {}, "unit-unknown"],
    ["another unit than the sender's", "총 9백만원 (구비)", { unit: "천원" as const }, "unit-conflict"],
    ["two units", "총 9백만원 (구비 9,000천원)", {}, "unit-conflict"],
    ["misplaced commas", "총 93,50천원 (구비)", {}, "amount-commas-misplaced"],
    ["a stray sign", "총 100천원 (시 40△, 구 60)", {}, "amount-sign-misplaced"],
    ["a fund stated twice", "총 100천원 (시 40, 시비 60)", {}, "fund-stated-twice"],
  ])("for %s", (_, text, context, code) => {
    const reading = readPlan([said(`□ 소요예산: ${text}`)], {}, context);
    expect(expectRefused(reading)).toEqual([`${code}@37`]);
    expect(reading.findings.find((finding) => finding.code === code)).toMatchObject({
      column: "소요예산",
      value: text,
      ko: containing("37행"),
      en: containing("row 37"),
    });
  });
});

describe("a requirement that leaves something open is said and stops nothing", () => {
  test.each([
    ["특교 100, 구 200", "an unknown fund"],
    ["사무관리비", "brackets that are no split"],
    ["국비 50%, 구비 50%", "shares"],
  ])("(%s): %s leave the total whole", (split) => {
    const reading = readPlan([said(`□ 소요예산: 총 300천원 (${split})`)]);
    expect(amountsOf(recordOf(reading, "새 사업"), "requirement")).toEqual({ unsplit: 300_000n });
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ code: "requirement-split-unread", consequence: "note", value: `(${split})` }),
    );
  });

  test.each([
    "□ 소요예산: 추후 확정",
    "□ 소요예산: 약 3억원",
    "□ 소요예산: 총 30억원 (2021년 10억원)",
    "□ 소요예산: 1인당 10천원 × 30명",
    "□ 소요예산(단위: 만원): 93,500",
    "□ 소요예산",
    "- 2021년 소요예산 100천원 확보",
  ])("%j gives no record", (text) => {
    const reading = readPlan([said(text)]);
    expect(plannedIn(reading)).toEqual([]);
    expect(codesOf(reading)).toContain("requirement-unread");
  });

  test("is not sought in a sentence without money", () => {
    const reading = readPlan([said("- 소요예산 확보를 위한 협의")]);
    expect(codesOf(reading)).toEqual(codesOf(readText(councilText())));
  });

  test("names two figures of one business and takes neither, because nothing says whether they add up", () => {
    const reading = readPlan([
      { name: "새 사업", lines: ["□ 소요예산: 100천원(구비)", "□ 소요예산: 50천원(구비)"] },
      { name: "다른 사업", lines: ["□ 소요예산: 7천원(구비)"] },
    ]);
    expect(plannedIn(reading)).toEqual(["다른 사업"]);
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ code: "requirement-ambiguous", ko: containing("38, 39행") }),
    );
  });

  test("takes neither of two businesses of one name", () => {
    const same = { name: "새 사업", lines: ["□ 소요예산: 100천원(구비)"] };
    const reading = readPlan([same, { ...same, heading: null }]);
    expect(plannedIn(reading)).toEqual([]);
    expect(codesOf(reading)).toContain("requirement-ambiguous");
  });

  test.each(["Ⅲ. 주요업무 추진계획", "Ⅲ. 2020년 하반기 추진계획", "Ⅳ. 신규·중점 추진사업"])(
    "is not dated under %j, which prints no year to come",
    (title) => {
      const reading = readPlan([said("□ 소요예산: 100천원(구비)")], { title });
      expect(plannedIn(reading)).toEqual([]);
      expect(codesOf(reading)).toContain("requirement-year-unknown");
    },
  );
});
