/** Questions to the API. An answer or a problem, never an exception: every view has to show both. */
import { useSyncExternalStore } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { apiAddress, keepAhead, ownHeader, seeAhead, takeAhead } from "./ask-ahead.ts";

export type Answer<Value> =
  { readonly kind: "given"; readonly value: Value } | { readonly kind: "problem"; readonly problem: Problem };

export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** An event of the window. */
export const signedOut = "monitor-signed-out";

const shutOut: ReadonlySet<string> = new Set(["unauthenticated", "password-change-required"]);

export async function ask<Value>(path: string, question: Question = {}): Promise<Answer<Value>> {
  const { method = "GET", signal } = question;
  try {
    const ahead = method === "GET" ? await takeAhead(path) : null;
    const { status, text } = ahead ?? (await answerTo(path, question));
    tellReached(true);
    const answer = readAnswer<Value>(status, text);
    const isSignedOut = answer.kind === "problem" && shutOut.has(answer.problem.code);
    // A session that ended meanwhile, or whose password was given anew: the page asks who looks, and shows what is asked for.
    if (isSignedOut && path !== "me") dispatchEvent(new Event(signedOut));
    return answer;
  } catch {
    if (signal?.aborted !== true) tellReached(false);
    return { kind: "problem", problem: unreachable };
  }
}

/** What was asked ahead and is here by now; null of anything else. It is given again until it is asked for. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names what the caller asked for
export function answerAtHand<Value>(path: string): Value | null {
  const given = seeAhead(path);
  const answer = given === null ? null : readAnswer<Value>(given.status, given.text);
  return answer?.kind === "given" ? answer.value : null;
}

async function answerTo(path: string, question: Question): Promise<{ status: number; text: string }> {
  const response = await fetchAnswer(path, question);
  return { status: response.status, text: await response.text() };
}

async function fetchAnswer(path: string, { method = "GET", body, signal }: Question): Promise<Response> {
  return fetch(apiAddress(path), {
    method,
    credentials: "same-origin",
    headers: {
      ...ownHeader,
      ...(await whoAsks()),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Asks for what a part of the view will ask for as soon as its code is here. */
export function readAhead(path: string): void {
  keepAhead(path, () => fetchAnswer(path, {}));
}

/** What came back, of `fetch` or of an upload. */
export function readAnswer<Value>(status: number, text: string): Answer<Value> {
  if (status === 204) return readAs<Value>(null, status);
  try {
    return readAs<Value>(JSON.parse(text), status);
  } catch {
    return { kind: "problem", problem: problemOf(status) };
  }
}

function readAs<Value>(json: unknown, status: number): Answer<Value> {
  if (status >= 400) {
    return { kind: "problem", problem: isProblem(json) ? json : problemOf(status) };
  }
  return isAnswer<Value>(json)
    ? { kind: "given", value: json }
    : { kind: "problem", problem: unreadable(status) };
}

/** A gateway before the API refuses in words of its own. */
function problemOf(status: number): Problem {
  if (status === 401) return unauthenticated;
  return status === 429 || status === 503 ? unreachable : unreadable(status);
}

/**
 * The page trusts the server that it came from: that answers keep to their schemas is held by the server's own
 * tests, and the schemas weigh more than the page may.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names what the caller asked for
function isAnswer<Value>(json: unknown): json is Value {
  return typeof json === "object";
}

function isProblem(json: unknown): json is Problem {
  return typeof json === "object" && json !== null && "code" in json && "detail" in json && "errors" in json;
}

export const unreachable: Problem = {
  type: "urn:budget-monitor:problem:unavailable",
  title: "Unavailable",
  status: 503,
  code: "unavailable",
  detail: "서버에 닿지 않습니다. 연결을 확인하고 다시 해 주십시오.",
  detailEn: "The server cannot be reached. Check the connection and try again.",
  errors: [],
};

const unauthenticated: Problem = {
  type: "urn:budget-monitor:problem:unauthenticated",
  title: "Unauthenticated",
  status: 401,
  code: "unauthenticated",
  detail: "로그인이 필요합니다.",
  detailEn: "Log in first.",
  errors: [],
};

function unreadable(status: number): Problem {
  return {
    type: "urn:budget-monitor:problem:broken",
    title: "Broken",
    status,
    code: "broken",
    detail: `서버가 알아볼 수 없는 답을 보냈습니다(${status}). 관리자에게 알려 주십시오.`,
    detailEn: `The server's answer could not be read (${status}). Tell whoever runs the monitor.`,
    errors: [],
  };
}

/** The token that says who asks. Where a cookie does, or nobody is asked, there is none. */

/** Null of somebody who has not logged in, or no longer is. */
type TokenSource = () => Promise<string | null>;

let source: TokenSource = () => Promise.resolve(null);

export function askWithToken(of: TokenSource): void {
  source = of;
}

/** Headers of every question. */
export async function whoAsks(): Promise<Readonly<Record<string, string>>> {
  const token = await source();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

interface Reach {
  readonly isReached: boolean;
  /** Milliseconds since 1970: when it was asked with success the last time. */
  readonly lastAt: number;
}

let reach: Reach = { isReached: true, lastAt: Date.now() };
const listeners = new Set<() => void>();

/** Whether the server was reached the last time it was asked: what a page shows while it is not is of before. */
export function tellReached(isReached: boolean): void {
  const changed = reach.isReached !== isReached;
  reach = { isReached, lastAt: isReached ? Date.now() : reach.lastAt };
  if (changed) for (const listener of listeners) listener();
}

export function isReached(): boolean {
  return reach.isReached;
}

/** At once where it is reached. Who asks again and again until then is the page's head. */
export function whenReached(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!reach.isReached) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
}

export function useReach(): Reach {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (reach.isReached ? always : reach),
  );
}

/** While all is well nothing is drawn anew for each answer. */
const always: Reach = { isReached: true, lastAt: 0 };
