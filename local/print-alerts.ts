/** Alerts as a person reads them: the gravest first, then by money at stake. */
import { sentencesOf } from "../shared/contracts/alert-json.ts";
import { type Alert, reasonNames } from "../shared/domain/alert.ts";
import type { CurrentAlert } from "../shared/domain/current-alerts.ts";
import { raisedText } from "../shared/domain/raised-text.ts";
import type { Books } from "../shared/domain/books.ts";
import { fundNames } from "../shared/domain/fund.ts";
import { alertIdOf } from "./alert-id.ts";
import { ruleNamed } from "../shared/domain/rules/rules.ts";
import { severityNames } from "../shared/domain/notice.ts";
import { severities } from "../shared/domain/policy.ts";

/** An alert with the books that it stands in: an id is of one office and year. */
export interface ListedAlert {
  readonly books: Books;
  readonly alert: CurrentAlert;
}

export function inOrderOfUrgency(listed: readonly ListedAlert[]): ListedAlert[] {
  return listed.toSorted(({ alert: a }, { alert: b }) => {
    const bySeverity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
    if (bySeverity !== 0) return bySeverity;
    const [ofA, ofB] = [ruleNamed(a.rule).moneyOf(a.facts), ruleNamed(b.rule).moneyOf(b.facts)];
    return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
  });
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

/** @param limit how many are printed in full; the rest is counted. */
export function alertsText(listed: readonly ListedAlert[], limit: number): string {
  if (listed.length === 0) return "열린 알림이 없습니다. / No open alert.";
  const shown = inOrderOfUrgency(listed).slice(0, limit);
  const blocks = shown.map(({ books, alert }) => {
    const { ko: message, en: messageEn } = sentencesOf(alert);
    const raised = raisedText(alert);
    const place = [alert.scope.department, alert.scope.name].filter((part) => part !== null).join(" · ");
    const fund = alert.fund === "all" ? "" : ` · ${fundNames[alert.fund].ko}`;
    const { ko, en } = severityNames[alert.severity];
    return [
      `[${ko} ${en}] ${place}${fund}  (${alert.rule}, ${alert.since}부터 since, ${alertIdOf(books, alert)})${statusText(alert)}`,
      `  ${message}`,
      `  ${messageEn}`,
      ...(raised === null ? [] : [`  ${raised.ko} / ${raised.en}`]),
      ...explanationLines(alert),
    ].join("\n");
  });
  const rest = listed.length - shown.length;
  if (rest > 0) blocks.push(`그 밖에 ${rest}건: monitor alerts / ${rest} more: monitor alerts`);
  return blocks.join("\n");
}
