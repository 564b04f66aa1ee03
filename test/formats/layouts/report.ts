// A report drawn from a seed as a district office might print it, with the figures that it states.
import { type AmountColumn, type AmountColumns, drawAmountColumns, isShort } from "./amount-columns.ts";
import { drawFrom } from "./draw.ts";
import { appropriationOf, drawFigures, type Figure } from "./figures.ts";
import type { Grid } from "./grid.ts";
import {
  drawSurroundings,
  otherTable,
  others,
  placesOfDay,
  placesOfUnit,
  type Unit,
  units,
} from "./surroundings.ts";
import { accountOf, drawStyle, tableOf, type Tree, trees } from "./table-body.ts";

export type ReportBlock = { readonly kind: "line"; readonly text: string } | ReportTable;

export interface ReportTable {
  readonly kind: "table";
  readonly header: Grid;
  readonly body: Grid;
}

export interface Stated {
  /** In won, by measure; what is not there must not be read. */
  readonly amounts: Readonly<Record<string, bigint>>;
  /** Null where the report does not say. */
  readonly department: string | null;
  readonly unitProject: string | null;
  readonly account: string | null;
}

export interface Report {
  readonly blocks: readonly ReportBlock[];
  /** What each project states, by its name. */
  readonly truth: ReadonlyMap<string, Stated>;
  /** What the sender says beside it; null where the report says it. */
  readonly sent: { readonly asOf: string | null; readonly unit: string | null };
  /** Whether a person would have to ask, too: no budget, or no running total of spending. */
  readonly isShort: boolean;
  /** What was drawn, to find a kind by. */
  readonly drawn: readonly string[];
}

const wons = { 원: 1n, 천원: 1_000n, 백만원: 1_000_000n, 억원: 100_000_000n } as const;
const digitsOf: Readonly<Record<Unit, number>> = { 원: 10, 천원: 7, 백만원: 5, 억원: 3 };

export function reportOf(seed: number): Report {
  const draw = drawFrom(seed);
  const unit = draw.one<Unit>(units);
  const figures = drawFigures(draw, 3 + draw.below(10), digitsOf[unit]);
  const dayAt = draw.one(placesOfDay);
  const unitAt = draw.one(placesOfUnit);
  const amounts = drawAmountColumns(draw, dayAt === "header");
  const tree = treeFor(draw.one<Tree>(trees), amounts);
  const owners = [...new Set(figures.map(({ department }) => department))];
  const isApart = owners.length > 1 && tree === "none" && draw.once(3);
  const department = owners.length === 1 ? (owners[0] ?? null) : null;
  const style = drawStyle(draw);
  const around = drawSurroundings(draw, { dayAt, unitAt, unit, department });
  const columns =
    unitAt === "header" ? amounts.columns.map((column) => withUnit(column, unit)) : amounts.columns;
  const own = isApart
    ? owners.map((owner) => figures.filter((figure) => figure.department === owner))
    : [figures];
  const isOfMany = owners.length > 1 && !isApart;
  const [above, below] = [draw.one(others), draw.one(others)];
  const isSummedUp = !isApart && [above, below].some((kind) => kind === "accounts" || kind === "departments");
  const isShown = isSummedUp || (amounts.kind === "first-and-added" && own.every(isAddedTo));
  const shown = isShown ? { ...amounts, made: [...amounts.made, ...amounts.unproven] } : amounts;
  const isDated = amounts.columns.some(({ path }) => path.join("").includes("기준"));
  return {
    blocks: [
      ...around.title.map(line),
      ...otherTable(above, figures, { mark: around.mark, unit }),
      ...own.flatMap((part) => [
        ...around.before(isApart ? (part[0]?.department ?? null) : null).map(line),
        tableOf(draw, part, { columns, tree, style, isOfMany }),
        line(draw.one(["", "※ 예산현액: 전년도 이월액 포함", "* 국고보조금 포함"])),
      ]),
      ...otherTable(below, figures, { mark: around.mark, unit }),
    ],
    truth: truthOf(figures, { amounts: shown, tree, won: wons[unit] }),
    sent: {
      asOf: dayAt === "sender" || (dayAt === "header" && !isDated) ? "2020-10-31" : null,
      unit: unitAt === "sender" ? unit : null,
    },
    isShort: isShort(shown),
    drawn: [
      unit,
      `day:${dayAt}`,
      `unit:${unitAt}`,
      `columns:${amounts.kind}`,
      `tree:${tree}`,
      `note:${style.note}`,
      `with:${above},${below}${isApart ? ",apart" : ""}`,
    ],
  };
}

/** Something was spent of a budget that would be nothing if 추경 were the new one, and nobody spent more than both. */
function isAddedTo(figures: readonly Figure[]): boolean {
  const isSpentOf = ({ original, supplementary, spent }: Figure) =>
    original > 0 && spent > 0 && supplementary <= 0;
  return figures.some(isSpentOf) && figures.every((figure) => figure.spent <= appropriationOf(figure));
}

function line(text: string): ReportBlock {
  return { kind: "line", text };
}

/** Rows of funds split what is appropriated and spent, and nothing else is drawn by fund. */
function treeFor(tree: Tree, { kind }: AmountColumns): Tree {
  return tree === "fund-rows" && kind !== "budget" ? "none" : tree;
}

function withUnit(column: AmountColumn, unit: Unit): AmountColumn {
  const last = column.path.length - 1;
  return column.amount === null
    ? column
    : { ...column, path: column.path.map((word, at) => (at === last ? `${word}(${unit})` : word)) };
}

function truthOf(
  figures: readonly Figure[],
  {
    amounts: { columns, made },
    tree,
    won,
  }: { readonly amounts: AmountColumns; readonly tree: Tree; readonly won: bigint },
): Report["truth"] {
  const read = [...columns, ...made].filter(({ reads, amount }) => reads !== undefined && amount !== null);
  const groups = [...new Set(figures.map(({ unit }) => unit))];
  return new Map(
    figures.map((figure) => [
      figure.name,
      {
        amounts: Object.fromEntries(
          read.map(({ reads = "", amount }) => [reads, BigInt(amount?.(figure) ?? 0) * won]),
        ),
        department: figure.department,
        unitProject: printsUnits(tree) ? figure.unit : null,
        account: tree === "accounts" ? accountOf(groups.indexOf(figure.unit)) : null,
      },
    ]),
  );
}

function printsUnits(tree: Tree): boolean {
  return !["none", "departments", "owner-totals", "owner-once", "accounts", "fund-rows"].includes(tree);
}
