/**
 * What a change of the policy would do: the rules are held against the same figures and the same alerts, once as the
 * policy is and once as it would be. Rows are compared, as people count them. Pure.
 */
import { scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { type AlertRow, alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { type Alert, isOpen } from "../../../shared/domain/alerts/alert.ts";
import { type CurrentAlert, currentAlerts } from "../../../shared/domain/alerts/current-alerts.ts";
import { evaluateOffice, type OfficeFigures } from "../../../shared/domain/alerts/evaluate-office.ts";
import { type Policy, severityRank } from "../../../shared/domain/policy/policy.ts";
import { withBasis } from "../../../shared/domain/rates/office-view.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";

/** What both policies are held against. */
export interface PolicyTrial {
  readonly figures: OfficeFigures;
  readonly openAlerts: readonly Alert[];
  readonly today: IsoDate;
}

export interface PolicyEffect {
  /** Open rows as the policy is, and as it would be. */
  readonly before: readonly AlertRow<CurrentAlert>[];
  readonly after: readonly AlertRow<CurrentAlert>[];
  readonly differences: readonly PolicyEffectRow[];
  readonly sentence: Bilingual;
}

export interface PolicyEffectRow {
  readonly change: "raised" | "cleared" | "worsened" | "eased";
  readonly lead: CurrentAlert;
}

export function policyEffect(trial: PolicyTrial, current: Policy, proposed: Policy): PolicyEffect {
  const [now, after] = [alertsUnder(current, trial), alertsUnder(proposed, trial)];
  const [open, openAfter] = [openRows(now), openRows(after)];
  return {
    before: open,
    after: openAfter,
    differences: differencesOf(now, after),
    sentence: {
      ko: `이렇게 정하면 알림이 ${openAfter.length}건이 됩니다(지금 ${open.length}건).`,
      en: `There would be ${openAfter.length} alerts, now ${open.length}.`,
    },
  };
}

type Rows = ReadonlyMap<string, AlertRow<CurrentAlert>>;

/** By scope, how the alerts would stand after a look under that policy. They keep what people did about them. */
function alertsUnder(policy: Policy, { figures, openAlerts, today }: PolicyTrial): Rows {
  // A version of its own: alerts remember under which they were raised, and this one has none yet.
  const evaluation = evaluateOffice(
    { ...figures, policy, view: withBasis(figures.view, policy.rateBasis) },
    openAlerts,
    today,
  );
  const rows = alertRows(currentAlerts(evaluation, openAlerts));
  return new Map(rows.map((row) => [scopeName(row.lead.scope), row]));
}

function openRows(rows: Rows): AlertRow<CurrentAlert>[] {
  return [...rows.values()].filter(({ lead }) => isOpen(lead));
}

function differencesOf(before: Rows, after: Rows): PolicyEffectRow[] {
  return [...after].flatMap(([name, { lead }]) => {
    const change = changeOf(before.get(name)?.lead, lead);
    return change === null ? [] : [{ change, lead }];
  });
}

function changeOf(before: Alert | undefined, alert: Alert): PolicyEffectRow["change"] | null {
  if (before === undefined || !isOpen(before)) return isOpen(alert) ? "raised" : null;
  if (!isOpen(alert)) return "cleared";
  if (before.severity === alert.severity) return null;
  return severityRank(alert.severity) > severityRank(before.severity) ? "worsened" : "eased";
}
