/** What changed since somebody looked last: alerts and files. */
import type { Overview } from "../../../shared/contracts/api/api.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import { alertName } from "../../../shared/domain/alerts/alert-name.ts";
import { asRecorded } from "../../../shared/domain/alerts/current-alerts.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { alertView, seesAlert } from "../alerts/alert-view.ts";
import type { BooksModel } from "../figures/books-model.ts";
import type { ApiDependencies } from "../http/request.ts";
import { uploadSummaryOf } from "../uploads/upload-summary.ts";

const maxItems = 50;

export async function changesSince(
  { books, alerts: current }: BooksModel,
  since: string,
  principal: Principal,
  { alerts, ledger, hash }: ApiDependencies,
): Promise<Overview["changes"]> {
  // Moments are compared as text: the clock always writes milliseconds and Z, a client may not.
  const from = new Date(since).toISOString();
  const log = (await alerts.readLog(books))
    .filter(({ at }) => at > from)
    .filter(({ alert }) => principal.role !== "manager" || seesAlert(principal, alert))
    .toReversed();
  const changed = principal.role === "finance" ? await changedUploads(books, from, ledger) : [];
  const found = await Promise.all(changed.slice(0, maxItems).map((id) => ledger.findUpload(books, id)));
  const now = new Map(current.map((alert) => [alertName(alert), alert]));
  return {
    since,
    alertChanges: log.length,
    uploadChanges: changed.length,
    alerts: log.slice(0, maxItems).map(({ at, change, alert }) => ({
      at,
      change,
      // What it says today: what it said then is in its record.
      alert: alertView({ lead: now.get(alertName(alert)) ?? asRecorded(alert), facets: [] }, books, hash),
    })),
    uploads: found.filter((upload) => upload !== null).map(uploadSummaryOf),
  };
}

/** Journal entries that are read at once, and the most that are looked back over. */
const pageSize = 200;
const maxPages = 25;

/** Uploads that something happened to since then, what happened last first. */
async function changedUploads(
  books: Books,
  from: string,
  ledger: Pick<ApiDependencies["ledger"], "pageJournal">,
): Promise<string[]> {
  const ids = new Set<string>();
  let before: number | null = null;
  for (let page = 0; page < maxPages; page++) {
    const entries = await ledger.pageJournal(books, before, pageSize);
    for (const { at, uploadId } of entries) {
      if (at <= from) return [...ids];
      ids.add(uploadId);
    }
    if (entries.length < pageSize) break;
    before = entries.at(-1)?.seq ?? null;
  }
  return [...ids];
}
