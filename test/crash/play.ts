/**
 * What an office does with one home, act by act: files of many formats, by command and through the inbox,
 * corrections and a frozen day. Each act begins where the one before left the home, crashes included.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { PlayFile } from "./play-files.ts";

interface Named {
  readonly name: string;
}

interface Dropped {
  readonly file: PlayFile;
  /** Where it is dropped in the inbox. */
  readonly place: string;
}

/** A day of the year of most files: a past year makes no letters. */
export const playDay = "2026-11-27";

/** How a home is worked on. */
export type Act = Named &
  (
    | {
        /** A command that has the home for itself, or one beside a monitor that watches. */
        readonly kind: "command" | "beside";
        readonly words: readonly string[];
        /** How it ends, the first time and every time after it. */
        readonly code: number;
      }
    /** Files dropped into the inbox of a monitor that watches. */
    | { readonly kind: "watching"; readonly files: readonly Dropped[] }
    /** A monitor that works what lies in the inbox and ends. */
    | { readonly kind: "once"; readonly files: readonly Dropped[] }
  );

export function playOf(files: string): readonly Act[] {
  const path = (file: PlayFile): string => join(files, file);
  const idOf = (file: PlayFile): string => uploadIdOf(sha256Of(readFileSync(path(file))));
  const tables = ["--office", "4574000", "--year", "2026"];
  const current = ["--office", "4573000", "--year", "2026"];
  const council = ["--office", "1129000", "--year", "2020"];
  const ingest = (file: PlayFile, ...words: string[]): string[] => ["ingest", path(file), ...words];
  return [
    command("council report", [...ingest("report.txt", ...council), "--as-of", "2020-10-31"]),
    command("template as CSV", ingest("template.csv", ...tables)),
    { kind: "watching", name: "workbook in the inbox", files: [inbox("template.xlsx", "4574000/2026")] },
    command("undo of the workbook", ["undo", idOf("template.xlsx"), ...tables]),
    command("release of it", ["release", idOf("template.xlsx"), ...tables]),
    { ...command("events beside a monitor", ingest("events.jsonl", ...tables)), kind: "beside" },
    {
      kind: "once",
      name: "two files in the inbox",
      files: [inbox("broken.csv", "4574000/2026"), inbox("update.csv.gz", "4574000/2026")],
    },
    command("dump of 1,763 projects", ingest("dump.json", ...current)),
    command("dump that lost rows", ingest("lost-rows.json", ...current), 3),
    command("release of the held dump", ["release", idOf("lost-rows.json"), ...current]),
    { kind: "watching", name: "payment list in the inbox", files: [inbox("payments.csv", "4574000/2026")] },
    command("snapshot and report", ["snapshot", "take", "2020-10-31", ...council]),
  ];
}

function command(name: string, words: readonly string[], code = 0): Extract<Act, { code: number }> {
  return { kind: "command", name, words, code };
}

function inbox(file: PlayFile, books: string): Dropped {
  return { file, place: `${books}/${file}` };
}
