/** The rates table as a person reads it. */
import type { UnmatchedPayments } from "../../shared/domain/matching/projects-of-payments.ts";
import type { OlderFigures } from "../../shared/domain/rates/later-figures.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import { rateBasisNames, sumStated } from "../../shared/domain/rates/rate.ts";
import { type UnnamedDepartment, unnamedWords } from "../../shared/domain/rates/unnamed-departments.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { measureNames } from "../../shared/domain/values/measure.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { type Fund, type FundNames, funds } from "../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { isPaymentLine, projectIdOf } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { type Display, say } from "../terminal/display.ts";
import {
  attributeNames,
  everything,
  isOfAttribute,
  levelNames,
  type RateSelection,
} from "../terminal/rate-selection.ts";
import { moneyCell, unitText } from "../terminal/money-unit.ts";
import { halfStatedLines, unmatchedText } from "./rate-remarks.ts";
import { officeTitle } from "../terminal/office-names.ts";
import { type Column, exact, keptLong, spare, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

/** Of this year: what the next one needs has a table of its own, so that its businesses are not read as idle. */
const shown = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;

/** What is said below the rows. */
export interface BesideRates {
  /** Null where the books' files do not name the office. */
  readonly officeName: string | null;
  readonly unmatched: UnmatchedPayments | null;
  readonly unnamed: readonly UnnamedDepartment[];
  /** Names of projects that state no budget and spend; absent where nobody looked. */
  readonly unbudgeted?: readonly string[];
  /** Lines that are divided by their appropriation, beside others that state a current budget. */
  readonly appropriated?: readonly string[];
  /** How many are of an older day than the head; absent or null where hardly any are. */
  readonly older?: OlderFigures | null;
  /** By a limit; absent where there is none. */
  readonly leftOut?: readonly RateRow[];
  /** Absent where all of an office is shown. */
  readonly selection?: RateSelection;
  /** The line that says by which options; null or absent where there are none. */
  readonly chosen?: string | null;
}

export function ratesTable(
  display: Display,
  books: Books,
  rows: readonly RateRow[],
  {
    officeName,
    unmatched,
    unnamed,
    unbudgeted = [],
    appropriated = [],
    older = null,
    leftOut = [],
    selection = everything,
    chosen = null,
  }: BesideRates,
): string {
  const [first] = rows;
  if (first === undefined) return "";
  const names = fundNamesOf(books.office);
  const all = [...rows, ...leftOut];
  const amount = (won: Won | null): string => moneyCell(display, won);
  const stated = shown.filter((measure) => rows.some((row) => row.amounts[measure] !== null));
  const ofThisYear = rows.filter((row) => shown.some((measure) => row.amounts[measure] !== null));
  const columns = [
    keptLong(exact("구분", "level")),
    nameColumn("이름", "name"),
    ...stated.map((measure) => columnOf[measure]),
    right("집행률", "rate"),
    spare(3, exact("기준일", "as of")),
  ];
  const body = ofThisYear.map((row) => [
    ...rowNames(display, row, names, selection),
    ...stated.map((measure) => amount(row.amounts[measure])),
    row.rate === null ? "–" : `${formatPercent(row.rate, 1)}%`,
    row.asOf,
  ]);
  const basis = rateBasisNames[first.rateBasis];
  const question = unnamedWords(unnamed);
  const office = officeTitle(books.office, officeName);
  return [
    say(display, {
      ko: `${office} · ${books.fiscalYear} 회계연도 · 집행률 = ${basis.ko} · ${unitText(display)}`,
      en: `${office} · fiscal year ${books.fiscalYear} · rate = ${basis.en} · ${unitText(display)}`,
    }),
    ...(chosen === null ? [] : [chosen]),
    ...(body.length > 0 ? ["", table(display, columns, body)] : []),
    ...leftOutLines(display, leftOut, { stated, amount, selection, names }),
    ...halfStatedLines(display, all, { unbudgeted, appropriated, older }),
    ...(all.some(isPayments)
      ? [
          say(display, {
            ko: "* 이름이 같은 사업이 여럿이라 어느 사업의 것인지 나눌 수 없는 지급입니다. 그 사업들의 집행액이 마지막으로 보고된 날까지의 지급이라 그 집행액에 들어 있는 것으로 보고 합계에 더하지 않습니다.",
            en: "* Payments that several projects of one name may have made, up to the last day on which one of them reports its spending: taken to be in it, and not added to the totals.",
          }),
        ]
      : []),
    ...(unmatched === null ? [] : [unmatchedText(display, { ...unmatched, lines: unmatched.lines.length })]),
    ...(question === null ? [] : [say(display, question)]),
    ...requirementsTable(display, rows, names, amount),
  ].join("\n");
}

interface LeftOutWords {
  readonly stated: readonly (typeof shown)[number][];
  readonly amount: (won: Won | null) => string;
  readonly selection: RateSelection;
  readonly names: FundNames;
}

/** How many a limit leaves out and what they sum up to, level by level: those of one level are no part of each other. */
function leftOutLines(
  display: Display,
  leftOut: readonly RateRow[],
  { stated, amount, selection, names }: LeftOutWords,
): readonly string[] {
  const whole = leftOut.filter(({ fund }) => fund === "all");
  const byLevel = Map.groupBy(whole, (row) => rowNames(display, row, names, selection)[0]);
  return [...byLevel].map(([level, rows]) => {
    const sums = stated.flatMap((measure) => {
      const sum = sumStated(rows.map(({ amounts }) => amounts[measure]));
      return sum === null ? [] : [`${say(display, measureNames[measure])} ${amount(sum)}`];
    });
    const count = say(display, {
      ko: `--limit 때문에 보이지 않는 ${level}: ${rows.length}건`,
      en: `Left out by --limit, ${level}: ${rows.length}`,
    });
    return [count, ...sums].join(" · ");
  });
}

/** Payments whose name several projects bear: they are in these projects' spending, and which one's is not known. */
function isPayments({ scope }: Pick<RateRow, "scope">): boolean {
  return scope.level === "business" && isPaymentLine(projectIdOf(scope.id));
}

/** A fund's row stands under its whole one, which bears the level and the name. */
function rowNames(
  display: Display,
  row: RateRow,
  names: FundNames,
  { by, filter }: RateSelection = everything,
): readonly [string, string] {
  const { scope, fund } = row;
  if (fund !== "all") return ["", `  └ ${say(display, names[fund])}`];
  const none = { ko: "(미지정)", en: "(none)" };
  if (by !== null && isOfAttribute(row))
    return [say(display, attributeNames[by]), scope.name ?? say(display, none)];
  if (filter !== null && scope.level === "office")
    return [say(display, levelNames.office), say(display, { ko: "고른 사업", en: "what was chosen" })];
  const level = isPayments({ scope }) ? { ko: "지급*", en: "paid*" } : levelNames[scope.level];
  return [say(display, level), scope.name ?? say(display, none)];
}

const columnOf: Readonly<Record<(typeof shown)[number], Column>> = {
  appropriation: spare(4, right("예산액", "budget")),
  "current-budget": right("예산현액", "current budget"),
  commitment: spare(1, right("원인행위액", "committed")),
  expenditure: right("집행액", "spent"),
  plan: spare(2, right("12.31. 계획", "plan 12-31")),
};

const columns = [
  keptLong(exact("구분", "level")),
  nameColumn("이름", "name"),
  right("다음 해 소요", "next year"),
  spare(1, exact("기준일", "as of")),
];

/**
 * What next year's businesses will need (소요예산): they have no budget and no spending yet, and among this year's lines
 * they would read as ones that reported nothing.
 * @returns lines of text; none where nothing says what next year needs.
 */
function requirementsTable(
  display: Display,
  rows: readonly RateRow[],
  names: FundNames,
  amountOf: (won: Won | null) => string,
): readonly string[] {
  const stated = rows.filter(({ amounts }) => amounts.requirement !== null);
  if (stated.length === 0) return [];
  const body = stated.map((row) => [
    ...rowNames(display, row, names),
    amountOf(row.amounts.requirement),
    row.asOf,
  ]);
  return [
    "",
    say(display, {
      ko: "다음 해 소요예산(올해의 예산과 집행에는 더하지 않음)",
      en: "What the next fiscal year needs, in no figure of this year",
    }),
    "",
    table(display, columns, [...body, ...totalRows(display, stated, names, amountOf)]),
  ];
}

/** Businesses are in no sum of the view, so their total stands nowhere unless it is made here. */
function totalRows(
  display: Display,
  stated: readonly RateRow[],
  names: FundNames,
  amountOf: (won: Won | null) => string,
): readonly (readonly string[])[] {
  if (stated.some(({ scope }) => scope.level !== "business")) return [];
  const total = (of: Fund | "all"): Won | null =>
    sumStated(stated.filter(({ fund }) => fund === of).map(({ amounts }) => amounts.requirement));
  const parts = funds.flatMap((fund) => {
    const won = total(fund);
    return won === null ? [] : [["", `  └ ${say(display, names[fund])}`, amountOf(won), ""]];
  });
  return [[say(display, { ko: "합계", en: "total" }), "", amountOf(total("all")), ""], ...parts];
}
