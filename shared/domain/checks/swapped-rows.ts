/**
 * Rows whose names slipped into one another's place, as sorting a part of the columns does: each has the budget that another one had,
 * goes on with that one's spending, and at least one would fall below what it had spent. Or the spending alone slipped: each has
 * exactly what another one had spent.
 */
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { ComparedSpending } from "./ledger-change-check.ts";
import { statedTotal } from "./spending-scale-check.ts";

interface Moved {
  readonly before: Won;
  readonly after: Won;
}

interface MovedRow {
  readonly row: number | null;
  readonly name: string;
  /** Null where it is not stated, or what it was. */
  readonly budget: Moved | null;
  readonly spent: Moved;
}

/** A transfer may exchange two budgets too; it leaves to each project what it spent. */
export function checkSwappedRows(spending: readonly ComparedSpending[]): Finding[] {
  const moved = movedRows(spending);
  const whole = circlesIn(moved, ({ budget }) => budget).filter(isSlip);
  const inCircles = new Set((whole.length > 0 ? whole : circlesIn(moved, spentAlone)).flat());
  const swapped = moved.filter((row) => inCircles.has(row));
  const [first] = swapped;
  if (first === undefined) return [];
  const [ko, en] =
    whole.length > 0 ? ["예산과 집행액이", "budgets and the spending"] : ["집행액이", "spending"];
  const [koOf, enOf] = whole.length > 0 ? ["예산", "budgets"] : ["집행액", "spending"];
  const names = someOf(
    swapped.map(({ name, budget, spent }) => {
      const { before, after } = whole.length > 0 && budget !== null ? budget : spent;
      return `"${name}" ${formatWon(before)} → ${formatWon(after)}`;
    }),
  );
  return [
    rowFinding("hold", "rows-swapped", first.row, `${swapped.length}`, {
      ko: `사업 ${swapped.length}건의 ${ko} 서로 자리를 바꾸었습니다(${koOf}: ${names}). 정렬하다가 다른 행끼리 섞인 것으로 보입니다. 행을 바로잡아 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
      en: `The ${en} of ${swapped.length} projects changed places (${enOf}: ${names}). Rows seem to have been mixed up by sorting. Put them right and upload again, or release the file if they are right.`,
    }),
  ];
}

/** Amounts that say nothing, as 0 does, change places every day. */
function spentAlone({ budget, spent }: MovedRow): Moved | null {
  return budget === null && spent.before > 0n && spent.after > 0n && spent.before !== spent.after
    ? spent
    : null;
}

function movedRows(spending: readonly ComparedSpending[]): readonly MovedRow[] {
  return spending.flatMap(({ record, balance, before, after }): readonly MovedRow[] => {
    if (before === null || after === null) return [];
    const budgets = (["current-budget", "appropriation"] as const).flatMap((measure) => {
      const stated = statedTotal(record, measure);
      const known = totalOf(balance.measures[measure]?.monthEnds[11] ?? {});
      return stated === null || known === null ? [] : [{ before: known, after: stated }];
    });
    const [budget] = budgets;
    const isMoved = budget !== undefined && budget.before !== budget.after;
    const { rows, project } = record;
    return [
      { row: rows[0] ?? null, name: project.name, budget: isMoved ? budget : null, spent: { before, after } },
    ];
  });
}

/** Rows each of which has the amount of the next one, and the last that of the first. */
function circlesIn(
  moved: readonly MovedRow[],
  amountOf: (row: MovedRow) => Moved | null,
): readonly (readonly MovedRow[])[] {
  const byBefore = Map.groupBy(
    moved.filter((row) => amountOf(row) !== null),
    (row) => amountOf(row)?.before ?? null,
  );
  const seen = new Set<MovedRow>();
  return moved.flatMap((from) => {
    const path: MovedRow[] = [];
    for (let row: MovedRow | undefined = from; row !== undefined;) {
      const at = path.indexOf(row);
      if (at !== -1) return path.length - at > 1 ? [path.slice(at)] : [];
      if (seen.has(row)) return [];
      seen.add(row);
      path.push(row);
      const next: readonly MovedRow[] = byBefore.get(amountOf(row)?.after ?? null) ?? [];
      row = next.length === 1 ? next[0] : undefined;
    }
    return [];
  });
}

function isSlip(circle: readonly MovedRow[]): boolean {
  const goesOn = circle.every(({ spent, budget }) => {
    const own = circle.find((each) => each.budget?.before === budget?.after);
    return own !== undefined && spent.after >= own.spent.before;
  });
  return circle.length > 1 && goesOn && circle.some(({ spent }) => spent.after < spent.before);
}
