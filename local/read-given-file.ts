/** Reads a file that the user named, and says plainly why where it cannot be read. */
import { readFile } from "node:fs/promises";
import { Refusal } from "./command-line.ts";
import { hasCode } from "./write-file.ts";

export async function readGivenFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, "ENOENT"))
      throw new Refusal(`${path}: 그런 파일이 없습니다.`, `${path}: there is no such file.`);
    if (hasCode(error, "EISDIR"))
      throw new Refusal(`${path}: 폴더입니다. 파일을 적어 주십시오.`, `${path}: a folder; name files.`);
    if (hasCode(error, "EACCES"))
      throw new Refusal(`${path}: 읽을 권한이 없습니다.`, `${path}: no permission to read it.`);
    throw error;
  }
}
