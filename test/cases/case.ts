// A case: its inputs, its rule and its right outcome.
import type { Expectation } from "./expectation.ts";
import type { CaseRun, Step } from "./run-case.ts";

export interface Case extends CaseRun {
  readonly kind: string;
  readonly rule: string;
  readonly expected: Expectation;
  /** What the program does not do yet, where the outcome is not right yet; null where it is. */
  readonly awaits: string | null;
}

const today = "2026-11-28T10:00:00+09:00";

export function step(file: string, asOf: string | null = null, over: Partial<Step> = {}): Step {
  return { file, asOf, unit: null, now: today, ...over };
}

interface Given {
  readonly folder: string;
  readonly kind: string;
  readonly rule: string;
  readonly steps: readonly Step[];
  readonly expected: Expectation;
  readonly awaits?: string;
  readonly office?: string;
  readonly year?: string;
}

export function caseOf({ awaits = "", office = "4573000", year = "2026", ...given }: Given): Case {
  return { ...given, office, year, awaits: awaits === "" ? null : awaits };
}

export const june = "2026-06-30";
export const july = "2026-07-31";
