/** Tries each meaning that unread amounts may have against what a table prints beside them: remainders, rates, second sums. */
import { totalOf } from "../../domain/values/fund.ts";
import type { Won } from "../../domain/values/won.ts";
import { checkPrintedRate } from "../cells/printed-rate.ts";
import type { CouncilTable } from "./budget-tables.ts";
import type { ReadRow } from "./row-groups.ts";
import { type Amounts, areAlike, minus } from "./unread-sums.ts";
import type { UnreadColumn, UnreadMeaning } from "./unread-words.ts";

/** What a row states, and what stands beside it unread. */
export interface Figures {
  readonly appropriation: Won | null;
  readonly current: Won | null;
  readonly spent: Won | null;
  readonly amended: Won;
  readonly carried: Won;
  readonly "carried-on": Won;
  readonly returned: Won;
}

/** Which unread amounts are yet to be counted. */
export type Changes = ReadonlySet<UnreadMeaning>;

interface Weighed {
  readonly unread: readonly UnreadColumn[];
  /** Those that may change the figures. */
  readonly weighed: readonly UnreadColumn[];
  readonly unit: Won;
}

export function figuresOf(rows: readonly ReadRow[], columns: readonly UnreadColumn[]): readonly Figures[] {
  return rows.map(({ amounts: { measures } }, at) => {
    const sum = (meaning: UnreadMeaning, of = (won: Won) => won) =>
      columns
        .filter((column) => column.meaning === meaning)
        .reduce((total, { amounts }) => total + of(amounts[at] ?? 0n), 0n);
    return {
      appropriation: totalOf(measures.appropriation),
      current: totalOf(measures["current-budget"]),
      spent: totalOf(measures.expenditure),
      amended: sum("amended") - sum("cut", magnitude),
      carried: sum("carried"),
      "carried-on": sum("carried-on"),
      // Offices print what came back with its minus or without.
      returned: sum("returned", magnitude),
    };
  });
}

/** The one meaning that all that is printed agrees with; null where none does, or more than one. */
export function onlyChanges(
  table: CouncilTable,
  rows: readonly ReadRow[],
  { unread, weighed, unit }: Weighed,
): Changes | null {
  if (weighed.length === 0) return new Set();
  if (weighed.some(({ isWhole }) => !isWhole)) return null;
  const carried = unread.filter(({ meaning, isWhole }) => isWhole && meaning.startsWith("carried"));
  // `다음연도 이월액: 계 | 명시이월 | 사고이월 | 계속비`
  const wholes = new Set(carried.filter(({ label }) => /\s(계|소계|합계)$/.test(label)).map(headOf));
  const beside = carried.filter(
    (column) => !wholes.has(headOf(column)) || /\s(계|소계|합계)$/.test(column.label),
  );
  const figures = figuresOf(rows, [...new Set([...weighed, ...beside])]);
  const tests = [
    ...unread.filter(isRemainder).map((column) => remainderTest(column, figures, unit)),
    ...weighed.filter(({ meaning }) => meaning === "claim").map((column) => claimTest(column, figures, unit)),
    ...rateTests(table, rows, figures),
    ...currentTests(figures, unit),
  ];
  const [only, ...others] = meaningsOf(weighed).filter((changes) => tests.every((agrees) => agrees(changes)));
  if (only === undefined || others.length > 0) return null;
  return only.size > 0 && rows.some(isSplit) ? null : only;
}

/** The first word of what stands above a column. */
function headOf({ label }: UnreadColumn): string {
  return label.replace(/\s\S+$/, "");
}

/** Whether the table prints a remainder or a rate of the figures as they are read, and each of those agrees with them. */
export function isShownAsRead(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
  unit: Won,
): boolean {
  const figures = figuresOf(rows, []);
  const isFilled = (at: number) => rows.some(({ row }) => /\d/.test(row.cells[at] ?? ""));
  const columns = table.columns.filter((_, at) => isFilled(at));
  const tests = [
    ...unread.filter(isRemainder).map((column) => remainderTest(column, figures, unit)),
    ...(rateColumns({ ...table, columns }).length > 0 ? rateTests(table, rows, figures) : []),
  ];
  return tests.length > 0 && tests.every((agrees) => agrees(new Set()));
}

function magnitude(won: Won): Won {
  return won < 0n ? -won : won;
}

/** A change that is no fund's cannot be taken from a split by fund. */
function isSplit({ amounts: { measures } }: ReadRow): boolean {
  return [measures.appropriation, measures["current-budget"], measures.expenditure].some((amounts) =>
    Object.keys(amounts).some((fund) => fund !== "unsplit"),
  );
}

/** Every way in which what is weighed may count or not. */
function meaningsOf(weighed: readonly UnreadColumn[]): readonly Changes[] {
  const kinds = new Set(weighed.flatMap(({ meaning }) => (meaning === "claim" ? [] : [meaning])));
  if (kinds.has("cut")) kinds.add("amended");
  kinds.delete("cut");
  const meanings = [...kinds].reduce<readonly (readonly UnreadMeaning[])[]>(
    (sets, kind) => sets.flatMap((set) => [set, [...set, kind]]),
    [[]],
  );
  return meanings.map((set) => new Set(set.includes("amended") ? [...set, "cut"] : set));
}

type Test = (changes: Changes) => boolean;

/** What is budgeted under a meaning; what is carried over is in 예산현액 alone. */
function budgetsOf({ appropriation, current, amended, carried }: Figures, changes: Changes) {
  const own = appropriation === null ? null : appropriation + (changes.has("amended") ? amended : 0n);
  if (current !== null) return { own, current };
  return changes.has("carried") && own !== null
    ? { own: null, current: own + carried }
    : { own, current: null };
}

function spentOf({ spent, returned }: Figures, changes: Changes): Won | null {
  return spent === null ? null : spent - (changes.has("returned") ? returned : 0n);
}

function isRemainder({ label, amounts, isWhole }: UnreadColumn): boolean {
  const isLeft = isRemainderLabel(label) || /^불용액?$/.test(label.replace(/\s/g, ""));
  return isLeft && isWhole && amounts.some((won) => won !== null);
}

/** What is left of the budget as a whole. */
export function isRemainderLabel(label: string): boolean {
  return /잔액|잔여|미집행/.test(label) && !/보조금|예상|예정|불용|사유/.test(label);
}

const bases = ["own", "current"] as const;
/** What a table may set apart from the remainder. */
const apart = [
  [],
  ["returned"],
  ["carried"],
  ["carried-on"],
  ["returned", "carried"],
  ["returned", "carried-on"],
] as const;

/** Budget less spending, and less what is sent back or carried on where a table sets that apart. */
function remainderTest({ amounts }: UnreadColumn, figures: readonly Figures[], unit: Won): Test {
  return (changes) =>
    bases.some((basis) =>
      apart.some((without) => {
        const left = figures.map((row) => {
          const [budget, spent] = [budgetsOf(row, changes)[basis], spentOf(row, changes)];
          const set = without.reduce((sum, kind) => sum + (changes.has(kind) ? 0n : row[kind]), 0n);
          return budget === null || spent === null ? null : budget - spent - set;
        });
        return areAlike(amounts, left, 5n * unit);
      }),
    );
}

/** A second budget, or a second spending, says which of the two is meant. */
function claimTest({ amounts }: UnreadColumn, figures: readonly Figures[], unit: Won): Test {
  return (changes) =>
    [...bases, "spent" as const].some((said) => {
      const read = figures.map((row) =>
        said === "spent" ? spentOf(row, changes) : budgetsOf(row, changes)[said],
      );
      return areAlike(amounts, read, 2n * unit);
    });
}

function rateTests(
  table: CouncilTable,
  rows: readonly ReadRow[],
  figures: readonly Figures[],
): readonly Test[] {
  return rateColumns(table).map((at): Test => {
    const texts = rows.map(({ row }) => row.cells[at] ?? "");
    return (changes) =>
      bases.some((basis) => {
        const budgets = figures.map((row) => budgetsOf(row, changes)[basis]);
        const spent = figures.map((row) => spentOf(row, changes));
        return budgets.some((budget) => budget !== null) && rateAgrees(texts, budgets, spent);
      });
  });
}

/** The places, from 0, of rates of the budget; those of a target are of something else. */
export function rateColumns({ columns }: CouncilTable): readonly number[] {
  return [...columns.keys()].filter(
    (at) => columns[at]?.role === "rate" && !/목표|대상/.test(columns[at].label),
  );
}

/** Those that in every row are of what was committed, and not of what was spent. */
export function ratesOfCommitments(table: CouncilTable, rows: readonly ReadRow[]): ReadonlySet<number> {
  const of = (measure: keyof ReadRow["amounts"]["measures"]) =>
    rows.map(({ amounts }) => totalOf(amounts.measures[measure]));
  const [budgets, spent] = [[of("appropriation"), of("current-budget")], of("expenditure")];
  const agree = (at: number, amounts: Amounts) => {
    const texts = rows.map(({ row }) => row.cells[at] ?? "");
    const isKnown = (budget: Amounts) =>
      texts.every(
        (text, row) => !/\d/.test(text) || minus(budget[row] ?? null, amounts[row] ?? null) !== null,
      );
    return (
      texts.some((text) => /[1-9]/.test(text)) &&
      budgets.some((each) => isKnown(each) && rateAgrees(texts, each, amounts))
    );
  };
  if (spent.every((won) => won === null)) return new Set();
  return new Set(rateColumns(table).filter((at) => agree(at, of("commitment")) && !agree(at, spent)));
}

/** Whether each printed rate is that of its row. */
export function rateAgrees(texts: readonly string[], budgets: Amounts, spendings: Amounts): boolean {
  return texts.every((text, at) => {
    const [budget, spent] = [budgets[at] ?? null, spendings[at] ?? null];
    // A budget below 0 has no rate that could speak for or against a meaning.
    if (budget !== null && budget < 0n) return true;
    return checkPrintedRate({ row: 0, column: "", text, name: "", spent, budgets: [budget] }) === null;
  });
}

/** 예산현액 is 예산액 with what is carried over, or without where nothing is. */
function currentTests(figures: readonly Figures[], unit: Won): readonly Test[] {
  const current = figures.map((row) => row.current);
  if (figures.every((row) => row.current === null || row.appropriation === null)) return [];
  return [
    (changes) =>
      [0n, 1n].some((times) => {
        const read = figures.map((row) => {
          const { own } = budgetsOf(row, changes);
          return own === null ? null : own + times * row.carried;
        });
        return areAlike(current, read, 3n * unit);
      }),
  ];
}
