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

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
