// Words that say that spending is not what was paid, that a row is in another unit, or that it is of somebody else.
import { expect, test } from "vitest";
import { stageInNote, stageInQualifier } from "../../../shared/formats/cells/stage-words.ts";
import { unitInLine } from "../../../shared/formats/cells/printed-unit-and-day.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, expectRefused, readText } from "../readings.ts";

const stated = ["□ 예산 집행현황", "(2020. 10. 31. 현재, 단위: 천원)"];
const rows = ["사업명|예산액|집행액", "급식|9|4", "돌봄|7|5"];

function readingOf(lines: readonly string[]) {
  return readText(["2020년 업무보고", ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"));
}

/** What was spent, and what was only bound; what holds the file; or the first reason why it is refused. */
function outcomeOf(lines: readonly string[]): string {
  const reading = readingOf(lines);
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const figures = reading.records.map((record) => {
    const of = (measure: "expenditure" | "commitment") => totalOf(amountsOf(record, measure));
    return `${record.project.name} ${(of("expenditure") ?? of("commitment") ?? 0n) / 1_000n}${of("expenditure") === null ? " bound" : ""}`;
  });
  return [...held.map((code) => `held ${code}:`), figures.join(", ")].join(" ");
}

const all = "급식 4, 돌봄 5";
const bound = "급식 4 bound, 돌봄 5 bound";

test.each([
  ["* 집행액에는 계약체결액이 포함되어 있음", "commitment"],
  ["※ 집행액은 계약체결분 합산", "commitment"],
  ["※ 집행액은 품의금액 기준", "commitment"],
  ["주 1) 집행액은 연말까지 집행 예정인 금액을 합산한 것임", "expected"],
  ["※ 집행액은 연말 추정액 포함", "expected"],
  ["※ 집행액은 자금배정액 기준임", "unknown"],
  ["※ 집행액: 교부액 기준", "unknown"],
  ["※ 지출액은 재배정액임", "unknown"],
  ["※ 집행액에는 이월액이 포함됨", "unknown"],
  ["※ 집행액은 선금 지급분 및 보조금 교부분을 더한 금액임", "unknown"],
  ["☞ 집행액은 배정액 기준임", "unknown"],
  ["→ 집행액은 배정액 기준임", "unknown"],
  ["비고: 집행액은 배정액 기준임", "unknown"],
  ["[참고] 집행액은 배정액 기준임", "unknown"],
  ["※ 도로 정비의 집행액은 전년도 집행액임", "unknown"],
  ["※ 10월 집행분 미반영", "unknown"],
  ["※ 예산액은 1회 추경 기준(2회 추경 미반영)", "original"],
  ["※ 2회 추경 미반영", "original"],
  ["※ 예산액은 간주처리 예산 미포함", "original"],
  ["※ 경로당 운영 지원 예산액은 추경 반영 전 금액", "original"],
  ["※ 예산액은 국·시비 변경내시 반영 예정", "original"],
])("%s says that the spending is %s", (note, stage) => {
  expect(stageInNote(note)).toBe(stage);
});

test.each([
  "※ 집행액은 지출액 기준임",
  "※ 집행액은 2020. 10. 31. 기준임",
  "※ 집행액은 e호조 지출결의 기준",
  "※ 집행액은 천원 단위 절사 기준임",
  "※ 집행액은 원인행위액 제외",
  "※ 집행액은 출납폐쇄 기준임",
  "※ 집행액은 국비, 시비 포함",
  "※ 집행액은 사업별 지급 완료액 기준임",
  "※ 집행액은 부가가치세 포함",
  "※ 집행액 감소 사유: 사업 지연",
  "※ 예산액은 제2회 추경 기준임",
  "※ 예산액은 제2회 추경까지 반영함",
  "※ 미집행액은 이월 예정임",
  "※ 집행잔액은 추경에서 제외 예정",
  "☞ 10월 중 집행 완료",
])("%s leaves the spending as it is", (note) => {
  expect(stageInNote(note)).toBeNull();
});

test.each(["배정액", "교부액", "재배정", "정산액", "신청액", "건"])(
  "asks what 집행액(%s) is",
  (qualifier) => {
    const table = [`사업명|예산액|집행액(${qualifier})`, "급식|9|4", "돌봄|7|5"];
    expect(outcomeOf([...stated, ...table])).toBe(`held spending-basis-unclear: ${all}`);
  },
);

test.each(["계약액", "계약액 기준", "품의 기준", "발주액", "원인행위"])(
  "takes 집행액(%s) for bound",
  (qualifier) => {
    const table = [`사업명|예산액|집행액(${qualifier})`, "급식|9|4", "돌봄|7|5"];
    expect(outcomeOf([...stated, ...table])).toBe(bound);
  },
);

test.each(["추정", "추계액", "예상액", "연말 전망"])("takes 집행액(%s) for no spending", (qualifier) => {
  const table = [`사업명|예산액|집행액(${qualifier})`, "급식|9|4", "돌봄|7|5"];
  expect(outcomeOf([...stated, ...table])).toMatch(/^refused/);
});

test.each([
  "천원",
  "지출",
  "지출액",
  "지급액",
  "실집행",
  "누계",
  "B",
  "b",
  "B=C+D",
  "10.31.기준",
  "'20.10월말",
  "2020년",
  "10월까지",
  "원인행위 제외",
  "계약액 미포함",
  "이월액 미포함",
  "결산",
  "합계",
  "연간",
  "단위: 천원",
  "총액",
  "1~10월",
])("reads 집행액(%s) as spending", (qualifier) => {
  expect(outcomeOf([...stated, `사업명|예산액|집행액(${qualifier})`, "급식|9|4", "돌봄|7|5"])).toBe(all);
  expect(stageInQualifier("지출액")).toBeNull();
});

test.each([
  "□ 재원별 집행현황 - 시비",
  "□ 예산 집행현황: 시비",
  "□ 세출예산 현황 / 시비분",
  "□ 시비 - 예산 집행현황",
])("reads a table headed %s as that fund's alone, and asks", (heading) => {
  expect(outcomeOf([heading, stated[1] ?? "", ...rows])).toBe(`held fund-of-heading: ${all}`);
});

test.each([
  "□ 재원별 집행현황 - 국비·시비",
  "□ 재원별 집행현황",
  "□ 예산 집행현황 - 복지과",
  "□ 시비 보조사업 설명",
])("takes no fund from %s alone", (heading) => {
  expect(outcomeOf([heading, stated[1] ?? "", ...rows])).not.toContain("fund-of-heading");
});

test.each([
  "□ 전년도 이월금 집행현황",
  "□ 이월비 집행현황",
  "□ 명시이월분 집행내역",
  "□ 사고이월금액 지출현황",
])("asks whether %s is a budget of the year", (heading) => {
  expect(outcomeOf([heading, stated[1] ?? "", ...rows])).toBe(`held budget-in-part: ${all}`);
});

test.each([
  [[...rows.slice(0, 2), "<단위: 백만원>||", rows[2] ?? ""]],
  [[...rows.slice(0, 2), "【단위: 백만원】||", rows[2] ?? ""]],
  [[...rows, "※ 돌봄은 백만원 단위임||"]],
  [[...rows, "※ 돌봄은 백만원 단위임"]],
  [[...rows, "* 일부 사업은 억원 단위로 표기"]],
  [["사업명|예산액|집행액|비고", "급식|9|4|", "돌봄|7|5|단위: 백만원"]],
  [["사업명|예산액|집행액|비고", "급식|9|4|", "돌봄|7|5|(백만원)"]],
  [["사업명|예산액|집행액", "급식|9|4", "돌봄(백만원)|7|5"]],
])("refuses two units in %s", (table) => {
  expect(outcomeOf([...stated, ...table])).toMatch(/^refused unit-conflict@/);
});

test.each([
  [[...rows, "※ 금액은 천원 단위임"]],
  [[...rows, "※ 백만원 단위 미만은 절사"]],
  [["사업명|예산액|집행액|비고", "급식|9|4|5백만원 추가", "돌봄|7|5|단위사업 통합"]],
  [["사업명|예산액|집행액", "급식|9|4", "돌봄(천원)|7|5"]],
])("reads one unit in %s", (table) => {
  expect(outcomeOf([...stated, ...table])).toMatch(/^급식 4, 돌봄/);
});

test("knows no unit in the name of a project", () => {
  expect(["천원의 아침밥", "만원의 행복", "단위농협 지원"].map(unitInLine)).toEqual([null, null, null]);
});

test.each(["구청", "자치구", "시도", "구·군"])("refuses several offices under %s", (header) => {
  const table = [`${header}|사업명|예산액|집행액`, "영등포구|급식|9|4", "구로구|돌봄|7|5"];
  expect(outcomeOf([...stated, ...table])).toMatch(/^refused offices-many@/);
});

test.each(["원인행위", "원인행위액", "계약금액", "배정액", "예정액"])("asks about a row of %s", (word) => {
  for (const table of [
    ["사업명|집행구분|예산액|집행액", "급식|지출|9|4", `돌봄|${word}|7|5`],
    ["구분|사업명|예산액|집행액", "지출|급식|9|4", `${word}|돌봄|7|5`],
  ])
    expect(outcomeOf([...stated, ...table])).toBe(`held rows-unclear: ${all}`);
});

test("asks whether the rows below 제1회 추경 and 제2회 추경 are whole budgets", () => {
  const table = [rows[0] ?? "", "제1회 추경||", rows[1] ?? "", "제2회 추경||", rows[2] ?? ""];
  expect(outcomeOf([...stated, ...table])).toBe(`held rows-unclear: held rows-unclear: ${all}`);
});

test("names the amount in one language where rows of funds do not add up to it", () => {
  const table = ["사업명|예산액|집행액", "급식|90|40", "국비|50|20", "시비|30|20"];
  const [finding] = readingOf([...stated, ...table]).findings.filter(
    ({ code }) => code === "fund-sum-differs",
  );
  expect(finding?.ko).toContain("예산액이");
  expect(finding?.ko).not.toMatch(/[a-z]{4}/);
  expect(finding?.en).toContain("differs in appropriation");
});

test.each([
  ["집행액(국비 제외)", "held funds-unclear: 급식 4, 돌봄 5"],
  ["집행액(시비 미포함)", "held funds-unclear: 급식 4, 돌봄 5"],
  ["집행액(VAT 별도)", "held spending-basis-unclear: 급식 4, 돌봄 5"],
  ["집행액(부가세 제외)", "held spending-basis-unclear: 급식 4, 돌봄 5"],
  ["집행액(국비 포함)", all],
  ["집행액(부가세 포함)", all],
])("a header %s says whether the spending is whole", (header, outcome) => {
  expect(outcomeOf([...stated, `사업명|예산액|${header}`, ...rows.slice(1)])).toBe(outcome);
});

test("what was spent before stands beside the running total and is none", () => {
  const lines = ["사업명|예산액|기집행액|금회집행액|누계집행액", "급식|9|3|1|4", "돌봄|7|5|0|5"];
  expect(outcomeOf([...stated, ...lines])).toBe(all);
});
