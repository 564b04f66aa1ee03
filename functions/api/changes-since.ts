/** What changed since somebody looked last: alerts and files. */
import type { Overview } from "../../shared/contracts/api.ts";
import { alertName } from "../../shared/domain/alert-name.ts";
import { asRecorded } from "../../shared/domain/current-alerts.ts";
import type { Principal } from "../../shared/domain/principal.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import { alertView, seesAlert } from "./alert-view.ts";
import type { BooksModel } from "./books-model.ts";
import { uploadSummaryOf } from "./upload-view.ts";
import type { ApiWorld } from "./world.ts";

const maxItems = 50;

export async function changesSince(
  { books, reading, alerts: current }: BooksModel,
  since: string,
  principal: Principal,
  { alerts, hash }: ApiWorld,
): Promise<Overview["changes"]> {
  // Moments are compared as text: the clock always writes milliseconds and Z, a client may not.
  const from = new Date(since).toISOString();
  const log = (await alerts.readLog(books))
    .filter(({ at }) => at > from)
    .filter(({ alert }) => principal.role !== "manager" || seesAlert(principal, alert))
    .toReversed();
  const uploads =
    principal.role === "finance"
      ? reading.uploads.filter((upload) => changedAt(upload) > from).toSorted(newestFirst)
      : [];
  const now = new Map(current.map((alert) => [alertName(alert), alert]));
  return {
    since,
    alertChanges: log.length,
    uploadChanges: uploads.length,
    alerts: log.slice(0, maxItems).map(({ at, change, alert }) => ({
      at,
      change,
      // What it says today: what it said then is in its record.
      alert: alertView(now.get(alertName(alert)) ?? asRecorded(alert), hash),
    })),
    uploads: uploads.slice(0, maxItems).map(uploadSummaryOf),
  };
}

function changedAt({ receivedAt, outcome }: Upload): string {
  return "at" in outcome ? outcome.at : receivedAt;
}

function newestFirst(a: Upload, b: Upload): number {
  return changedAt(a) < changedAt(b) ? 1 : -1;
}
