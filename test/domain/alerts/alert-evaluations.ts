/** Looks at one scope, one after the other, as the assess stage takes them. */
import {
  type Alert,
  type AlertChange,
  decide,
  type Observation,
} from "../../../shared/domain/alerts/alert.ts";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import type { Scope } from "../../../shared/domain/rates/office-view.ts";
import type { Severity } from "../../../shared/domain/policy/policy.ts";
import type { Facts } from "../../../shared/domain/alerts/rules/facts.ts";
import { aScope, day } from "../../support/builders.ts";

export interface Sight {
  /** Null: judged, and nothing wrong. */
  readonly severity: Severity | null;
  /** Won spent of 100 million; another amount is news. */
  readonly spent?: bigint;
  readonly asOf?: string;
  readonly today?: string;
  readonly knownSeq?: number;
  readonly policyVersion?: string;
  /** As it is called on the day. */
  readonly scope?: Scope;
}

/** The facts of behind-target. */
function someFacts(asOf: string, expenditure: bigint): Facts {
  const budget = 100_000_000n;
  return {
    asOf: day(asOf),
    budget,
    expenditure,
    rate: fraction(expenditure, budget),
    rateBasis: "expenditure/appropriation",
    expectedRate: fraction(5n, 6n),
    rung: "calendar",
    dayOfYear: 305,
    daysInYear: 366,
    gap: fraction(1n, 3n),
    targetRate: fraction(1n, 1n),
    plan: null,
    planRate: null,
    planUnspent: null,
    monthsLeft: 2,
    requiredPerMonth: 25_000_000n,
  };
}

export function observationOf(sight: Sight): Observation {
  const { severity, spent = 50_000_000n, asOf = "2020-10-31" } = sight;
  const { today = asOf, knownSeq = 1, policyVersion = "default-1" } = sight;
  return {
    scope: sight.scope ?? aScope(),
    fund: "all",
    rule: "behind-target",
    severity,
    facts: someFacts(asOf, spent),
    policyVersion,
    knownSeq,
    today: day(today),
  };
}

/** What follows from one look after the other. */
export function live(...sights: readonly Sight[]): {
  alert: Alert | null;
  changes: (AlertChange | "nothing")[];
} {
  return goOn(null, ...sights);
}

/** The same for an alert that stands. */
export function goOn(openAlert: Alert | null, ...sights: readonly Sight[]) {
  let alert = openAlert;
  const changes: (AlertChange | "nothing")[] = [];
  for (const sight of sights) {
    const decision = decide(alert, observationOf(sight));
    changes.push(decision.kind === "nothing" ? "nothing" : decision.change);
    if (decision.kind === "change") alert = decision.alert;
  }
  return { alert, changes };
}

/** An alert that is there for certain. */
export function openAlert(...sights: readonly Sight[]): Alert {
  const { alert } = live(...sights);
  if (alert === null) throw new RangeError("Those looks raise no alert");
  return alert;
}
