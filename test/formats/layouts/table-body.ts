// The rows of a table: projects under groups, totals, and what stands between them.
import type { AmountColumn } from "./amount-columns.ts";
import type { Draw } from "./draw.ts";
import { type Figure, sumOf } from "./figures.ts";
import { bodyGrid, headerGrid } from "./grid.ts";
import type { ReportTable } from "./report.ts";

export const trees = [
  "none",
  "none",
  "merged",
  "merged-three",
  "subtotals",
  "marks",
  "numbers",
  "departments",
  "repeated",
  "indents",
  "unmarked",
  "roman",
  "group-number",
  "child-number",
  "owner-totals",
  "owner-once",
  "accounts",
  "bullets",
  "fund-rows",
] as const;
export type Tree = (typeof trees)[number];

export interface Style {
  readonly zero: string;
  readonly minus: string;
  readonly note: string;
  readonly percent: string;
}

export interface TableDraw {
  readonly columns: readonly AmountColumn[];
  readonly tree: Tree;
  readonly style: Style;
  /** Whether a column or a tree says each project's department. */
  readonly isOfMany: boolean;
}

export function drawStyle(draw: Draw): Style {
  return {
    zero: draw.one(["-", "0", "-", "–"]),
    minus: draw.one(["△", "-", "▲", "△ ", "("]),
    note: draw.one(["", "", "", "*", " 주1)", "¹⁾"]),
    percent: draw.once(4) ? "%" : "",
  };
}

export function tableOf(
  draw: Draw,
  figures: readonly Figure[],
  { columns, tree, style, isOfMany }: TableDraw,
): ReportTable {
  const word = draw.one([
    "단위사업명",
    "세부사업명",
    "사업명",
    "사 업 명",
    "세부사업",
    "구분",
    "사업별",
    "과제명",
    "세부 사업명",
  ]);
  const totalWord = draw.one(["계", "합계", "총계", "합 계", "소 계", "총 계", "합계(A)", "<합계>"]);
  const totalAt = tree === "unmarked" ? "last" : draw.one(["first", "last", "none", "both"] as const);
  const names = nameColumns(tree, word);
  const hasNumber = (tree === "none" || tree === "merged") && draw.once(2);
  const hasDepartment = isOfMany && tree !== "departments";
  const lead = [
    ...(hasNumber ? [draw.one(["연번", "번호", "No", "순번"])] : []),
    ...(hasDepartment ? [draw.one(["부서명", "부서", "소관부서", "담당부서"])] : []),
  ];
  const cellsOf = (figure: Figure, mark = ""): readonly string[] =>
    columns.map((column) => cellOf(column, figure, style, mark));
  const rows: (readonly string[])[] = [];
  let owner = "";
  const add = (text: readonly string[], figure: Figure, number: string, mark = "") => {
    const isAgain = tree === "owner-once" && figure.department === owner;
    owner = figure.department;
    rows.push([
      ...(hasNumber ? [number] : []),
      ...(hasDepartment ? [isAgain ? "" : figure.department] : []),
      ...text,
      ...cellsOf(figure, mark),
    ]);
  };
  for (const [place, group] of groupsOf(figures, tree).entries()) {
    const [first] = group;
    if (first === undefined) continue;
    const sum = sumOf(group, groupName(first, tree));
    const above = groupRow(tree, sum, place);
    if (tree === "accounts")
      rows.push([accountOf(place), ...blanks(lead.length + names.length + columns.length - 1)]);
    else if (above !== null) add(above, sum, "");
    for (const [at, figure] of group.entries()) {
      const mark = figure === figures[1] ? style.note : "";
      add(nameCells(tree, figure, { group: place, at }), figure, String(rows.length + 1), mark);
      if (tree === "fund-rows") rows.push(...fundRows(figure, columns, style, blanks(lead.length + 1)));
    }
    if (tree === "owner-totals")
      rows.push([`${first.department} 소계`, ...blanks(lead.length + names.length - 1), ...cellsOf(sum)]);
  }
  const whole = sumOf(figures);
  const total = [totalWord, ...blanks(lead.length + names.length - 1), ...cellsOf(whole)];
  const body = [
    ...(totalAt === "first" || totalAt === "both" ? [total] : []),
    ...rows,
    ...(totalAt === "last" || totalAt === "both" ? [total] : []),
  ];
  const merged =
    tree === "merged" || tree === "merged-three" ? names.slice(0, -1).map((_, at) => lead.length + at) : [];
  return {
    kind: "table",
    header: headerGrid(
      [...lead, ...names].map((text) => [text]).concat(columns.map(({ path }) => [...path])),
    ),
    body: bodyGrid(body, merged, hasDepartment ? [lead.length - 1] : []),
  };
}

function blanks(count: number): readonly string[] {
  return Array.from({ length: count }, () => "");
}

function nameColumns(tree: Tree, word: string): readonly string[] {
  switch (tree) {
    case "merged":
    case "subtotals":
    case "repeated":
      return ["단위사업명", "세부사업명"];
    case "merged-three":
      return ["정책사업", "단위사업", "세부사업"];
    case "numbers":
    case "roman":
    case "group-number":
    case "child-number":
      return ["번호", "사업명"];
    case "fund-rows":
      return ["사업명", "재원"];
    case "marks":
    case "departments":
    case "indents":
    case "unmarked":
    case "bullets":
    case "accounts":
      return [word === "구분" ? word : "사업명"];
    case "none":
    case "owner-totals":
    case "owner-once":
      return [word];
  }
}

function groupsOf(figures: readonly Figure[], tree: Tree): readonly (readonly Figure[])[] {
  if (tree === "none" || tree === "fund-rows" || tree === "owner-once") return [figures];
  const ofOwner = tree === "departments" || tree === "owner-totals";
  return [
    ...Map.groupBy(figures, ({ department, unit }) =>
      ofOwner ? department : tree === "accounts" ? unit : `${department} ${unit}`,
    ).values(),
  ];
}

function groupName({ unit, department }: Figure, tree: Tree): string {
  return tree === "departments" ? department : unit;
}

export function accountOf(place: number): string {
  return place === 0 ? "일반회계" : place === 1 ? "의료급여특별회계" : "주차장특별회계";
}

/** The row that sums up a group, where the layout has one. */
function groupRow(tree: Tree, { name }: Figure, place: number): readonly string[] | null {
  switch (tree) {
    case "subtotals":
      return [name, "소계"];
    case "marks":
      return [`□ ${name}`];
    case "bullets":
      return [`${place + 1}. ${name}`];
    case "numbers":
    case "group-number":
      return [`${place + 1}`, name];
    case "roman":
      return [["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"][place] ?? "Ⅵ", name];
    case "child-number":
      return ["", name];
    case "departments":
    case "indents":
    case "unmarked":
      return [name];
    case "repeated":
    case "merged":
    case "merged-three":
    case "owner-totals":
    case "owner-once":
    case "accounts":
    case "fund-rows":
    case "none":
      return null;
  }
}

function nameCells(
  tree: Tree,
  { name, unit, policy }: Figure,
  { group, at }: { readonly group: number; readonly at: number },
): readonly string[] {
  switch (tree) {
    case "merged":
    case "repeated":
      return [unit, name];
    case "merged-three":
      return [policy, unit, name];
    case "subtotals":
      return ["", name];
    case "marks":
      return [`- ${name}`];
    case "bullets":
      return [`${"가나다라마바사아자차카타"[at] ?? "하"}. ${name}`];
    case "indents":
      return [`   ${name}`];
    case "numbers":
      return [`${group + 1}-${at + 1}`, name];
    case "roman":
    case "child-number":
      return [`${at + 1}`, name];
    case "group-number":
      return ["", name];
    case "fund-rows":
      return [name, "계"];
    case "departments":
    case "unmarked":
    case "owner-totals":
    case "owner-once":
    case "accounts":
    case "none":
      return [name];
  }
}

/** The shares of the funds under a project; a rate is not printed of them. */
function fundRows(
  figure: Figure,
  columns: readonly AmountColumn[],
  style: Style,
  lead: readonly string[],
): readonly (readonly string[])[] {
  return (["국비", "시비", "구비"] as const).map((fund, at) => [
    ...lead,
    fund,
    ...columns.map(({ reads }) => {
      const share = reads === "appropriation" ? figure.budgetFunds[at] : figure.spentFunds[at];
      return reads === undefined ? "" : printed(share ?? 0, style);
    }),
  ]);
}

function cellOf({ amount, text, behind }: AmountColumn, figure: Figure, style: Style, mark: string): string {
  if (amount === null) {
    const own = text?.(figure) ?? "";
    return /^\d+\.\d$/.test(own) ? `${own}${style.percent}` : own;
  }
  const value = amount(figure);
  if (value === 0) return style.zero;
  return `${printed(value, style)}${behind?.(figure) ?? ""}${value === figure.spent ? mark : ""}`;
}

function printed(value: number, { zero, minus }: Style): string {
  if (value === 0) return zero;
  const digits = Math.abs(value).toLocaleString("en-US");
  return value > 0 ? digits : minus === "(" ? `(${digits})` : `${minus}${digits}`;
}
