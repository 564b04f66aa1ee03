// Rows below a total that is right: what offices print there is no project.
import { describe, expect, test } from "vitest";
import { isOfFigures } from "../../../shared/formats/tables/total-names.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, expectRefused, readText } from "../readings.ts";
import { outcomeOf as inAll } from "./in-containers.ts";

const above = ["사업명|예산액|집행액", "급식|500|400", "돌봄|700|560"];
const right = [...above, "계|1,200|960"];
const both = "급식 500, 돌봄 700";

/** The budgets that were read, in the unit of the table, and what holds the file; or the first reason why it is refused. */
function outcomeOf(table: readonly string[], unit = "천원"): string {
  const lines = ["2020년 주요업무 보고", "□ 예산현황", `(2020. 10. 31. 현재, 단위: ${unit})`, ...table];
  const reading = readText(lines.map((line) => line.replaceAll("|", "\t")).join("\n"));
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const leftOut = reading.findings
    .filter(({ code }) => code === "row-below-total")
    .map(({ value }) => ` without ${value}`);
  const won = { 천원: 1_000n, 원: 1n, 백만원: 1_000_000n }[unit] ?? 1n;
  const figures = reading.records.map(
    (record) => `${record.project.name} ${(totalOf(amountsOf(record, "appropriation")) ?? 0n) / won}`,
  );
  return [...held.map((code) => `held ${code}: `), figures.join(", "), ...leftOut].join("");
}

test.each([
  ["잔액", "240|"],
  ["집행잔액", "240|-"],
  ["예산 잔액", "|240"],
  ["미집행액", "240|"],
  ["불용액", "240|"],
  ["집행률", "80.0|"],
  ["집행률(%)", "|80.0%"],
  ["집행율", "80|80"],
  ["진도율(%)", "80.0%|"],
  ["구성비", "100|100"],
  ["비율", "100.0%|100.0%"],
  ["9월말", "1,200|900"],
  ["9월말 현재", "1,200|900"],
  ["전월", "1,200|900"],
  ["3분기", "1,200|900"],
  ["전년도", "1,100|800"],
  ["2019년", "1,100|800"],
  ["순계", "1,100|900"],
  ["순예산", "1,100|900"],
  ["내부거래 제외", "1,100|900"],
  ["구비 부담", "400|300"],
  ["국비 보조", "800|660"],
  ["국·시비", "800|660"],
  ["국비", "800|660"],
  ["시·도비", "800|660"],
  ["지방비", "800|660"],
  ["국비보조금", "800|660"],
  ["자치구비", "800|660"],
  ["당초예산", "1,000|"],
  ["이월액", "100|"],
  ["평균", "600|480"],
])("leaves out %s below a total that is right", (name, amounts) => {
  expect(outcomeOf([...right, `${name}|${amounts}`])).toBe(`${both} without ${name}`);
});

test("leaves out several such rows, each by its name", () => {
  const table = [...right, "잔액|240|", "집행률(%)|80.0%|"];
  expect(outcomeOf(table)).toBe(`${both} without 잔액 without 집행률(%)`);
});

test.each(["그외 사업", "기타 사업", "예비비", "인건비", "재배정"])("asks about %s below it", (name) => {
  expect(outcomeOf([...right, `${name}|800|700`])).toBe(`held row-below-total-unclear: ${both}, ${name} 800`);
});

test("reads its unit of whole won, in which a rate is no amount", () => {
  expect(outcomeOf([...right, "집행률|80.25|80.25"], "원")).toBe(`${both} without 집행률`);
});

test("knows a total that is right but for rounding", () => {
  const table = ["사업명|예산액|집행액", "급식|500|400", "돌봄|700|560", "계|1,201|960", "잔액|241|"];
  expect(outcomeOf(table, "백만원")).toBe(`${both} without 잔액`);
});

describe("a total in every container", () => {
  const table = (total: string) => ["(2020. 10. 31. 현재, 단위: 천원)", ...above, "상담|300|100", total];

  test("may miss its rows by the rounding of the printed unit", async () => {
    expect(await inAll(table("합계|1,501|1,059"))).toBe("급식 500/400, 돌봄 700/560, 상담 300/100");
  });

  test("may miss them by no more", async () => {
    expect(await inAll(table("합계|1,505|1,060"))).toBe("refused total-differs");
  });
});

test.each(["잔액", "집행률(%)", "9월말", "순계", "당초예산"])(
  "asks about %s where no total proves it",
  (name) => {
    expect(outcomeOf([...above, `${name}|240|100`])).toMatch(/^held row-of-(statistics|comparison|form)/);
  },
);

test("counts the rows of a second group that has a total of its own", () => {
  const table = [...right, "상담|300|100", "교육|100|50", "계|400|150", "총계|1,600|1,110"];
  expect(outcomeOf(table)).toBe(`${both}, 상담 300, 교육 100`);
});

test("counts the rows of a second group below a subtotal", () => {
  expect(outcomeOf([...above, "소계|1,200|960", "상담|300|100"])).toBe(`${both}, 상담 300`);
});

test("counts rows below a total that stands at the top", () => {
  expect(outcomeOf(["사업명|예산액|집행액", "계|1,200|960", "급식|500|400", "돌봄|700|560"])).toBe(both);
});

test.each([
  "집행잔액 반납",
  "국고보조금 반환",
  "시비 보조사업 추진",
  "9월의 문화행사",
  "순환골재 구매",
  "예산 편성 지원",
  "내부거래지출",
  "이월드컵 지원",
  "기금전출금",
  "구비문학 전승",
  "도비도 관광개발",
  "예비비",
])("takes %s for a project", (name) => {
  expect(isOfFigures(name)).toBe(false);
});
