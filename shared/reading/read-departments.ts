/** The departments of some books: code, name, who says so and since when, and what they have. */
import type { DepartmentsAnswer } from "../contracts/api/api.ts";
import { isDepartmentCode, namesOfLists } from "../domain/departments/names-of-codes.ts";
import type { NamedDepartment } from "../domain/departments/department-votes.ts";
import { namesOfDay, type StatedName } from "../domain/departments/stated-names.ts";
import { currentLine, type LedgerLine } from "../domain/ledger/ledger-line.ts";
import { budgetOf, commonBasis, type RateBasis, sumStated } from "../domain/rates/rate.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { totalOf } from "../domain/values/fund.ts";
import { comparableName } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { joinedReading } from "./read-lines.ts";

export type NameSource =
  /** A table, or a person's entry as a table of one row; and what lists call it, where that is another name. */
  | { readonly kind: "stated"; readonly by: StatedName; readonly listed: NamedDepartment | null }
  /** So many of its projects stand under the name in lists of payments. */
  | { readonly kind: "lists"; readonly votes: number; readonly of: number }
  | { readonly kind: "none" };

export interface DepartmentEntry {
  readonly code: string;
  /** Null where nobody named it. */
  readonly name: string | null;
  readonly source: NameSource;
  readonly projects: number;
  /** Null where no line states one. */
  readonly budget: Won | null;
  /** By which the budget is meant: one for all of them. */
  readonly basis: RateBasis;
}

/** In the order of their codes: those of lines, and those that tables name. @param asOf null for what is known. */
export function readDepartments(
  reading: Pick<LedgerReading, "head" | "balances" | "partners" | "departments">,
  asOf: IsoDate | null,
): readonly DepartmentEntry[] {
  const counted = joinedReading(reading, asOf)
    .lines.map(({ balance }) => currentLine(balance))
    .filter(({ project }) => project.tier !== "business");
  const basis = commonBasis(counted);
  const byCode = Map.groupBy(counted, codeOf);
  const sourceOf = sourcesOf(reading, asOf);
  const codes = new Set([...byCode.keys(), ...reading.departments.map(({ code }) => code)]);
  codes.delete("");
  return [...codes].toSorted().map((code) => {
    const lines = byCode.get(code) ?? [];
    return {
      code,
      ...sourceOf(code),
      projects: lines.length,
      budget: sumStated(lines.map((line) => totalOf(budgetOf(line, basis)))),
      basis,
    };
  });
}

/** What any file of the books calls a department, by code, by name or by both: rights and filters go by either. */
export function knownDepartments(
  reading: Pick<LedgerReading, "head" | "balances" | "partners" | "departments">,
): readonly { readonly name: string; readonly code: string | null }[] {
  const ofLines = joinedReading(reading, null).lines.flatMap(({ balance: { project } }) =>
    project.department === null ? [] : [{ name: project.department, code: project.departmentCode ?? null }],
  );
  const named = readDepartments(reading, null).map(({ code, name }) => ({ name: name ?? code, code }));
  return [...new Map([...ofLines, ...named].map((each) => [`${each.code} ${each.name}`, each])).values()];
}

/** Empty where the line has no code. */
function codeOf({ project: { department, departmentCode } }: LedgerLine): string {
  if (departmentCode !== undefined) return departmentCode;
  return department !== null && isDepartmentCode(department) ? department : "";
}

/** In the order in which names are put on lines. */
function sourcesOf(
  { balances, departments }: Pick<LedgerReading, "balances" | "departments">,
  asOf: IsoDate | null,
): (code: string) => Pick<DepartmentEntry, "name" | "source"> {
  const { current, later } = namesOfDay(departments, asOf);
  const listed = namesOfLists([...balances.values()].map(({ posted }) => posted));
  const byCode = new Map(listed.map((each) => [each.code, each]));
  return (code) => {
    const list = byCode.get(code);
    const stated = current.get(code) ?? (list === undefined ? later.get(code) : undefined);
    if (stated !== undefined) {
      const isAnother = list !== undefined && comparableName(list.name) !== comparableName(stated.name);
      return { name: stated.name, source: { kind: "stated", by: stated, listed: isAnother ? list : null } };
    }
    if (list === undefined) return { name: null, source: { kind: "none" } };
    const { name, votes, of } = list;
    return { name, source: { kind: "lists", votes, of } };
  };
}

/** A department as programs read it: from the API, and from `monitor departments --json`. */
export function departmentView({
  code,
  name,
  source,
  projects,
  budget,
}: DepartmentEntry): DepartmentsAnswer["items"][number] {
  const stated = source.kind === "stated" ? source.by : null;
  const listed = source.kind === "stated" ? source.listed : null;
  return {
    code,
    name,
    source: source.kind,
    from: stated?.from ?? null,
    uploadId: stated?.uploadId ?? null,
    fileName: stated?.fileName ?? null,
    listed: listed === null ? null : { name: listed.name, projects: listed.votes, of: listed.of },
    projects,
    budgetWon: budget === null ? null : `${budget}`,
  };
}
