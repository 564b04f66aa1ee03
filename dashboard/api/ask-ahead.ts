/**
 * Questions that are sent before whoever asks them is here: on a slow line the page's own code takes seconds, and the
 * answers come beside it. It imports nothing, so that it is among the first files that arrive.
 */
import type { LoginWay } from "../../shared/contracts/api/api.ts";

const apiRoot = "api/v1";

/** No form and no page of another site can send it: the host takes acts with it alone. */
export const ownHeader = { "x-monitor-request": "page" };

/** Below the page's own address, wherever that is served. */
export function apiAddress(path: string): string {
  return `${apiRoot}/${path}`;
}

let way: Promise<LoginWay> | null = null;

/** How one logs in, as the host put it there for its own page. */
export function loginWay(): Promise<LoginWay> {
  way ??= readLoginWay();
  return way;
}

/** A host that writes its own page down writes it there: nothing has to be asked before the first questions go out. */
function writtenLoginWay(): unknown {
  const content = document.querySelector<HTMLMetaElement>('meta[name="login-way"]')?.content;
  return content === undefined ? null : JSON.parse(content);
}

async function readLoginWay(): Promise<LoginWay> {
  const written = writtenLoginWay();
  if (isLoginWay(written)) return written;
  const response = await fetch("login.json", { cache: "no-cache" });
  const json: unknown = await response.json();
  if (response.ok && isLoginWay(json)) return json;
  throw new Error(`login.json: ${response.status}`);
}

function isLoginWay(json: unknown): json is LoginWay {
  return typeof json === "object" && json !== null && "way" in json;
}

/** Nobody waits longer for a page; what is older by then may be of before. */
const goodMilliseconds = 15_000;

/** Read to its end: a body that nobody reads would keep one of the six connections. */
interface GivenAnswer {
  readonly status: number;
  readonly text: string;
}

interface Ahead {
  readonly sentAt: number;
  /** Null where it was refused or failed. */
  readonly answer: Promise<GivenAnswer | null>;
  /** Null until it is here. */
  here: GivenAnswer | null;
}

const ahead = new Map<string, Ahead>();

/** Asks where a cookie says who asks, or nobody has to say it: elsewhere the token comes with the page's code. */
export function askAhead(path: string): void {
  keepAhead(path, () => fetch(apiAddress(path), { credentials: "same-origin", headers: ownHeader }));
}

/** @param asking sends it. What was asked already is not asked twice. */
export function keepAhead(path: string, asking: () => Promise<Response>): void {
  if (ahead.has(path)) return;
  const answer = readToEnd(asking()).catch(() => null);
  const asked: Ahead = { sentAt: performance.now(), answer, here: null };
  ahead.set(path, asked);
  void noteHere(asked);
}

async function noteHere(asked: Ahead): Promise<void> {
  asked.here = await asked.answer;
}

async function readToEnd(asking: Promise<Response>): Promise<GivenAnswer | null> {
  const response = await asking;
  const text = await response.text();
  return response.ok ? { status: response.status, text } : null;
}

/** Once. Null of what was not asked, was refused or failed: it is asked anew, and what is wrong is told then. */
export async function takeAhead(path: string): Promise<GivenAnswer | null> {
  const asked = goodAhead(path);
  ahead.delete(path);
  return asked === null ? null : asked.answer;
}

/** What is here by now, for who can draw it at once. It stays for `takeAhead`. */
export function seeAhead(path: string): GivenAnswer | null {
  return goodAhead(path)?.here ?? null;
}

function goodAhead(path: string): Ahead | null {
  const asked = ahead.get(path);
  return asked === undefined || performance.now() - asked.sentAt > goodMilliseconds ? null : asked;
}

/** After an act what was asked before it is of before. */
export function forgetAhead(): void {
  ahead.clear();
}
