/** Alerts as the API shows them, in the order in which they want attention. */
import type { ApiAlert } from "../../../shared/contracts/api/api.ts";
import { sentencesOf } from "../../../shared/contracts/stored/alert-json.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import { alertIdOf, alertName, type Hash } from "../../../shared/domain/alerts/alert-name.ts";
import { type AlertRow, moneyOfAlert, rateOfFacts } from "../../../shared/domain/alerts/alert-rows.ts";
import type { Alert, Explanation } from "../../../shared/domain/alerts/alert.ts";
import { answerTitle } from "../../../shared/domain/words/reason-names.ts";
import type { CurrentAlert } from "../../../shared/domain/alerts/current-alerts.ts";
import { ruleNamed } from "../../../shared/domain/alerts/rules/rules.ts";
import { type Severity, severityRank } from "../../../shared/domain/policy/policy.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { percentText } from "../figures/scope-figures.ts";

export function alertView({ lead, facets }: AlertRow<CurrentAlert>, { office }: Books, hash: Hash): ApiAlert {
  const { scope, explanation, policyVersion, version } = lead;
  return {
    ...facetView(lead, office, hash),
    scope,
    raised: raisedView(lead),
    explanation: explanation === null ? null : explanationView(explanation),
    policyVersion,
    version,
    facets: facets.map((facet) => facetView(facet, office, hash)),
  };
}

function explanationView({ givenWith, ...given }: Explanation): ApiAlert["explanation"] {
  return { ...given, ...answerTitle({ reason: given.reason, givenWith }) };
}

function facetView(alert: CurrentAlert, office: string, hash: Hash): ApiAlert["facets"][number] {
  const { fund, rule, status, severity, since, facts } = alert;
  return {
    id: alertIdOf(alert, hash),
    fund,
    rule,
    ruleTitle: ruleNamed(rule).title,
    status,
    severity,
    since,
    asOf: facts.asOf,
    moneyWon: `${moneyOfAlert(alert)}`,
    message: sentencesOf(alert, office),
  };
}

function raisedView({ raised: { facts, severity } }: Alert): ApiAlert["raised"] {
  return { asOf: facts.asOf, severity, rate: percentText(rateOfFacts(facts)) };
}

/** The office's own alerts are nobody's department: managers see those of their own. */
export function seesAlert(principal: Principal, { scope }: Pick<Alert, "scope">): boolean {
  return seesDepartment(principal, scope);
}

/** The most severe first, then by money, then by name, so that the order is always the same. */
export function byUrgency<Row extends LedBy>(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({
    row,
    rank: severityRank(row.lead.severity),
    money: moneyOfAlert(row.lead),
    name: alertName(row.lead),
  }));
  return keyed
    .toSorted((a, b) => b.rank - a.rank || ascending(b.money, a.money) || ascending(a.name, b.name))
    .map(({ row }) => row);
}

type LedBy = Pick<AlertRow, "lead">;

/** Warnings and graver ones together by money, then notices by money. */
export function byActionAndMoney<Row extends LedBy>(rows: readonly Row[]): Row[] {
  const urgent = byUrgency(rows);
  return [
    ...byMoney(urgent.filter(({ lead }) => lead.severity !== "notice")),
    ...byMoney(urgent.filter(({ lead }) => lead.severity === "notice")),
  ];
}

function byMoney<Row extends LedBy>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => ascending(moneyOfAlert(b.lead), moneyOfAlert(a.lead)));
}

/** @param rows of what is open. */
export function countBySeverity(rows: readonly LedBy[]): Record<Severity, number> {
  const counts = { notice: 0, warning: 0, critical: 0 };
  for (const { lead } of rows) counts[lead.severity] += 1;
  return counts;
}
