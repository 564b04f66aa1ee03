/** What of an office its pictures are of: the one filter that all of them share. */
import { bubbleBounds } from "../../../shared/contracts/api/bodies/charts.ts";
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { QueryOf } from "../../../shared/contracts/api/operation.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { fits } from "../projects/select-projects.ts";

export type ChartFilter = QueryOf<typeof operations.charts>;

export function isFiltered(filter: ChartFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The projects that somebody sees and the filter means. */
export function chosenProjects(
  { projects, evaluation }: BooksModel,
  principal: Principal,
  { lasso, ...listed }: ChartFilter,
): readonly ProjectModel[] {
  const isListed = fits(listed, evaluation);
  return projects.filter(
    (project) =>
      project.row.tier !== "business" &&
      seesDepartment(principal, project.row) &&
      isListed(project) &&
      (lasso === undefined || isInside(project, lasso)),
  );
}

type Lasso = readonly (readonly [number, number])[];

/** By the figures as they are printed: what stands inside the line on the page is inside it here. */
function isInside({ row: { figures } }: ProjectModel, lasso: Lasso): boolean {
  const { expectation, budgetWon } = figures;
  if (expectation === null || budgetWon === null) return false;
  const { leastGapPoints, mostGapPoints, leastBudgetWon } = bubbleBounds;
  const gap = Math.max(leastGapPoints, Math.min(mostGapPoints, Number(expectation.gapPoints)));
  const budget = Math.max(Number(leastBudgetWon), Number(budgetWon));
  return holds(lasso, [gap, Math.log10(budget)]);
}

/** Whether a closed line goes around a point: a ray from it crosses the line an odd number of times. */
export function holds(line: Lasso, [x, y]: readonly [number, number]): boolean {
  let isIn = false;
  for (const [at, [x1, y1]] of line.entries()) {
    const [x2, y2] = line.at(at - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  }
  return isIn;
}
