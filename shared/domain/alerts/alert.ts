/**
 * The life of an alert. It is raised once, stays open through every later evaluation, worsens when it is graver
 * than people were told, and is cleared once. A person may acknowledge it or put it off. `decide` is
 * pure: what stands, what was found, what follows. An alert keeps what raised it; what it says today is computed
 * (`current-alerts.ts`).
 */
import type { IsoDate } from "../values/calendar.ts";
import type { Fund } from "../values/fund.ts";
import type { Scope } from "../rates/office-view.ts";
import { type Severity, severityRank } from "../policy/policy.ts";
import type { Facts } from "./rules/facts.ts";
import type { RuleName } from "./rules/rules.ts";
import type { Reason } from "../words/reason-names.ts";

export type AlertStatus =
  | { readonly state: "open" }
  /** Somebody has seen it and is at work; it is told again when it worsens. `at`: when it was seen first since it was open. */
  | { readonly state: "acknowledged"; readonly by: string; readonly at: string }
  /** Put off: nobody is told before the day after `until`. */
  | { readonly state: "snoozed"; readonly until: IsoDate; readonly by: string; readonly at: string }
  | { readonly state: "cleared"; readonly because: ClearedBecause };

/**
 * `gone`: the ledger knows the scope no more. `excluded`: the policy judges none of its lines any more. `no-budget`: its
 * budget was taken away, and nothing is left to spend. `told-below`: its lines tell of the lag themselves.
 */
export const clearedBecause = ["recovered", "gone", "excluded", "no-budget", "told-below"] as const;
export type ClearedBecause = (typeof clearedBecause)[number];

/** Why it is so, in the words of whoever answers for it; council reports print it. */
export interface Explanation {
  readonly reason: Reason;
  readonly note: string;
  readonly owner: string | null;
  /** When it is to be in order. */
  readonly due: IsoDate | null;
  readonly by: string;
  readonly at: string;
  /** What it came along with. Absent where somebody explained: only then it answers, and its note is a plan for the council. */
  readonly givenWith?: "acknowledge" | "snooze" | undefined;
}

/** What an alert was raised on, for the record. */
export interface Raising {
  readonly severity: Severity;
  readonly facts: Facts;
  readonly policyVersion: string;
}

export interface Alert {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: RuleName;
  readonly status: AlertStatus;
  readonly severity: Severity;
  /** The most severe that was told since it was raised: going back to it is no news. */
  readonly toldSeverity: Severity;
  /** Stays as it is until the alert is cleared and raised again, whoever answers it. */
  readonly raised: Raising;
  /** The day of the figures that raised it. */
  readonly since: IsoDate;
  /** What the latest stored change rests on. */
  readonly facts: Facts;
  /** Kept through clearing and reopening, until somebody writes another; null where nobody has. */
  readonly explanation: Explanation | null;
  /** The policy of the latest stored change. */
  readonly policyVersion: string;
  /** The facts rest on all uploads and turns up to this number. */
  readonly knownSeq: number;
  /** 1 when first raised; one more with each change that was stored. */
  readonly version: number;
}

/**
 * `relapsed`: as grave again as people were told before. `resumed`: what was put off is due again. `refreshed` stands in
 * logs of earlier versions only. The last four are acts of a person: `withdrawn` takes back the one before it.
 */
export const alertChanges = [
  "raised",
  "reopened",
  "worsened",
  "eased",
  "relapsed",
  "refreshed",
  "resumed",
  "cleared",
  "acknowledged",
  "snoozed",
  "explained",
  "withdrawn",
] as const;
export type AlertChange = (typeof alertChanges)[number];

export type Decision =
  | { readonly kind: "nothing" }
  | { readonly kind: "change"; readonly change: AlertChange; readonly alert: Alert };

/** What an evaluation found of one rule, scope and fund. */
export interface Observation {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: RuleName;
  /** Null of severity: judged, and nothing wrong. */
  readonly severity: Severity | null;
  readonly facts: Facts;
  readonly policyVersion: string;
  readonly knownSeq: number;
  /** The day of the evaluation: what was put off is due after its day. */
  readonly today: IsoDate;
}

/** What is worth telling people. A milder severity is stored, and waits for a digest. */
export const notifiableChanges = ["raised", "reopened", "worsened", "resumed", "cleared"] as const;
export type NotifiableChange = (typeof notifiableChanges)[number];

export function isNotifiable(change: AlertChange): change is NotifiableChange {
  return notifiableChanges.some((notified) => notified === change);
}

export function isOpen({ status }: Alert): boolean {
  return status.state !== "cleared";
}

export function decide(alert: Alert | null, seen: Observation): Decision {
  if (alert !== null && isOvertaken(seen, alert)) return nothing;
  const openAlert = alert !== null && isOpen(alert) ? alert : null;
  const { scope, severity, facts, knownSeq, policyVersion, today } = seen;
  if (severity === null) {
    if (openAlert === null) return nothing;
    return change("cleared", openAlert, {
      // Its names are those of today: a department may have got its name since.
      scope,
      status: { state: "cleared", because: "recovered" },
      facts,
      knownSeq,
    });
  }
  if (openAlert === null) return begin(alert, seen, severity);
  const found = { scope, severity, facts, knownSeq, policyVersion };
  if (isGraver(severity, openAlert.toldSeverity))
    return change("worsened", openAlert, {
      ...found,
      toldSeverity: severity,
      status: worsenedStatus(openAlert, today),
    });
  if (openAlert.status.state === "snoozed" && today > openAlert.status.until)
    return change("resumed", openAlert, { ...found, status: { state: "open" } });
  if (openAlert.severity === severity) return nothing;
  return change(isGraver(openAlert.severity, severity) ? "eased" : "relapsed", openAlert, found);
}

/** Nothing is left to look at. */
export function decideGone(
  alert: Alert,
  because: Exclude<ClearedBecause, "recovered">,
  knownSeq: number,
): Decision {
  if (!isOpen(alert) || knownSeq < alert.knownSeq) return nothing;
  return change("cleared", alert, { status: { state: "cleared", because }, knownSeq });
}

const nothing: Decision = { kind: "nothing" };

function begin(
  earlier: Alert | null,
  { scope, fund, rule, facts, policyVersion, knownSeq }: Observation,
  severity: Severity,
): Decision {
  const alert: Alert = {
    scope,
    fund,
    rule,
    status: { state: "open" },
    severity,
    toldSeverity: severity,
    raised: { severity, facts, policyVersion },
    since: facts.asOf,
    facts,
    explanation: earlier?.explanation ?? null,
    policyVersion,
    knownSeq,
    version: (earlier?.version ?? 0) + 1,
  };
  return { kind: "change", change: earlier === null ? "raised" : "reopened", alert };
}

function change(kind: AlertChange, alert: Alert, next: Partial<Alert>): Decision {
  return { kind: "change", change: kind, alert: { ...alert, ...next, version: alert.version + 1 } };
}

/** What was seen is open again, for it is worse than what was seen; what was put off stays so until its day. */
function worsenedStatus({ status }: Alert, today: IsoDate): AlertStatus {
  return status.state === "snoozed" && today <= status.until ? status : { state: "open" };
}

function isGraver(a: Severity, b: Severity): boolean {
  return severityRank(a) > severityRank(b);
}

/** An evaluation that knew less than the one that stands decides nothing. */
function isOvertaken({ knownSeq }: Observation, alert: Alert): boolean {
  return knownSeq < alert.knownSeq;
}
