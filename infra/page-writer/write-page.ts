/** Puts a page's files where they are served from, in an order in which no visitor meets half a page. */
import { cachingOf, firstFile, loginFile, mediaTypeOf } from "../../shared/contracts/files/page-files.ts";

export interface PageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ServedFile extends PageFile {
  readonly mediaType: string;
  readonly caching: string;
}

export interface PageStore {
  put(file: ServedFile): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
}

/**
 * What opens the page comes last, after everything that it names. Files of the page before stay: a page that is open
 * somewhere still fetches its views.
 */
export async function writePage(files: readonly PageFile[], login: string, store: PageStore): Promise<void> {
  const own = { path: loginFile, bytes: new TextEncoder().encode(login) };
  const built = files.filter(({ path }) => path !== loginFile);
  const first = built.filter(({ path }) => path === firstFile);
  if (first.length === 0) throw new Error(`The bundle holds no page: ${firstFile} is missing.`);
  await Promise.all([own, ...built.filter(({ path }) => path !== firstFile)].map((file) => put(file, store)));
  await Promise.all(first.map((file) => put(file, store)));
}

/** Kinds of files that the page has not are left out. */
async function put(file: PageFile, store: PageStore): Promise<void> {
  const mediaType = mediaTypeOf(file.path);
  if (mediaType !== null) await store.put({ ...file, mediaType, caching: cachingOf(file.path) });
}
