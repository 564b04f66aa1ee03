/**
 * POST policy/preview: what a change would raise and clear. The rules are held against the same figures and the
 * same alerts, once as the policy is and once as it would be; nothing is written.
 */
import { sentencesOf } from "../../shared/contracts/alert-json.ts";
import type { operations, PolicyPreviewAnswer } from "../../shared/contracts/api.ts";
import { type Alert, isOpen } from "../../shared/domain/alert.ts";
import { scopeName } from "../../shared/domain/alert-name.ts";
import { type AlertRow, alertRows } from "../../shared/domain/alert-rows.ts";
import { type CurrentAlert, currentAlerts } from "../../shared/domain/current-alerts.ts";
import { evaluateOffice } from "../../shared/domain/evaluate-office.ts";
import { type Policy, severities } from "../../shared/domain/policy.ts";
import { ruleNamed } from "../../shared/domain/rules/rules.ts";
import { byUrgency, countBySeverity } from "./alert-view.ts";
import { type Act, booksOf } from "./request-context.ts";
import type { BooksModel } from "./books-model.ts";
import { proposePolicy } from "./propose-policy.ts";
import { json } from "./reply.ts";

const maxItems = 100;

export const previewPolicy: Act<typeof operations.previewPolicy> = async ({ params, body }, world) => {
  const model = await world.cache.current(booksOf(params));
  const proposed = proposePolicy(body, model.look.policy);
  if (proposed.kind === "problem") return proposed;
  const before = alertsUnder(model.look.policy, model);
  const after = alertsUnder(proposed.policy, model);
  const [open, openThen] = [openRows(before), openRows(after)];
  const changes = differencesOf(before, after);
  const count = (kind: Difference["change"]): number =>
    changes.filter(({ change }) => change === kind).length;
  const [now, then] = [open.length, openThen.length];
  return json({
    basedOn: body.basedOn,
    changes: [...proposed.changes],
    standing: countBySeverity(open),
    proposed: countBySeverity(openThen),
    standingTotal: now,
    proposedTotal: then,
    raised: count("raised"),
    cleared: count("cleared"),
    graver: count("worsened"),
    milder: count("eased"),
    sentence: {
      ko: `이렇게 정하면 알림이 ${then}건이 됩니다(지금 ${now}건).`,
      en: `This would raise ${then} alerts, now ${now}.`,
    },
    items: itemsOf(changes),
  });
};

type Rows = ReadonlyMap<string, AlertRow<CurrentAlert>>;

/** By scope, how the alerts would stand after a look under that policy. They keep what people did about them. */
function alertsUnder(policy: Policy, { reading, standing, look }: BooksModel): Rows {
  // A version of its own: alerts remember under which they were raised, and this one has none yet.
  const evaluation = evaluateOffice({ ...reading.figures, policy }, standing, look.today);
  const rows = alertRows(currentAlerts(evaluation, standing));
  return new Map(rows.map((row) => [scopeName(row.lead.scope), row]));
}

function openRows(rows: Rows): AlertRow<CurrentAlert>[] {
  return [...rows.values()].filter(({ lead }) => isOpen(lead));
}

interface Difference {
  readonly change: "raised" | "cleared" | "worsened" | "eased";
  readonly lead: CurrentAlert;
}

function differencesOf(before: Rows, after: Rows): Difference[] {
  return [...after].flatMap(([name, { lead }]) => {
    const change = changeOf(before.get(name)?.lead, lead);
    return change === null ? [] : [{ change, lead }];
  });
}

function changeOf(before: Alert | undefined, alert: Alert): Difference["change"] | null {
  if (before === undefined || !isOpen(before)) return isOpen(alert) ? "raised" : null;
  if (!isOpen(alert)) return "cleared";
  if (before.severity === alert.severity) return null;
  return severities.indexOf(alert.severity) > severities.indexOf(before.severity) ? "worsened" : "eased";
}

function itemsOf(changes: readonly Difference[]): PolicyPreviewAnswer["items"] {
  return byUrgency(changes)
    .slice(0, maxItems)
    .map(({ change, lead }) => ({
      change,
      scopeLevel: lead.scope.level,
      scopeId: lead.scope.id,
      name: lead.scope.name,
      department: lead.scope.department,
      rule: lead.rule,
      ruleTitle: ruleNamed(lead.rule).title,
      severity: lead.severity,
      message: sentencesOf(lead),
    }));
}
