/** The files that a command is given: which they are, what they are called, and which of them nobody can read. */
import { basename } from "node:path";
import { type Arguments, CommandError } from "../terminal/command-line.ts";
import { unreadableFile } from "./mistyped-path.ts";
import { standardInput } from "./read-file.ts";

/** @throws CommandError where none is named, or standard input and its name do not go together. */
export function namedFiles(args: Arguments): readonly string[] {
  const { files } = args;
  const piped = files.filter((path) => path === standardInput).length;
  if (piped > 1 || (piped === 1) !== args.has("name"))
    throw new CommandError(
      "표준 입력은 한 번만 - 로 적고, 이름을 --name 집행현황.csv처럼 붙여 주십시오.",
      "Write - once for standard input, and what its file is called: --name report.csv.",
    );
  if (files.length > 0) return files;
  throw new CommandError(
    "올릴 파일을 적어 주십시오. 예: monitor ingest 집행현황.csv --office 코드 --year 연도",
    "Name a file: monitor ingest report.csv --office CODE --year YYYY.",
  );
}

/** What comes through a pipe has no name of its own. */
export function nameOf(path: string, args: Arguments): string {
  return path === standardInput ? (args.value("name") ?? path) : basename(path);
}

/**
 * Why files cannot be read, said before anybody is asked whose they are. An empty file of known books is none of
 * them: it is refused like any other file without figures, and stands among the uploads.
 */
export function unreadableFiles(
  paths: readonly string[],
  hasBooks: boolean,
): readonly { readonly path: string; readonly error: CommandError }[] {
  return paths.flatMap((path) => {
    const error = path === standardInput ? null : unreadableFile(path, hasBooks);
    return error === null ? [] : [{ path, error }];
  });
}
