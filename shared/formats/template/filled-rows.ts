/** The rows of a template that is given out filled in: what the ledger last knew of each project, in the template's columns. */
import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import { isPaymentLine, codeOf } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import { type FormColumn, openColumns } from "./template-form.ts";

/** One cell: what stands in it, and whether the office is to change it. */
export interface FilledCell {
  readonly value: string | Won | null;
  /** What a person calls it, where the value is a code. */
  readonly shown: string | null;
  readonly isOpen: boolean;
}

export interface FilledRow {
  readonly cells: readonly FilledCell[];
}

/** In the order of departments and names, as people look for them. Lines of payment lists are no projects of an office. */
export function filledRows(lines: readonly LedgerLine[], columns: readonly FormColumn[]): FilledRow[] {
  return lines
    .filter(({ project }) => project.tier === "project" && !isPaymentLine(project.id))
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b), "ko"))
    .map((line) => ({
      cells: columns.map((column) => ({
        value: valueOf(line, column),
        shown:
          column.english === "department" && line.project.departmentCode !== undefined
            ? line.project.department
            : null,
        isOpen: openColumns.test(column.english),
      })),
    }));
}

function sortKey({ project: { department, name } }: LedgerLine): string {
  return `${department ?? ""}\u0000${name}`;
}

const measures: readonly (readonly [string, FactualMeasure])[] = [
  ["appropriation", "appropriation"],
  ["current_budget", "current-budget"],
  ["commitment", "commitment"],
  ["expenditure", "expenditure"],
];

function valueOf({ project, asOf, amounts }: LedgerLine, { english }: FormColumn): string | Won | null {
  switch (english) {
    case "code":
      return codeOf(project.id);
    case "name":
      return project.name;
    case "unit_project":
      return project.unitProject;
    case "department":
      // As the sources state it: under its name the same department would count as another.
      return project.departmentCode ?? project.department;
    case "department_name":
      return project.departmentCode === undefined ? null : project.department;
    case "team":
      return project.team;
    case "contact":
      return project.contact;
    case "account":
      return project.account;
    case "field":
      return project.field;
    case "as_of":
      return asOf;
    case "unit":
      return "원";
    default:
      return amountOf(amounts, english);
  }
}

function amountOf(amounts: LedgerLine["amounts"], english: string): Won | null {
  const [name, measure] = measures.find(([each]) => english === each || english.startsWith(`${each}_`)) ?? [];
  if (name === undefined || measure === undefined) return null;
  return english === name
    ? totalOf(amounts[measure])
    : fundOf(amounts[measure], english.slice(name.length + 1));
}

function fundOf(amounts: FundAmounts, fund: string): Won | null {
  switch (fund) {
    case "national":
    case "provincial":
    case "municipal":
    case "other":
      return amounts[fund] ?? null;
    default:
      return null;
  }
}
