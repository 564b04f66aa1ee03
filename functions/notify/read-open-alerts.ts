/** Reads the alerts of some books as they say today, with whom each concerns. */
import { scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { concernOf } from "../../shared/domain/notices/recipients.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { type AlertSources, readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { OpenAlert } from "./compose-digest.ts";

export interface OpenAlerts {
  readonly openAlerts: readonly OpenAlert[];
  readonly asOf: IsoDate | null;
}

export async function readOpenAlerts(
  books: Books,
  today: IsoDate,
  sources: AlertSources,
): Promise<OpenAlerts> {
  const { alerts, figures } = await readCurrentAlerts(sources, books, today);
  const { rows } = figures.view;
  const linesOf = new Map(rows.map((row) => [scopeName(row.scope), row.lines]));
  return {
    openAlerts: alerts.map((alert) => {
      const { scope } = alert;
      return { alert, concern: concernOf(scope, linesOf.get(scopeName(scope)) ?? []) };
    }),
    asOf: rows.find(({ scope }) => scope.level === "office")?.day ?? null,
  };
}
