/** I6: what is told is told once to each whom it concerns, and nothing is lost on the way. */
import { composeNotices } from "../../functions/notify/compose-notice.ts";
import { outboxBundle, type OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { isNotifiable } from "../../shared/domain/alerts/alert.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { channels, firstPolicy, type World } from "./work.ts";
import { books } from "./workload.ts";

export async function checkNotices({ stores }: World, told: readonly OutboxBundle[]): Promise<string | null> {
  const events = new Set(told.flatMap((bundle) => bundle.events.map(({ id }) => id)));
  const stored = new Set<string>();
  for (const { alert, change } of await stores.ports.alerts.readLog(books)) {
    const id = `${books.office}/${books.fiscalYear}/alert/${alertName(alert)}/${alert.version}`;
    stored.add(id);
    if (isNotifiable(change) !== events.has(id))
      return `${change} of ${id} was ${isNotifiable(change) ? "not " : ""}told`;
  }
  const invented = told
    .filter(({ topic }) => topic === "alert")
    .flatMap((bundle) => bundle.events.map(({ id }) => id))
    .find((id) => !stored.has(id));
  if (invented !== undefined) return `${invented} was told and never stored`;
  for (const { uploadId, version, outcome } of await stores.ports.ledger.listUploads(books)) {
    const id = `${books.office}/${books.fiscalYear}/${uploadId}/${outcome.state}/${version}`;
    if (!events.has(id)) return `the end of upload ${id} was not told`;
  }
  const notices = new Map((await stores.ports.notices.list(books)).map((each) => [each.notice.id, each]));
  for (const bundle of told) {
    for (const { id } of composeNotices(outboxBundle.parse(bundle), firstPolicy, channels)) {
      const state = notices.get(id)?.state.state;
      if (state !== "sent" && state !== "dropped") return `the notice ${id} is ${state ?? "lost"}`;
    }
  }
  for (const [id, { state }] of notices) {
    const letters = stores.letters.filter(({ letter }) => letter.notice.id === id);
    if (state.state === "sent" && letters.length === 0) return `no letter of ${id} went out`;
    const calm = letters.filter(({ worker }) => worker.faults.length === 0);
    if (calm.length > 1) return `${calm.length} letters of ${id} went out though nothing went wrong`;
  }
  const unknown = stores.letters.find(({ letter }) => !notices.has(letter.notice.id));
  return unknown === undefined ? null : `a letter went out that nobody stored: ${unknown.letter.notice.id}`;
}
