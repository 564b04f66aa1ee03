/** GET alerts: a row for each scope that the asker may see, the most severe first. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { type Alert, isOpen } from "../../../shared/domain/alerts/alert.ts";
import { isDepartment } from "../../../shared/domain/departments/names-of-codes.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf, type RequestContext } from "../http/request.ts";
import { alertView, byUrgency, seesAlert } from "./alert-view.ts";

/** An office with a wrong target raises one for each project; nobody reads more. */
const maxItems = 2_000;

export const listAlerts: Act<typeof operations.alerts> = async (
  { principal, params, query },
  dependencies,
) => {
  const model = await dependencies.cache.current(booksOf(params));
  const seen = model.alerts.filter((alert) => seesAlert(principal, alert) && fits(alert, query));
  const { severity } = query;
  const found = alertRows(seen).filter(({ lead }) => severity === undefined || lead.severity === severity);
  return json({
    total: found.length,
    items: byUrgency(found)
      .slice(0, maxItems)
      .map((row) => alertView(row, model.books, dependencies.hash)),
  });
};

function fits(alert: Alert, query: RequestContext<typeof operations.alerts>["query"]): boolean {
  const { state, department } = query;
  return isIn(alert, state) && (department === undefined || isDepartment(alert.scope, department));
}

function isIn(alert: Alert, state: "open" | "snoozed" | "cleared" | "all"): boolean {
  switch (state) {
    case "all":
      return true;
    case "open":
      return isOpen(alert);
    case "snoozed":
    case "cleared":
      return alert.status.state === state;
  }
}
