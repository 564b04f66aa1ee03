/** The filters of the table of projects between the page's address and the API's query. */
import type { ProjectsQuery } from "../../shared/contracts/api/api.ts";

/** In the order in which columns stand. */
export const projectSorts = [
  "name",
  "department",
  "unitProject",
  "team",
  "account",
  "field",
  "budget",
  "spent",
  "rate",
  "month",
  "expected",
  "gap",
  "behind",
  "forecastRate",
  "forecast",
  "asOf",
  "severity",
] as const satisfies readonly NonNullable<ProjectsQuery["sort"]>[];
export type ProjectSort = (typeof projectSorts)[number];

/** Named alike in the page's address and in the API. */
export const filterNames = [
  "q",
  "department",
  "field",
  "account",
  "fund",
  "severity",
  "rule",
  "status",
  "minRate",
  "maxRate",
] as const;
export type FilterName = (typeof filterNames)[number];

const orderNames = ["sort", "order"];

export function sortOf(params: URLSearchParams): ProjectSort {
  const named = params.get("sort");
  return projectSorts.find((sort) => sort === named) ?? "behind";
}

/** As the API orders when nothing is said: words from the first, rates, gap and day from the least, else the greatest. */
export function orderOf(params: URLSearchParams): "asc" | "desc" {
  const named = params.get("order");
  if (named === "asc" || named === "desc") return named;
  return isAscending(sortOf(params)) ? "asc" : "desc";
}

/** What a press on a column's head asks for: its usual order, then the other one. */
export function pressedSort(params: URLSearchParams, sort: ProjectSort): { sort: string; order: string } {
  const usual = isAscending(sort) ? "asc" : "desc";
  if (sortOf(params) !== sort) return { sort, order: usual };
  return { sort, order: orderOf(params) === "asc" ? "desc" : "asc" };
}

/** Of the whole list in pages: the first is small, so that something is seen at once. */
const [firstPage, nextPages] = [60, 500];

/** @param path of the list, with its query. */
export function projectPage(path: string, cursor: string | null): string {
  return cursor === null
    ? `${path}&limit=${firstPage}`
    : `${path}&limit=${nextPages}&cursor=${encodeURIComponent(cursor)}`;
}

/** The API's query. A bound that is no percentage is left out, as it is while somebody types it. */
export function projectsQueryOf(params: URLSearchParams): string {
  const query = new URLSearchParams();
  for (const name of [...filterNames, ...orderNames]) {
    const value = params.get(name)?.trim() ?? "";
    const isBound = name === "minRate" || name === "maxRate";
    if (value !== "" && (!isBound || /^\d{1,4}(\.\d)?$/.test(value))) query.set(name, value);
  }
  return query.toString();
}

export function isFiltered(params: URLSearchParams): boolean {
  return filterNames.some((name) => (params.get(name) ?? "") !== "");
}

function isAscending(sort: ProjectSort): boolean {
  return !fromTheGreatest.has(sort);
}

const fromTheGreatest: ReadonlySet<ProjectSort> = new Set([
  "budget",
  "spent",
  "month",
  "behind",
  "forecast",
  "severity",
]);
