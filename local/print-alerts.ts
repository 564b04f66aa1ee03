/** Alerts as a person reads them: the gravest first, then by money at stake. */
import { alertToJson } from "../shared/contracts/alert-json.ts";
import type { Alert } from "../shared/domain/alert.ts";
import { severities, type Severity } from "../shared/domain/policy.ts";

const severityWords: Readonly<Record<Severity, string>> = {
  notice: "알림 notice",
  warning: "주의 warning",
  critical: "심각 critical",
};

export function inOrderOfUrgency(alerts: readonly Alert[]): Alert[] {
  return alerts.toSorted((a, b) => {
    const bySeverity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
    if (bySeverity !== 0) return bySeverity;
    const [unspentA, unspentB] = [a.facts.budget - a.facts.spent, b.facts.budget - b.facts.spent];
    return unspentA === unspentB ? 0 : unspentA > unspentB ? -1 : 1;
  });
}

/** @param limit how many are printed in full; the rest is counted. */
export function alertsText(alerts: readonly Alert[], limit: number): string {
  if (alerts.length === 0) return "열린 알림이 없습니다. / No open alert.";
  const shown = inOrderOfUrgency(alerts).slice(0, limit);
  const blocks = shown.map((alert) => {
    const { message, messageEn } = alertToJson(alert);
    const place = [alert.scope.department, alert.scope.name].filter((part) => part !== null).join(" · ");
    return `[${severityWords[alert.severity]}] ${place}  (${alert.rule}, ${alert.since}부터 since)\n  ${message}\n  ${messageEn}`;
  });
  const rest = alerts.length - shown.length;
  if (rest > 0) blocks.push(`그 밖에 ${rest}건: monitor alerts / ${rest} more: monitor alerts`);
  return blocks.join("\n");
}
