/** Looks at one scope of 100 million won, one after the other, as the product takes them. */
import { type Alert, type AlertChange, decide, type Observation } from "../../shared/domain/alert.ts";
import { defaultPolicy } from "../../shared/domain/policy.ts";
import { behindTarget } from "../../shared/domain/rules/behind-target.ts";
import { aRow, aScope, aSpendingLine, day } from "../support/builders.ts";

export interface Sight {
  /** Points of the budget that are missing at the pace of 31 December; null: nothing to judge. */
  readonly gap: number | null;
  readonly judgedOn?: string;
  readonly asOf?: string;
  readonly knownSeq?: number;
  readonly policyVersion?: string;
}

/** A look as the product takes it: the rule is told whether the alert is open. */
export function look(alert: Alert | null, sight: Sight): Observation {
  const {
    gap,
    judgedOn = "2020-12-31",
    asOf = "2020-10-31",
    knownSeq = 1,
    policyVersion = "default-1",
  } = sight;
  const spent = 100_000_000n - BigInt(gap ?? 0) * 1_000_000n;
  const row = aRow(aSpendingLine(100_000_000n, spent, { asOf }));
  const wasOpen = alert?.state === "open";
  const judgement = behindTarget(row, "expenditure/appropriation", defaultPolicy, day("2020-12-31"), wasOpen);
  const dated = judgement && { ...judgement, facts: { ...judgement.facts, judgedOn: day(judgedOn) } };
  return {
    scope: aScope(),
    fund: "all",
    rule: "behind-target",
    judgement: gap === null ? null : dated,
    policyVersion,
    knownSeq,
  };
}

/** What follows from one look after the other. */
export function live(...sights: readonly Sight[]): {
  alert: Alert | null;
  changes: (AlertChange | "nothing")[];
} {
  let alert: Alert | null = null;
  const changes: (AlertChange | "nothing")[] = [];
  for (const sight of sights) {
    const decision = decide(alert, look(alert, sight));
    changes.push(decision.kind === "nothing" ? "nothing" : decision.change);
    if (decision.kind === "change") alert = decision.alert;
  }
  return { alert, changes };
}
