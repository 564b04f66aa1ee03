/**
 * The hierarchies that one column may print: a department at the head of its projects, marks and indents of names, numbers
 * in a column of their own, and sums alone. Each is a proposal; the amounts decide.
 */
import { plainText } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { isTotalName } from "../tables/total-names.ts";
import type { CouncilRow, CouncilTable } from "./budget-tables.ts";
import { levelOf } from "../cells/division-words.ts";
import { isOwner } from "./departments.ts";

export interface Outline {
  /**
   * `owners` (or a column of levels) and `marks` say that they are a hierarchy; marks that departments head, a number or a sum
   * may be chance, and an indent may be a slip of the hand.
   */
  readonly kind: "owners" | "marks" | "headed" | "indents" | "numbers" | "sums";
  /** How deep each row stands, from 0. */
  readonly ranks: readonly number[];
}

interface Given {
  readonly row: CouncilRow;
  readonly amounts: { readonly stated: ReadonlyMap<string, Won> };
}

/** @param naming the column, from 0, that names the rows. */
export function outlinesOf(
  { columns }: CouncilTable,
  rows: readonly Given[],
  naming: number,
): readonly Outline[] {
  const numbering = columns.findIndex(({ role }) => role === "number");
  const cells = rows.map(({ row }) => row.cells[naming] ?? "");
  const isTotal = rows.map(({ row }) => row.cells.slice(0, naming + 1).some(isTotalName));
  const level = columns.findIndex(({ role }) => role === "level");
  if (level !== -1)
    return [
      {
        kind: "owners",
        ranks: rows.map(({ row }, at) => (isTotal[at] === true ? 0 : (levelOf(row.cells[level] ?? "") ?? 0))),
      },
    ];
  // What marks say counts before what indents say, which may draw in the widest rows alone.
  const kinds = (["none", "each", "any"] as const).map((indents) => marksOf(rows, cells, indents));
  const proposed = [
    ...kinds.map((each, at) => byOwnerAndMark(each, isTotal, at > 0)),
    ...kinds.map((each, at) => byMark(each, isTotal, at > 0)),
    numbering === -1
      ? null
      : byShape(
          rows.map(({ row }) => row.cells[numbering] ?? ""),
          isTotal,
        ),
    bySum(rows, isTotal),
  ].filter((outline) => outline !== null);
  const known = proposed.map(({ ranks }) => ranks.join(" "));
  return proposed.filter((_, at) => known.indexOf(known[at] ?? "") === at);
}

/** The marks that print a hierarchy in one column, from the widest. */
const marks: readonly RegExp[] = [
  /^\s*(?:[Ⅰ-Ⅻ]|[IVX]{1,4}\.)/,
  /^\s*[□■◆◇▣]/,
  /^\s*\d{1,2}\.\s?(?=[^\d])/,
  /^\s*[가나다라마바사아자차카타파하]\.\s/,
  /^\s*\d{1,2}\)\s?(?=[^\d])/,
  /^\s*[가나다라마바사아자차카타파하]\)\s/,
  /^\s*\d{1,2}(?:-\d{1,2})+[.)]?\s?(?=[^\d])/,
  /^\s*[○●◎ㅇ]\s?/,
  /^\s*[①-⑳]/,
  /^\s*[-–—](?:\s|(?=[^\s\d-]))/,
  /^\s*[·ㆍ▪▫]\s?/,
];

interface Marked {
  /** How far it is drawn in, and the mark that it bears: the less, the wider. */
  readonly weight: number;
  readonly mark: number;
  readonly isOwner: boolean;
}

/** @param indents which count: none, each as far as it is drawn in, or any as one, where parts are drawn in unevenly. */
function marksOf(
  rows: readonly Given[],
  cells: readonly string[],
  indents: "none" | "each" | "any",
): readonly Marked[] {
  const margin = Math.min(...rows.map(({ row }) => row.indent));
  return cells.map((cell, at) => {
    const mark = marks.findIndex((pattern) => pattern.test(cell));
    const drawn = (rows[at]?.row.indent ?? margin) - margin;
    const counted = { none: 0, each: drawn, any: Math.min(drawn, 1) }[indents];
    // A star may mark a part as an indent may: both count where the amounts add up.
    const indent = counted + (/^\s*[*※]/.test(cell) ? 1 : 0);
    return { weight: indent * marks.length * 2 + mark + 1, mark, isOwner: isOwner(cell) };
  });
}

function weightsOf(kinds: readonly Marked[]): readonly number[] {
  return [...new Set(kinds.map(({ weight }) => weight))].toSorted((a, b) => a - b);
}

/** `복지정책과 · ○ 노인복지 · - 경로당`: below each department what its marks set apart. */
function byOwnerAndMark(
  kinds: readonly Marked[],
  isTotal: readonly boolean[],
  isDrawn: boolean,
): Outline | null {
  const own = kinds.filter((_, at) => isTotal[at] !== true);
  const below = own.filter((kind) => !kind.isOwner);
  const weights = weightsOf(below);
  const areHeaded = own.every((kind, at) => !kind.isOwner || own[at + 1]?.weight === weights[0]);
  if (own[0]?.isOwner !== true || weights.length < 2 || !areHeaded) return null;
  return {
    kind: isDrawn ? "indents" : "headed",
    ranks: kinds.map(({ weight, isOwner: isHead }, at) =>
      isHead || isTotal[at] === true ? 0 : 1 + weights.indexOf(weight),
    ),
  };
}

function byMark(kinds: readonly Marked[], isTotal: readonly boolean[], isDrawn: boolean): Outline | null {
  const own = kinds.filter((_, at) => isTotal[at] !== true);
  if (own[0]?.isOwner === true && own.some((kind) => !kind.isOwner))
    return { kind: "owners", ranks: kinds.map((kind, at) => (kind.isOwner || isTotal[at] === true ? 0 : 1)) };
  const weights = weightsOf(own);
  if (weights.length < 2 || own[0]?.weight !== weights[0]) return null;
  const areMarked = own.every(({ mark, weight }) => mark !== -1 || weight === weights[0]);
  return {
    kind: areMarked && !isDrawn ? "marks" : "indents",
    ranks: kinds.map(({ weight }, at) => (isTotal[at] === true ? 0 : weights.indexOf(weight))),
  };
}

function isAlike(one: Given | undefined, other: Given | undefined): boolean {
  const [a, b] = [
    one?.amounts.stated ?? new Map<string, Won>(),
    other?.amounts.stated ?? new Map<string, Won>(),
  ];
  return a.size === b.size && [...a].every(([label, won]) => b.get(label) === won);
}

const shapes: readonly RegExp[] = [
  /^$/,
  /^[Ⅰ-ⅫIVX]{1,4}\.?$/,
  /^\d{1,3}\.?$/,
  /^\d{1,3}[-.]\d{1,3}\.?$/,
  /^\d{1,3}[-.]\d{1,3}[-.]\d{1,3}\.?$/,
  /^[가-하][.)]?$/,
  /^\d{1,3}\)$/,
  /^\(\d{1,3}\)$/,
  /^[①-⑳]$/,
];

/** Numbers of one shape stand alike; the shape that comes first is the widest. */
function byShape(cells: readonly string[], isTotal: readonly boolean[]): Outline | null {
  const kinds = cells.map((cell) => {
    const text = plainText(cell).replace(/\s/g, "");
    return shapes.findIndex((shape) => shape.test(text));
  });
  const order = [...new Set(kinds.filter((_, at) => isTotal[at] !== true))];
  if (order.length < 2 || order.includes(-1)) return null;
  return {
    kind: areNested(cells, isTotal) ? "marks" : "numbers",
    ranks: kinds.map((shape, at) => (isTotal[at] === true ? 0 : order.indexOf(shape))),
  };
}

/** `1 · 1-1 · 1-2 · 2 · 2-1`: each number begins with that of the group above it, as no chance would have it. */
function areNested(cells: readonly string[], isTotal: readonly boolean[]): boolean {
  let group: string | null = null;
  let parts = 0;
  for (const [at, cell] of cells.entries()) {
    if (isTotal[at] === true) continue;
    const [, whole, part] = /^(\d{1,3})(?:[-.](\d{1,3}))?\.?$/.exec(plainText(cell).replace(/\s/g, "")) ?? [];
    if (whole === undefined || (part !== undefined && whole !== group)) return false;
    if (part === undefined) group = whole;
    else parts++;
  }
  return parts > 0;
}

/** Fewer amounts agree by chance, where no row has more. */
const leastColumns = 2;

/**
 * Groups that nothing but their sums sets apart. They count where a grand total adds up with them and not without, and where
 * the rows fall into groups without a rest.
 */
function bySum(rows: readonly Given[], isTotal: readonly boolean[]): Outline | null {
  const own = [...rows.keys()].filter((at) => isTotal[at] !== true);
  const totals = [...rows.keys()].filter((at) => isTotal[at] === true);
  const sumOf = (places: readonly number[], label: string) =>
    places.reduce((sum, at) => sum + (rows[at]?.amounts.stated.get(label) ?? 0n), 0n);
  const tellingIn = (at: number) =>
    new Set([...(rows[at]?.amounts.stated.values() ?? [])].filter((won) => won !== 0n)).size;
  const isSum = (at: number, parts: readonly number[]) =>
    tellingIn(at) > 0 &&
    [...(rows[at]?.amounts.stated ?? [])].every(([label, won]) => sumOf(parts, label) === won);
  const isNothing = (at: number) => [...(rows[at]?.amounts.stated.values() ?? [])].every((won) => won === 0n);
  const [total, ...others] = totals;
  if (total === undefined || !others.every((other) => isAlike(rows[total], rows[other])) || isSum(total, own))
    return null;
  const heads: number[] = [];
  for (let at = 0; at < own.length;) {
    const head = own[at] ?? 0;
    const ends = [...own.keys()].filter((end) => end > at && isSum(head, own.slice(at + 1, end + 1)));
    const end = ends.at(-1);
    // One row of nothing but 0 is no group, so it ends the one above; other two ways to part the rows are none.
    if (end === undefined || ends.length > (isNothing(own[end] ?? 0) ? 2 : 1)) return null;
    heads.push(head);
    at = end + 1;
  }
  const isTelling = [total, ...heads].some((at) => tellingIn(at) >= leastColumns);
  if (heads.length === own.length || !isTelling || !isSum(total, heads)) return null;
  return {
    kind: "sums",
    ranks: [...rows.keys()].map((at) => (heads.includes(at) || isTotal[at] === true ? 0 : 1)),
  };
}
