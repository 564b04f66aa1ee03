/** Takes away the half-written files that processes left which were killed while they wrote. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "./is-alive.ts";

/** As `write-file.ts` names them: NAME.PID-UUID.part */
const draftName = /\.(\d+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;

export async function sweepDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const [, writer] = draftName.exec(entry.name) ?? [];
    if (writer === undefined || isAlive(Number(writer))) continue;
    await rm(join(entry.parentPath, entry.name), { force: true });
  }
}
