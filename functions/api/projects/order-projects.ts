/** In which order a list has its projects: by every column that the page has. */
import type { ProjectsQuery } from "../../../shared/contracts/api/api.ts";
import { severityRank } from "../../../shared/domain/policy/policy.ts";
import { compare, fraction, type Fraction, shareOfBudget } from "../../../shared/domain/values/fraction.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import type { ProjectModel } from "../figures/books-model.ts";

type Sort = NonNullable<ProjectsQuery["sort"]>;

type Order = NonNullable<ProjectsQuery["order"]>;

/** Those that want a look come first. */
const usualOrders: Readonly<Record<Sort, Order>> = {
  name: "asc",
  department: "asc",
  unitProject: "asc",
  team: "asc",
  account: "asc",
  field: "asc",
  budget: "desc",
  spent: "desc",
  rate: "asc",
  month: "desc",
  expected: "asc",
  gap: "asc",
  behind: "desc",
  forecast: "desc",
  forecastRate: "asc",
  asOf: "asc",
  severity: "desc",
};

type SortKey = string | Fraction | null;

/** By the sort that was requested; what has no such value comes last, equals are by id. */
export function inOrder(
  projects: readonly ProjectModel[],
  sort: Sort,
  order: Order = usualOrders[sort],
): readonly ProjectModel[] {
  const direction = order === "asc" ? 1 : -1;
  return projects
    .map((project) => ({ project, key: keyOf(project, sort), id: project.row.id }))
    .toSorted((a, b) => compareKeys(a.key, b.key, direction) || ascending(a.id, b.id))
    .map(({ project }) => project);
}

function keyOf({ figures, sortName, row }: ProjectModel, sort: Sort): SortKey {
  switch (sort) {
    case "name":
      return sortName;
    case "department":
    case "unitProject":
    case "team":
    case "account":
    case "field":
      return nameKey(row[sort]);
    case "asOf":
      return figures.asOf;
    case "severity":
      return row.alert === null ? null : fraction(BigInt(severityRank(row.alert.severity)), 1n);
    case "rate":
      return figures.rate;
    case "expected":
      return shareOfBudget(figures.judged?.expectation.expected, figures.judged?.budget);
    case "gap":
      return figures.judged?.gap ?? null;
    case "behind":
      return whole(figures.judged?.behind ?? null);
    case "budget":
      return whole(figures.budget);
    case "spent":
      return whole(figures.spent);
    case "month":
      return whole(spentLastMonth(row.monthEndsWon));
    case "forecast":
      return whole(figures.forecast?.amount ?? null);
    case "forecastRate":
      return shareOfBudget(figures.forecast?.amount, figures.forecast?.budget);
  }
}

function nameKey(name: string | null): string | null {
  return name === null ? null : comparableName(name);
}

/** Of the last month of which something is known; null where the month before it is silent. */
function spentLastMonth(monthEnds: ProjectModel["row"]["monthEndsWon"]): Won | null {
  const at = monthEnds.findLastIndex((total) => total !== null);
  const [before, last] = [at === 0 ? "0" : monthEnds[at - 1], monthEnds[at]];
  return typeof before === "string" && typeof last === "string" ? BigInt(last) - BigInt(before) : null;
}

function whole(amount: Won | null): Fraction | null {
  return amount === null ? null : fraction(amount, 1n);
}

function compareKeys(a: SortKey, b: SortKey, direction: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "string") return typeof b === "string" ? direction * ascending(a, b) : 0;
  return typeof b === "string" ? 0 : direction * compare(a, b);
}
