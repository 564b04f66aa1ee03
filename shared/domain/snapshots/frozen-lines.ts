/** Lines as a snapshot keeps them: with what each should have spent by the day, and by the year's end. */
import { expectationOf, type PathQuestion } from "../pace/expected-path.ts";
import { judgedLines } from "../policy/line-policy.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { ProjectId } from "../values/project.ts";
import { reporting } from "../alerts/rules/lag-figures.ts";
import type { SnapshotLine } from "./snapshot.ts";
import { ascending } from "../values/order.ts";

export interface LineToFreeze {
  readonly line: LedgerLine;
  readonly parts: readonly ProjectId[];
}

/**
 * In the order of their ids. Nothing is expected of a line that a policy excludes, that has no budget, or that
 * reports no spending: no lag rule judges it.
 */
export function frozenLines(lines: readonly LineToFreeze[], question: PathQuestion): SnapshotLine[] {
  return lines
    .map(({ line, parts }) => {
      const judged = reporting(judgedLines([line], question.policy), question.basis);
      const expectation = expectationOf(judged, question);
      return {
        ...line,
        parts,
        expected: expectation?.expected ?? null,
        target: expectation?.target ?? null,
      };
    })
    .toSorted((a, b) => ascending(a.project.id, b.project.id));
}
