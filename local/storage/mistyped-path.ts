/** Paths that a person may have mistyped: what is not there is refused with the names beside it that may have been meant. */
import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { particle } from "../../shared/domain/values/bilingual.ts";
import { nearNames } from "../../shared/domain/values/nearest-name.ts";
import { CommandError } from "../terminal/command-line.ts";

const mostNames = 3;

/** Why a file that is named cannot be read, before anything else is asked of it; null where it can. */
export function unreadableFile(path: string, mayBeEmpty: boolean): CommandError | null {
  const found = stateOf(path);
  if (found === null) return absentFile(path);
  if (found.isDirectory()) return folderForFile(path);
  if (!mayBeEmpty && found.isFile() && found.size === 0)
    return new CommandError(`${path}: 빈 파일입니다(0바이트).`, `${path}: the file is empty (0 bytes).`);
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch {
    return noPermission(path);
  }
}

export function folderForFile(path: string): CommandError {
  const names = namesIn(path, false).slice(0, mostNames);
  const list = names.length === 0 ? null : names.join(", ");
  return new CommandError(
    `${path}: 폴더입니다. 파일을 적어 주십시오${list === null ? "" : `(그 안의 파일: ${list})`}.`,
    `${path}: a folder; name files${list === null ? "" : ` (there are ${list})`}.`,
  );
}

export function noPermission(path: string): CommandError {
  return new CommandError(`${path}: 읽을 권한이 없습니다.`, `${path}: no permission to read it.`);
}

/** With the nearest names of its folder, or the folder that is not there either. */
export function absentFile(path: string): CommandError {
  const folder = dirname(path);
  if (stateOf(folder)?.isDirectory() !== true) return absentFolder(path, folder);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return new CommandError(
      `${path}: 링크가 가리키는 파일이 없습니다.`,
      `${path}: the file that this link names is not there.`,
    );
  const near = nearFiles(basename(path), namesIn(folder, false));
  const where = resolve(folder);
  return near.length > 0
    ? new CommandError(
        `${path}: 그런 파일이 없습니다. 그 폴더(${where})에 있는 비슷한 이름: ${near.join(", ")}`,
        `${path}: there is no such file. Like it in ${where}: ${near.join(", ")}`,
      )
    : new CommandError(
        `${path}: 그런 파일이 없습니다. 찾은 폴더: ${where}`,
        `${path}: there is no such file. Looked in ${where}`,
      );
}

/** A folder that was mistyped is not made. @throws CommandError where a file is to be written into no folder that is there. */
export function assertFolderOf(path: string): void {
  const folder = dirname(path);
  if (stateOf(folder)?.isDirectory() !== true) throw absentFolder(path, folder);
}

/** @param folder of the path, as it was typed. */
function absentFolder(path: string, folder: string): CommandError {
  let [missing, there] = [folder, dirname(folder)];
  while (there !== missing && stateOf(there) === null) [missing, there] = [there, dirname(there)];
  const blocking = [missing, there].find((each) => stateOf(each)?.isDirectory() === false);
  if (blocking !== undefined)
    return new CommandError(
      `${path}: ${blocking}${particle(blocking, "은/는")} 폴더가 아니라 파일입니다.`,
      `${path}: ${blocking} is a file, not a folder.`,
    );
  const near = nearNames(basename(missing), namesIn(there, true), mostNames);
  const where = resolve(there);
  return new CommandError(
    `${path}: 폴더 ${missing}${particle(missing, "이/가")} 없습니다. 있는 폴더: ${where}${near.length === 0 ? "" : `, 그 안의 비슷한 이름: ${near.join(", ")}`}`,
    `${path}: there is no folder ${missing}. There is ${where}${near.length === 0 ? "" : `, and like it in there: ${near.join(", ")}`}`,
  );
}

/** By what stands before the ending: one file is often there in several formats. */
function nearFiles(written: string, names: readonly string[]): readonly string[] {
  const stems = [...new Set(names.map(stemOf))].filter((stem) => stem.length >= shortestStem);
  return nearNames(stemOf(written), stems, mostNames)
    .flatMap((stem) => names.filter((name) => stemOf(name) === stem))
    .slice(0, mostNames);
}

/** One letter is in every name. */
const shortestStem = 2;

function stemOf(name: string): string {
  return basename(name, extname(name));
}

/** Hidden ones are nobody's to name. */
function namesIn(folder: string, wantsFolders: boolean): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith(".") && entry.isDirectory() === wantsFolders)
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return [];
  }
}

/** Null where nothing is, or nothing that may be looked at. */
function stateOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
