/** The column mapping that a command is given as a file. */
import { mappingText, maxMappingBytes, parseMapping } from "../../shared/contracts/files/column-mapping.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { type Arguments, CommandError } from "../terminal/command-line.ts";

/** A mapping as a person lays it out, with the hints of monitor map, is four times its one text. */
const maxFileBytes = 4 * maxMappingBytes;

/**
 * The column mapping that `--mapping` names, as its one text.
 * @returns null when none was named. @throws CommandError for a file that is no mapping.
 */
export async function readMapping(args: Arguments): Promise<string | null> {
  const path = args.value("mapping");
  if (path === null) return null;
  const bytes = await readGivenFile(path);
  if (bytes.byteLength > maxFileBytes) throw tooLarge(path);
  const text = textOf(path, bytes);
  if (new TextEncoder().encode(text).byteLength > maxMappingBytes) throw tooLarge(path);
  return text;
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return mappingText(parseMapping(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const reason = error instanceof TypeError ? notUtf8 : issueText(error);
    throw new CommandError(
      `${path}: 매핑 파일로 읽을 수 없습니다(${reason.ko}). 그 자리를 고치거나 monitor map으로 새로 만들어 주십시오.`,
      `${path}: this is no column mapping (${reason.en}). Correct that place, or make it anew with monitor map.`,
    );
  }
}

const notUtf8: Bilingual = { ko: "UTF-8이 아닙니다", en: "it is not UTF-8" };

function tooLarge(path: string): CommandError {
  return new CommandError(
    `${path}: 매핑 파일이 한도 ${maxMappingBytes / 1024} KB를 넘습니다. 읽지 않을 열("ignored")을 지워 주십시오.`,
    `${path}: a mapping may have ${maxMappingBytes / 1024} KB. Take out columns that are not read ("ignored").`,
  );
}
