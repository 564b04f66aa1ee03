// Headers that mean something where no other column says it: 편성부서 without 부서, 누적집행액 without 집행액.
import { expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, readText, recordOf } from "../readings.ts";

const asOf = day("2020-06-30");

test.each(["편성부서", "예산부서", "세출부서명", "사업부서", "운영부서", "소속"])(
  "%s says whose a project is where no other column does",
  (header) => {
    const options = { asOf, unit: "천원" } as const;
    const read = readText(`${header},사업명,예산액,집행액\n건설과,도로,900,40`, options);
    expect(recordOf(read, "도로").project.department).toBe("건설과");
    const beside = readText(`${header},부서,사업명,예산액,집행액\n기획과,건설과,도로,900,40`, options);
    expect(recordOf(beside, "도로").project.department).toBe("건설과");
    expect(codesOf(beside)).toEqual(["column-ignored"]);
  },
);

test.each(["누적집행액", "누적 지출액", "집행누적액"])("%s alone is the spending", (header) => {
  const read = readText(`부서,사업명,예산액,${header}\n총무과,급식,900,40`, { unit: "천원", asOf });
  expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 40_000n });
});

test("beside 집행부서, which spends what another has, 예산부서 says whose a project is", () => {
  const read = readText("예산부서,집행부서,사업명,예산액,집행액\n복지과,여의동,급식,900,40", {
    unit: "천원",
    asOf,
  });
  expect(recordOf(read, "급식").project.department).toBe("복지과");
});

test.each(["읍면동", "동명", "행정동"])("%s is a department", (header) => {
  const read = readText(`${header},사업명,예산액,집행액\n여의동,급식,900,40\n신길동,급식,90,4`, {
    unit: "천원",
    asOf,
  });
  expect(expectRead(read).records.map(({ project }) => project.department)).toEqual(["여의동", "신길동"]);
});

const codesUnder = (header: string, row: string) =>
  codesOf(readText(`부서,사업명,${header}\n총무과,급식,${row}`, { unit: "천원", asOf }));

test.each([
  ["what was levied", "예산액,징수결정액,수납액", "900,80,70", "table-of-revenue"],
  ["spending with what is expected", "예산현액,집행액(예정포함)", "900,40", "figure-not-read"],
  ["the cost of all years", "총사업비,집행액", "900,40", "figure-not-read"],
  ["a part of the budget", "대상액,목표액,집행액", "900,80,40", "figure-not-read"],
])("a table of %s is not read without a question", (_, header, row, code) => {
  expect(codesUnder(header, row)).toContain(code);
});

test("revenue beside spending is passed over", () => {
  expect(codesUnder("예산액,집행액,수납액", "900,40,70")).toEqual(["column-ignored"]);
});

const funds = (rows: readonly string[], own = "") =>
  readText(
    [`부서,사업명,재원,예산액,집행액${own === "" ? "" : ",기준일"}`, ...rows.map((row) => row + own)].join(
      "\n",
    ),
    {
      unit: "천원",
      asOf,
    },
  );

test("a column of funds splits the projects", () => {
  const read = funds(["총무과,급식,국비,900,40", "총무과,돌봄,구비,90,4"]);
  expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ national: 40_000n });
  expect(codesOf(read)).not.toContain("rows-of-one-part");
});

test("a column of one fund, or of one object, may hide others and is asked about", () => {
  expect(codesOf(funds(["총무과,급식,국비,900,40", "총무과,돌봄,국비,90,4"]))).toContain("rows-of-one-part");
  const object = "부서,사업명,통계목,예산액,집행액\n총무과,급식,시설비,900,40\n총무과,돌봄,시설비,90,4";
  expect(codesOf(readText(object, { unit: "천원", asOf }))).toContain("rows-of-one-part");
});

test("a column of funds in a form with columns of its own is asked about", () => {
  expect(codesOf(funds(["총무과,급식,국비,900,40", "총무과,돌봄,구비,90,4"], ",2020-06-30"))).toContain(
    "fund-column-unread",
  );
});

test("a day of all rows that is not the sender's is said once, another once more", () => {
  const rows = ["급식,900,40,2020-05-31", "돌봄,90,4,2020-05-31", "상담,9,4,2020-04-30"];
  const read = readText(["사업명,예산액,집행액,기준일", ...rows].join("\n"), { unit: "천원", asOf });
  expect(read.findings.filter(({ code }) => code === "as-of-conflict").map(({ row }) => row)).toEqual([2, 4]);
});
