/** monitor backup and monitor restore: a home as one file, while its host runs, and a home from it. */
import { basename, resolve } from "node:path";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { knownHome, pathOfHome } from "../host/open-home.ts";
import type { Manifest } from "../recovery/backup-manifest.ts";
import { restoreBackup } from "../recovery/restore-backup.ts";
import { writeBackup } from "../recovery/write-backup.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { counted, momentText } from "../print/sentence-parts.ts";
import { say } from "../terminal/display.ts";
import { progressBar } from "../terminal/progress.ts";
import { assertOpenable } from "../storage/assert-openable.ts";
import {
  type Arguments,
  type Command,
  exits,
  CommandError,
  type Terminal,
} from "../terminal/command-line.ts";

export const backup: Command = {
  name: "backup",
  usage: "FILE",
  options: {},
  takesFiles: true,
  run: async (args, terminal) => {
    const file = fileOf(args);
    const home = knownHome();
    assertOpenable(home);
    const bar = progressBar(terminal);
    const written = await writeBackup(home, file, systemClock.now(), (done, of) =>
      bar.show(basename(file), done, of),
    ).finally(() => bar.end());
    tell(args, terminal, file, written, { ko: "백업했습니다", en: "Backed up" });
    return exits.done;
  },
};

export const restore: Command = {
  name: "restore",
  usage: "FILE",
  options: {},
  takesFiles: true,
  run: async (args, terminal) => {
    const file = fileOf(args);
    const bar = progressBar(terminal);
    const restored = await restoreBackup(file, pathOfHome(), (done, of) =>
      bar.show(basename(file), done, of),
    ).finally(() => bar.end());
    tell(args, terminal, file, restored, {
      ko: "되살렸습니다. monitor verify로 검산하십시오",
      en: "Restored. Check it with monitor verify",
    });
    return exits.done;
  },
};

function fileOf({ files }: Arguments): string {
  const [file, ...more] = files;
  if (file !== undefined && more.length === 0) return resolve(file);
  throw new CommandError("백업 파일 하나를 적어 주십시오.", "Write the name of one backup file.");
}

function tell(
  args: Arguments,
  terminal: Terminal,
  file: string,
  { at, files, auditHeads }: Manifest,
  done: Bilingual,
): void {
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (args.json) {
    terminal.data(`${JSON.stringify({ file, at, files: files.length, bytes, auditHeads }, null, 2)}\n`);
    return;
  }
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  const { display } = terminal;
  const moment = momentText(display, at);
  const text = {
    ko: `${done.ko}: ${file} (${moment}, 파일 ${files.length}개, ${size})`,
    en: `${done.en}: ${file} (${moment}, ${counted(files.length, "file")}, ${size})`,
  };
  terminal.out(`${say(display, text)}\n`);
}
