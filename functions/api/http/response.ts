/** A reply as bytes: with an ETag where it can be asked for again, and headers that no browser misreads. */
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import { attachmentNamed } from "../../../shared/contracts/files/page-files.ts";
import type { AnyReply } from "./reply.ts";
import type { ApiAnswer, ApiRequest } from "./request.ts";

/** Answers are data: nothing in them may ever run, be framed or be guessed to be something else. */
const strictHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** What another process does is mostly done by then. */
const againSeconds = 2;

export function answerOf(
  reply: AnyReply,
  request: ApiRequest,
  operation: Operation | null,
  hash: (bytes: Uint8Array) => string,
): ApiAnswer {
  const answer = filled(reply, operation);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || answer.status !== 200 || answer.body === null) return withoutBody(answer, request);
  const etag = `W/"${hash(answer.body).slice(0, 27)}"`;
  const caching = { etag, "cache-control": "private, no-cache" };
  if (namesTag(request.headers["if-none-match"], etag))
    return { status: 304, headers: { ...strictHeaders, ...caching }, body: null };
  const headers = { ...answer.headers, ...caching };
  return withoutBody({ ...answer, headers }, request);
}

type PlainHeaders = Record<string, string>;

interface Filled {
  readonly status: number;
  readonly headers: PlainHeaders;
  readonly body: Uint8Array | null;
}

function filled(reply: AnyReply, operation: Operation | null): Filled {
  switch (reply.kind) {
    case "json": {
      const status = reply.status ?? operation?.status ?? 200;
      const waiting = status === 202 ? { "retry-after": `${againSeconds}` } : {};
      const headers = { ...headersOf("application/json; charset=utf-8"), ...waiting };
      return { status, headers, body: bytesOf(reply.value) };
    }
    case "problem":
      return {
        status: reply.problem.status,
        headers: {
          ...headersOf("application/problem+json; charset=utf-8"),
          ...challenge(reply.problem.status),
        },
        body: bytesOf(reply.problem),
      };
    case "file":
      return {
        status: 200,
        headers: { ...headersOf(reply.mediaType), "content-disposition": attachmentNamed(reply.fileName) },
        body: reply.bytes,
      };
    case "nothing":
      return { status: 204, headers: { ...strictHeaders, "cache-control": "no-store" }, body: null };
  }
}

function headersOf(type: string): PlainHeaders {
  return { ...strictHeaders, "cache-control": "no-store", "content-type": type };
}

function challenge(status: number): PlainHeaders {
  return status === 401 ? { "www-authenticate": 'Bearer realm="budget-monitor"' } : {};
}

function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(etag));
}

function bare(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}

function withoutBody(answer: Filled, { method }: ApiRequest): ApiAnswer {
  return method === "HEAD" ? { ...answer, body: null } : answer;
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
