// What a case may end in: the right figures, or the file held or refused with a question or reason that a person can answer.
import type { CaseResult } from "./run-case.ts";

export interface Expectation {
  readonly text: string;
  readonly accepts: (result: CaseResult) => boolean;
}

/** In won; null where the measure is not stated. */
export function totals(budget: string | null, spent: string | null): Expectation {
  return {
    text: `${budget ?? "–"} / ${spent ?? "–"}`,
    accepts: (result) =>
      result.budget === plain(budget) && result.spent === plain(spent) && result.steps.every(isTaken),
  };
}

export function departments(...expected: readonly string[]): Expectation {
  return {
    text: expected.join(", "),
    accepts: (result) => expected.every((each) => result.departments.includes(each.replaceAll("_", ""))),
  };
}

/** @param step from 1. @param code of the finding that holds it; any where it is null. */
export function held(step: number, code: string | null): Expectation {
  return ended(step, "held", code);
}

export function refused(step: number, code: string | null): Expectation {
  return ended(step, "rejected", code);
}

/** The finding must be told, whatever becomes of the file. */
export function notified(step: number, code: string): Expectation {
  return {
    text: `step ${step} tells ${code}`,
    accepts: ({ steps }) =>
      steps[step - 1]?.findings.some((finding) => finding.startsWith(`${code} `)) === true,
  };
}

export function all(...expected: readonly Expectation[]): Expectation {
  return {
    text: expected.map(({ text }) => text).join(" and "),
    accepts: (result) => expected.every(({ accepts }) => accepts(result)),
  };
}

export function either(...expected: readonly Expectation[]): Expectation {
  return {
    text: expected.map(({ text }) => text).join(" or "),
    accepts: (result) => expected.some(({ accepts }) => accepts(result)),
  };
}

function ended(step: number, outcome: string, code: string | null): Expectation {
  return {
    text: `step ${step} ${outcome}${code === null ? "" : ` (${code})`}`,
    accepts: ({ steps }) => {
      const result = steps[step - 1];
      const isReported =
        code === null || result?.findings.some((finding) => finding.startsWith(`${code} `)) === true;
      return result?.outcome === outcome && isReported;
    },
  };
}

function isTaken({ outcome }: CaseResult["steps"][number]): boolean {
  return outcome === "applied" || outcome === "already-applied";
}

function plain(won: string | null): string | null {
  return won === null ? null : won.replaceAll("_", "");
}
