/**
 * A file that was written aside comes to its name whole, and never in place of another. A hard link does that in one
 * step; file systems without links (FAT, exFAT, some shares) get the next best.
 */
import { existsSync, linkSync, renameSync } from "node:fs";

/** As `linkSync`: fails where a file is there already. */
export type Link = (from: string, to: string) => void;

/** What systems say of a file system that has no links. */
const withoutLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK"]);

/**
 * @param alone what keeps others from the same name meanwhile; asked only where there are no links.
 * @returns false when a file is there: then the draft stays, and it may stay in either case.
 */
export function placeFile(
  draft: string,
  path: string,
  { link, alone }: { readonly link: Link; readonly alone: <Result>(act: () => Result) => Result },
): boolean {
  try {
    link(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    if (!(error instanceof Error && "code" in error && withoutLinks.has(String(error.code)))) throw error;
  }
  return alone(() => {
    if (existsSync(path)) return false;
    renameSync(draft, path);
    return true;
  });
}

/** Of the system. */
export const hardLink: Link = linkSync;
