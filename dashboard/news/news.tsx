/** New figures are shown as they come, and said with their time; a server that is out of reach is said until it is back. */
import { useEffect, useRef } from "react";
import type { RevisionAnswer } from "../../shared/contracts/api/api.ts";
import { apiAddress } from "../api/ask-ahead.ts";
import { ask, tellReached, useReach } from "../api/ask.ts";
import { lastChangeAt, tellChanged } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { noteNewVersion } from "./new-version.ts";

/** What an own act changes is heard of within this time, and is no news. */
const ownMilliseconds = 3_000;

export function News() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const toast = useToast();
  const latest = useRef(say);
  useEffect(() => {
    latest.current = say;
  });
  useEffect(() => {
    let known: string | null = null;
    let isWaiting = false;
    const show = (): void => {
      isWaiting = false;
      const isOwn = Date.now() - lastChangeAt() < ownMilliseconds;
      tellChanged();
      if (isOwn) return;
      const at = clockTime(Date.now());
      toast({ text: latest.current(`${at} 새 수치로 바꾸었습니다.`, `New figures at ${at}.`), isNews: true });
    };
    const hear = (revision: string): void => {
      const isNew = known !== null && known !== revision;
      known = revision;
      if (!isNew) return;
      if (document.visibilityState === "visible") show();
      else isWaiting = true;
    };
    const look = (): void => {
      if (isWaiting && document.visibilityState === "visible") show();
    };
    document.addEventListener("visibilitychange", look);
    const end = followNews(me.news, base, { hear, comeBack: () => void noteNewVersion() });
    return () => {
      document.removeEventListener("visibilitychange", look);
      end();
    };
  }, [base, me.news, toast]);
  return null;
}

const probeMilliseconds = 2_000;

/** Above every view while the server cannot be reached. */
export function OfflineBanner() {
  const { say } = useLanguage();
  const { isReached, lastAt } = useReach();
  const wasReached = useRef(true);
  useEffect(() => {
    const lose = (): void => tellReached(false);
    addEventListener("offline", lose);
    return () => removeEventListener("offline", lose);
  }, []);
  useEffect(() => {
    if (isReached) {
      // What could not be asked for meanwhile is asked for now.
      if (!wasReached.current) {
        tellChanged();
        void noteNewVersion();
      }
      wasReached.current = true;
      return undefined;
    }
    wasReached.current = false;
    const timer = setInterval(() => void ask("health"), probeMilliseconds);
    return () => clearInterval(timer);
  }, [isReached]);
  if (isReached) return <div role="status" />;
  return (
    <div role="status" className="offline">
      {say(
        `서버에 닿지 않습니다. 화면은 ${clockTime(lastAt)}의 내용이고, 새로 거르거나 정렬하거나 저장할 수 없습니다. 다시 닿으면 저절로 이어집니다.`,
        `The server cannot be reached. What you see is of ${clockTime(lastAt)}; filters, sorting and saving wait until it is back, which is tried by itself.`,
      )}
    </div>
  );
}

/** `10:42`, as in the office. */
function clockTime(milliseconds: number): string {
  return formatMoment(new Date(milliseconds).toISOString()).slice("2026-11-29 ".length);
}

// Hears of changes of some books. Where the host sends them, one page of a browser listens for all that are open: a
// browser opens six connections to a host, and streams would take them all. Elsewhere the revision is asked for now and then.

interface NewsListener {
  /** The books' state, also where it is the one that was heard before. */
  readonly hear: (revision: string) => void;
  /** The server is there again after it was not: it may be another version. */
  readonly comeBack: () => void;
}

interface BooksState {
  readonly base: string;
  readonly revision: string;
}

const name = "budget-monitor-news";

/** @returns ends it. */
function followNews(source: "stream" | "poll", base: string, listener: NewsListener): () => void {
  const ending = new AbortController();
  // What is shown was asked for a moment ago.
  void askRevision(base, listener, ending.signal);
  const isShared = "locks" in navigator && "BroadcastChannel" in globalThis;
  if (source === "stream" && isShared) followStream(base, listener, ending.signal);
  else poll(base, listener, source === "stream" ? nearMilliseconds : farMilliseconds, ending.signal);
  return () => ending.abort();
}

function followStream(base: string, { hear, comeBack }: NewsListener, signal: AbortSignal): void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }) => {
    if (isBooksState(data) && data.base === base) hear(data.revision);
  });
  signal.addEventListener("abort", () => channel.close());
  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      const stream = new EventSource(apiAddress("news"));
      let isOpened = false;
      const end = (): void => {
        stream.close();
        resolve();
      };
      signal.addEventListener("abort", end);
      stream.addEventListener("open", () => {
        tellReached(true);
        if (isOpened) comeBack();
        isOpened = true;
      });
      stream.addEventListener("message", ({ data }) => {
        const state: unknown = JSON.parse(String(data));
        if (!isBooksState(state)) return;
        if (state.base === base) hear(state.revision);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin than its own
        channel.postMessage(state);
      });
      stream.addEventListener("error", () => {
        if (stream.readyState !== EventSource.CLOSED) return tellReached(false);
        // Refused, as after a session that ended: whoever asks for the revision is state.
        end();
        poll(base, { hear, comeBack }, nearMilliseconds, signal);
      });
    });
  // The others wait here until the one that listens is closed.
  navigator.locks.request(name, { signal }, listen).catch(() => {});
}

/** On a host in the office, and where each question costs. */
const nearMilliseconds = 5_000;
const farMilliseconds = 30_000;

function poll(base: string, listener: NewsListener, milliseconds: number, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") void askRevision(base, listener, signal);
  }, milliseconds);
  signal.addEventListener("abort", () => clearInterval(timer));
}

async function askRevision(base: string, { hear }: NewsListener, signal: AbortSignal): Promise<void> {
  const answer = await ask<RevisionAnswer>(`${base}/revision`, { signal });
  if (answer.kind === "given" && !signal.aborted) hear(answer.value.revision);
}

function isBooksState(json: unknown): json is BooksState {
  return typeof json === "object" && json !== null && "base" in json && "revision" in json;
}
