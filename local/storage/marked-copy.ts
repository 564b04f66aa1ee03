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
  const kind = /\.csv$/i.test(path) ? "csv" : "xlsx";
  const copy = await markFile(bytes, outcome.findings, kind, terminal.display.language);
  if (copy === null) {
    terminal.err(`${say(terminal.display, noTable)}\n`);
    return;
  }
  await writeNewFile(path, copy.bytes);
  const made = copy.kind.toUpperCase();
  const said = { ko: `사유를 적은 사본: ${path} (${made})`, en: `Marked copy: ${path} (${made})` };
  terminal.err(`${say(terminal.display, said)}\n`);
}
