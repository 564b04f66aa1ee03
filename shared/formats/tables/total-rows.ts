/**
 * Rows named 계, 소계, 합계, 총계 repeat what other rows say. They are checked against those rows and
 * never added: a total may stand above its rows or below them, and may cover all of them or one group.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { ascending } from "../../domain/values/order.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, rejection, remark, shortList } from "../kernel/finding-list.ts";
import { groupsByTotal, type Range, RunningSums, type SummedRow } from "./row-groups.ts";
import { isTotalName } from "./total-names.ts";

/** Each lists its rows, so a file of nothing but wrong totals would take minutes: more are not looked for. */
const maxDifferences = 1_000;

/**
 * @param roundedTo the printed unit in won, when each figure of the table was rounded to it on its own:
 * then the sum may differ by half a unit for each row. 0 where figures are exact.
 */
export function checkTotals(rows: readonly SummedRow[], roundedTo: Won): readonly Finding[] {
  const groups = groupsByTotal(rows);
  if (groups.length === 0) return [];
  const sums = new RunningSums(rows);
  const findings: Finding[] = [];
  const edges = [0, ...groups.map(({ at }) => at + 1), rows.length + 1];
  for (const { total, at, ranges } of groups) {
    if (agreesWithSomeGroup(total, at, edges, sums)) continue;
    for (const [column, printed] of total.amounts) {
      const nearest = nearestRange(ranges, sums, column, printed);
      if (nearest === null || nearest.sum === printed) continue;
      const isRounding = 2n * distance(nearest.sum, printed) <= BigInt(nearest.count) * roundedTo;
      const added = rows.slice(...nearest.range).filter(({ name }) => !isTotalName(name));
      findings.push(finding({ total, column, printed, sum: nearest.sum, added }, isRounding));
      if (findings.length === maxDifferences) return findings;
    }
  }
  return findings;
}

/**
 * One row without a name that states in each of its columns the sum of all others is their total.
 * @param found what was found in the rows.
 * @returns the rows with a name for it, and the findings with what it is in place of the name that it lacks.
 */
export function withUnnamedTotal(
  rows: readonly SummedRow[],
  found: readonly Finding[],
): { readonly rows: readonly SummedRow[]; readonly findings: readonly Finding[] } {
  const [at = -1, ...more] = [...rows.keys()].filter((place) => rows[place]?.name === "");
  const total = rows[at];
  if (total === undefined || more.length > 0) return { rows, findings: found };
  const others = rows.filter(({ name }) => name !== "" && !isTotalName(name));
  const stated = [...total.amounts].filter(([, won]) => won !== 0n);
  const isSum = [...total.amounts].every(
    ([column, won]) => others.reduce((sum, { amounts }) => sum + (amounts.get(column) ?? 0n), 0n) === won,
  );
  if (others.length < 2 || stated.length === 0 || !isSum) return { rows, findings: found };
  const unnamed = remark("total-unnamed", placeAt(total.row), {
    ko: `이름이 없는 ${total.row}행은 모든 열에서 다른 행을 더한 것과 같아 합계로 보고 더하지 않았습니다.`,
    en: `Row ${total.row}, which has no name, equals the sum of the others in every column: it was taken for their total and not added.`,
  });
  return {
    rows: rows.with(at, { row: total.row, name: "계", amounts: total.amounts }),
    findings: found.map((each) => (each.code === "name-missing" && each.row === total.row ? unnamed : each)),
  };
}

/** Whether a range that begins or ends at another total has the total's sum in every column: levels may share their word. */
function agreesWithSomeGroup(
  total: SummedRow,
  at: number,
  edges: readonly number[],
  sums: RunningSums,
): boolean {
  const columns = [...total.amounts];
  return edges.some((edge) => {
    const range: Range = edge <= at ? [edge, at] : [at + 1, edge - 1];
    return sums.rowsIn(range) > 0 && columns.every(([column, won]) => sums.over(range, column) === won);
  });
}

/** The range of rows whose sum comes nearest to the printed total; null when all are empty. */
function nearestRange(ranges: readonly Range[], sums: RunningSums, column: string, printed: Won) {
  const filled = ranges
    .map((range) => ({ range, sum: sums.over(range, column), count: sums.rowsIn(range) }))
    .filter(({ count }) => count > 0);
  return filled.toSorted((a, b) => ascending(distance(a.sum, printed), distance(b.sum, printed)))[0] ?? null;
}

interface Difference {
  readonly total: SummedRow;
  readonly column: string;
  readonly printed: Won;
  readonly sum: Won;
  /** The rows that come nearest to the total. */
  readonly added: readonly SummedRow[];
}

function finding({ total, column, printed, sum, added }: Difference, isRounding: boolean): Finding {
  const place = placeAt(total.row, column, formatWon(printed));
  const figures = {
    ko: `${total.row}행 "${total.name}"의 ${column} ${formatWon(printed)}원이 ${rowList(added)}행을 더한 ${formatWon(sum)}원과 ${formatWon(distance(sum, printed))}원 다릅니다.`,
    en: `Row ${total.row} "${total.name}" prints ${formatWon(printed)} won for ${column}; rows ${rowList(added)} add to ${formatWon(sum)} won, ${formatWon(distance(sum, printed))} won apart.`,
  };
  if (isRounding) {
    return remark("total-rounded", place, {
      ko: `${figures.ko} 인쇄 단위의 반올림으로 설명되는 차이이므로 각 행의 금액을 그대로 사용합니다.`,
      en: `${figures.en} Rounding to the printed unit explains this, so the rows are used as they are.`,
    });
  }
  return rejection("total-differs", place, {
    ko: `${figures.ko} 빠지거나 두 번 들어간 행, 잘못 옮긴 금액이 있는지 확인하고 고쳐서 다시 올려 주십시오.`,
    en: `${figures.en} Look for a missing, doubled or mistyped row, correct it and upload again.`,
  });
}

const listedRuns = 6;

/** `57-59, 61`: short enough for a sentence, exact enough to find the rows. */
function rowList(rows: readonly SummedRow[]): string {
  const runs: [number, number][] = [];
  for (const { row } of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return shortList(
    runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)),
    listedRuns,
  );
}

function distance(a: Won, b: Won): Won {
  return a > b ? a - b : b - a;
}
