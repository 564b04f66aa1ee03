/** Which projects a list has, and where its next page begins. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { QueryOf } from "../../../shared/contracts/api/operation.ts";
import { namesOf } from "../../../shared/domain/policy/line-names.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { inboxTabOf } from "../../../shared/domain/alerts/inbox.ts";
import { budgetOf, spendingOf } from "../../../shared/domain/rates/rate.ts";
import type { Fund } from "../../../shared/domain/values/fund.ts";
import { compare, fraction } from "../../../shared/domain/values/fraction.ts";
import { searchFor } from "../../../shared/domain/values/name-search.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { ProjectModel } from "../figures/books-model.ts";
import type { Evaluation } from "../figures/scope-figures.ts";

/** Which projects a filter means. Names are compared without regard to dots and spaces. */
type ProjectFilter = Pick<
  QueryOf<typeof operations.projects>,
  "department" | "field" | "account" | "severity" | "fund" | "rule" | "status" | "minRate" | "maxRate" | "q"
>;

export function fits(
  filter: ProjectFilter,
  evaluation: Pick<Evaluation, "basis" | "today">,
): (project: ProjectModel) => boolean {
  const { severity, fund, rule, status, minRate, maxRate } = filter;
  const isFound = searchFor(filter.q ?? "");
  const [department, field, account] = [filter.department, filter.field, filter.account].map((name) =>
    name === undefined ? null : comparableName(name),
  );
  return (project) => {
    const { line, row, figures, searched, alerts } = project;
    const names = namesOf(line.project);
    return (
      (isSame(department, names.department) || isSame(department, names.departmentCode)) &&
      isSame(field, names.field) &&
      isSame(account, names.account) &&
      isFound(searched) &&
      hasSeverity(row.alert?.severity ?? null, severity) &&
      (fund === undefined || hasMoneyOf(project, fund, evaluation)) &&
      (rule === undefined || alerts.some((alert) => alert.rule === rule)) &&
      (status === undefined || hasStatus(project, status, evaluation)) &&
      isWithin(figures, minRate, maxRate)
    );
  };
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

/** Budget or spending: money that came without a budget is of its source too. */
export function hasMoneyOf(
  { line }: ProjectModel,
  fund: Fund,
  { basis }: Pick<Evaluation, "basis">,
): boolean {
  return [budgetOf(line, basis), spendingOf(line, basis)].some((amounts) => (amounts[fund] ?? 0n) !== 0n);
}

function hasStatus(
  { row, figures, alerts }: ProjectModel,
  status: NonNullable<ProjectFilter["status"]>,
  { today }: Pick<Evaluation, "today">,
): boolean {
  if (status === "not-reported") return figures.notReported > 0;
  if (status === "excluded") return row.exclusion !== null;
  const [alertRow] = alertRows(alerts);
  return alertRow !== undefined && inboxTabOf(alertRow, today) === status;
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
