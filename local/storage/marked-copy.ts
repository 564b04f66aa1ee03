/** The refused table that `--marked` asks for. */
import type { Finding } from "../../shared/domain/values/finding.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { writeNewFile } from "./write-file.ts";

/** What `--marked` names: said before the file is read. @throws CommandError for a name that says neither. */
export function markedKind(args: Pick<Arguments, "value">): "csv" | "xlsx" | null {
  const path = args.value("marked");
  if (path === null) return null;
  const [, kind] = /\.(csv|xlsx)$/i.exec(path) ?? [];
  if (kind === undefined)
    throw new CommandError(
      `--marked ${path}: 이름을 .xlsx 또는 .csv로 끝내 주십시오. 사본은 그 형식으로 씁니다.`,
      `--marked ${path}: end the name in .xlsx or .csv; the copy is written as that.`,
    );
  return kind.toLowerCase() === "csv" ? "csv" : "xlsx";
}

const notRefused = {
  ko: "반려된 파일이 아니어서 사유를 적은 사본을 만들지 않았습니다.",
  en: "The file is not refused: no marked copy was made.",
};

/**
 * A refused table with the reasons beside its rows, where `--marked` asks for it; a dry run refuses as well.
 * @param refused what it was refused for; null where it was not.
 * @throws CommandError when the file to save to is there already.
 */
export async function saveMarkedCopy(
  args: Arguments,
  bytes: Uint8Array,
  refused: readonly Finding[] | null,
  terminal: Terminal,
): Promise<void> {
  const path = args.value("marked");
  const kind = markedKind(args);
  if (path === null || kind === null) return;
  if (refused === null) {
    terminal.err(`${say(terminal.display, notRefused)}\n`);
    return;
  }
  const { markFile, noTable } = await import("../../functions/api/uploads/marked-upload.ts");
  const copy = await markFile(bytes, refused, kind, terminal.display.language);
  if (copy === null) {
    terminal.err(`${say(terminal.display, noTable)}\n`);
    return;
  }
  await writeNewFile(path, copy.bytes);
  const made = copy.kind.toUpperCase();
  const said = { ko: `사유를 적은 사본: ${path} (${made})`, en: `Marked copy: ${path} (${made})` };
  terminal.err(`${say(terminal.display, said)}\n`);
}
