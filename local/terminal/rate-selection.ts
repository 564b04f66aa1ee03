/** Which rates are asked for: of which lines, added up by what, in which order, and how many. */
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { type Level, levels, officeView, type OfficeView } from "../../shared/domain/rates/office-view.ts";
import { type RateRow, rateRows } from "../../shared/domain/rates/rate-rows.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { compare } from "../../shared/domain/values/fraction.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import { comparableName, spellingsOf } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { type Arguments, CommandError } from "./command-line.ts";
import { readChoice, readCount } from "./option-values.ts";
import { selectDepartment } from "./select-department.ts";

const attributes = ["account", "field"] as const;
type Attribute = (typeof attributes)[number];

/** Names in their order; the greatest amounts first; the lowest rates first, for these lag. */
export const sortings = ["name", "budget", "spent", "left", "rate"] as const;
type Sorting = (typeof sortings)[number];

/** As the command's help calls them. */
export const levelNames: Readonly<Record<Level, Bilingual>> = {
  office: { ko: "계", en: "total" },
  department: { ko: "부서", en: "department" },
  "unit-project": { ko: "단위사업", en: "unit project" },
  business: { ko: "사업", en: "business" },
  project: { ko: "세부사업", en: "project" },
};

export const sortingNames: Readonly<Record<Sorting, Bilingual>> = {
  name: { ko: "이름", en: "name" },
  budget: { ko: "예산", en: "budget" },
  spent: { ko: "집행", en: "spent" },
  left: { ko: "잔액", en: "left" },
  rate: { ko: "집행률", en: "rate" },
};

export interface RateSelection {
  readonly level: Level | null;
  readonly by: Attribute | null;
  readonly sort: Sorting | null;
  readonly limit: number;
  readonly isByFund: boolean;
  /** Null where every line counts. */
  readonly filter: LineFilter | null;
}

export interface LineFilter {
  readonly department: string | null;
  readonly account: string | null;
  readonly field: string | null;
  /** A part of the name. */
  readonly text: string | null;
}

export function readSelection(args: Arguments): RateSelection {
  const filter = {
    department: args.value("department"),
    account: args.value("account"),
    field: args.value("field"),
    text: args.value("filter"),
  };
  const [level, by] = [
    readChoice(args, "level", levels, levelNames),
    readChoice(args, "by", attributes, attributeNames),
  ];
  if (level !== null && by !== null)
    throw new CommandError(
      "--level과 --by는 함께 쓸 수 없습니다. 하나만 적어 주십시오.",
      "--level and --by do not go together: write one of them.",
    );
  return {
    level,
    by,
    sort: readChoice(args, "sort", sortings, sortingNames),
    limit: readCount(args, "limit") ?? Number.POSITIVE_INFINITY,
    isByFund: args.has("by-fund"),
    filter: Object.values(filter).every((value) => value === null) ? null : filter,
  };
}

/** Every row that a person sees without options. */
export const everything: RateSelection = {
  level: null,
  by: null,
  sort: null,
  limit: Number.POSITIVE_INFINITY,
  isByFund: false,
  filter: null,
};

/** As the lines spell what a person may have begun. @throws CommandError for a department, an account or a field that no line has. */
export function filterMeant(lines: readonly LedgerLine[], filter: LineFilter): LineFilter {
  const departments = lines.flatMap(({ project: { department, departmentCode } }) =>
    department === null ? [] : [{ name: department, code: departmentCode ?? null }],
  );
  return {
    department: filter.department === null ? null : selectDepartment(filter.department, departments).name,
    account: valueNamed(lines, "account", filter.account),
    field: valueNamed(lines, "field", filter.field),
    text: filter.text,
  };
}

/** @param filter as the lines spell it. */
export function linesSelected(
  lines: readonly LedgerLine[],
  { department, account, field, text }: LineFilter,
): readonly LedgerLine[] {
  const part = comparableName(text ?? "");
  return lines.filter(
    ({ project }) =>
      (department === null || isNamed(project.department, department)) &&
      (account === null || isNamed(project.account, account)) &&
      (field === null || isNamed(project.field, field)) &&
      comparableName(project.name).includes(part),
  );
}

export const attributeNames: Readonly<Record<Attribute, Bilingual>> = {
  account: { ko: "회계", en: "account" },
  field: { ko: "분야", en: "field" },
};

/** As a line spells it. */
function valueNamed(lines: readonly LedgerLine[], attribute: Attribute, given: string | null): string | null {
  if (given === null) return null;
  const values = spellingsOf(lines.map(({ project }) => project[attribute] ?? null));
  const own = comparableName(given);
  const found = values.has(own) ? [own] : [...values.keys()].filter((value) => value.startsWith(own));
  const [only] = found;
  if (only !== undefined && found.length === 1) return values.get(only) ?? given;
  const list =
    (found.length > 0 ? found : [...values.keys()]).map((each) => values.get(each)).join(", ") || "–";
  const { ko, en } = attributeNames[attribute];
  throw new CommandError(
    `--${attribute} "${given}": ${ko} 하나를 적어 주십시오: ${list}`,
    `--${attribute} "${given}": write one ${en}: ${list}`,
  );
}

/** Sources spell one name with other dots and spaces. */
function isNamed(name: string | null | undefined, wanted: string): boolean {
  return name !== null && name !== undefined && comparableName(name) === comparableName(wanted);
}

/** What a limit leaves out is told beside what it shows. */
export interface SelectedRows {
  readonly rows: readonly RateRow[];
  readonly leftOut: readonly RateRow[];
}

/** For a person the thousands of projects wait until they are asked for; a program gets every level. */
export function rowsSelected(
  view: OfficeView,
  selection: RateSelection,
  isForProgram: boolean,
): SelectedRows {
  const { level, filter, isByFund } = selection;
  // A part of an office has no total elsewhere.
  const hasOwnTotal = filter !== null && !isForProgram;
  const showsProjects = isForProgram || (filter?.text ?? null) !== null;
  const isShown = ({ scope }: Pick<RateRow, "scope">): boolean =>
    level === null
      ? showsProjects || scope.level !== "project"
      : scope.level === level || (hasOwnTotal && scope.level === "office");
  return inOrder(rateRows(view, isByFund, isShown), selection);
}

/** One row for each account or field, behind the total of all. */
export function rowsByAttribute(
  view: OfficeView,
  lines: readonly LedgerLine[],
  attribute: Attribute,
  selection: RateSelection,
): SelectedRows {
  const totalsOf = (of: readonly LedgerLine[]): RateRow[] =>
    rateRows(officeView(view.office, view.fiscalYear, of, view.basis, view), selection.isByFund).filter(
      ({ scope }) => scope.level === "office",
    );
  const names = spellingsOf(lines.map(({ project }) => project[attribute] ?? null));
  const groups = Map.groupBy(lines, ({ project }) => {
    const name = project[attribute] ?? null;
    return name === null ? null : (names.get(comparableName(name)) ?? name);
  });
  const rows = [...groups]
    .toSorted(([a], [b]) => ascending(a ?? "\uffff", b ?? "\uffff"))
    .flatMap(([name, of]) =>
      totalsOf(of).map((row) => ({
        ...row,
        scope: { ...row.scope, id: `${attribute}/${name ?? ""}`, name },
      })),
    );
  const total = rateRows(view, selection.isByFund).filter(({ scope }) => scope.level === "office");
  return inOrder([...total, ...rows], selection);
}

/** Whether the row is one of `rowsByAttribute` and not their total. */
export function isOfAttribute({ scope }: Pick<RateRow, "scope">): boolean {
  return scope.level === "office" && scope.id.includes("/");
}

/** The total stays on top, and funds stay under their whole. */
function inOrder(rows: readonly RateRow[], { sort, limit }: RateSelection): SelectedRows {
  const blocks = [...Map.groupBy(rows, ({ scope }) => `${scope.level}/${scope.id}`).values()];
  const others = blocks.filter((block) => !isTotal(block));
  const sorted = sort === null ? others : others.toSorted(([a], [b]) => compareRows(a, b, sort));
  return {
    rows: [...blocks.filter(isTotal), ...sorted.slice(0, limit)].flat(),
    leftOut: sorted.slice(limit).flat(),
  };
}

function isTotal(block: readonly RateRow[]): boolean {
  return block.some(({ scope }) => scope.level === "office" && !isOfAttribute({ scope }));
}

function compareRows(a: RateRow | undefined, b: RateRow | undefined, sort: Sorting): number {
  if (a === undefined || b === undefined) return 0;
  switch (sort) {
    case "name":
      return ascending(a.scope.name ?? "", b.scope.name ?? "");
    case "budget":
      return descending(budgetOf(a), budgetOf(b));
    case "spent":
      return descending(a.amounts.expenditure, b.amounts.expenditure);
    case "left":
      return descending(leftOf(a), leftOf(b));
    case "rate":
      if (a.rate === null || b.rate === null) return a.rate === b.rate ? 0 : a.rate === null ? 1 : -1;
      return compare(a.rate, b.rate);
  }
}

function budgetOf({ amounts }: RateRow): Won | null {
  return amounts["current-budget"] ?? amounts.appropriation;
}

function leftOf(row: RateRow): Won | null {
  const budget = budgetOf(row);
  return budget === null ? null : budget - (row.amounts.expenditure ?? 0n);
}

/** What is not stated comes last. */
function descending(a: Won | null, b: Won | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a === b ? 0 : a > b ? -1 : 1;
}
