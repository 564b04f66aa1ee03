/**
 * The life of an alert. It is raised once, stays open through every later look, worsens when its
 * severity rises, and is cleared once. `decide` is pure: what stands, what was found, what follows.
 */
import type { IsoDate } from "./calendar.ts";
import type { Fund } from "./fund.ts";
import type { Scope } from "./office-view.ts";
import { severities, type Severity } from "./policy.ts";
import type { BehindTarget, BehindTargetFacts } from "./rules/behind-target.ts";

export type Judgement = BehindTarget;
export type Rule = Judgement["rule"];
export type AlertFacts = BehindTargetFacts;

export interface Alert {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: Rule;
  readonly state: "open" | "cleared";
  readonly severity: Severity;
  /** The day of the figures that raised it. */
  readonly since: IsoDate;
  readonly facts: AlertFacts;
  readonly policyVersion: string;
  /** The number of the latest upload that the facts rest on. */
  readonly knownSeq: number;
  /** 1 when first raised; one more with each change that was stored. */
  readonly version: number;
}

export const alertChanges = ["raised", "worsened", "eased", "refreshed", "cleared"] as const;
export type AlertChange = (typeof alertChanges)[number];

export type Decision =
  | { readonly kind: "nothing" }
  | { readonly kind: "change"; readonly change: AlertChange; readonly alert: Alert };

export interface Observation {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: Rule;
  /** Null: there was nothing to judge, so whatever stands goes on standing. */
  readonly judgement: Judgement | null;
  readonly policyVersion: string;
  readonly knownSeq: number;
}

/** What is worth telling people. A fresher figure or a milder one is stored, and waits for a digest. */
export function isTold(change: AlertChange): change is "raised" | "worsened" | "cleared" {
  return change === "raised" || change === "worsened" || change === "cleared";
}

export function decide(alert: Alert | null, seen: Observation): Decision {
  const { judgement } = seen;
  if (judgement === null || isOvertaken(judgement, seen, alert)) return { kind: "nothing" };
  const { scope, fund, rule, policyVersion, knownSeq } = seen;
  const isOpen = alert !== null && alert.state === "open";
  const version = (alert?.version ?? 0) + 1;
  if (judgement.severity === null) {
    if (!isOpen) return { kind: "nothing" };
    return change("cleared", { ...alert, state: "cleared", facts: judgement.facts, knownSeq, version });
  }
  const { severity, facts } = judgement;
  const since = isOpen ? alert.since : facts.asOf;
  const next: Alert = {
    scope,
    fund,
    rule,
    state: "open",
    severity,
    since,
    facts,
    policyVersion,
    knownSeq,
    version,
  };
  if (!isOpen) return change("raised", next);
  const step = severities.indexOf(severity) - severities.indexOf(alert.severity);
  if (step > 0) return change("worsened", next);
  if (step < 0) return change("eased", next);
  const isSame = sameFacts(alert.facts, facts) && alert.policyVersion === policyVersion;
  return isSame ? { kind: "nothing" } : change("refreshed", next);
}

/** A look that knew less, or judged by an earlier day, than the one that stands decides nothing. */
function isOvertaken(judgement: Judgement, seen: Observation, alert: Alert | null): boolean {
  if (alert === null || seen.knownSeq > alert.knownSeq) return false;
  return seen.knownSeq < alert.knownSeq || judgement.facts.judgedOn < alert.facts.judgedOn;
}

function change(kind: AlertChange, alert: Alert): Decision {
  return { kind: "change", change: kind, alert };
}

/** Facts are the same when the figures behind them are: everything else follows from these. */
function sameFacts(a: AlertFacts, b: AlertFacts): boolean {
  return (
    a.asOf === b.asOf &&
    a.judgedOn === b.judgedOn &&
    a.budget === b.budget &&
    a.spent === b.spent &&
    a.plan === b.plan &&
    a.rateBasis === b.rateBasis &&
    a.paceBasis === b.paceBasis &&
    a.expectedRate.numerator === b.expectedRate.numerator &&
    a.expectedRate.denominator === b.expectedRate.denominator
  );
}
