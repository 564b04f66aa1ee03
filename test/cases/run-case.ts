// Runs the steps of a case through the real program, each command in a process of its own, on a home of its own.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { newHome, runMonitor } from "../support/monitor-process.ts";

/** `file` of the case's folder, taken in as a person would with `monitor ingest`. */
export interface Step {
  readonly file: string;
  readonly asOf: string | null;
  readonly unit: string | null;
  /** When it comes, by the clock of the machine. */
  readonly now: string;
}

export interface CaseRun {
  readonly folder: string;
  readonly office: string;
  readonly year: string;
  readonly steps: readonly Step[];
}

export interface StepResult {
  readonly outcome: string;
  /** `code consequence` of each finding. */
  readonly findings: readonly string[];
}

export interface CaseResult {
  readonly steps: readonly StepResult[];
  /** Of the office, in won; null where nothing is stated. */
  readonly budget: string | null;
  readonly spent: string | null;
  /** `name budget/spent` of each department. */
  readonly departments: readonly string[];
}

export const cases = fileURLToPath(new URL("../../../shared/data/cases/", import.meta.url));

const clock = fileURLToPath(new URL("fixed-date.ts", import.meta.url));

const ingested = z.array(
  z.object({
    outcome: z.string(),
    findings: z.array(z.object({ code: z.string(), consequence: z.string() })).default([]),
  }),
);

const amount = z.string().nullable();

const rates = z.array(
  z.object({
    level: z.string(),
    name: z.string().nullable(),
    appropriationWon: amount,
    currentBudgetWon: amount,
    expenditureWon: amount,
  }),
);

export async function runCase({ folder, office, year, steps }: CaseRun): Promise<CaseResult> {
  const home = newHome();
  try {
    const results: StepResult[] = [];
    for (const step of steps)
      results.push(await takeStep(step, join(cases, folder), [office, year], home.path));
    const figures = await figuresOf([office, year], home.path, steps.at(-1)?.now ?? "");
    return { steps: results, ...figures };
  } finally {
    home.remove();
  }
}

async function takeStep(
  { file, asOf, unit, now }: Step,
  folder: string,
  [office, year]: readonly [string, string],
  home: string,
): Promise<StepResult> {
  const stated = [...(asOf === null ? [] : ["--as-of", asOf]), ...(unit === null ? [] : ["--unit", unit])];
  const words = ["ingest", join(folder, file), "--office", office, "--year", year, ...stated, "--json"];
  const { out, err } = await runMonitor(words, { home, preload: clock, env: { CASE_NOW: now } });
  const [result] = out.startsWith("[") ? ingested.parse(JSON.parse(out)) : [];
  if (result === undefined) return { outcome: `failed: ${err.slice(0, 200)}`, findings: [] };
  return {
    outcome: result.outcome,
    findings: result.findings.map(({ code, consequence }) => `${code} ${consequence}`),
  };
}

async function figuresOf([office, year]: readonly [string, string], home: string, now: string) {
  const words = ["rates", "--office", office, "--year", year, "--json"];
  const { out } = await runMonitor(words, { home, preload: clock, env: { CASE_NOW: now } });
  const rows = out.startsWith("[") ? rates.parse(JSON.parse(out)) : [];
  const whole = rows.find(({ level }) => level === "office");
  return {
    budget: whole?.currentBudgetWon ?? whole?.appropriationWon ?? null,
    spent: whole?.expenditureWon ?? null,
    departments: rows
      .filter(({ level }) => level === "department")
      .map(
        (row) => `${row.name ?? "–"} ${row.currentBudgetWon ?? row.appropriationWon}/${row.expenditureWon}`,
      ),
  };
}
