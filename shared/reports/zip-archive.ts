/**
 * Zip archives that are the same bytes for the same parts, on every processor and under every release of Node: without
 * dates, in the order given, deflated by fflate. Reports are compared by their hash years later, and every office
 * format is such an archive. Another release of fflate may write other bytes: docs/reports.md names the one in use.
 */
import { unzipSync, zipSync } from "fflate";

export interface ArchivePart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, the first day that the format knows, as some readers refuse a day 0. */
const firstDay = new Date(1980, 0, 1);

/** @param stored the part that is written as it is: HWPX wants its first part so. */
export function packedArchive(
  parts: readonly ArchivePart[],
  stored: string | null = null,
): Uint8Array<ArrayBuffer> {
  return zipSync(
    Object.fromEntries(parts.map(({ name, bytes }) => [name, [bytes, { level: name === stored ? 0 : 6 }]])),
    { mtime: firstDay },
  );
}

/** The parts of an archive that a library of ours has just written: it is trusted, and bounded by nothing. */
export function unpackedArchive(archive: Uint8Array): ArchivePart[] {
  return Object.entries(unzipSync(archive))
    .map(([name, bytes]) => ({ name, bytes }))
    .filter(({ name }) => !name.endsWith("/"));
}
