/** Where a report goes: what the name of its file says of its format, and what is never written over unasked. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { unzipSync } from "fflate";
import { type ReportFormat, reportFormats } from "../../shared/reports/report-kinds.ts";
import { CommandError } from "../terminal/command-line.ts";
import { assertFolderOf } from "./mistyped-path.ts";
import { assertName, replaceFile, writeNewFile } from "./write-file.ts";

export interface ReportTarget {
  readonly path: string;
  readonly format: ReportFormat;
  /** The tables of a CSV, each as a file of a folder. */
  readonly isFolder: boolean;
}

/**
 * @param asked the format that was named; null where the name of the file is to say it.
 * @param isFolder true where a folder of that name is there.
 * @throws CommandError where the two do not fit, or neither says a format.
 */
export function reportTarget(path: string, asked: ReportFormat | null, isFolder: boolean): ReportTarget {
  if (isFolder || /[/\\]$/.test(path)) {
    if (asked === "csv" || asked === null) return { path, format: "csv", isFolder: true };
    throw new CommandError(
      `${path}: 폴더에는 csv만 씁니다. ${asked} 파일의 이름을 적어 주십시오.`,
      `${path}: only csv goes into a folder. Name the ${asked} file.`,
    );
  }
  const ending = extname(path).slice(1).toLowerCase();
  if (ending === "csv") throw severalTables(path);
  const said = ending === "zip" ? "csv" : (reportFormats.find((format) => format === ending) ?? null);
  const format = asked ?? said;
  if (format === null)
    throw new CommandError(
      `${path}: 어떤 형식인지 알 수 없습니다. 이름을 .hwpx, .xlsx, .pdf, .zip(csv), .json으로 끝내거나 --format을 적어 주십시오.`,
      `${path}: its name says no format. End it in .hwpx, .xlsx, .pdf, .zip (csv) or .json, or write --format.`,
    );
  if (said !== null && said !== format)
    throw new CommandError(
      `${path}: 이름은 ${said}인데 --format은 ${format}입니다. 하나를 고쳐 주십시오.`,
      `${path}: its name says ${said}, --format says ${format}. Correct one of them.`,
    );
  return { path, format, isFolder: false };
}

export function oneFormatForOne(): CommandError {
  return new CommandError(
    "--format은 파일이 하나일 때만 적습니다. 여럿이면 파일 이름의 끝이 형식을 말합니다.",
    "--format goes with one file. Of several, the ending of each says its format.",
  );
}

function severalTables(path: string): CommandError {
  const plain = path.slice(0, -".csv".length);
  return new CommandError(
    `${path}: csv 보고서는 표가 여럿이라 한 파일에 담지 못합니다. -o ${plain}.zip 또는 폴더 -o ${plain}/ 로 적어 주십시오.`,
    `${path}: the csv report is several tables. Write -o ${plain}.zip, or a folder: -o ${plain}/`,
  );
}

/** Before anything is made. @throws CommandError for a file that is there or named twice, or whose folder is not there. */
export function assertFree(targets: readonly ReportTarget[], isForced: boolean): void {
  for (const [at, { path, isFolder }] of targets.entries()) {
    if (targets.slice(0, at).some((other) => other.path === path))
      throw new CommandError(
        `-o ${path}: 두 번 적혀 있습니다. 한 번만 적어 주십시오.`,
        `-o ${path}: it is there twice. Write it once.`,
      );
    assertFolderOf(path);
    if (!isForced && !isFolder && existsSync(path)) throw isThere(path);
  }
}

/** @returns the files that were written. @throws CommandError for one that is there, unless it is to be replaced. */
export async function saveReport(
  { path, isFolder }: ReportTarget,
  bytes: Uint8Array,
  isForced: boolean,
): Promise<readonly string[]> {
  const files = isFolder
    ? Object.entries(unzipSync(bytes)).map(([name, table]) => [join(path, name), table] as const)
    : [[path, bytes] as const];
  const there = files.find(([file]) => existsSync(file));
  if (there !== undefined && !isForced) throw isThere(there[0]);
  for (const [file] of files) assertName(file, process.platform);
  // The folder of a CSV is what was asked for; the one that it lies in was there before.
  if (isFolder) await mkdir(path, { recursive: true, mode: 0o700 });
  for (const [file, content] of files)
    await (isForced ? replaceFile(file, content) : writeNewFile(file, content));
  return files.map(([file]) => file);
}

function isThere(path: string): CommandError {
  return new CommandError(
    `${path}: 이미 있는 파일입니다. 덮어쓰려면 --force를 붙이고, 아니면 다른 이름을 적어 주십시오.`,
    `${path}: it exists. Add --force to replace it, or choose another name.`,
  );
}
