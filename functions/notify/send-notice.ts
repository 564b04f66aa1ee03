/**
 * Sends one notice: claims it for a few minutes, brings it to its channel, and writes down that it is sent.
 * Who dies in between leaves a claim that ends, and the next run sends it again under the same id, which
 * the channel drops where it can (docs/adr/0012). A channel that fails costs a try and no other letter.
 */
import {
  claimed,
  failed,
  nextAllowed,
  postponed,
  sent,
  type StoredNotice,
} from "../../shared/domain/notices/notice-state.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { QuietTimes } from "../../shared/domain/policy/policy.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Message, NoticeStore, Notifier } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { messageHtml, messageText } from "../../shared/reports/notice-message.ts";

export interface SendDependencies {
  readonly notices: NoticeStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  /** Whose claim it is; another for each process. */
  readonly sender: string;
  /** What files call an office; null where none does. */
  readonly officeNameOf: (office: string) => Promise<string | null>;
}

export type Sending =
  | { readonly kind: "sent"; readonly stored: StoredNotice }
  | { readonly kind: "failed"; readonly stored: StoredNotice; readonly trouble: string }
  /** It waits, or somebody else has it, or it is done with. */
  | { readonly kind: "left" };

/** The policy may have another holiday than when the notice was stored, so quiet times are asked again. */
export async function sendNotice(
  stored: StoredNotice,
  quiet: QuietTimes,
  { notices, notifier, clock, sender, officeNameOf }: SendDependencies,
): Promise<Sending> {
  const claim = claimed(stored, sender, clock.now());
  if (claim === null) return { kind: "left" };
  const allowed = nextAllowed(clock.now(), quiet);
  if (allowed > clock.now()) {
    await notices.save([postponed(stored, allowed)]);
    return { kind: "left" };
  }
  if ((await notices.save([claim])) === "conflict") return { kind: "left" };
  try {
    const officeName = await officeNameOf(claim.notice.books.office);
    await notifier.deliver(messageOf(claim.notice, officeName));
  } catch (error) {
    const environmentError = environmentErrorOf(error);
    const next = failed(claim, environmentError, clock.now());
    await notices.save([next]);
    return { kind: "failed", stored: next, trouble: environmentError };
  }
  const done = sent(claim, clock.now());
  // Another claim followed when this one took too long: that one writes what became of the notice.
  await notices.save([done]);
  return { kind: "sent", stored: done };
}

/** Enough to find the cause by. Servers of mail repeat addresses, which belong into no log. */
function environmentErrorOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const name = error instanceof Failure ? error.code : error.name;
  const message = error.message.replace(/[^\s<>"'(]+@[^\s<>"')]+/g, "…@…");
  return `${name}: ${message}`.slice(0, longestReason).toWellFormed();
}

const longestReason = 200;

/** The notice as its channel takes it: the same words as text and as a page. */
export function messageOf(notice: Notice, officeName: string | null): Message {
  const named = officeName ?? notice.books.office;
  return { notice, officeName: named, text: messageText(notice), html: messageHtml(notice, named) };
}

/** A run has two minutes; what is left is for the next one, a quarter of an hour later. */
const mostPerRun = 300;

/** Sends what waited and may go out now: after a night, after a holiday, or after a channel failed. */
export async function sendDue(
  dependencies: SendDependencies & { readonly policies: PolicyStore },
): Promise<Sending[]> {
  const { notices, policies, clock } = dependencies;
  const now = clock.now();
  const quiet = new Map<string, QuietTimes>();
  const results: Sending[] = [];
  for (const address of (await notices.pending(null)).filter(({ until }) => until <= now)) {
    if (results.length >= mostPerRun) break;
    const { office, fiscalYear } = address.books;
    const books = `${office}/${fiscalYear}`;
    const times = quiet.get(books) ?? (await policies.current(address.books)).quietTimes;
    quiet.set(books, times);
    const stored = await notices.read(address);
    if (stored !== null) results.push(await sendNotice(stored, times, dependencies));
  }
  return results;
}
