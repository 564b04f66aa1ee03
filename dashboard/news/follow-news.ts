/**
 * Hears of changes of some books. Where the host sends them, one page of a browser listens for all that are open: a
 * browser opens six connections to a host, and streams would take them all. Elsewhere the revision is asked for now and then.
 */
import type { RevisionAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { apiAddress } from "../api/ask-ahead.ts";
import { tellReached } from "../api/reach.ts";

export interface NewsListener {
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
export function followNews(source: "stream" | "poll", base: string, listener: NewsListener): () => void {
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
