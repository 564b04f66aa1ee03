/** The order of a list: by what was asked, what has none of it last, and by id where it is the same. */
import { compare, fraction, type Fraction } from "../../../shared/domain/values/fraction.ts";
import type { ProjectsQuery } from "../../../shared/contracts/api/api.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import type { ProjectModel } from "../figures/books-model.ts";
import { ascending } from "../../../shared/domain/values/order.ts";

type Sort = NonNullable<ProjectsQuery["sort"]>;
type Order = NonNullable<ProjectsQuery["order"]>;

/** Those that want a look come first. */
const usualOrders: Readonly<Record<Sort, Order>> = {
  name: "asc",
  rate: "asc",
  gap: "asc",
  behind: "desc",
  budget: "desc",
  forecast: "desc",
};

type SortKey = string | Fraction | null;

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

function keyOf({ figures, sortName }: ProjectModel, sort: Sort): SortKey {
  switch (sort) {
    case "name":
      return sortName;
    case "rate":
      return figures.rate;
    case "gap":
      return figures.judged?.gap ?? null;
    case "behind":
      return whole(figures.judged?.behind ?? null);
    case "budget":
      return whole(figures.budget);
    case "forecast":
      return whole(figures.forecast?.amount ?? null);
  }
}

function whole(amount: Won | null): Fraction | null {
  return amount === null ? null : fraction(amount, 1n);
}

function compareKeys(a: SortKey, b: SortKey, direction: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "string") return typeof b === "string" ? direction * ascending(a, b) : 0;
  return typeof b === "string" ? 0 : direction * compare(a, b);
}
