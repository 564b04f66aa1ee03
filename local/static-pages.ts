/**
 * The page's files, listed once when the host starts: only what is in the list is ever served, so no path can
 * lead out of the folder.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { filesBelow } from "./inbox.ts";

export interface StaticPage {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
}

export type StaticPages = ReadonlyMap<string, StaticPage>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Everything from our own host, and nothing inline. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const pageHeaders = {
  "content-security-policy": pagePolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;

/** Empty when there is no such folder: the page was not built. */
export async function staticPages(folder: string): Promise<StaticPages> {
  const pages = new Map<string, StaticPage>();
  for (const { key, path } of await filesBelow(folder).catch(() => [])) {
    const type = types[extname(key)];
    if (type === undefined) continue;
    const bytes = await readFile(path);
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 27)}"`;
    // Built files bear a hash in their name; the others are asked for again.
    const caching = key.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    const page = {
      bytes,
      etag,
      headers: { ...pageHeaders, "content-type": type, "cache-control": caching, etag },
    };
    pages.set(`/${key}`, page);
    if (key === "index.html") pages.set("/", page);
  }
  return pages;
}
