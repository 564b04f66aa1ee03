/**
 * The life of an alert. It is raised once, stays open through every later look, worsens when it is graver
 * than people were told, and is cleared once. A person may acknowledge it or put it off. `decide` is
 * pure: what stands, what was found, what follows.
 */
import type { IsoDate } from "./calendar.ts";
import type { Fund } from "./fund.ts";
import type { Scope } from "./office-view.ts";
import { severities, type Severity } from "./policy.ts";
import type { Facts, FactValue } from "./rules/facts.ts";
import type { RuleName } from "./rules/rules.ts";

export type AlertStatus =
  | { readonly state: "open" }
  /** Somebody has seen it and is at work; it is told again when it worsens. */
  | { readonly state: "acknowledged"; readonly by: string; readonly at: string }
  /** Put off: nobody is told before the day after `until`. */
  | { readonly state: "snoozed"; readonly until: IsoDate; readonly by: string; readonly at: string }
  /** `gone`: the ledger knows the scope no more. `excluded`: the policy judges none of its lines any more. */
  | { readonly state: "cleared"; readonly because: "recovered" | "gone" | "excluded" };

/** Why it is so, in the words of whoever answers for it; council reports print it. */
export interface Explanation {
  readonly reason: Reason;
  readonly note: string;
  readonly owner: string | null;
  /** When it is to be in order. */
  readonly due: IsoDate | null;
  readonly by: string;
  readonly at: string;
}

export const reasons = [
  "contract-delayed",
  "permit-pending",
  "land-compensation",
  "grant-late",
  "plan-changed",
  "weather",
  "seasonal",
  "carry-over-planned",
  "data-late",
  "other",
] as const;
export type Reason = (typeof reasons)[number];

export const reasonNames: Readonly<Record<Reason, { readonly ko: string; readonly en: string }>> = {
  "contract-delayed": { ko: "계약 지연", en: "contract delayed" },
  "permit-pending": { ko: "인허가·협의 중", en: "permit pending" },
  "land-compensation": { ko: "토지 보상 지연", en: "land compensation" },
  "grant-late": { ko: "국·도비 교부 지연", en: "grant came late" },
  "plan-changed": { ko: "사업계획 변경", en: "plan changed" },
  weather: { ko: "기상 여건", en: "weather" },
  seasonal: { ko: "시기 미도래", en: "not yet its season" },
  "carry-over-planned": { ko: "이월 예정", en: "carry-over planned" },
  "data-late": { ko: "자료 지연", en: "data late" },
  other: { ko: "기타", en: "other" },
};

export interface Alert {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: RuleName;
  readonly status: AlertStatus;
  readonly severity: Severity;
  /** The gravest that was told since it was raised: going back to it is no news. */
  readonly toldSeverity: Severity;
  /** The day of the figures that raised it. */
  readonly since: IsoDate;
  readonly facts: Facts;
  /** Kept through clearing and reopening, until somebody writes another; null where nobody has. */
  readonly explanation: Explanation | null;
  readonly policyVersion: string;
  /** The facts rest on all uploads and turns up to this number. */
  readonly knownSeq: number;
  /** 1 when first raised; one more with each change that was stored. */
  readonly version: number;
}

/** `resumed`: what was put off is due again. The last three are acts of a person. */
export const alertChanges = [
  "raised",
  "reopened",
  "worsened",
  "eased",
  "refreshed",
  "resumed",
  "cleared",
  "acknowledged",
  "snoozed",
  "explained",
] as const;
export type AlertChange = (typeof alertChanges)[number];

export type Decision =
  | { readonly kind: "nothing" }
  | { readonly kind: "change"; readonly change: AlertChange; readonly alert: Alert };

/** What a look found of one rule, scope and fund. */
export interface Observation {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  readonly rule: RuleName;
  /** Null of severity: judged, and nothing wrong. */
  readonly severity: Severity | null;
  readonly facts: Facts;
  readonly policyVersion: string;
  readonly knownSeq: number;
  /** The day of the look. */
  readonly today: IsoDate;
}

/** What is worth telling people. A fresher figure or a milder one is stored, and waits for a digest. */
export const toldChanges = ["raised", "reopened", "worsened", "resumed", "cleared"] as const;
export type ToldChange = (typeof toldChanges)[number];

export function isTold(change: AlertChange): change is ToldChange {
  return toldChanges.some((told) => told === change);
}

export function isOpen({ status }: Alert): boolean {
  return status.state !== "cleared";
}

export function decide(alert: Alert | null, seen: Observation): Decision {
  if (alert !== null && isOvertaken(seen, alert)) return nothing;
  const standing = alert !== null && isOpen(alert) ? alert : null;
  const { severity, facts, knownSeq, policyVersion } = seen;
  if (severity === null) {
    if (standing === null) return nothing;
    return change("cleared", standing, {
      status: { state: "cleared", because: "recovered" },
      facts,
      knownSeq,
    });
  }
  if (standing === null) return begin(alert, seen, severity);
  const found = { severity, facts, knownSeq, policyVersion };
  if (isGraver(severity, standing.toldSeverity))
    return change("worsened", standing, {
      ...found,
      toldSeverity: severity,
      status: worsenedStatus(standing, seen.today),
    });
  if (standing.status.state === "snoozed" && seen.today > standing.status.until)
    return change("resumed", standing, { ...found, status: { state: "open" } });
  if (isGraver(standing.severity, severity)) return change("eased", standing, found);
  const isSame =
    standing.severity === severity &&
    standing.policyVersion === policyVersion &&
    sayTheSame(standing.facts, facts);
  return isSame ? nothing : change("refreshed", standing, found);
}

/** Nothing is left to look at. */
export function decideGone(alert: Alert, because: "gone" | "excluded", knownSeq: number): Decision {
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
  return severities.indexOf(a) > severities.indexOf(b);
}

/** A look that knew less, or judged by an earlier day, than the one that stands decides nothing. */
function isOvertaken({ knownSeq, facts }: Observation, alert: Alert): boolean {
  if (knownSeq > alert.knownSeq) return false;
  return knownSeq < alert.knownSeq || facts.judgedOn < alert.facts.judgedOn;
}

/**
 * Whether two looks say the same of the money. The day, the pace of the day and what follows from it move
 * on every day by themselves: an alert is written anew only when its amounts or words are others.
 */
function sayTheSame(a: Facts, b: Facts): boolean {
  return Object.keys(b).every((name) => !isOfTheMoney(name, b[name]) || a[name] === b[name]);
}

const movingFacts = new Set([
  "asOf",
  "judgedOn",
  "rung",
  "requiredPerMonth",
  "expected",
  "forecast",
  "shortfall",
  "low",
  "high",
  "estimate",
  "unspent",
  "atRisk",
]);

function isOfTheMoney(name: string, value: FactValue | undefined): boolean {
  return !movingFacts.has(name) && (typeof value === "bigint" || typeof value === "string" || value === null);
}
