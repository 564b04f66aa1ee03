/** Brings the news of one bundle to people: stores a notice for each whom it concerns, and sends what may go out now. */
import type { ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import {
  accepted,
  nextAllowed,
  type StoredNotice,
  withdrawn,
} from "../../shared/domain/notices/notice-state.ts";
import {
  destinationText,
  itemsOf,
  type Notice,
  overBeforeNotified,
} from "../../shared/domain/notices/notice.ts";
import type { QuietTimes } from "../../shared/domain/policy/policy.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { type AlertSources, readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { Channels } from "./notice-items.ts";
import { composeDigests, type OpenAlert } from "./compose-digest.ts";
import { composeNotices } from "./compose-notice.ts";
import { settleHolds } from "./settle-holds.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";
import { rememberingNames, type SendDependencies, type Sending, sendNotice } from "./send-notice.ts";
import { scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { concernOf } from "../../shared/domain/notices/recipients.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";

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
  const settled = bundle.topic === "upload" ? await settleHolds(bundle, notices, clock.now()) : [];
  const composed =
    bundle.topic === "digest"
      ? await digestsOf(bundle, dependencies)
      : [...composeNotices(bundle, policy, dependencies.channels), ...settled];
  return bringNotices(composed, policy.quietTimes, dependencies);
}

/** Stores each, and sends what may go out now. */
export async function bringNotices(
  composed: readonly Notice[],
  quietTimes: QuietTimes,
  dependencies: SendDependencies,
): Promise<Sending[]> {
  const { notices, clock } = dependencies;
  const stored: StoredNotice[] = [];
  for (const notice of composed) {
    const now = clock.now();
    stored.push(await acceptNotice(notice, nextAllowed(now, quietTimes), now, notices));
  }
  // Sent only when all are stored, so that one slow channel keeps no news off the list.
  const sending = { ...dependencies, namesIn: rememberingNames(dependencies.namesIn) };
  const results: Sending[] = [];
  for (const each of stored) results.push(await sendNotice(each, quietTimes, sending));
  return results;
}

async function digestsOf(
  { books, events, at }: Extract<ReceivedBundle, { topic: "digest" }>,
  dependencies: NotifyDependencies,
): Promise<Notice[]> {
  const { openAlerts, asOf } = await readOpenAlerts(books, dependencies.clock.today(), dependencies);
  const { recipients } = await dependencies.policies.current(books);
  return events.flatMap(({ id, date }) =>
    composeDigests({ id, books, at, date, asOf }, openAlerts, recipients, dependencies.channels),
  );
}

/** Senders and other bundles may step in between. */
const contention = {
  maxAttempts: 6,
  message: "Other senders kept being first at the same notices; the news is worked again.",
  code: "notices-contended",
};

/**
 * Stores a notice before anybody tries to send it: from then on it is on the list of what is to be sent, so a crash
 * delays it and loses nothing. News that it makes pointless, or that makes it so, goes with it.
 * @returns the notice as it is stored, also when it was accepted before: a delivery that comes again goes on with it.
 */
async function acceptNotice(
  notice: Notice,
  until: string,
  now: string,
  notices: NoticeStore,
): Promise<StoredNotice> {
  return repeatWhileOvertaken({ ...contention, context: { ...notice.books } }, async () => {
    const before = await notices.read(notice);
    if (before !== null) return before;
    const { fresh, changed } = withoutWhatIsOver(
      accepted(notice, until),
      await unnotifiedBeside(notice, notices),
      now,
    );
    return (await notices.save([fresh, ...changed])) === "saved" ? fresh : null;
  });
}

function withoutWhatIsOver(
  accepting: StoredNotice,
  waiting: readonly StoredNotice[],
  now: string,
): { readonly fresh: StoredNotice; readonly changed: readonly StoredNotice[] } {
  const over = overBeforeNotified([accepting, ...waiting].flatMap(({ notice }) => itemsOf(notice)));
  return {
    // Stored once, with what it lost on the way in.
    fresh: { ...withdrawn(accepting, over, now), version: accepting.version },
    changed: waiting.map((each) => withdrawn(each, over, now)).filter((each, at) => each !== waiting[at]),
  };
}

/** What waits for the same destination and tells of the same alerts; nothing where it is more than one write can hold. */
async function unnotifiedBeside(notice: Notice, notices: NoticeStore): Promise<StoredNotice[]> {
  const names = new Set(itemsOf(notice).flatMap(({ alert }) => alert?.name ?? []));
  if (notice.kind !== "alert" || names.size === 0) return [];
  const to = destinationText(notice.to);
  const found: StoredNotice[] = [];
  for (const address of await notices.pending(notice.books)) {
    if (address.to !== to) continue;
    const stored = await notices.read(address);
    // What is on its way may arrive: it counts as told.
    if (stored?.state.state !== "waiting" || stored.notice.kind !== "alert") continue;
    if (itemsOf(stored.notice).some(({ alert }) => names.has(alert?.name ?? ""))) found.push(stored);
  }
  return found.length < notices.maxNoticesPerSave ? found : [];
}

interface OpenAlerts {
  readonly openAlerts: readonly OpenAlert[];
  readonly asOf: IsoDate | null;
}

/** Reads the alerts of some books as they say today, with whom each concerns. */
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
