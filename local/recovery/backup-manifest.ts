/** What a backup says of itself: its first entry, held against everything that follows when it is restored. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import * as z from "zod";

export const manifestName = "backup.json";
export const databaseName = "monitor.db";
/** What figures and letters lead back to. The inbox, worked files and rendered reports are not part of a backup. */
export const folderNames = ["files", "snapshots", "notices"] as const;

const keptFile = z.object({
  /** Below the home, with `/`. */
  path: z.string(),
  byteLength: z.int(),
  sha256: z.string(),
});

const auditHead = z.object({
  /** `installation`, or OFFICE/YEAR. */
  scope: z.string(),
  number: z.int(),
  hash: z.string(),
});

export const manifest = z.object({
  format: z.literal("budget-execution-monitor-backup"),
  version: z.literal(1),
  at: z.string(),
  files: z.array(keptFile),
  /** Where the chain of each audit trail ended: one that was written anew as a whole has another. Absent in older backups. */
  auditHeads: z.array(auditHead).default([]),
});

export type KeptFile = z.output<typeof keptFile>;
export type KeptHead = z.output<typeof auditHead>;
export type Manifest = z.output<typeof manifest>;

/** The hash of a file's bytes and how many there are, read as a stream. */
export async function factsOf(file: string): Promise<Pick<KeptFile, "byteLength" | "sha256">> {
  const hash = createHash("sha256");
  let byteLength = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) {
      byteLength += chunk.byteLength;
      hash.update(chunk);
    }
  });
  return { byteLength, sha256: hash.digest("hex") };
}
