/**
 * The way of a notice: it waits, is claimed by one who sends it, and is sent; or it is dropped because its
 * news came to nothing, or given up after the last try. A claim ends by itself, so that a sender who died
 * holds nothing up. Pure: every step gives the next version, and the store lets only one of two steps win.
 */
import type { QuietTimes } from "../policy/policy.ts";
import { addDays, type IsoDate, weekdayOf } from "../values/calendar.ts";
import { instantOf, type KoreaTime, koreaTimeOf, minuteOf, minutesAfter } from "../values/instant.ts";
import { alertSubject, type NoticeItem, itemsOf, type Notice } from "./notice.ts";

export type NoticeState =
  /** Until a moment; `trouble` says why an earlier try failed. */
  | {
      readonly state: "waiting";
      readonly until: string;
      readonly tries: number;
      readonly trouble: string | null;
    }
  /** `until` is when the claim ends. */
  | { readonly state: "sending"; readonly by: string; readonly until: string; readonly tries: number }
  | { readonly state: "sent"; readonly at: string }
  /** Everything in it was cleared before it was told. */
  | { readonly state: "dropped"; readonly at: string }
  | { readonly state: "given-up"; readonly at: string; readonly trouble: string }
  /** It went out and came back, or its reader called it unwanted. */
  | { readonly state: "returned"; readonly at: string; readonly trouble: string };

export interface StoredNotice {
  readonly notice: Notice;
  readonly state: NoticeState;
  /** What was taken out of it: news that was over before it could be told. */
  readonly withdrawn: readonly { readonly matter: NoticeItem; readonly at: string }[];
  /** 1 when first stored; one more with each step. */
  readonly version: number;
}

/** Longer than a run of the sender may take: two minutes in the cloud. */
export const claimMinutes = 5;
/** The waits double from a quarter of an hour, so the last of eight tries comes after 32 hours. */
const firstWaitMinutes = 15;
export const mostTries = 8;

export function accepted(notice: Notice, until: string): StoredNotice {
  return { notice, state: { state: "waiting", until, tries: 0, trouble: null }, withdrawn: [], version: 1 };
}

/** When it is next to be looked at; null when nothing more is to be done. */
export function dueMoment({ state }: StoredNotice): string | null {
  return state.state === "waiting" || state.state === "sending" ? state.until : null;
}

/** Null when it is not due, somebody else has it, or it is done with. A sender's own claim is of a run of it that died. */
export function claimed(stored: StoredNotice, by: string, now: string): StoredNotice | null {
  const { state } = stored;
  if (state.state !== "waiting" && state.state !== "sending") return null;
  const isOwn = state.state === "sending" && state.by === by;
  if (state.until > now && !isOwn) return null;
  return next(stored, {
    state: "sending",
    by,
    until: minutesAfter(now, claimMinutes),
    tries: state.tries + 1,
  });
}

export function sent(stored: StoredNotice, at: string): StoredNotice {
  return next(stored, { state: "sent", at });
}

/** Null of what never went out, and of what came back before. A letter may be back before it is known to be sent. */
export function returned(stored: StoredNotice, trouble: string, at: string): StoredNotice | null {
  const { state } = stored.state;
  return state === "sent" || state === "sending" ? next(stored, { state: "returned", at, trouble }) : null;
}

export function postponed(stored: StoredNotice, until: string): StoredNotice {
  const { state } = stored;
  return state.state === "waiting" ? next(stored, { ...state, until }) : stored;
}

/** @param trouble in a few words, without what the letter says. */
export function failed(stored: StoredNotice, environmentError: string, now: string): StoredNotice {
  const tries = stored.state.state === "sending" ? stored.state.tries : 1;
  if (tries >= mostTries) return next(stored, { state: "given-up", at: now, trouble: environmentError });
  const until = minutesAfter(now, firstWaitMinutes * 2 ** (tries - 1));
  return next(stored, { state: "waiting", until, tries, trouble: environmentError });
}

/** A letter of alerts without these matters; dropped when none is left. */
export function withdrawn(stored: StoredNotice, over: ReadonlySet<NoticeItem>, at: string): StoredNotice {
  const taken = itemsOf(stored.notice).filter((noticeItem) => over.has(noticeItem));
  if (taken.length === 0) return stored;
  const sections = stored.notice.sections.map((section) => ({
    ...section,
    matters: section.matters.filter((noticeItem) => !over.has(noticeItem)),
  }));
  const remaining = sections.flatMap(({ matters: noticeItems }) => noticeItems);
  const isEmpty = remaining.length === 0;
  // What is dropped keeps its name, for the log.
  const subject = isEmpty ? stored.notice.subject : alertSubject(remaining, "ko");
  const left = { ...stored, notice: { ...stored.notice, subject, sections } };
  return {
    ...next(left, isEmpty ? { state: "dropped", at } : stored.state),
    withdrawn: [...stored.withdrawn, ...taken.map((noticeItem) => ({ matter: noticeItem, at }))],
  };
}

function next(stored: StoredNotice, state: NoticeState): StoredNotice {
  return { ...stored, state, version: stored.version + 1 };
}

const saturday = 6;

/**
 * When letters may go out: not at night, nor on the days on which nobody works. Korea's clock, given as an argument.
 * The moment itself when letters may go out then, else the first minute from which they may.
 */
export function nextAllowed(now: string, quiet: QuietTimes): string {
  const start = koreaTimeOf(now);
  const end = nextLoudTime(start, quiet);
  return end === start ? now : instantOf(end);
}

/** The same object when it is not quiet. Ends: a night is over within a day, and holidays are a list. */
function nextLoudTime(start: KoreaTime, quiet: QuietTimes): KoreaTime {
  let time = start;
  for (;;) {
    const end = isDayOfRest(time.date, quiet) ? midnightAfter(time.date) : endOfNight(time, quiet);
    if (end === null) return time;
    time = end;
  }
}

/** When the night ends that it is now; null by day. */
function endOfNight({ date, minute }: KoreaTime, quiet: QuietTimes): KoreaTime | null {
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  if (from < to) return minute >= from && minute < to ? { date, minute: to } : null;
  if (from > to && minute < to) return { date, minute: to };
  return from > to && minute >= from ? { date: addDays(date, 1), minute: to } : null;
}

function isDayOfRest(date: IsoDate, { holidays, onWeekends }: QuietTimes): boolean {
  return holidays.includes(date) || (onWeekends && weekdayOf(date) >= saturday);
}

function midnightAfter(date: IsoDate): KoreaTime {
  return { date: addDays(date, 1), minute: 0 };
}
