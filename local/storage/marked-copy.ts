/** The refused table that `--marked` asks for. */
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import type { Arguments, Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { writeNewFile } from "./write-file.ts";

/**
 * A refused table with the reasons beside its rows, where `--marked` asks for it.
 * @throws CommandError when the file to save to is there already.
 */
export async function saveMarkedCopy(
  args: Arguments,
  bytes: Uint8Array,
  outcome: IngestOutcome,
  terminal: Terminal,
): Promise<void> {
  const path = args.value("marked");
  if (path === null || outcome.kind !== "rejected") return;
  const { markFile, noTable } = await import("../../functions/api/uploads/marked-upload.ts");
  const copy = await markFile(bytes, outcome.findings, /\.csv$/i.test(path) ? "csv" : "xlsx");
  if (copy === null) {
    terminal.err(`${say(terminal.display, noTable)}\n`);
    return;
  }
  await writeNewFile(path, copy.bytes);
  const kind = copy.kind.toUpperCase();
  const made = { ko: `사유를 적은 사본: ${path} (${kind})`, en: `Marked copy: ${path} (${kind})` };
  terminal.err(`${say(terminal.display, made)}\n`);
}
