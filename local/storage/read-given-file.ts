/** Reads a file that the user named, no further than its limit, and says plainly why where it cannot be read. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { Refusal } from "../terminal/command-line.ts";
import { codeOf } from "./error-code.ts";
import { type LimitedReading, readLimited } from "./read-limited.ts";

/** @throws Refusal */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  const reading = (await isPipe(path))
    ? await readPipe(path, maxUploadBytes)
    : await readLimited(path, maxUploadBytes, true);
  if (reading.kind === "read") return reading.bytes;
  throw refusalOf(path, reading);
}

/** What a shell makes of `<(zcat …)`, and a terminal's own input: they have no size before they end. */
async function isPipe(path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return stats.isFIFO() || stats.isCharacterDevice() || stats.isSocket();
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return false;
  }
}

async function readPipe(path: string, most: number): Promise<LimitedReading> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      if (!(chunk instanceof Uint8Array)) continue;
      length += chunk.byteLength;
      if (length > most) return { kind: "too-large", size: length };
      chunks.push(chunk);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { kind: "unreadable", code };
  }
  return { kind: "read", bytes: Buffer.concat(chunks), state: "" };
}

function refusalOf(path: string, reading: Exclude<LimitedReading, { kind: "read" }>): Refusal {
  switch (reading.kind) {
    case "gone":
      return new Refusal(`${path}: 그런 파일이 없습니다.`, `${path}: there is no such file.`);
    case "no-file":
      return new Refusal(`${path}: 폴더입니다. 파일을 적어 주십시오.`, `${path}: a folder; name files.`);
    case "changing":
    case "locked":
      return new Refusal(
        `${path}: 아직 쓰이고 있거나 다른 프로그램이 열어 둔 파일입니다. 닫은 뒤 다시 실행해 주십시오.`,
        `${path}: it is still being written, or open in another program. Close it and run this again.`,
      );
    case "too-large": {
      const limit = maxUploadBytes / 1024 / 1024;
      return new Refusal(
        `${path}: 한도 ${limit}MB를 넘어 읽지 않았습니다. 부서나 회계별로 나누거나 gzip으로 압축해 주십시오.`,
        `${path}: larger than the limit of ${limit} MB, so it was not read. Split it by department or account, or compress it with gzip.`,
      );
    }
    case "unreadable":
      return reading.code === "EACCES" || reading.code === "EPERM"
        ? new Refusal(`${path}: 읽을 권한이 없습니다.`, `${path}: no permission to read it.`)
        : new Refusal(
            `${path}: 읽을 수 없습니다(${reading.code}). 디스크와 연결을 확인해 주십시오.`,
            `${path}: cannot be read (${reading.code}). Check the disk and the connection.`,
          );
  }
}
