/**
 * Years of an office whose truth is known: how its projects spend, and which of them end the year late.
 * The same seed makes the same office, whatever runs beside it.
 */
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { monthEnd, yearEnd } from "../../shared/domain/values/calendar.ts";
import type { Path } from "../../shared/domain/pace/path.ts";
import { decemberHeavyCurve } from "../../shared/domain/policy/policy.ts";
import type { Entry } from "../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, type ProjectId, projectIdOfCode } from "../../shared/domain/values/project.ts";
import { aBalance, anEntry, aPosting, aProject } from "./builders.ts";

export const shapes = ["uniform", "december-heavy", "s-curve"] as const;
export type Shape = (typeof shapes)[number];

export interface OfficeSketch {
  readonly shape: Shape;
  readonly seed: number;
  readonly fiscalYear: number;
  readonly projects: number;
  /** Of a hundred projects, how many change their budget in May or September, by up to 30 %. */
  readonly revised: number;
  /** Of a hundred projects, how many hand in a monthly plan in January: their usual way, for the budget of then. */
  readonly planned: number;
}

export interface GeneratedYears {
  readonly fiscalYear: number;
  readonly before: readonly Balance[];
  readonly balances: readonly Balance[];
  /** The projects that spend 55 to 85 % of their budget all through the judged year; the others 97 to 100 %. */
  readonly late: ReadonlySet<ProjectId>;
}

/** Projects of one field spend alike; ten of a hundred fields' projects are late in the first year, fifteen in the second. */
export function generateYears(sketch: OfficeSketch): GeneratedYears {
  const below = dice(sketch.seed);
  const late = new Set<ProjectId>();
  const [before, balances]: [Balance[], Balance[]] = [[], []];
  for (let at = 0; at < sketch.projects; at++) {
    const field = at % 6;
    const project = aProject({
      id: projectIdOfCode(`${sketch.seed}-${at}`),
      name: `세부사업 ${at}`,
      department: `부서 ${at % 5}`,
      account: "일반회계",
      field: `분야 ${field}`,
    });
    const path = pathOf(sketch.shape, field, below);
    const wasLate = below(100) < 10;
    const isLate = below(100) < 15;
    if (isLate) late.add(project.id);
    for (const [year, slow, into] of [
      [sketch.fiscalYear - 1, wasLate, before],
      [sketch.fiscalYear, isLate, balances],
    ] as const) {
      const budgets = budgetsOf(sketch, below);
      const share = slow ? 5_500 + below(3_000) : 9_700 + below(301);
      const spent = spendingOf(budgets, path, share, below);
      const isPlanned = below(100) < sketch.planned;
      into.push(balanceOf(project, year, { budgets, spent, plan: isPlanned ? planOf(budgets, path) : [] }));
    }
  }
  return { fiscalYear: sketch.fiscalYear, before, balances, late };
}

/** Won at the twelve month ends; a plan may be missing. */
interface YearTotals {
  readonly budgets: readonly bigint[];
  readonly spent: readonly bigint[];
  readonly plan: readonly bigint[];
}

function balanceOf(project: ProjectFacts, year: number, { budgets, spent, plan }: YearTotals): Balance {
  const totals = (measure: Entry["measure"], amounts: readonly bigint[]): Entry[] =>
    amounts.map((amount, at) => anEntry({ measure, date: monthEnd(year, at + 1), amount }));
  const planned = aPosting({ project, asOf: monthEnd(year, 1), entries: totals("plan", plan), seq: 1 });
  const entries = [...totals("current-budget", budgets), ...totals("expenditure", spent)];
  const known = aPosting({ project, asOf: yearEnd(year), entries, seq: 2 });
  return aBalance(...(plan.length === 0 ? [known] : [planned, known]));
}

function planOf(budgets: readonly bigint[], path: Path): bigint[] {
  return path.map((point) => ((budgets[0] ?? 0n) * point) / 10_000n);
}

function budgetsOf({ revised }: OfficeSketch, below: (bound: number) => number): bigint[] {
  const first = BigInt(60 + below(940)) * 1_000_000n;
  const from = below(100) >= revised ? 12 : below(2) === 0 ? 4 : 8;
  const second = (first * BigInt(70 + below(61))) / 100n;
  return Array.from({ length: 12 }, (_, month) => (month < from ? first : second));
}

/** What is really spent goes by the final budget, a point more or less in a month. */
function spendingOf(
  budgets: readonly bigint[],
  path: Path,
  shareOfBudget: number,
  below: (bound: number) => number,
): bigint[] {
  const budget = budgets[11] ?? 0n;
  const final = (budget * BigInt(shareOfBudget)) / 10_000n;
  return path.map((point, month) => {
    const noise = month === 11 || point === 0n ? 0n : BigInt(below(201) - 100);
    const spent = (final * (point + noise)) / 10_000n;
    return spent < 0n ? 0n : spent;
  });
}

function pathOf(shape: Shape, field: number, below: (bound: number) => number): Path {
  switch (shape) {
    case "uniform":
      return Array.from({ length: 12 }, (_, at) => (BigInt(at + 1) * 10_000n) / 12n);
    case "december-heavy":
      return decemberHeavyCurve;
    case "s-curve":
      return smoothStep(1 + (field % 4) + below(2), 10 + (field % 3) - below(2));
  }
}

/** 3x² - 2x³ between the ends of two months: a project starts slowly, runs, and is settled. */
function smoothStep(from: number, to: number): Path {
  const length = BigInt(to - from) ** 3n;
  return Array.from({ length: 12 }, (_, at) => {
    const x = BigInt(Math.min(Math.max(at + 1 - from, 0), to - from));
    return (10_000n * (3n * x * x * BigInt(to - from) - 2n * x * x * x)) / length;
  });
}

/** Mulberry32: whole numbers from 0 to below the bound, the same for the same seed. */
function dice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
