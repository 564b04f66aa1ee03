/** Which projects a filter means. Names are compared without regard to dots and spaces. */
import type { QueryOf } from "../../../shared/contracts/api/operation.ts";
import type { operations } from "../../../shared/contracts/api/api.ts";
import { fraction, compare as compareFractions } from "../../../shared/domain/values/fraction.ts";
import { namesOf } from "../../../shared/domain/policy/line-names.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { ProjectModel } from "../figures/books-model.ts";

type ProjectFilter = Pick<
  QueryOf<typeof operations.projects>,
  "department" | "field" | "account" | "severity" | "minRate" | "maxRate" | "q"
>;

export function fits(filter: ProjectFilter): (project: ProjectModel) => boolean {
  const { severity, minRate, maxRate } = filter;
  const [department, field, account, q] = [filter.department, filter.field, filter.account, filter.q].map(
    (name) => (name === undefined ? null : comparableName(name)),
  );
  return ({ line, row, figures, searched }) => {
    const names = namesOf(line.project);
    return (
      (isSame(department, names.department) || isSame(department, names.departmentCode)) &&
      isSame(field, names.field) &&
      isSame(account, names.account) &&
      (q === null || q === undefined || searched.includes(q)) &&
      hasSeverity(row.alert?.severity ?? null, severity) &&
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

/** Bounds are tenths of a percent, both of them inside. An undefined rate is in no range. */
function isWithin({ rate }: ProjectModel["figures"], least?: number, most?: number): boolean {
  if (least === undefined && most === undefined) return true;
  if (rate === null) return false;
  const isAbove = least === undefined || compareFractions(rate, fraction(BigInt(least), 1_000n)) >= 0;
  return isAbove && (most === undefined || compareFractions(rate, fraction(BigInt(most), 1_000n)) <= 0);
}
