// Each figure of a project in a row of its own: one project is read of them, with its funds, in every container.
import { expect, test } from "vitest";
import { outcomeOf } from "../printed/in-containers.ts";
import { amountsOf, codesOf, day, readText, recordOf } from "../readings.ts";

const heading = ["□ 예산현황", "(단위: 천원)"];
const read = "급식 500/400, 돌봄 700/560";

function table(header: string, words: readonly string[], { name = "", total = false } = {}) {
  const [budget, spent, ...others] = words;
  const rows = (project: string, amounts: readonly string[]) =>
    [budget, spent, ...others].map(
      (word, at) => `${at === 0 || name !== "" ? project : ""}|${word}|${amounts[at] ?? "80.0|80.0|80.0"}`,
    );
  return [
    ...heading,
    header,
    ...(total ? rows("합계", ["1,200|500|700", "960|400|560"]) : []),
    ...rows("급식", ["500|200|300", "400|160|240"]),
    ...rows("돌봄", ["700|300|400", "560|240|320"]),
  ];
}

test.each([
  ["세부사업명|구분|계|국비|구비", ["예산액", "집행액", "집행률"], {}],
  ["세부사업명|구 분|합계|국비|시비", ["예산액", "집행액"], {}],
  ["세부사업명|구분|소계|국비|지방비", ["예산액(A)", "집행액(B)", "집행률(B/A)"], {}],
  ["세부사업명|항목|계|국비|시비", ["예산액", "지출액", "집행률(%)"], { name: "in each row" }],
  ["사업명|구분|계|국비|구비", ["예산액", "집행액(10.31.)", "집행률"], { total: true }],
])("%s over rows of %j are projects", async (header, words, how) => {
  expect(await outcomeOf(table(header, words, how))).toBe(read);
});

test("without funds there is one amount", async () => {
  const lines = [
    ...heading,
    "세부사업명|구분|금액",
    "급식|예산액|500",
    "|집행액|400",
    "돌봄|예산액|700",
    "|집행액|560",
  ];
  expect(await outcomeOf(lines)).toBe(read);
});

test("funds are those of their figure", () => {
  const lines = ["2020년 업무보고", ...table("세부사업명|구분|계|국비|구비", ["예산액", "집행액", "집행률"])];
  const reading = readText(lines.join("\n").replaceAll("|", "\t"), { asOf: day("2020-10-31") });
  const record = recordOf(reading, "급식");
  expect(amountsOf(record, "appropriation")).toEqual({ national: 200_000n, municipal: 300_000n });
  expect(amountsOf(record, "expenditure")).toEqual({ national: 160_000n, municipal: 240_000n });
  expect(codesOf(reading)).toEqual(["department-unknown"]);
});

test.each([
  ["a total that differs", "합계|예산액|1,300|500|800", "refused total-differs"],
  ["a fund that differs", "돌봄|예산액|700|300|300", "refused fund-sum-differs"],
  ["a figure twice without a name", "|예산액|700|300|400", "refused name-missing"],
])("%s stops the file", async (_, row, outcome) => {
  const lines = table("세부사업명|구분|계|국비|구비", ["예산액", "집행액"]);
  expect(await outcomeOf([...lines, row, "|집행액|560|240|320"])).toBe(outcome);
});

test.each(["본예산", "물건비", "", "10월"])("rows of %s are no figures", async (word) => {
  const lines = table("세부사업명|구분|계|국비|구비", [word, "추경"]);
  expect(await outcomeOf(lines)).toMatch(/^refused (format-unknown|column-missing)( |$)/);
});
