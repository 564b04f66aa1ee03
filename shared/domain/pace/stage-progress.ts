/** How far lines are on the way to each stage of the policy (신속집행): what is to be spent by its day, and what is still to be. */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { stageDay, stagesOf, targetBasisPointsOf } from "../policy/line-policy.ts";
import type { StagedTarget } from "../policy/policy.ts";
import { spendingOf } from "../rates/rate.ts";
import type { IsoDate } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { budgetIn, type PathQuestion } from "./expected-path.ts";

export interface StageProgress {
  readonly date: IsoDate;
  readonly stage: StagedTarget;
  /** Those of its base that have a budget above 0. */
  readonly lines: readonly LedgerLine[];
  readonly budget: Won;
  /** Rounded up: a stage that lacks a won is not reached. No line is asked for more than its own target of the year. */
  readonly target: Won;
  /** By the day of each line's figures. */
  readonly spent: Won;
  /** Never below 0. */
  readonly needed: Won;
}

/** @returns by their days; a stage that is for none of the lines is left out. */
export function stageProgress(
  lines: readonly LedgerLine[],
  question: Pick<PathQuestion, "basis" | "policy">,
  fiscalYear: number,
): readonly StageProgress[] {
  const { policy } = question;
  return policy.stagedTargets
    .flatMap((stage) => {
      const own = lines.filter(
        (line) => budgetOf(line, question) > 0n && stagesOf(line.project, policy).includes(stage),
      );
      return own.length === 0 ? [] : [progressOf(stage, own, question, fiscalYear)];
    })
    .toSorted((a, b) => ascending(a.date, b.date));
}

function progressOf(
  stage: StagedTarget,
  lines: readonly LedgerLine[],
  question: Pick<PathQuestion, "basis" | "policy">,
  fiscalYear: number,
): StageProgress {
  let [budget, parts, spent] = [0n, 0n, 0n];
  for (const line of lines) {
    const own = budgetOf(line, question);
    const whole = targetBasisPointsOf(line.project, question.policy);
    budget += own;
    parts += own * (stage.basisPoints < whole ? stage.basisPoints : whole);
    spent += totalOf(spendingOf(line, question.basis)) ?? 0n;
  }
  const target = (parts + 9_999n) / 10_000n;
  const needed = target > spent ? target - spent : 0n;
  return { date: stageDay(stage, fiscalYear), stage, lines, budget, target, spent, needed };
}

function budgetOf(line: LedgerLine, { basis }: Pick<PathQuestion, "basis">): Won {
  return budgetIn(line, { basis, fund: "all" }) ?? 0n;
}
