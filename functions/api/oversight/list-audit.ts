/** The audit trail of the API: who did what, when, and how it stood before and after. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { shownDifference, writtenDifferences } from "../../../shared/contracts/policy/policy-change.ts";
import { alertName } from "../../../shared/domain/alerts/alert-name.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

/** GET audit: every act, the newest first. */
export const listAudit: Act<typeof operations.audit> = async (
  { params, query },
  { audit, alerts, ledger },
) => {
  const books = booksOf(params);
  const page = await audit.read(books, query.limit, query.cursor ?? null);
  const scopes = new Map(
    (await alerts.readAlerts(books)).map((alert) => [alertName(alert), alert.scope.name ?? alert.scope.id]),
  );
  const items = page.entries.map(async (entry) => {
    const upload = isUploadId(entry.target) ? await ledger.findUpload(books, entry.target) : null;
    const { act, before, after } = entry;
    const changes = act === "set-policy" ? writtenDifferences(before, after).map(shownDifference) : [];
    return { ...entry, title: upload?.fileName ?? scopes.get(entry.target) ?? null, changes };
  });
  return json({ items: await Promise.all(items), next: page.next });
};

/** A part of a file's hash. */
function isUploadId(target: string): boolean {
  return /^[0-9a-f]{20}/.test(target);
}
