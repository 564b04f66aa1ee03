/** The one filter of the overview's pictures, between the page's address and the API's query. */
import type { Changes } from "./place.ts";

/** Named alike in the page's address and in the API. */
export const chartFilters = ["department", "severity", "fund", "lasso"] as const;
export type ChartFilter = (typeof chartFilters)[number];

export function chartsQueryOf(params: URLSearchParams): string {
  const query = new URLSearchParams();
  for (const name of chartFilters) {
    const value = params.get(name) ?? "";
    if (value !== "") query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** What was chosen already is given up by choosing it again. */
export function toggled(params: URLSearchParams, name: ChartFilter, value: string): Changes {
  return { [name]: params.get(name) === value ? null : value };
}

/** A corner of a line around projects: points of gap, and the logarithm of the budget. */
export type Corner = readonly [gap: number, budget: number];

/** The API takes no more. */
const mostCorners = 40;

/** A line that was drawn, as the address has it: `-40.0,8.5;-20.0,9.1;…`. Null of one that goes around nothing. */
export function lassoText(drawn: readonly Corner[]): string | null {
  const step = Math.max(1, drawn.length / mostCorners);
  const kept = Array.from(
    { length: Math.min(drawn.length, mostCorners) },
    (_, at) => drawn[Math.floor(at * step)],
  ).filter((corner) => corner !== undefined);
  const written = kept.map(
    ([gap, budget]) => `${within(gap, -999, 999).toFixed(1)},${within(budget, 0, 99).toFixed(2)}`,
  );
  const corners = written.filter((corner, at) => corner !== written[at - 1]);
  return corners.length < 3 ? null : corners.join(";");
}

/** Null of what is no such line. */
export function cornersOf(text: string | null): readonly Corner[] | null {
  if (text === null || text === "") return null;
  const corners = text.split(";").map((corner): Corner => {
    const [gap = Number.NaN, budget = Number.NaN] = corner.split(",").map(Number);
    return [gap, budget];
  });
  return corners.flat().every((each) => Number.isFinite(each)) ? corners : null;
}

/** As it is typed; empty: no bound. Points, and million won. */
export interface ProjectRange {
  readonly leastGap: string;
  readonly mostGap: string;
  readonly leastBudget: string;
  readonly mostBudget: string;
}

/** What a bound that nobody wrote reaches to: beyond every project. */
const ends = { leastGap: -999, mostGap: 999, leastBudget: 0, mostBudget: 20 };
/** Half of the last digit of a printed gap, and less than a won in a thousand: bounds themselves are inside. */
const [halfGap, smallShare] = [0.05, 0.000_002];
const millionWon = 6;

/** Four corners, as a line that was drawn. Null of a range that holds nothing, or everything. */
export function rangeText(range: ProjectRange): string | null {
  if (Object.values(range).every((each: string) => each.trim() === "")) return null;
  const [left, right] = [boundOf(range.leastGap, Number), boundOf(range.mostGap, Number)];
  const [low, high] = [boundOf(range.leastBudget, logOf), boundOf(range.mostBudget, logOf)];
  if (left !== null && right !== null && left > right) return null;
  if (low !== null && high !== null && low > high) return null;
  const [from, to] = [(left ?? ends.leastGap) - halfGap, (right ?? ends.mostGap) + halfGap];
  const [least, most] = [(low ?? ends.leastBudget) - smallShare, (high ?? ends.mostBudget) + smallShare];
  const corners: readonly Corner[] = [
    [from, least],
    [to, least],
    [to, most],
    [from, most],
  ];
  return corners
    .map(([gap, budget]) => `${within(gap, -9_999, 9_999).toFixed(2)},${within(budget, 0, 99).toFixed(8)}`)
    .join(";");
}

function boundOf(text: string, read: (text: string) => number): number | null {
  const value = text.trim() === "" ? Number.NaN : read(text);
  return Number.isFinite(value) ? value : null;
}

/** A budget of nothing has no logarithm: it stands at the lower edge. */
function logOf(millions: string): number {
  return Number(millions) <= 0 ? 0 : Math.log10(Number(millions)) + millionWon;
}

const noRange: ProjectRange = { leastGap: "", mostGap: "", leastBudget: "", mostBudget: "" };

/** The range that a line of four such corners came from; empty of any other line. */
export function rangeOf(text: string | null): ProjectRange {
  const [first, , third] = cornersOf(text) ?? [];
  if (first === undefined || third === undefined) return noRange;
  const range: ProjectRange = {
    leastGap: first[0] < ends.leastGap ? "" : pointsText(first[0] + halfGap),
    mostGap: third[0] > ends.mostGap ? "" : pointsText(third[0] - halfGap),
    leastBudget: first[1] <= ends.leastBudget ? "" : millionsText(first[1] + smallShare),
    mostBudget: third[1] > ends.mostBudget ? "" : millionsText(third[1] - smallShare),
  };
  return rangeText(range) === text ? range : noRange;
}

function pointsText(gap: number): string {
  return `${Number(gap.toFixed(1))}`;
}

function millionsText(budget: number): string {
  return `${Number((10 ** (budget - millionWon)).toPrecision(7))}`;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
