/** The rates table as a person reads it. */
import type { UnmatchedPayments } from "../../shared/domain/matching/payment-lines.ts";
import type { Level } from "../../shared/domain/rates/office-view.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import { rateBasisNames, sumStated } from "../../shared/domain/rates/rate.ts";
import { type UnnamedDepartment, unnamedWords } from "../../shared/domain/rates/unnamed-departments.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { type Fund, fundNames, funds } from "../../shared/domain/values/fund.ts";
import { isPaymentLine, projectIdOf } from "../../shared/domain/values/project.ts";
import { formatWon, moneyUnits, type Won } from "../../shared/domain/values/won.ts";
import { officeTitle, right, table } from "./terminal-table.ts";

const levelNames: Readonly<Record<Level, string>> = {
  office: "계",
  department: "부서",
  "unit-project": "단위사업",
  business: "사업",
  project: "세부사업",
};

/** Of this year: what the next one needs has a table of its own, so that its businesses are not read as idle. */
const shown = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;

/** What is said below the rows. */
export interface BesideRates {
  /** Null where the books' files do not name the office. */
  readonly officeName: string | null;
  readonly unmatched: UnmatchedPayments | null;
  readonly unnamed: readonly UnnamedDepartment[];
}

export function ratesTable(
  books: Books,
  rows: readonly RateRow[],
  { officeName, unmatched, unnamed }: BesideRates,
): string {
  const [first] = rows;
  if (first === undefined) return "";
  const isThousands = rows.every((row) => Object.values(row.amounts).every(isWholeThousands));
  const unit = isThousands ? "천원" : "원";
  const amount = (won: Won | null): string => (won === null ? "–" : formatWon(won / moneyUnits[unit]));
  const stated = shown.filter((measure) => rows.some((row) => row.amounts[measure] !== null));
  const ofThisYear = rows.filter((row) => shown.some((measure) => row.amounts[measure] !== null));
  const columns = [
    "구분 level",
    "이름 name",
    ...stated.map((measure) => right(columnTitles[measure])),
    right("집행률 rate"),
    "기준일 as of",
  ];
  const body = ofThisYear.map((row) => [
    ...rowNames(row),
    ...stated.map((measure) => amount(row.amounts[measure])),
    row.rate === null ? "–" : `${formatPercent(row.rate, 1)}%`,
    row.asOf,
  ]);
  const basis = rateBasisNames[first.rateBasis];
  const question = unnamedWords(unnamed);
  const notReported = Math.max(...rows.map((row) => row.notReported));
  return [
    `${officeTitle(books.office, officeName)} · ${books.fiscalYear} 회계연도 · 집행률 rate = ${basis.ko} (${basis.en}) · 단위 unit: ${unit}`,
    ...(body.length > 0 ? ["", table(columns, body)] : []),
    ...(notReported > 0
      ? [
          `집행액이 보고되지 않은 사업 ${notReported}건은 집행액에 더해지지 않았습니다. / ${notReported} lines report no spending and add nothing to it.`,
        ]
      : []),
    ...(rows.some(isPayments)
      ? [
          "* 이름이 같은 사업이 여럿이라 어느 사업의 것인지 나눌 수 없는 지급입니다. 합계에는 그 사업들의 집행액으로 들어 있습니다. / payments that several projects of one name may have made: in the totals as those projects' spending, and not once more.",
        ]
      : []),
    ...(unmatched === null ? [] : [unmatchedText({ ...unmatched, lines: unmatched.lines.length })]),
    ...(question === null ? [] : [`${question.ko} / ${question.en}`]),
    ...requirementsTable(rows, rowNames, amount),
  ].join("\n");
}

/** Payments whose name several projects bear: they are in these projects' spending, and which one's is not known. */
function isPayments({ scope }: Pick<RateRow, "scope">): boolean {
  return scope.level === "business" && isPaymentLine(projectIdOf(scope.id));
}

/** A fund's row stands under its whole one, which bears the level and the name. */
function rowNames({ scope, fund }: RateRow): readonly [string, string] {
  if (fund !== "all") return ["", `  └ ${fundNames[fund].ko} ${fundNames[fund].en}`];
  return [isPayments({ scope }) ? "지급* paid" : levelNames[scope.level], scope.name ?? "(미지정)"];
}

const columnTitles = {
  appropriation: "예산액 budget",
  "current-budget": "예산현액 current",
  commitment: "원인행위액 committed",
  expenditure: "집행액 spent",
  plan: "12.31.까지 plan",
} as const;

function isWholeThousands(won: Won | null): boolean {
  return won === null || won % moneyUnits["천원"] === 0n;
}

/** Payments that no figure has, in one line as a person reads it. */
interface UnmatchedSum {
  readonly lines: number;
  readonly won: bigint;
  readonly through: string;
}

export function unmatchedText({ lines, won, through }: UnmatchedSum): string {
  const sum = formatWon(won);
  return `연결되지 않은 지급: ${lines}건 ${sum}원(${through}까지)은 집행액에 더하지 않았습니다. / Unmatched payments: ${lines} lines, ${sum} won up to ${through}, are in no amount.`;
}

const columns = ["구분 level", "이름 name", right("다음 해 소요 next year"), "기준일 as of"];

/**
 * What next year's businesses will need (소요예산): they have no budget and no spending yet, and among this year's lines
 * they would read as ones that reported nothing.
 * @returns lines of text; none where nothing says what next year needs.
 */
function requirementsTable(
  rows: readonly RateRow[],
  namesOf: (row: RateRow) => readonly [string, string],
  amountOf: (won: Won | null) => string,
): readonly string[] {
  const stated = rows.filter(({ amounts }) => amounts.requirement !== null);
  if (stated.length === 0) return [];
  const body = stated.map((row) => [...namesOf(row), amountOf(row.amounts.requirement), row.asOf]);
  return [
    "",
    "다음 해 소요예산 (올해의 예산과 집행에는 더하지 않음) / what the next fiscal year needs, in no figure of this year",
    "",
    table(columns, [...body, ...totalRows(stated, amountOf)]),
  ];
}

/** Businesses are in no sum of the view, so their total stands nowhere unless it is made here. */
function totalRows(
  stated: readonly RateRow[],
  amountOf: (won: Won | null) => string,
): readonly (readonly string[])[] {
  if (stated.some(({ scope }) => scope.level !== "business")) return [];
  const total = (of: Fund | "all"): Won | null =>
    sumStated(stated.filter(({ fund }) => fund === of).map(({ amounts }) => amounts.requirement));
  const parts = funds.flatMap((fund) => {
    const won = total(fund);
    const { ko, en } = fundNames[fund];
    return won === null ? [] : [["", `  └ ${ko} ${en}`, amountOf(won), ""]];
  });
  return [["합계", "total", amountOf(total("all")), ""], ...parts];
}
