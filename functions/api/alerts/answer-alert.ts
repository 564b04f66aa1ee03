/** POST alerts/{id}/acknowledge, snooze, explain, withdraw: what a person does about a row of alerts of an own department. */
import type { ApiAlert, AuditEntry, operations } from "../../../shared/contracts/api/api.ts";
import { alertAnswered } from "../../../shared/contracts/stored/audit-acts.ts";
import type { Answer } from "../../../shared/domain/alerts/alert-answer.ts";
import { alertIdOf, alertName, scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { asRecorded } from "../../../shared/domain/alerts/current-alerts.ts";
import { recordAudit } from "../access/record-audit.ts";
import { json, refuse, refuseFor, type Reply } from "../http/reply.ts";
import { type Act, booksOf, type RequestContext, type ApiDependencies } from "../http/request.ts";
import { alertView, seesAlert } from "./alert-view.ts";
import { storeAnswer, storeWithdrawal, type Withdrawal } from "./store-answer.ts";

export const acknowledgeAlert: Act<typeof operations.acknowledgeAlert> = (context, dependencies) =>
  answer(context, { act: "acknowledge", why: context.body.why }, "acknowledge-alert", dependencies);

export const snoozeAlert: Act<typeof operations.snoozeAlert> = (context, dependencies) =>
  answer(context, { act: "snooze", ...context.body }, "snooze-alert", dependencies);

export const explainAlert: Act<typeof operations.explainAlert> = (context, dependencies) =>
  answer(context, { act: "explain", ...context.body }, "explain-alert", dependencies);

export const withdrawAnswer: Act<typeof operations.withdrawAnswer> = (context, dependencies) =>
  answer(context, { act: "withdraw" }, "withdraw-answer", dependencies);

type AlertRequest = Pick<RequestContext<typeof operations.acknowledgeAlert>, "params" | "principal">;

async function answer(
  { params, principal }: AlertRequest,
  given: Answer | Withdrawal,
  act: AuditEntry["act"],
  dependencies: ApiDependencies,
): Promise<Reply<ApiAlert>> {
  const books = booksOf(params);
  const openAlerts = await dependencies.alerts.readAlerts(books);
  const found = openAlerts.filter((alert) => alertIdOf(alert, dependencies.hash) === params.alertId);
  const [alert] = found;
  if (alert === undefined || found.length > 1) return refuse("not-found");
  if (!seesAlert(principal, alert)) return refuse("department-forbidden");
  const result =
    given.act === "withdraw"
      ? await storeWithdrawal(books, alertName(alert), principal.name, dependencies)
      : await storeAnswer(books, alertName(alert), given, principal.name, dependencies);
  if (result.kind === "refused") return refuseFor([result.finding]);
  await recordAudit(dependencies, books, principal, alertAnswered(act, result.before, result.alert));
  const { alerts } = await dependencies.cache.current(books);
  const scope = scopeName(alert.scope);
  const [row] = alertRows(alerts.filter((each) => isOpen(each) && scopeName(each.scope) === scope));
  return json(alertView(row ?? { lead: asRecorded(result.alert), facets: [] }, books, dependencies.hash));
}
