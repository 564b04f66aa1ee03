/** POST alerts/{id}/acknowledge, snooze, explain: what a person does about a row of alerts of an own department. */
import type { ApiAlert, AuditEntry, operations } from "../../../shared/contracts/api/api.ts";
import { alertAnswered } from "../../../shared/contracts/stored/audit-acts.ts";
import type { Answer } from "../../../shared/domain/alerts/alert-answer.ts";
import { alertName, scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { asRecorded } from "../../../shared/domain/alerts/current-alerts.ts";
import { alertIdOf, alertView, seesAlert } from "./alert-view.ts";
import { storeAnswer } from "./store-answer.ts";
import { type Act, type RequestContext, booksOf } from "../http/request-context.ts";
import { json, refuse, refuseFor, type Reply } from "../http/reply.ts";
import type { ApiWorld } from "../http/api-dependencies.ts";
import { writeDown } from "../access/record-audit.ts";

export const acknowledgeAlert: Act<typeof operations.acknowledgeAlert> = (asked, world) =>
  answer(asked, { act: "acknowledge", why: asked.body.why }, "acknowledge-alert", world);

export const snoozeAlert: Act<typeof operations.snoozeAlert> = (asked, world) =>
  answer(asked, { act: "snooze", ...asked.body }, "snooze-alert", world);

export const explainAlert: Act<typeof operations.explainAlert> = (asked, world) =>
  answer(asked, { act: "explain", ...asked.body }, "explain-alert", world);

type AskedOfAlert = Pick<RequestContext<typeof operations.acknowledgeAlert>, "params" | "principal">;

async function answer(
  { params, principal }: AskedOfAlert,
  given: Answer,
  act: AuditEntry["act"],
  world: ApiWorld,
): Promise<Reply<ApiAlert>> {
  const books = booksOf(params);
  const standing = await world.alerts.readAlerts(books);
  const found = standing.filter((alert) => alertIdOf(alert, world.hash) === params.alertId);
  const [alert] = found;
  if (alert === undefined || found.length > 1) return refuse("not-found");
  if (!seesAlert(principal, alert)) return refuse("department-forbidden");
  const result = await storeAnswer(books, alertName(alert), given, principal.name, world);
  if (result.kind === "refused") return refuseFor([result.finding]);
  await writeDown(world, books, principal, alertAnswered(act, result.before, result.alert));
  const { alerts } = await world.cache.current(books);
  const scope = scopeName(alert.scope);
  const [row] = alertRows(alerts.filter((each) => isOpen(each) && scopeName(each.scope) === scope));
  return json(alertView(row ?? { lead: asRecorded(result.alert), facets: [] }, world.hash));
}
