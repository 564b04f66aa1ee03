/** Spending held against the budget beside it: far above it is a slip of the unit, not a project that overspent. */
import type { SourceRecord } from "../ledger/posting.ts";
import type { Finding } from "../values/finding.ts";
import { type FactualMeasure, measureNames } from "../values/measure.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

/** Far above what projects overspend together, far below 1,000, the least factor between two units. */
export const farAbove = 50n;

interface Stated {
  readonly record: SourceRecord;
  readonly budget: Won;
  readonly spent: Won;
}

/**
 * @param records those of one table, or of a whole file. Those without a budget or without spending are left out.
 * @returns what holds the file until a person says that the unit is right.
 */
export function checkSpendingScale(records: readonly SourceRecord[]): Finding[] {
  const stated = records.flatMap(statedBy);
  const budget = sumWon(stated.map((each) => each.budget));
  const spent = sumWon(stated.map((each) => each.spent));
  if (budget <= 0n || spent < farAbove * budget) return [];
  const largest = stated.reduce((most, each) => (each.spent > most.spent ? each : most));
  return [spendingFarAbove(budget, spent, largest)];
}

/** The larger budget where two are stated: the smaller may lack what was carried over or added. */
function statedBy(record: SourceRecord): readonly Stated[] {
  const budgets = [statedTotal(record, "appropriation"), statedTotal(record, "current-budget")];
  const known = budgets.filter((won) => won !== null);
  const spent = statedTotal(record, "expenditure");
  if (known.length === 0 || spent === null) return [];
  return [{ record, budget: known.reduce((a, b) => (a > b ? a : b)), spent }];
}

/** The running total of the last day that is stated; null without any. */
export function statedTotal({ entries }: SourceRecord, measure: FactualMeasure): Won | null {
  let [last, sum]: [string, Won | null] = ["", null];
  for (const { measure: stated, kind, date, amount } of entries) {
    if (stated !== measure || kind !== "cumulative" || date < last) continue;
    sum = date === last && sum !== null ? sum + amount : amount;
    last = date;
  }
  return sum;
}

function spendingFarAbove(budget: Won, spent: Won, { record, ...largest }: Stated): Finding {
  const times = formatWon(spent / budget);
  const { name } = record.project;
  const row = record.rows[0] ?? null;
  const at = row === null ? { ko: "", en: "" } : { ko: `${row}행 `, en: ` in row ${row}` };
  return {
    code: "spending-far-above-budget",
    consequence: "hold",
    row,
    column: measureNames.expenditure.ko,
    value: formatWon(largest.spent),
    ko: `집행액 합계 ${formatWon(spent)}원이 예산 합계 ${formatWon(budget)}원의 ${times}배로, 두 열의 단위가 서로 다르게 적힌 것으로 보입니다(가장 큰 행: ${at.ko}"${name}" 예산 ${formatWon(largest.budget)}원, 집행액 ${formatWon(largest.spent)}원). 금액 단위(원·천원·백만원)를 확인하여 고쳐 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
    en: `The spending adds up to ${formatWon(spent)} won, ${times} times the budget of ${formatWon(budget)} won, so the two columns seem to be in different units (the largest is "${name}"${at.en}: budget ${formatWon(largest.budget)} won, spent ${formatWon(largest.spent)} won). Check the unit and upload again; if the figures are right, release the file.`,
  };
}
