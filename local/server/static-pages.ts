/**
 * The page's files, listed once when the host starts: only what is in the list is ever served, so no path can
 * lead out of the folder.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cachingOf, firstFile, mediaTypeOf, pageHeaders } from "../../shared/contracts/files/page-files.ts";
import { filesBelow } from "../inbox/scan-inbox.ts";

export interface StaticPage {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
}

export type StaticPages = ReadonlyMap<string, StaticPage>;

/** Empty when there is no such folder: the page was not built. */
export async function staticPages(folder: string): Promise<StaticPages> {
  const pages = new Map<string, StaticPage>();
  const headers = pageHeaders([]);
  for (const { key, path } of await filesBelow(folder).catch(() => [])) {
    const type = mediaTypeOf(key);
    if (type === null) continue;
    const bytes = await readFile(path);
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 27)}"`;
    const page = {
      bytes,
      etag,
      headers: { ...headers, "content-type": type, "cache-control": cachingOf(key), etag },
    };
    pages.set(`/${key}`, page);
    if (key === firstFile) pages.set("/", page);
  }
  return pages;
}
