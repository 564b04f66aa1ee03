/**
 * Rows whose names slipped into one another's place, as sorting a part of the columns does: each has the budget that another one had,
 * goes on with that one's spending, and at least one would fall below what it had spent.
 */
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { formatWon, type Won } from "../values/won.ts";
import { type FileAgainstLedger, spendingOf } from "./ledger-change-check.ts";
import { statedTotal } from "./spending-scale-check.ts";

interface MovedRow {
  readonly row: number | null;
  readonly name: string;
  readonly budget: { readonly before: Won; readonly after: Won };
  readonly spent: { readonly before: Won; readonly after: Won };
}

/** A transfer may exchange two budgets too; it leaves to each project what it spent. */
export function checkSwappedRows(file: Omit<FileAgainstLedger, "found">): Finding[] {
  const moved = movedRows(file);
  const swapped = moved.filter((each) => isSlip(circleOf(each, moved)));
  const [first] = swapped;
  if (first === undefined) return [];
  const names = someOf(
    swapped.map(({ name, budget }) => `"${name}" ${formatWon(budget.before)} → ${formatWon(budget.after)}`),
  );
  return [
    rowFinding("hold", "rows-swapped", first.row, `${swapped.length}`, {
      ko: `사업 ${swapped.length}건의 예산과 집행액이 서로 자리를 바꾸었습니다(예산: ${names}). 정렬하다가 사업명과 금액이 다른 행끼리 섞인 것으로 보여 보류합니다. 행을 바로잡아 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
      en: `The budgets and the spending of ${swapped.length} projects changed places (budgets: ${names}). Names and amounts of different rows seem to have been mixed up by sorting, so the file is held. Put the rows right and upload again, or release it if they are right.`,
    }),
  ];
}

function movedRows(file: Omit<FileAgainstLedger, "found">): readonly MovedRow[] {
  return spendingOf(file).flatMap(({ record, balance, before, after }): readonly MovedRow[] => {
    if (before === null || after === null) return [];
    const budgets = (["current-budget", "appropriation"] as const).flatMap((measure) => {
      const stated = statedTotal(record, measure);
      const known = totalOf(balance.measures[measure]?.monthEnds[11] ?? {});
      return stated === null || known === null ? [] : [{ before: known, after: stated }];
    });
    const [budget] = budgets;
    if (budget === undefined || budget.before === budget.after) return [];
    return [{ row: record.rows[0] ?? null, name: record.project.name, budget, spent: { before, after } }];
  });
}

/** From a row to the one whose budget it has, and on until the first comes again; empty where it never does. */
function circleOf(from: MovedRow, moved: readonly MovedRow[]): readonly MovedRow[] {
  const circle = [from];
  for (;;) {
    const last = circle.at(-1) ?? from;
    const [next, ...others] = moved.filter(({ budget }) => budget.before === last.budget.after);
    if (next === undefined || others.length > 0) return [];
    if (next === from) return circle;
    if (circle.includes(next)) return [];
    circle.push(next);
  }
}

function isSlip(circle: readonly MovedRow[]): boolean {
  const goesOn = circle.every(({ spent, budget }) => {
    const own = circle.find((each) => each.budget.before === budget.after);
    return own !== undefined && spent.after >= own.spent.before;
  });
  return circle.length > 1 && goesOn && circle.some(({ spent }) => spent.after < spent.before);
}
