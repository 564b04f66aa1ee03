/** Reads the alerts of some books as they say today: held against current figures. */
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { type CurrentAlert, currentAlerts } from "../domain/alerts/current-alerts.ts";
import { evaluateOffice } from "../domain/alerts/evaluate-office.ts";
import type { AlertStore } from "../ports/alert-store.ts";
import { type FigureSources, type OfficeReading, readOffice } from "./read-figures.ts";

export interface AlertSources extends FigureSources {
  readonly alerts: Pick<AlertStore, "readAlerts">;
}

export interface AlertReading extends OfficeReading {
  readonly alerts: readonly CurrentAlert[];
}

/** @param today by which silence and what was put off is judged. */
export async function readCurrentAlerts(
  sources: AlertSources,
  books: Books,
  today: IsoDate,
): Promise<AlertReading> {
  // Alerts first: one that stands by then was judged from figures no newer than those that are read after.
  const standing = await sources.alerts.readAlerts(books);
  const reading = await readOffice(sources, books);
  return { ...reading, alerts: currentAlerts(evaluateOffice(reading.figures, standing, today), standing) };
}
