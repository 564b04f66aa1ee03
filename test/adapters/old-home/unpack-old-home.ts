/** A home that version 0.1 made: applied, held, released, discarded, undone and restored files, a policy, answers, snapshots. */
import { createReadStream, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { unpackTar } from "modern-tar/fs";

const archive = join(import.meta.dirname, "home-of-0.1.tar.gz");

export async function unpackOldHome(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "home-of-0.1-"));
  await pipeline(createReadStream(archive), createGunzip(), unpackTar(folder));
  return folder;
}
