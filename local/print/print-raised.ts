/** The alerts that a file has raised, and why they are told to nobody where they are not. */
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import { asRecorded } from "../../shared/domain/alerts/current-alerts.ts";
import { quietNames } from "../../shared/domain/alerts/quiet-evaluation.ts";
import { type Display, say } from "../terminal/display.ts";
import { alertsText, type ListedRow, listedRows } from "./print-alerts.ts";

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

export function raisedText(
  display: Display,
  looks: readonly AssessOutcome[],
  raised: readonly ListedRow[],
  limit: number,
): string {
  const quiet = new Set(
    looks.flatMap(({ quiet: reason, changes }) => (changes.length > 0 ? (reason ?? []) : [])),
  );
  return [
    say(display, { ko: `새 알림 ${raised.length}건`, en: `New alerts: ${raised.length}` }),
    alertsText(display, raised, limit),
    ...[...quiet].map((reason) => say(display, quietNames[reason])),
  ].join("\n");
}
