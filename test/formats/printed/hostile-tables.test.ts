// Tables that offices print and that look like something else: each ends in the right figure, a hold, or a refusal.
import { expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, expectRefused, readText } from "../readings.ts";

const head = ["2020년 주요업무 보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)"];

/** What was read, in thousands of won, or the first reason why not. */
function outcomeOf(lines: readonly string[]): string {
  const reading = readText([...head, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"));
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const hold = reading.findings.find(({ consequence }) => consequence === "hold");
  if (hold !== undefined) return `held ${hold.code}`;
  return reading.records
    .map((record) => {
      const of = (measure: "appropriation" | "expenditure") =>
        (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n;
      return `${record.project.name} ${of("appropriation")}/${of("expenditure")}`;
    })
    .join(", ");
}

const plain = "사업명|예산액|집행액";

test.each([
  [
    "full-width digits and brackets",
    ["사업명|예산액|집행액（10.31.기준）", "급식|９，０００|４，０００"],
    "급식 9000/4000",
  ],
  ["spaces as marks of thousands", [plain, "급식|9 000|4 000"], "refused amount-not-number@5"],
  [
    "a dot as a mark of thousands among commas",
    [plain, "돌봄|1,234|1,000", "급식|1.500|700"],
    "refused amount-dot-unclear@6",
  ],
  ["dots as marks of thousands", [plain, "돌봄|1.234.567|1.000"], "refused amount-not-number@5"],
  ["a horizontal bar for nothing", [plain, "급식|9,000|―", "돌봄|5|ㅡ"], "급식 9000/0, 돌봄 5/0"],
  ["a triangle without a figure", [plain, "급식|9,000|△"], "refused amount-not-number@5"],
  ["a triangle behind the figure", [plain, "급식|500|300△"], "refused amount-sign-misplaced@5"],
  [
    "negative totals",
    [plain, "급식|△900|△400", "돌봄|△100|△50", "계|△1,000|△450"],
    "급식 -900/-400, 돌봄 -100/-50",
  ],
  [
    "halves that another table of the report adds up",
    [
      "부서명|예산액|집행액",
      "총무과|500|300",
      "",
      "□ 사업별 현황 (2020. 10. 31. 현재)",
      "(단위: 천원)",
      "사업명|예산액|집행액|",
      "||상반기|하반기",
      "급식|400|100|150",
      "돌봄|100|20|30",
    ],
    "급식 400/250, 돌봄 100/50",
  ],
  [
    "halves that another table of the report does not add up",
    [
      "부서명|예산액|집행액",
      "총무과|500|301",
      "",
      "□ 사업별 현황 (2020. 10. 31. 현재)",
      "(단위: 천원)",
      "사업명|예산액|집행액|",
      "||상반기|하반기",
      "급식|400|100|150",
      "돌봄|100|20|30",
    ],
    "refused figure-not-stated@9",
  ],
  [
    "추경 that would leave nothing of what is spent",
    ["사업명|예산액||집행액", "|당초|추경|", "급식|500|-|300", "돌봄|400|50|100"],
    "급식 500/300, 돌봄 450/100",
  ],
  [
    "추경 that may be the budget of now",
    ["사업명|예산액||집행액", "|당초|추경|", "급식|500|600|300", "돌봄|400|450|100"],
    "refused figure-not-stated@4",
  ],
  [
    "추경 that is an addition, and more spent than both",
    ["사업명|예산액||집행액", "|당초|추경|", "급식|500|-|300", "돌봄|400|50|900"],
    "refused figure-not-stated@4",
  ],
  [
    "an average below the projects",
    [plain, "급식|500|300", "돌봄|400|100", "평 균|450|200"],
    "held row-of-statistics",
  ],
  [
    "marked rows that do not add up to the one above them",
    [plain, "복지|900|400", " - 급식|500|300", " - 돌봄|300|100"],
    "held outline-differs",
  ],
  [
    "marked rows that add up to the one above them",
    [plain, "복지|900|400", " - 급식|500|300", " - 돌봄|400|100"],
    "급식 500/300, 돌봄 400/100",
  ],
  ["amounts between marks", [plain, "급식|500~600|300"], "refused amount-not-number@5"],
  ["an amount with the one before in brackets", [plain, "급식|500(600)|300"], "refused amount-not-number@5"],
  ["an amount that an arrow changes", [plain, "급식|500→600|300"], "refused amount-not-number@5"],
  ["an amount that stars hide", [plain, "급식|***|300"], "refused amount-not-number@5"],
  ["amounts in Hangul", [plain, "급식|오백|삼백"], "refused amount-not-number@5"],
  ["digits of another script", [plain, "급식|٥٠٠|300"], "refused amount-not-number@5"],
  ["commas out of place", [plain, "급식|5,00|300"], "refused amount-commas-misplaced@5"],
  ["a footnote's number stuck to the amount", [plain, "급식|5001)|300"], "refused amount-not-number@5"],
  ["a part of a won", [plain, "급식|500.1234|300"], "refused amount-below-one-won@5"],
  ["won beside 천원", [plain, "급식|500,000원|300,000원"], "refused unit-conflict@5"],
  [
    "a total of totals",
    [plain, "급식|5|3", "소계|5|3", "돌봄|4|1", "소계|4|1", "합계|9|4", "총계|18|8"],
    "refused total-differs@10",
  ],
  ["a row without a name", [plain, "급식|500|300", "|400|100"], "refused name-missing@6"],
  ["a year for a name", [plain, "2020|500|300"], "refused name-missing@5"],
  ["two columns of spending", ["사업명|예산액|집행액|지출액", "급식|500|300|250"], "refused column-twice@4"],
  [
    "a month beside the running total",
    ["사업명|예산액|10월 집행액|집행액 누계", "급식|500|30|300"],
    "급식 500/300",
  ],
  ["a word for what was spent", [plain, "급식|500|미집행"], "refused amount-not-number@5"],
  ["days in the first row", [plain, "|2020.1.1.|2020.10.31.", "급식|500|300"], "refused row-outside-table@5"],
  [
    "last year's budget beside this year's spending",
    ["사업명|2019년 예산액|2020년 집행액", "급식|500|300"],
    "refused unit-table-missing",
  ],
  ["a negative running total alone", [plain, "급식|900|△5", "돌봄|100|50"], "held running-total-negative"],
  [
    "a negative running total that the remainder counts",
    ["사업명|예산액|집행액|잔액", "급식|900|△5|905", "돌봄|100|50|50"],
    "급식 900/-5, 돌봄 100/50",
  ],
  [
    "a negative running total that the remainder does not count",
    ["사업명|예산액|집행액|잔액", "급식|900|△5|895", "돌봄|100|50|50"],
    "held running-total-negative",
  ],
  [
    "a negative total without its sign",
    [plain, "급식|△900|△400", "돌봄|△100|△50", "계|1,000|450"],
    "refused total-differs@7",
  ],
  [
    "a total that does not add up",
    [plain, "급식|500|300", "돌봄|400|100", "계|990|400"],
    "refused total-differs@7",
  ],
  [
    "a subtotal named like a project",
    [plain, "복지사업 계|900|400", "급식|500|300", "돌봄|400|100"],
    "급식 500/300, 돌봄 400/100",
  ],
  [
    "a total named like nothing",
    [plain, "총 2건|900|400", "급식|500|300", "돌봄|400|100"],
    "held total-suspected",
  ],
  ["rows that are months", ["구분|예산액|집행액", "1월|100|10", "2월|100|20"], "refused column-missing@4"],
  [
    "rows that are quarters",
    ["구분|예산액|집행액", "1분기|100|10", "2분기|100|20"],
    "refused column-missing@4",
  ],
  [
    "last year's columns first",
    ["사업명|전년도||금년도|", "|예산액|집행액|예산액|집행액", "급식|8|3|9|4"],
    "급식 9/4",
  ],
  [
    "two departments with one project's name",
    ["부서명|사업명|예산액|집행액", "총무과|기본경비|9|4", "복지과|기본경비|1|0"],
    "기본경비 9/4, 기본경비 1/0",
  ],
  ["one project twice", [plain, "기본경비|900|400", "기본경비|100|50"], "refused project-twice@6"],
  ["억원 beside 천원", ["사업명|예산액(억원)|집행액(천원)", "급식|5|300"], "refused unit-conflict@4"],
  ["억원 in one cell", [plain, "급식|5억원|300"], "refused unit-conflict@5"],
  ["an amount in words", [plain, "급식|5억 3천만원|300"], "refused amount-not-number@5"],
  ["만원", ["(단위: 만원)", plain, "급식|500|300"], "refused unit-unknown@5"],
  [
    "a unit of people beside that of money",
    ["(단위: 명, 천원)", "사업명|인원|예산액|집행액", "급식|5|500|300"],
    "급식 500/300",
  ],
  [
    "the header again under another unit",
    [plain, "급식|500|300", "", "(단위: 백만원)", plain, "돌봄|4|1"],
    "refused unit-table-ambiguous@8",
  ],
  [
    "the header again under the same unit",
    [plain, "급식|500|300", "", "(단위: 천원)", plain, "돌봄|4|1"],
    "급식 500/300, 돌봄 4/1",
  ],
  [
    "rows going on under another unit",
    [plain, "급식|500|300", "- 2 -", "(단위: 백만원)", "돌봄|4|1"],
    "refused row-outside-table@8",
  ],
  [
    "the header again with another unit in it",
    ["사업명|예산액(천원)|집행액(천원)", "급식|5|3", "사업명|예산액(백만원)|집행액(백만원)", "돌봄|4|1"],
    "refused amount-not-number@6",
  ],
  [
    "a name that a page break cuts",
    [plain, "어르신 일자리|500|300", "", "- 2 -", "", "(공익형) 지원||", "돌봄|4|1"],
    "refused row-outside-table@10",
  ],
  [
    "an account that heads its rows behind a page break",
    [plain, "일반회계||", "급식|500|300", "", "- 2 -", "", "급수특별회계||", "돌봄|4|1"],
    "급식 500/300, 돌봄 4/1",
  ],
  [
    "a department of a summary behind a page break",
    [
      "부서명|예산액|집행액",
      "총무과|500|300",
      "",
      "- 2 -",
      "",
      "복지과|4|1",
      "",
      "□ 사업별 현황 (2020. 10. 31. 현재)",
      "(단위: 천원)",
      plain,
      "급식|500|300",
      "돌봄|4|1",
    ],
    "급식 500/300, 돌봄 4/1",
  ],
  [
    "two days of spending",
    ["사업명|예산액|집행액(9.30.기준)|집행액(10.31.기준)", "급식|500|200|300"],
    "급식 500/300",
  ],
  [
    "two days of spending, of which the earlier is the stated one",
    ["(2020. 9. 30. 현재)", "사업명|예산액|집행액(9.30.기준)|집행액(10.31.기준)", "급식|500|200|300"],
    "refused as-of-conflict@5",
  ],
  [
    "spending that includes what is bound",
    ["사업명|예산액|집행액(원인행위)|집행액(지출)", "급식|500|300|200"],
    "급식 500/200",
  ],
  [
    "a total's name under another header",
    ["연번|사업명|예산액|집행액", "1|급식|500|300", "합계|2|500|300"],
    "refused name-missing@6",
  ],
  ["projects as columns", ["구분|급식|돌봄", "예산액|500|400", "집행액|300|100"], "refused format-unknown"],
  [
    "one fund of the spending beside it",
    ["사업명|예산액|집행액|국비 집행액", "급식|500|300|200"],
    "refused fund-sum-differs@5",
  ],
  [
    "funds in columns that miss their total by rounding",
    ["사업명|예산액|국비|시비|집행액", "급식|100|33|66|50"],
    "급식 100/50",
  ],
  [
    "funds in rows that miss their total by rounding",
    [plain, "급식|100|50", "국비|33|20", "구비|66|30", "돌봄|10|5"],
    "급식 100/50, 돌봄 10/5",
  ],
  [
    "funds in brackets that miss their total by rounding",
    [plain, "급식|100 (국 33, 구 66)|50 (국 20, 구 30)"],
    "급식 100/50",
  ],
  [
    "funds that are more than their total by rounding",
    [plain, "급식|100 (국 34, 구 67)|50 (국 20, 구 30)"],
    "held funds-above-total",
  ],
  [
    "funds in rows that miss their total by more",
    [plain, "급식|100|50", "국비|33|20", "구비|60|30", "돌봄|10|5"],
    "refused fund-sum-differs@5",
  ],
  ["amounts about", [plain, "급식|약 500|미정"], "refused amount-not-number@5"],
])("%s", (_, lines, outcome) => expect(outcomeOf(lines)).toBe(outcome));
