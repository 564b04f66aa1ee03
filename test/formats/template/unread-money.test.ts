// Money under headers that the template takes no figure from: half a table, or an older budget, is never applied in silence.
import { expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, readText, recordOf } from "../readings.ts";

const asOf = day("2020-06-30");

function reading(header: string, ...rows: readonly string[]) {
  return readText([`부서,사업명,${header}`, ...rows].join("\n"), { unit: "천원", asOf });
}

function asked(header: string, ...rows: readonly string[]): readonly string[] {
  const { findings } = reading(header, ...rows);
  return findings.flatMap(({ code, column, consequence }) =>
    consequence === "hold" ? [`${code} ${column}`] : [],
  );
}

test.each(["누계", "집행누계", "누계액", "연누계", "지출누계액", "집행액 누계(천원)"])(
  "%s behind the spending of a month is the spending",
  (header) => {
    const read = reading(`예산액,집행액,${header}`, "총무과,급식,900,4,40", "총무과,돌봄,700,5,50");
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 40_000n });
    expect(codesOf(read)).toEqual(["running-total-read"]);
  },
);

test.each(["전월누계,금월,누계", "전월까지,이번달,누계", "당월 집행액,전월누계,누계"])(
  "the last of %s is the spending",
  (header) => {
    const read = reading(`예산액,${header}`, "총무과,급식,900,36,4,40");
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 40_000n });
  },
);

test("a 누계 that is smaller than the spending beside it waits", () => {
  expect(asked("예산액,집행액,누계", "총무과,급식,900,40,4", "총무과,돌봄,700,5,50")).toEqual([
    "column-unclear 집행액",
  ]);
});

test("a 누계 behind something else than spending waits, and that of last month is passed over", () => {
  expect(asked("예산액,집행액,원인행위액,누계", "총무과,급식,900,4,5,40")).toEqual(["column-unclear 누계"]);
  expect(asked("예산액,집행액,전월누계", "총무과,급식,900,40,36")).toEqual([]);
});

test("a sum behind the spending waits where no figure of the row is that sum", () => {
  expect(asked("예산액,집행액,합계", "총무과,급식,900,4,40")).toEqual(["column-unclear 합계"]);
  expect(asked("예산액,집행액,합계", "총무과,급식,900,4,900")).toEqual([]);
  expect(asked("국,도,합계,예산현액,집행액", "총무과,급식,300,600,900,900,4")).toEqual([]);
});

test("a month and its sum without any other spending wait", () => {
  expect(asked("예산액,집행액(당월),계", "총무과,급식,900,4,40")).toEqual(["figure-not-read 계"]);
});

test.each(["추경", "2회추경", "추경예산액", "변경예산액", "증감액"])(
  "%s beside a budget waits where no sum shows that it is counted",
  (header) => {
    const rows = ["총무과,급식,900,50,4", "총무과,돌봄,900,0,4"];
    expect(asked(`예산액,${header},집행액`, ...rows)).toEqual([`column-unclear ${header}`]);
    expect(asked(`예산액,${header},집행액`, "총무과,급식,900,0,4", "총무과,돌봄,800,-,4")).toEqual([]);
  },
);

test.each([
  ..."이월액 전년도이월액 명시이월액 이월예산 예비비 전용액 이용·전용 이체액".split(" "),
  "이월액(전년도)",
])("%s beside a budget without 예산현액 waits", (header) => {
  const rows = ["총무과,급식,900,50,4", "총무과,돌봄,900,0,4"];
  expect(asked(`예산액,${header},집행액`, ...rows)).toEqual([`column-unclear ${header}`]);
  expect(asked(`예산액,${header},집행액`, "총무과,급식,900,0,4", "총무과,돌봄,800,-,4")).toEqual([]);
});

test("what is carried over is passed over beside 예산현액, where the remainder leaves it out, and behind the spending", () => {
  expect(asked("예산액,이월액,예산현액,집행액", "총무과,급식,900,50,950,4")).toEqual([]);
  expect(asked("예산액,이월액,집행액,집행잔액", "총무과,급식,900,50,4,896")).toEqual([]);
  expect(asked("예산액,집행액,이월액,집행잔액", "총무과,급식,900,4,50,846")).toEqual([]);
  expect(asked("예산액,다음연도 이월액,집행액", "총무과,급식,900,50,4")).toEqual([]);
  expect(asked("예산현액,전용액,집행액", "총무과,급식,900,50,4")).toEqual([]);
  expect(asked("본예산,이월액,예산액,집행액", "총무과,급식,850,50,900,4")).toEqual([]);
});

test("what is carried over makes no budget where a sheet has none", () => {
  expect(asked("이월액,집행액", "총무과,급식,50,4")).toEqual([]);
});

test("what is carried over is counted where a remainder counts it", () => {
  const read = reading("예산액,이월액,집행액,집행잔액", "총무과,급식,900,50,4,946");
  expect(amountsOf(recordOf(read, "급식"), "current-budget")).toEqual({ unsplit: 950_000n });
});

test("what makes up the budget that is read, or stands beside 예산현액, is passed over", () => {
  expect(asked("당초예산,추경,예산액,집행액", "총무과,급식,850,50,900,4")).toEqual([]);
  expect(asked("예산액,추경,집행액,집행잔액", "총무과,급식,900,50,4,896")).toEqual([]);
  expect(asked("당초예산,1회추경,이월액,예산현액,집행액", "총무과,급식,850,50,9,909,4")).toEqual([]);
});

test.each([
  ["당초예산,추경,계,집행액", "850,50,900,4", "계"],
  ["기정액,경정액,증감,집행액", "850,900,50,4", "경정액"],
])("a sheet of %s has a budget that is not read, and waits", (header, cells, column) => {
  expect(asked(`사업코드,${header}`, `총무과,급식,A1,${cells}`)).toEqual([`figure-not-read ${column}`]);
});

test.each([
  "총사업비",
  "계약금액",
  "교부액",
  "정산액",
  "집행잔액",
  "월집행액",
  "전년도 집행액",
  "이월액",
  "건수",
])("%s beside a budget and spending is passed over", (header) =>
  expect(asked(`예산액,집행액,${header}`, "총무과,급식,900,40,30")).toEqual([]),
);

test("what a remainder or a rate proves to be the spending is the spending", () => {
  expect(asked("예산액,집행액,총지출,잔액", "총무과,급식,900,40,60,860")).toEqual([]);
  expect(asked("예산액,집행액,총지출,집행률", "총무과,급식,900,45,60,5.0")).toEqual([]);
  expect(asked("예산액,집행액,총지출,잔액", "총무과,급식,900,40,60,840")).toEqual(["column-unclear 총지출"]);
});

test("the sum and funds of a mapped or whole template are looked at no more than before", () => {
  const { records } = expectRead(
    reading("예산액,예산액(국비),예산액(구비),집행액", "총무과,급식,900,500,400,4"),
  );
  expect(records).toHaveLength(1);
});
