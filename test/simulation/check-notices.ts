/** I6: what is told is told once to each whom it concerns, and nothing is lost on the way. */
import { composeNotices } from "../../functions/notify/compose-notice.ts";
import { outboxBundle, type OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { isNotifiable } from "../../shared/domain/alerts/alert.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { channels, firstPolicy, type Fixture } from "./work.ts";
import { books } from "./workload.ts";

export async function checkNotices(
  { stores }: Fixture,
  notified: readonly OutboxBundle[],
): Promise<string | null> {
  const events = new Set(notified.flatMap((bundle) => bundle.events.map(({ id }) => id)));
  const stored = new Set<string>();
  for (const { alert, change } of await stores.ports.alerts.readLog(books)) {
    const id = `${books.office}/${books.fiscalYear}/alert/${alertName(alert)}/${alert.version}`;
    stored.add(id);
    if (isNotifiable(change) !== events.has(id))
      return `${change} of ${id} was ${isNotifiable(change) ? "not " : ""}told`;
  }
  const invented = notified
    .filter(({ topic }) => topic === "alert")
    .flatMap((bundle) => bundle.events.map(({ id }) => id))
    .find((id) => !stored.has(id));
  if (invented !== undefined) return `${invented} was told and never stored`;
  for (const { uploadId, version, outcome } of await stores.ports.ledger.listUploads(books)) {
    const id = `${books.office}/${books.fiscalYear}/${uploadId}/${outcome.state}/${version}`;
    if (!events.has(id)) return `the end of upload ${id} was not told`;
  }
  const notices = new Map((await stores.ports.notices.list(books)).map((each) => [each.notice.id, each]));
  for (const bundle of notified) {
    for (const { id } of composeNotices(outboxBundle.parse(bundle), firstPolicy, channels)) {
      const state = notices.get(id)?.state.state;
      if (state !== "sent" && state !== "dropped") return `the notice ${id} is ${state ?? "lost"}`;
    }
  }
  for (const [id, { state }] of notices) {
    const messages = stores.messages.filter(({ message }) => message.notice.id === id);
    if (state.state === "sent" && messages.length === 0) return `no letter of ${id} went out`;
    const calm = messages.filter(({ worker }) => worker.faults.length === 0);
    if (calm.length > 1) return `${calm.length} letters of ${id} went out though nothing went wrong`;
  }
  const unknown = stores.messages.find(({ message }) => !notices.has(message.notice.id));
  return unknown === undefined ? null : `a letter went out that nobody stored: ${unknown.message.notice.id}`;
}
