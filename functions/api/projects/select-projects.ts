/** Which projects a list has, in which order, and where its next page begins. */
import type { operations, ProjectsQuery } from "../../../shared/contracts/api/api.ts";
import type { QueryOf } from "../../../shared/contracts/api/operation.ts";
import { namesOf } from "../../../shared/domain/policy/line-names.ts";
import { severityRank } from "../../../shared/domain/policy/policy.ts";
import { compare, fraction, type Fraction } from "../../../shared/domain/values/fraction.ts";
import { searchFor } from "../../../shared/domain/values/name-search.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import type { ProjectModel } from "../figures/books-model.ts";

/** Which projects a filter means. Names are compared without regard to dots and spaces. */
type ProjectFilter = Pick<
  QueryOf<typeof operations.projects>,
  "department" | "field" | "account" | "severity" | "minRate" | "maxRate" | "q"
>;

export function fits(filter: ProjectFilter): (project: ProjectModel) => boolean {
  const { severity, minRate, maxRate } = filter;
  const isFound = searchFor(filter.q ?? "");
  const [department, field, account] = [filter.department, filter.field, filter.account].map((name) =>
    name === undefined ? null : comparableName(name),
  );
  return ({ line, row, figures, searched }) => {
    const names = namesOf(line.project);
    return (
      (isSame(department, names.department) || isSame(department, names.departmentCode)) &&
      isSame(field, names.field) &&
      isSame(account, names.account) &&
      isFound(searched) &&
      hasSeverity(row.alert?.severity ?? null, severity) &&
      isWithin(figures, minRate, maxRate)
    );
  };
}

type Sort = NonNullable<ProjectsQuery["sort"]>;

type Order = NonNullable<ProjectsQuery["order"]>;

/** Those that want a look come first. */
const usualOrders: Readonly<Record<Sort, Order>> = {
  name: "asc",
  department: "asc",
  rate: "asc",
  gap: "asc",
  behind: "desc",
  budget: "desc",
  forecast: "desc",
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
      return row.department === null ? null : comparableName(row.department);
    case "severity":
      return row.alert === null ? null : fraction(BigInt(severityRank(row.alert.severity)), 1n);
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

function isSame(wanted: string | null | undefined, name: string | null): boolean {
  return wanted === null || wanted === undefined || wanted === name;
}

function hasSeverity(own: string | null, wanted: ProjectFilter["severity"]): boolean {
  switch (wanted) {
    case undefined:
      return true;
    case "any":
      return own !== null;
    case "none":
      return own === null;
    case "notice":
    case "warning":
    case "critical":
      return own === wanted;
  }
}

/** Bounds are tenths of a percent, both of them inside. An undefined rate is in no range. */
function isWithin({ rate }: ProjectModel["figures"], least?: number, most?: number): boolean {
  if (least === undefined && most === undefined) return true;
  if (rate === null) return false;
  const isAbove = least === undefined || compare(rate, fraction(BigInt(least), 1_000n)) >= 0;
  return isAbove && (most === undefined || compare(rate, fraction(BigInt(most), 1_000n)) <= 0);
}

/** Where a list goes on: the state of the books, the list, and the last row that was shown. */
export interface ProjectCursor {
  /** Names the state of the books that the list was made of. */
  readonly revision: string;
  /** Names filter, sort and the reader. */
  readonly list: string;
  /** The id of the last row. */
  readonly after: string;
}

/** As opaque text. */
export function writeCursor({ revision, list, after }: ProjectCursor): string {
  const bytes = new TextEncoder().encode([revision, list, after].join(" "));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Null of text that this program did not write. */
export function readCursor(text: string): ProjectCursor | null {
  const [, revision, list, after] = /^([0-9a-f]{24}) ([0-9a-f]{16}) (.+)$/su.exec(decoded(text)) ?? [];
  if (revision === undefined || list === undefined || after === undefined) return null;
  return { revision, list, after };
}

function decoded(text: string): string {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}
