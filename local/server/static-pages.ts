/**
 * The page's files, listed once when the host starts: only what is in the list is ever served, so no path can
 * lead out of the folder.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliCompress } from "node:zlib";
import { takes } from "../../shared/runtime/compress.ts";
import type { LoginWay } from "../../shared/contracts/files/login-way.ts";
import {
  cachingOf,
  firstFile,
  loginFile,
  mediaTypeOf,
  pageHeaders,
  servedNames,
} from "../../shared/contracts/files/page-files.ts";
import { filesBelow } from "../inbox/scan-inbox.ts";

export interface StaticPage {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
}

/** What is sent of a file: packed by Brotli once that is done, a sixth less than what is packed for each request. */
export function bodyOf(
  page: StaticPage,
  accepted: string | undefined,
): Pick<StaticPage, "bytes" | "headers"> {
  if (page.bytes.byteLength < leastBytes || !takes(accepted, "br")) return page;
  const best = packedOf(page);
  if (best === null) return page;
  const headers = { ...page.headers, "content-encoding": "br", vary: "accept-encoding" };
  return { bytes: best, headers };
}

/** Below a packet's size nothing is won. */
const leastBytes = 1_400;

/** Null while a file is being packed: that takes a second of another thread, once for each file. */
const packed = new WeakMap<StaticPage, Uint8Array | null>();

function packedOf(page: StaticPage): Uint8Array | null {
  const known = packed.get(page);
  if (known !== undefined) return known;
  packed.set(page, null);
  brotliCompress(page.bytes, (error, bytes) => {
    if (error === null) packed.set(page, bytes);
  });
  return null;
}

export type StaticPages = ReadonlyMap<string, StaticPage>;

/** Empty when there is no such folder: the page was not built. */
export async function staticPages(folder: string): Promise<StaticPages> {
  const pages = new Map<string, StaticPage>();
  for (const { key, path } of await filesBelow(folder).catch(() => [])) {
    const type = mediaTypeOf(key);
    if (type === null) continue;
    const bytes = await readFile(path);
    const page = pageOf(key, type, bytes);
    for (const name of servedNames(key)) pages.set(`/${name}`, page);
    if (key === firstFile) pages.set("/", page);
  }
  return pages;
}

/** The built page asks for a name and a password; this host says how one logs in here, and in its first file, that nobody waits for it. */
export function withLoginWay(pages: StaticPages, way: LoginWay): StaticPages {
  const first = pages.get("/");
  if (first === undefined) return pages;
  const json = JSON.stringify(way);
  const own = pageOf(loginFile, "application/json; charset=utf-8", new TextEncoder().encode(json));
  const meta = `<meta name="login-way" content="${json.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" />`;
  const html = new TextDecoder().decode(first.bytes).replace("<head>", `<head>${meta}`);
  const opened = pageOf(firstFile, "text/html; charset=utf-8", new TextEncoder().encode(html));
  return new Map([...pages, [`/${loginFile}`, own], ["/", opened], [`/${firstFile}`, opened]]);
}

function pageOf(key: string, type: string, bytes: Uint8Array): StaticPage {
  const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 27)}"`;
  const {
    "x-content-type-options": asStated,
    "cross-origin-resource-policy": ownOnly,
    ...ofDocuments
  } = pageHeaders([]);
  // Scripts and styles are no documents: a browser heeds the rest for none of them, and a slow line carries it with each.
  const isPart = /^text\/(?:javascript|css)\b/.test(type);
  return {
    bytes,
    etag,
    headers: {
      ...(isPart ? {} : ofDocuments),
      "x-content-type-options": asStated,
      "cross-origin-resource-policy": ownOnly,
      "content-type": type,
      "cache-control": cachingOf(key),
      etag,
    },
  };
}
