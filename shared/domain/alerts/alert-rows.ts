/**
 * Alerts as people read them: one row for each scope, however many rules speak of it. The most severe that wants an answer
 * speaks for the scope; the others are its facets. A person answers the row, and thereby all of it.
 */
import { severityRank } from "../policy/policy.ts";
import type { Bilingual } from "../values/bilingual.ts";
import type { Fraction } from "../values/fraction.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { scopeName } from "./alert-name.ts";
import { type Alert, isOpen } from "./alert.ts";
import type { Facts } from "./rules/facts.ts";
import { ruleNamed, ruleNames } from "./rules/rules.ts";
import { percent } from "./rules/sentences.ts";

export interface AlertRow<Kind extends Alert = Alert> {
  /** The one that speaks for the scope. */
  readonly lead: Kind;
  /** The others, in the order in which they would lead. */
  readonly facets: readonly Kind[];
}

/** @returns in the order in which the scopes first come. */
export function alertRows<Kind extends Alert>(alerts: readonly Kind[]): AlertRow<Kind>[] {
  return [...Map.groupBy(alerts, ({ scope }) => scopeName(scope)).values()].flatMap((ofScope) => {
    const [lead, ...facets] = ofScope.toSorted(byLead);
    return lead === undefined ? [] : [{ lead, facets }];
  });
}

const lagRules: readonly Alert["rule"][] = ["behind-target", "fund-behind"];

/** Whether it says that a scope is behind its path. */
export function isLag({ rule }: Pick<Alert, "rule">): boolean {
  return lagRules.includes(rule);
}

/**
 * The scopes behind their path, as the report and the list of alerts both count them.
 * `ledByOthers`: how many of them stand in the list of alerts under another, more urgent rule.
 */
export function laggingScopes<Kind extends Alert>(
  alerts: readonly Kind[],
): { readonly rows: readonly AlertRow<Kind>[]; readonly ledByOthers: number } {
  const listed = alertRows(alerts).filter(({ lead, facets }) => [lead, ...facets].some(isLag));
  return {
    rows: alertRows(alerts.filter(isLag)),
    ledByOthers: listed.filter(({ lead }) => !isLag(lead)).length,
  };
}

/** Whether somebody should look at it now: it is not over, and was not put off. */
export function needsAction({ status }: Pick<Alert, "status">): boolean {
  return status.state === "open" || status.state === "acknowledged";
}

/** What wants an answer first, then the most severe, then the whole before its funds, then in the order of the rules. */
function byLead(a: Alert, b: Alert): number {
  return (
    stateRank(a) - stateRank(b) ||
    severityRank(b.severity) - severityRank(a.severity) ||
    fundRank(a) - fundRank(b) ||
    ruleNames.indexOf(a.rule) - ruleNames.indexOf(b.rule) ||
    ascending(a.fund, b.fund)
  );
}

function fundRank({ fund }: Alert): number {
  return fund === "all" ? 0 : 1;
}

function stateRank(alert: Alert): number {
  return needsAction(alert) ? 0 : isOpen(alert) ? 1 : 2;
}

/** The won that an alert is about: reports and digests list the greatest first. Never below 0. */
export function moneyOfAlert({ rule, facts }: Pick<Alert, "rule" | "facts">): Won {
  return ruleNamed(rule).moneyOf(facts);
}

/** What an alert was raised on, for the record: `raised on …, at …%`. Null where the facts know no rate. */
export function rateOfFacts(facts: Facts): Fraction | null {
  const rate = facts["rate"];
  return typeof rate === "object" ? rate : null;
}

/** Null where what raised it is what it still says. */
export function raisedText({ raised, facts }: Pick<Alert, "raised" | "facts">): Bilingual | null {
  const { asOf } = raised.facts;
  if (asOf === facts.asOf) return null;
  const rate = rateOfFacts(raised.facts);
  return {
    ko: `${asOf} 기준${rate === null ? "으로" : ` 집행률 ${percent(rate)}%로`} 알림 발생`,
    en: `raised on ${asOf}${rate === null ? "" : `, at ${percent(rate)}%`}`,
  };
}
