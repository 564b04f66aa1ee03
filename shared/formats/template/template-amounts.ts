/** The amounts of one template row: each measure by fund or as a total, and the plan as month-end points. */
import type { Entry, RoundedTo } from "../../domain/ledger/posting.ts";
import { type IsoDate, monthEnd } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../../domain/values/measure.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { fundsRounded, restOf, shareTotal } from "../cells/rounded-funds.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import { roundedTo, smallestUnit, totalsAsOf } from "../kernel/make-reading.ts";
import type { HeadedColumn } from "./column-words.ts";

export interface AmountInRow {
  readonly header: string;
  readonly measure: FactualMeasure;
  readonly fund: Fund;
  readonly won: Won;
}

export interface PlanInRow {
  readonly header: string;
  readonly span: "in" | "by";
  readonly month: number;
  readonly won: Won;
}

export interface AmountsInRow {
  readonly amounts: readonly AmountInRow[];
  readonly plans: readonly PlanInRow[];
}

/**
 * The amounts of a row by column: all that is kept of them. What they mean is worked out when it is asked
 * for, because ten thousand rows of forty amounts as entries take thirty times the file.
 */
export type WonsInRow = readonly (Won | null)[];

export function amountsOf(columns: readonly HeadedColumn[], wons: WonsInRow): AmountsInRow {
  const amounts: AmountInRow[] = [];
  const plans: PlanInRow[] = [];
  for (const [at, { header, column }] of columns.entries()) {
    const won = wons[at] ?? null;
    if (won === null) continue;
    if (column.kind === "plan") plans.push({ header, span: column.span, month: column.month, won });
    if (column.kind === "amount") amounts.push({ header, measure: column.measure, fund: column.fund, won });
  }
  return { amounts, plans };
}

/** What one measure states: its funds where any is given, else the total alone. */
interface MeasureInRow {
  readonly measure: FactualMeasure;
  readonly amounts: FundAmounts;
}

/**
 * Blank cells are not among the amounts. A total beside funds must be their sum, as far as their units show it.
 * @param unitOf a header; whether the sums are right does not change what a sound row states.
 */
export function measuresOf(
  row: number,
  cells: readonly AmountInRow[],
  unitOf: (header: string) => MoneyUnit | null,
): { readonly measures: readonly MeasureInRow[]; readonly findings: readonly Finding[] } {
  const measures: MeasureInRow[] = [];
  const findings: Finding[] = [];
  for (const measure of factualMeasures) {
    const stated = cells.filter((cell) => cell.measure === measure);
    const total = stated.find((cell) => cell.fund === "unsplit");
    const split: FundAmounts = Object.fromEntries(
      stated.filter((cell) => cell.fund !== "unsplit").map(({ fund, won }) => [fund, won]),
    );
    if (totalOf(split) === null) {
      if (total !== undefined) measures.push({ measure, amounts: { unsplit: total.won } });
      continue;
    }
    const rest = total === undefined ? 0n : restOf(total.won, split);
    measures.push({ measure, amounts: rest === 0n ? split : { ...split, unsplit: rest } });
    if (total === undefined || rest === 0n) continue;
    const shared = shareTotal(total.won, split, (fund) => {
      const header = stated.find((cell) => cell.fund === fund)?.header;
      return header === undefined ? null : unitOf(header);
    });
    if (shared.kind === "differs") findings.push(fundSumDiffers(row, total, split, shared.sum));
    else
      findings.push(
        fundsRounded(placeAt(row, total.header, formatWon(total.won)), total.header, total.won, rest),
      );
  }
  return { measures, findings };
}

/** The unit of each measure whose cells all are whole in it: decimals say more than the unit. */
export function roundingOf(
  cells: readonly AmountInRow[],
  unitOf: (header: string) => MoneyUnit | null,
): RoundedTo | undefined {
  return roundedTo((measure) => {
    const own = cells.filter((cell) => cell.measure === measure);
    const units = own.map(({ header }) => unitOf(header) ?? "원");
    return { unit: smallestUnit(units), amounts: own.map(({ won }) => won) };
  });
}

interface PlanPoint {
  readonly month: number;
  /** To be spent from 1 January to the end of the month. */
  readonly won: Won;
}

/** Monthly amounts are added up from January; running totals stand as given; where both speak they must agree. */
export function planOf(
  row: number,
  cells: readonly PlanInRow[],
): { readonly points: readonly PlanPoint[]; readonly findings: readonly Finding[] } {
  const points = new Map<number, Won>();
  const findings: Finding[] = [];
  let total = 0n;
  const monthly = cells.filter(({ span }) => span === "in").toSorted((a, b) => a.month - b.month);
  for (const [at, { header, month, won }] of monthly.entries()) {
    if (month !== at + 1) return { points: [], findings: [monthMissing(row, header, at + 1)] };
    total += won;
    points.set(month, total);
  }
  for (const { header, month, won } of cells.filter(({ span }) => span === "by")) {
    const added = points.get(month);
    if (added !== undefined && added !== won) findings.push(planDiffers({ row, header, month, won, added }));
    points.set(month, won);
  }
  return {
    points: [...points].map(([month, won]) => ({ month, won })).toSorted((a, b) => a.month - b.month),
    findings,
  };
}

/** The running totals as of a day, and the plan by month ends, of a row that was found sound. */
export function entriesOf(
  { amounts: stated, plans }: AmountsInRow,
  asOf: IsoDate,
  fiscalYear: number,
): readonly Entry[] {
  const { points } = planOf(0, plans);
  return [
    ...measuresOf(0, stated, () => null).measures.flatMap(({ measure, amounts }) =>
      totalsAsOf(measure, amounts, asOf),
    ),
    ...points.flatMap(({ month, won }) => totalsAsOf("plan", { unsplit: won }, monthEnd(fiscalYear, month))),
  ];
}

function fundSumDiffers(row: number, total: AmountInRow, split: FundAmounts, sum: Won): Finding {
  const parts = funds
    .flatMap((fund) => (split[fund] === undefined ? [] : [formatWon(split[fund])]))
    .join(" + ");
  return rejection("fund-sum-differs", placeAt(row, total.header, formatWon(total.won)), {
    ko: `${row}행 "${total.header}" ${formatWon(total.won)}원이 재원별 합계 ${formatWon(sum)}원(${parts})과 다릅니다. 어느 금액이 틀렸는지 확인하여 고쳐 주십시오.`,
    en: `Row ${row} states ${formatWon(total.won)} won for "${total.header}", and its funds add to ${formatWon(sum)} won (${parts}). Correct whichever is wrong.`,
  });
}

function monthMissing(row: number, header: string, month: number): Finding {
  return rejection("plan-month-missing", placeAt(row, header), {
    ko: `${row}행의 월별 계획에서 ${month}월이 비어 있습니다. 쓸 금액이 없는 달은 0으로 적어 주십시오.`,
    en: `The monthly plan of row ${row} is blank for month ${month}. Write 0 for a month without spending.`,
  });
}

function planDiffers(plan: {
  readonly row: number;
  readonly header: string;
  readonly month: number;
  readonly won: Won;
  readonly added: Won;
}): Finding {
  const { row, header, month, won, added } = plan;
  return rejection("plan-sum-differs", placeAt(row, header, formatWon(won)), {
    ko: `${row}행 "${header}" ${formatWon(won)}원이 1월부터 ${month}월까지 월별 계획의 합계 ${formatWon(added)}원과 다릅니다. 둘 중 맞는 금액으로 맞춰 주십시오.`,
    en: `Row ${row} plans ${formatWon(won)} won in "${header}", but its months 1 to ${month} add to ${formatWon(added)} won. Make them agree.`,
  });
}
