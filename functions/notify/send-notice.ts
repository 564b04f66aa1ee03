/**
 * Sends one notice: claims it for a few minutes, brings it to its channel, and writes down that it is sent.
 * Who dies in between leaves a claim that ends, and the next run sends it again under the same id, which
 * the channel drops where it can (docs/adr/0012). A channel that fails costs a try and no other letter.
 */
import type { LetterNames, LetterSetting } from "../../shared/domain/notices/letter.ts";
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
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { minutesAfter } from "../../shared/domain/values/instant.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Message, NoticeStore, Notifier } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { letterHtml } from "../../shared/reports/letters/letter-html.ts";
import { letterText } from "../../shared/reports/letters/letter-text.ts";
import { letterSubject } from "../../shared/reports/letters/letter-parts.ts";

export interface SendDependencies {
  readonly notices: NoticeStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  /** Whose claim it is; another for each process. */
  readonly sender: string;
  /** What the office and its departments are called now. */
  readonly namesIn: (books: Books) => Promise<LetterNames>;
  readonly letters: LetterSetting;
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
  { notices, notifier, clock, sender, namesIn, letters }: SendDependencies,
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
    const names = await namesIn(claim.notice.books);
    await notifier.deliver(messageOf(claim.notice, names, letters));
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

/** The notice as its channel takes it: the same words as text and as a page, in one language. */
export function messageOf(notice: Notice, names: LetterNames, setting: LetterSetting): Message {
  const letter = { notice, names, setting };
  const department = notice.to.kind === "topic" ? notice.to.department : null;
  const office = names.office ?? notice.books.office;
  return {
    notice,
    subject: letterSubject(letter),
    followers: department === null ? office : (names.departments.get(department) ?? department),
    text: letterText(letter),
    html: letterHtml(letter),
  };
}

/** A run has two minutes, of which the last letter may take a part; what is left is for the next one, a quarter of an hour later. */
const mostPerRun = 300;
const mostMinutesPerRun = 1;

/** Sends what waited and may go out now: after a night, after a holiday, or after a channel failed. */
export async function sendDue(
  dependencies: SendDependencies & { readonly policies: PolicyStore },
): Promise<Sending[]> {
  const { notices, policies, clock } = dependencies;
  const now = clock.now();
  const until = minutesAfter(now, mostMinutesPerRun);
  const quiet = new Map<string, QuietTimes>();
  const sending = { ...dependencies, namesIn: rememberingNames(dependencies.namesIn) };
  const results: Sending[] = [];
  for (const address of (await notices.pending(null)).filter((waiting) => waiting.until <= now)) {
    if (results.length >= mostPerRun || clock.now() >= until) break;
    const { office, fiscalYear } = address.books;
    const books = `${office}/${fiscalYear}`;
    const times = quiet.get(books) ?? (await policies.current(address.books)).quietTimes;
    quiet.set(books, times);
    const stored = await notices.read(address);
    if (stored !== null) results.push(await sendNotice(stored, times, sending));
  }
  return results;
}

/** Names take a reading of the ledger, and the letters of one run ask for the same. */
export function rememberingNames(namesIn: SendDependencies["namesIn"]): SendDependencies["namesIn"] {
  const known = new Map<string, Promise<LetterNames>>();
  return (books) => {
    const key = `${books.office}/${books.fiscalYear}`;
    const names = known.get(key) ?? namesIn(books);
    known.set(key, names);
    return names;
  };
}
