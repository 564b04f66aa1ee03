/** Brings the news of one bundle to people: stores a notice for each whom it concerns, and sends what may go out now. */
import type { ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import { nextAllowed } from "../../shared/domain/notices/quiet-times.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { acceptNotice } from "./accept-notice.ts";
import type { Channels } from "./address-matters.ts";
import { composeDigests } from "./compose-digest.ts";
import { composeNotices } from "./compose-notice.ts";
import type { AlertSources } from "../../shared/reading/read-current-alerts.ts";
import { readStanding } from "./read-standing.ts";
import { type SendDependencies, type Sending, sendNotice } from "./send-notice.ts";

export interface NotifyDependencies extends SendDependencies, AlertSources {
  readonly policies: PolicyStore;
  readonly channels: Channels;
}

/** @returns what was done about each of its notices; those that were sent before are left. */
export async function deliverNotices(
  bundle: ReceivedBundle,
  dependencies: NotifyDependencies,
): Promise<Sending[]> {
  const { notices, policies, clock } = dependencies;
  const policy = await policies.current(bundle.books);
  const composed =
    bundle.topic === "digest"
      ? await digestsOf(bundle, dependencies)
      : composeNotices(bundle, policy, dependencies.channels);
  const results: Sending[] = [];
  const stored: StoredNotice[] = [];
  for (const notice of composed) {
    const now = clock.now();
    stored.push(await acceptNotice(notice, nextAllowed(now, policy.quietTimes), now, notices));
  }
  // Sent only when all are stored, so that one slow channel keeps no news off the list.
  for (const each of stored) results.push(await sendNotice(each, policy.quietTimes, dependencies));
  return results;
}

async function digestsOf(
  { books, events, at }: Extract<ReceivedBundle, { topic: "digest" }>,
  dependencies: NotifyDependencies,
): Promise<Notice[]> {
  const { standing, asOf } = await readStanding(books, dependencies.clock.today(), dependencies);
  const { recipients } = await dependencies.policies.current(books);
  return events.flatMap(({ id, date }) =>
    composeDigests({ id, books, at, date, asOf }, standing, recipients, dependencies.channels),
  );
}
