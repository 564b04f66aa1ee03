// A report drawn from a seed as a district office might print it, with the figures that it states.
import { type AmountColumn, type AmountColumns, drawAmountColumns } from "./amount-columns.ts";
import { type Draw, drawFrom } from "./draw.ts";
import { drawFigures, type Figure, sumOf } from "./figures.ts";
import { bodyGrid, type Grid, headerGrid } from "./grid.ts";

export type ReportBlock = { readonly kind: "line"; readonly text: string } | ReportTable;

export interface ReportTable {
  readonly kind: "table";
  readonly header: Grid;
  readonly body: Grid;
}

export interface Report {
  readonly blocks: readonly ReportBlock[];
  /** What each project states, in won, by its name. */
  readonly truth: ReadonlyMap<string, Readonly<Record<string, bigint>>>;
  /** What the sender says beside it; null where the report says it. */
  readonly sent: { readonly asOf: string | null; readonly unit: string | null };
  /** What was drawn, to find a kind by. */
  readonly drawn: readonly string[];
}

const wons = { 원: 1n, 천원: 1_000n, 백만원: 1_000_000n, 억원: 100_000_000n } as const;
type Unit = keyof typeof wons;
const digitsOf: Readonly<Record<Unit, number>> = { 원: 10, 천원: 7, 백만원: 5, 억원: 3 };

export function reportOf(seed: number): Report {
  const draw = drawFrom(seed);
  const unit = draw.one<Unit>(["원", "천원", "천원", "백만원", "억원"]);
  const figures = drawFigures(draw, 3 + draw.below(10), digitsOf[unit]);
  const dayAt = draw.one(["header", "heading", "line", "title", "label", "sender"] as const);
  const unitAt = draw.one([
    "line",
    "brackets",
    "square",
    "after",
    "header",
    "bare",
    "row",
    "sender",
  ] as const);
  const amounts = drawAmountColumns(draw, dayAt === "header");
  const tree = draw.one([
    "none",
    "none",
    "merged",
    "merged-three",
    "subtotals",
    "marks",
    "numbers",
    "departments",
    "repeated",
  ] as const);
  const own = new Set(figures.map(({ department }) => department));
  const style = {
    zero: draw.one(["-", "0", "-"]),
    minus: draw.one(["△", "-", "▲", "△ "]),
    note: draw.one(["", "", "", "*", " 주1)", "¹⁾"]),
    percent: draw.once(4) ? "%" : "",
  };
  const lines = linesAround(draw, {
    dayAt,
    unitAt,
    unit,
    department: own.size === 1 ? ([...own][0] ?? null) : null,
  });
  const columns =
    unitAt === "header" ? amounts.columns.map((column) => withUnit(column, unit)) : amounts.columns;
  const table = tableOf(draw, figures, { columns, tree, style });
  return {
    blocks: [
      ...lines.title.map((text): ReportBlock => ({ kind: "line", text })),
      ...lines.before.map((text): ReportBlock => ({ kind: "line", text })),
      table,
      { kind: "line", text: draw.one(["", "※ 예산현액: 전년도 이월액 포함", "* 국고보조금 포함"]) },
    ],
    truth: truthOf(figures, amounts, wons[unit]),
    sent: {
      asOf: dayAt === "sender" || amounts.kind === "plan" ? "2020-10-31" : null,
      unit: unitAt === "sender" ? unit : null,
    },
    drawn: [
      unit,
      `day:${dayAt}`,
      `unit:${unitAt}`,
      `columns:${amounts.kind}`,
      `tree:${tree}`,
      `note:${style.note}`,
    ],
  };
}

function linesAround(
  draw: Draw,
  {
    dayAt,
    unitAt,
    unit,
    department,
  }: { dayAt: string; unitAt: string; unit: Unit; department: string | null },
): { title: readonly string[]; before: readonly string[] } {
  const dayText = draw.one([
    "2020. 10. 31.",
    "2020.10.31.",
    "'20. 10. 31.",
    "10.31.",
    "2020년 10월 31일",
    "10월말",
  ]);
  const word = draw.one(["기준", "현재", " 현재", " 기준"]);
  const name = draw.one([
    "예산집행 현황",
    "세출예산 집행현황",
    "단위사업별 예산집행 현황",
    "예산 현황",
    "주요사업 집행실적",
  ]);
  const title = draw.one([
    `2020년 ${name}`,
    `2020년도 ${name}`,
    "2020년도 행정사무감사 자료",
    "2020년 주요업무 추진실적 보고",
    `2020 회계연도 ${name}`,
  ]);
  const heading = draw.one([`□ ${name}`, `1. ${name}`, `가. ${name}`, `○ ${name}`, `□ 2020년 ${name}`]);
  const dated = {
    heading: `${heading} (${dayText}${word})`,
    line: `(${dayText}${word})`,
    label: `○ 기준일 : 2020. 10. 31.`,
  };
  const units: Readonly<Record<string, string>> = {
    line: draw.one([`(단위: ${unit})`, `(단위 : ${unit})`, `(단위:${unit}, %)`, `(단위 : ${unit}, 건)`]),
    brackets: `(${unit})`,
    square: `[${unit}]`,
    bare: `단위 : ${unit}`,
    after: `(단위: ${unit})`,
    row: `단위: ${unit}`,
  };
  const unitLine = units[unitAt];
  const dateLine = dayAt === "line" ? [dated.line] : dayAt === "label" ? [dated.label] : [];
  const around =
    unitAt === "after"
      ? [...(unitLine === undefined ? [] : [unitLine]), ...dateLine]
      : [...dateLine, ...(unitLine === undefined ? [] : [unitLine])];
  return {
    title: [
      dayAt === "title" ? `${title} (2020. 10. 31. 현재)` : title,
      ...(department === null ? ["영등포구"] : [department]),
      "",
    ],
    before: [dayAt === "heading" ? dated.heading : heading, ...around],
  };
}

function withUnit(column: AmountColumn, unit: Unit): AmountColumn {
  const last = column.path.length - 1;
  return column.amount === null
    ? column
    : { ...column, path: column.path.map((word, at) => (at === last ? `${word}(${unit})` : word)) };
}

interface Style {
  readonly zero: string;
  readonly minus: string;
  readonly note: string;
  readonly percent: string;
}

interface TableDraw {
  readonly columns: readonly AmountColumn[];
  readonly tree:
    "none" | "merged" | "merged-three" | "subtotals" | "marks" | "numbers" | "departments" | "repeated";
  readonly style: Style;
}

function tableOf(draw: Draw, figures: readonly Figure[], { columns, tree, style }: TableDraw): ReportTable {
  const word = draw.one(["단위사업명", "세부사업명", "사업명", "사 업 명", "세부사업", "구분"]);
  const totalWord = draw.one(["계", "합계", "총계", "합 계", "소 계"]);
  const totalAt = draw.one(["first", "last", "none"] as const);
  const isOfMany = new Set(figures.map(({ department }) => department)).size > 1;
  const names = nameColumns(tree, word);
  const hasNumber = tree === "none" && draw.once(2);
  const hasDepartment = isOfMany && tree !== "departments";
  const lead = [
    ...(hasNumber ? ["연번"] : []),
    ...(hasDepartment ? [draw.one(["부서명", "부서", "소관부서"])] : []),
  ];
  const cellsOf = (figure: Figure, mark = ""): readonly string[] =>
    columns.map((column) => cellOf(column, figure, style, mark));
  const rowOf = (text: readonly string[], figure: Figure, number: string, mark = ""): readonly string[] => [
    ...(hasNumber ? [number] : []),
    ...(hasDepartment ? [figure.department] : []),
    ...text,
    ...cellsOf(figure, mark),
  ];
  const rows: (readonly string[])[] = [];
  for (const group of groupsOf(figures, tree)) {
    const [first] = group;
    if (first === undefined) continue;
    const sum = sumOf(group, groupName(first, tree));
    const above = groupRow(tree, sum, rows.length);
    if (above !== null) rows.push(rowOf(above, sum, ""));
    for (const [at, figure] of group.entries()) {
      const mark = figure === figures[1] ? style.note : "";
      rows.push(rowOf(nameCells(tree, figure, at), figure, String(rows.length + 1), mark));
    }
  }
  const whole = sumOf(figures);
  const blank = Array.from({ length: lead.length + names.length - 1 }, () => "");
  const total = [totalWord, ...blank, ...cellsOf(whole)];
  const body = [...(totalAt === "first" ? [total] : []), ...rows, ...(totalAt === "last" ? [total] : [])];
  const merged =
    tree === "merged" || tree === "merged-three" ? names.slice(0, -1).map((_, at) => lead.length + at) : [];
  return {
    kind: "table",
    header: headerGrid(
      [...lead, ...names].map((text) => [text]).concat(columns.map(({ path }) => [...path])),
    ),
    body: bodyGrid(body, merged),
  };
}

function nameColumns(tree: TableDraw["tree"], word: string): readonly string[] {
  switch (tree) {
    case "merged":
    case "subtotals":
    case "repeated":
      return ["단위사업명", "세부사업명"];
    case "merged-three":
      return ["정책사업", "단위사업", "세부사업"];
    case "numbers":
      return ["번호", "사업명"];
    case "marks":
    case "departments":
      return [word === "구분" ? word : "사업명"];
    case "none":
      return [word];
  }
}

function groupsOf(figures: readonly Figure[], tree: TableDraw["tree"]): readonly (readonly Figure[])[] {
  if (tree === "none") return [figures];
  return [
    ...Map.groupBy(figures, ({ department, unit }) =>
      tree === "departments" ? department : `${department} ${unit}`,
    ).values(),
  ];
}

function groupName({ unit, department }: Figure, tree: TableDraw["tree"]): string {
  return tree === "departments" ? department : unit;
}

/** The row that sums up a group, where the layout has one. */
function groupRow(tree: TableDraw["tree"], { name }: Figure, at: number): readonly string[] | null {
  switch (tree) {
    case "subtotals":
      return [name, "소계"];
    case "marks":
      return [`□ ${name}`];
    case "numbers":
      return [`${at + 1}`, name];
    case "departments":
      return [name];
    case "repeated":
    case "merged":
    case "merged-three":
    case "none":
      return null;
  }
}

function nameCells(tree: TableDraw["tree"], { name, unit, policy }: Figure, at: number): readonly string[] {
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
    case "numbers":
      return [`${at + 1}-${at + 1}`, name];
    case "departments":
    case "none":
      return [name];
  }
}

function cellOf({ amount, text }: AmountColumn, figure: Figure, style: Style, mark: string): string {
  if (amount === null) {
    const own = text?.(figure) ?? "";
    return /^\d+\.\d$/.test(own) ? `${own}${style.percent}` : own;
  }
  const value = amount(figure);
  if (value === 0) return style.zero;
  return `${value < 0 ? style.minus : ""}${Math.abs(value).toLocaleString("en-US")}${amount(figure) === figure.spent ? mark : ""}`;
}

function truthOf(figures: readonly Figure[], { columns }: AmountColumns, won: bigint): Report["truth"] {
  const read = columns.filter(({ reads, amount }) => reads !== undefined && amount !== null);
  return new Map(
    figures.map((figure) => [
      figure.name,
      Object.fromEntries(read.map(({ reads = "", amount }) => [reads, BigInt(amount?.(figure) ?? 0) * won])),
    ]),
  );
}
