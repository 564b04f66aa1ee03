/** Alerts as a person reads them: one row for each scope, the most severe first, then by money at stake. */
import { createHash } from "node:crypto";
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import { sentencesOf } from "../../shared/contracts/stored/alert-json.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { type AlertRow, alertRows, raisedText } from "../../shared/domain/alerts/alert-rows.ts";
import { type Alert, reasonNames } from "../../shared/domain/alerts/alert.ts";
import { asRecorded, type CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import { ruleNamed } from "../../shared/domain/alerts/rules/rules.ts";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import { severities } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { fundNames } from "../../shared/domain/values/fund.ts";

/** A row with the books that it stands in: an id is of one office and year. */
export interface ListedRow extends AlertRow<CurrentAlert> {
  readonly books: Books;
}

export function listedRows(books: Books, alerts: readonly CurrentAlert[]): ListedRow[] {
  return alertRows(alerts).map((row) => ({ books, ...row }));
}

/** What looks at offices raised, or found worse than before. */
export function raisedIn(looks: readonly AssessOutcome[]): ListedRow[] {
  return looks.flatMap(({ books, changes }) => {
    const newAlerts = changes.filter(({ change }) => change === "raised" || change === "worsened");
    return listedRows(
      books,
      newAlerts.map(({ alert }) => asRecorded(alert)),
    );
  });
}

export function inOrderOfUrgency(listed: readonly ListedRow[]): ListedRow[] {
  return listed.toSorted(({ lead: a }, { lead: b }) => {
    const bySeverity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
    if (bySeverity !== 0) return bySeverity;
    const [ofA, ofB] = [ruleNamed(a.rule).moneyOf(a.facts), ruleNamed(b.rule).moneyOf(b.facts)];
    return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
  });
}

/** @param limit how many are printed in full; the rest is counted. */
export function alertsText(listed: readonly ListedRow[], limit: number): string {
  if (listed.length === 0) return "열린 알림이 없습니다. / No open alert.";
  const shown = inOrderOfUrgency(listed).slice(0, limit);
  const blocks = shown.map(({ books, lead, facets }) => {
    const { ko: message, en: messageEn } = sentencesOf(lead);
    const raised = raisedText(lead);
    const { department, name } = lead.scope;
    const place = [...new Set([department, name])].filter((part) => part !== null).join(" · ");
    return [
      `${headOf(lead, place)}  (${lead.rule}, ${lead.since}부터 since, ${alertIdOf(books, lead)})${statusText(lead)}`,
      `  ${message}`,
      `  ${messageEn}`,
      ...(raised === null ? [] : [`  ${raised.ko} / ${raised.en}`]),
      ...facets.flatMap(facetLines),
      ...explanationLines(lead),
    ].join("\n");
  });
  const rest = listed.length - shown.length;
  if (rest > 0) blocks.push(`그 밖에 ${rest}건: monitor alerts / ${rest} more: monitor alerts`);
  return blocks.join("\n");
}

function headOf({ severity, fund }: Alert, place: string): string {
  const { ko, en } = severityNames[severity];
  return `[${ko} ${en}] ${place}${fund === "all" ? "" : ` · ${fundNames[fund].ko}`}`;
}

/** Under its row, whose words name the place. */
function facetLines(facet: CurrentAlert): string[] {
  const { ko, en } = ruleNamed(facet.rule).title;
  const args = sentencesOf(facet);
  return [
    `  + ${headOf(facet, `${ko} ${en}`)}  (${facet.rule})${statusText(facet)}`,
    `    ${args.ko}`,
    `    ${args.en}`,
  ];
}

/** What a person did about it; empty for what nobody has answered. */
function statusText({ status }: Alert): string {
  switch (status.state) {
    case "open":
      return "";
    case "acknowledged":
      return `  확인 acknowledged: ${status.by}`;
    case "snoozed":
      return `  ${status.until}까지 미룸 put off until ${status.until}: ${status.by}`;
    case "cleared":
      return "  해소 cleared";
  }
}

function explanationLines({ explanation }: Alert): string[] {
  if (explanation === null) return [];
  const { reason, note, owner, due, by } = explanation;
  const parts = [
    `${reasonNames[reason].ko} ${reasonNames[reason].en}`,
    note,
    owner === null ? "" : `담당 owner ${owner}`,
    due === null ? "" : `기한 due ${due}`,
  ].filter((part) => part !== "");
  return [`  사유 why (${by}): ${parts.join(" · ")}`];
}

/** A short name for an alert on the command line, over all offices and years: 40 bits of the hash of its whole name. */
const length = 10;

export function alertIdOf(
  { office, fiscalYear }: Books,
  alert: Pick<Alert, "scope" | "fund" | "rule">,
): string {
  const name = `${office}/${fiscalYear}/${alertName(alert)}`;
  return createHash("sha256").update(name).digest("hex").slice(0, length);
}
