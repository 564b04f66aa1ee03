/** Alerts as the API shows them, in the order in which they want attention. */
import { sentencesOf } from "../../shared/contracts/alert-json.ts";
import type { ApiAlert } from "../../shared/contracts/api.ts";
import { type Alert, isOpen, reasonNames } from "../../shared/domain/alert.ts";
import { moneyOfAlert } from "../../shared/domain/alert-money.ts";
import { alertName } from "../../shared/domain/alert-name.ts";
import type { CurrentAlert } from "../../shared/domain/current-alerts.ts";
import { rateOfFacts } from "../../shared/domain/raised-text.ts";
import { severities, type Severity } from "../../shared/domain/policy.ts";
import { type Principal, seesDepartment } from "../../shared/domain/principal.ts";
import { ruleNamed } from "../../shared/domain/rules/rules.ts";
import { percentText } from "./scope-figures.ts";

/** 40 bits of the hash of its name, as `monitor alerts` prints it. */
const idLength = 10;

export function alertIdOf(alert: Pick<Alert, "scope" | "fund" | "rule">, hash: Hash): string {
  return hash(new TextEncoder().encode(alertName(alert))).slice(0, idLength);
}

export type Hash = (bytes: Uint8Array) => string;

export function alertView(alert: CurrentAlert, hash: Hash): ApiAlert {
  const { scope, fund, rule, status, severity, since, facts, explanation, policyVersion, version } = alert;
  return {
    id: alertIdOf(alert, hash),
    scope,
    fund,
    rule,
    ruleTitle: ruleNamed(rule).title,
    status,
    severity,
    since,
    raised: raisedView(alert),
    asOf: facts.asOf,
    moneyWon: `${moneyOfAlert(alert)}`,
    message: sentencesOf(alert),
    explanation:
      explanation === null ? null : { ...explanation, reasonTitle: reasonNames[explanation.reason] },
    policyVersion,
    version,
  };
}

function raisedView({ raised: { facts, severity } }: Alert): ApiAlert["raised"] {
  return { asOf: facts.asOf, severity, rate: percentText(rateOfFacts(facts)) };
}

/** The office's own alerts are nobody's department: managers see those of their own. */
export function seesAlert(principal: Principal, { scope }: Pick<Alert, "scope">): boolean {
  return seesDepartment(principal, scope);
}

/** Open, and not put off: what somebody should look at now. */
export function needsAction({ status }: Pick<Alert, "status">): boolean {
  return status.state === "open" || status.state === "acknowledged";
}

/** The gravest first, then by money, then by name, so that the order is always the same. */
export function byUrgency<Kind extends Alert>(alerts: readonly Kind[]): Kind[] {
  const keyed = alerts.map((alert) => ({
    alert,
    rank: severities.indexOf(alert.severity),
    money: moneyOfAlert(alert),
    name: alertName(alert),
  }));
  return keyed
    .toSorted((a, b) => b.rank - a.rank || compare(b.money, a.money) || compare(a.name, b.name))
    .map(({ alert }) => alert);
}

/** Warnings and graver ones together by money, then notices by money. */
export function byActionAndMoney<Kind extends Alert>(alerts: readonly Kind[]): Kind[] {
  const urgent = byUrgency(alerts);
  return [
    ...byMoney(urgent.filter(({ severity }) => severity !== "notice")),
    ...byMoney(urgent.filter(({ severity }) => severity === "notice")),
  ];
}

function byMoney<Kind extends Alert>(alerts: readonly Kind[]): Kind[] {
  return alerts.toSorted((a, b) => compare(moneyOfAlert(b), moneyOfAlert(a)));
}

export function countBySeverity(alerts: readonly Alert[]): Record<Severity, number> {
  const counts = { notice: 0, warning: 0, critical: 0 };
  for (const alert of alerts) if (isOpen(alert)) counts[alert.severity] += 1;
  return counts;
}

function compare<Value extends bigint | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
