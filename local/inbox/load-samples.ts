/** The samples go into a demo home alone: figures of another office would stand among those of a home in use. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseUploadKey } from "../../shared/contracts/files/upload-key.ts";
import { fileTaken } from "../../shared/contracts/stored/audit-acts.ts";
import { uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { Host } from "../host/host.ts";
import { actorOf, recordAudit } from "../host/record-audit.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import { filesBelow } from "./scan-inbox.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { outcomeText } from "../print/print-outcome.ts";

/** @throws CommandError for a folder that is laid out another way. */
export async function loadSamples(host: Host, args: Arguments, terminal: Terminal): Promise<void> {
  const given = args.value("samples");
  if (given === null) return;
  const files = await filesBelow(folderOf(given));
  const samples = await Promise.all(
    files.map(async ({ key, path }) => ({ key, bytes: await readGivenFile(path) })),
  );
  if (await holdsOthers(host, new Set(samples.map(({ bytes }) => uploadIdOf(sha256Of(bytes)))))) {
    terminal.err(
      `${say(terminal.display, {
        ko: "이 자료 폴더에는 다른 자료가 있어 예시 자료를 넣지 않았습니다.",
        en: "This home holds other figures, so the samples were left out.",
      })}\n`,
    );
    return;
  }
  for (const { key, bytes } of samples) {
    const parsed = parseUploadKey(key);
    if (parsed.kind === "misplaced") throw new CommandError(parsed.reason.ko, parsed.reason.en);
    const outcome = await host.ingest(parsed.address, bytes);
    // Every start offers the samples again: that they were there before is no act.
    if (outcome.kind !== "already-applied")
      await recordAudit(
        host,
        parsed.address.books,
        actorOf(args),
        fileTaken(outcome.upload, outcome.kind, "command"),
      );
    if (args.json) continue;
    const earlier = await earlierNumbers(host.ledger, parsed.address.books, [outcome.upload]);
    terminal.out(`${outcomeText(terminal.display, key, outcome, earlier)}\n`);
  }
}

/** npm may be called from another folder: then the program's own are meant. */
function folderOf(given: string): string {
  if (existsSync(given)) return given;
  const own = join(import.meta.dirname, "../..", given);
  if (existsSync(own)) return own;
  throw new CommandError(
    `--samples "${given}": 그런 폴더가 없습니다.`,
    `--samples "${given}": there is no such folder.`,
  );
}

async function holdsOthers({ ledger }: Host, ids: ReadonlySet<string>): Promise<boolean> {
  for (const books of await ledger.listBooks()) {
    const { uploads } = await ledger.pageUploads(books, null, ids.size + 1);
    if (uploads.some(({ uploadId }) => !ids.has(uploadId))) return true;
  }
  return false;
}
