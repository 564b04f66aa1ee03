/** The embedded host's HTTP server: the API, the page, and two plain addresses for scripts of this computer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { maxJsonBytes } from "../../functions/api/http/read-request.ts";
import { refuse } from "../../functions/api/http/reply.ts";
import { compressed } from "../../shared/runtime/compress.ts";
import type { ApiAnswer, ApiRequest, ApiDependencies } from "../../functions/api/http/request.ts";
import { answerOf } from "../../functions/api/http/response.ts";
import { type ReportBreak, respond } from "../../functions/api/respond.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { type News, newsPath } from "./news.ts";
import { plainAnswer } from "./plain-answers.ts";
import type { SessionAuth } from "../login/session-auth.ts";
import type { SignOnStep } from "../login/sign-on.ts";
import { originOf, type TrustedProxies, type Access, isOwnRequest } from "./request-origin.ts";
import { bodyOf, type StaticPages } from "./static-pages.ts";

export interface ApiServerOptions {
  readonly dependencies: ApiDependencies;
  readonly access: Access;
  /** Null where nobody logs in. */
  readonly sessions: SessionAuth | null;
  /** Null: in the clear. */
  readonly tls: TlsPair | null;
  /** Whose word on where a request comes from counts. */
  readonly proxies: TrustedProxies;
  readonly pages: StaticPages;
  readonly news: News;
  readonly broke: ReportBreak;
  /** For the whole of a request: 50 MB over the slowest office line. */
  readonly requestSeconds: number;
}

/** Half a minute for headers alone is a client that means no good. */
const headersSeconds = 10;
const maxHeaderBytes = 16 * 1024;
/** A form is a little more than its file. */
const formBytes = 64 * 1024;

/** PEM, as files hold them. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

export function apiServer(options: ApiServerOptions): Server {
  const limits = {
    headersTimeout: Math.min(headersSeconds, options.requestSeconds) * 1_000,
    requestTimeout: options.requestSeconds * 1_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: maxHeaderBytes,
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void answerTo(request, response, options);
  };
  const { tls } = options;
  return tls === null
    ? createServer(limits, answer)
    : createSecureServer({ ...limits, cert: tls.cert, key: tls.key }, answer);
}

async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiServerOptions,
): Promise<void> {
  try {
    if (pathOf(request) === newsPath && request.method === "GET")
      return await openNews(request, response, options);
    const step = await signOnStep(request, options);
    if (step !== null) return lead(step, response);
    send(compressed(await handle(request, options), acceptedBy(request)), request, response);
  } catch (error) {
    // A client that went away needs no answer.
    if (request.destroyed) return;
    options.broke(error, `${request.method ?? ""} ${pathOf(request)}`);
    send(problem("broken", request, options), request, response);
  }
}

/** An answer that does not end, so it goes past what answers are made of. */
async function openNews(
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiServerOptions,
): Promise<void> {
  const { access, news, proxies } = options;
  const isElsewhere = access.hosts !== null && !access.hosts.has(request.headers.host ?? "");
  const principal = isElsewhere ? null : await access.principalOf(request, originOf(request, proxies));
  if (await mustChange(principal, options))
    send(problem("password-change-required", request, options), request, response);
  else if (principal !== null) news.open(principal, response);
  else send(problem(isElsewhere ? "cross-site" : "unauthenticated", request, options), request, response);
}

async function signOnStep(
  request: IncomingMessage,
  { sessions, proxies }: ApiServerOptions,
): Promise<SignOnStep | null> {
  if (sessions === null || request.method !== "GET") return null;
  const { cookie } = request.headers;
  return sessions.signOn({ ...placeOf(request), cookie }, originOf(request, proxies));
}

/** Nobody keeps an answer that holds a cookie, and no other site learns where it led. */
function lead({ address, cookies }: SignOnStep, response: ServerResponse): void {
  const headers = { location: address, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  response.writeHead(303, cookies.length === 0 ? headers : { ...headers, "set-cookie": [...cookies] });
  response.end();
}

async function handle(request: IncomingMessage, options: ApiServerOptions): Promise<ApiAnswer> {
  const { dependencies, access, sessions, pages, broke } = options;
  const path = pathOf(request);
  if (access.hosts !== null && !access.hosts.has(request.headers.host ?? ""))
    return problem("cross-site", request, options);
  const origin = originOf(request, options.proxies);
  const principal = await access.principalOf(request, origin);
  if (!path.startsWith("/api/")) {
    const page = pages.get(path) ?? null;
    if (page === null && (await mustChange(principal, options)))
      return problem("password-change-required", request, options);
    const plain = await plainAnswer(request.method ?? "GET", path, principal, dependencies);
    if (plain !== null) return plain;
    if (page === null || (request.method !== "GET" && request.method !== "HEAD"))
      return problem("not-found", request, options);
    const isKnown = request.headers["if-none-match"] === page.etag;
    if (isKnown) return { status: 304, headers: page.headers, body: null };
    const { bytes, headers } = bodyOf(page, acceptedBy(request));
    return { status: 200, headers, body: bytes };
  }
  // Everything before this line only reads.
  if (!isOwnRequest(request)) return problem("cross-site", request, options);
  const body = await readBody(request, limitOf(request, path));
  if (body === null) return problem("body-too-large", request, options);
  const requested = apiRequest(request, body, principal);
  const answer = sessions === null ? null : await sessions.work(requested, origin);
  if (answer !== null) return answer;
  // The change and the way out are the sessions' own.
  if (await mustChange(principal, options)) return problem("password-change-required", request, options);
  return respond(requested, dependencies, broke);
}

/** Of somebody who came in with a password that another person gave them. */
async function mustChange(
  principal: ApiRequest["principal"],
  { sessions }: ApiServerOptions,
): Promise<boolean> {
  return principal !== null && sessions !== null && (await sessions.mustChangePassword(principal));
}

function acceptedBy({ headers }: IncomingMessage): string | undefined {
  const accepted = headers["accept-encoding"];
  return typeof accepted === "string" ? accepted : undefined;
}

/** Files alone may be large. */
function limitOf({ headers }: IncomingMessage, path: string): number {
  const isFile =
    /\/uploads(\/preview)?$/.test(path) && !/^application\/json/i.test(headers["content-type"] ?? "");
  return isFile ? maxUploadBytes + formBytes : maxJsonBytes;
}

function apiRequest(
  request: IncomingMessage,
  body: Uint8Array,
  principal: ApiRequest["principal"],
): ApiRequest {
  const { method = "GET", headers } = request;
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return {
    method,
    ...placeOf(request),
    headers: Object.fromEntries(plain),
    body,
    principal,
  };
}

function placeOf({ url = "/" }: IncomingMessage): { readonly path: string; readonly query: string } {
  const at = url.indexOf("?");
  return at === -1 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function pathOf(request: IncomingMessage): string {
  return placeOf(request).path;
}

function problem(
  code: Parameters<typeof refuse>[0],
  request: IncomingMessage,
  { dependencies }: ApiServerOptions,
): ApiAnswer {
  const requested = apiRequest(request, new Uint8Array(), null);
  return answerOf(refuse(code), requested, null, dependencies.hash);
}

function send(
  { status, headers, body }: ApiAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // What was not read of a body would stand before the next request: the connection ends instead.
  const ending = request.complete ? {} : { connection: "close" };
  const length = body === null ? {} : { "content-length": `${body.byteLength}` };
  response.writeHead(status, { ...headers, ...ending, ...(request.method === "HEAD" ? {} : length) });
  response.end(request.method === "HEAD" ? undefined : (body ?? undefined));
}

/** Null of one that is larger, before all of it is here. @throws when the connection breaks. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> {
  const stated = request.headers["content-length"];
  if (stated !== undefined && Number(stated) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
