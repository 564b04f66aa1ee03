/**
 * Bytes to text. Korean offices send UTF-8 with and without a mark, UTF-16 from "Unicode text", and CP949.
 * The order is: byte order mark, strict UTF-8, CP949 that encodes back to the same bytes. Node's own
 * `TextDecoder("euc-kr")` is never used: it garbles 8,822 of the 11,172 Hangul syllables.
 */
import { Buffer } from "node:buffer";
import iconv from "iconv-lite";
import type { Finding } from "../domain/finding.ts";
import { binaryKindOf } from "./binary-kind.ts";
import { fileTooLarge } from "./file-fault.ts";
import { maxFileBytes } from "./file-limits.ts";
import { rejection, wholeFile } from "./finding-list.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "cp949";

export type Decoding =
  | { readonly kind: "text"; readonly encoding: Encoding; readonly text: string }
  | { readonly kind: "refused"; readonly finding: Finding };

type UnicodeEncoding = Exclude<Encoding, "cp949">;

const byteOrderMarks: readonly (readonly [UnicodeEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

export function decodeText(bytes: Uint8Array): Decoding {
  if (bytes.length > maxFileBytes)
    return { kind: "refused", finding: fileTooLarge(bytes.length, maxFileBytes) };
  const binary = binaryKindOf(bytes);
  if (binary !== null) return refuse("format-unknown", binary.ko, binary.en);
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  if (decoded === null) {
    return refuse(
      "encoding-unknown",
      "글자 인코딩을 알 수 없습니다. UTF-8, UTF-16, CP949 중 어느 것으로도 온전히 읽히지 않습니다. 원본 프로그램에서 'CSV UTF-8'로 다시 저장하여 올려 주십시오.",
      'The character encoding is unknown: the file is not wholly UTF-8, UTF-16 or CP949. Save it again as "CSV UTF-8" in the program it came from and upload that.',
    );
  }
  if (decoded.text.includes("\ufffd")) {
    return refuse(
      "text-damaged",
      "이미 깨진 글자(�)가 들어 있어 이름을 믿을 수 없습니다. 원본 프로그램에서 'CSV UTF-8'로 다시 저장하여 올려 주십시오.",
      'The file holds characters that were already lost (�), so its names cannot be trusted. Save it again as "CSV UTF-8" in the program it came from.',
    );
  }
  if (decoded.text.includes("\0")) {
    return refuse(
      "format-unknown",
      "글자가 아닌 값(NUL)이 들어 있어 텍스트 파일이 아닌 것으로 보입니다. CSV 또는 텍스트로 내보내어 올려 주십시오.",
      "The file holds NUL characters, so it looks binary. Export it as CSV or text and upload that.",
    );
  }
  if (decoded.text.trim() === "") {
    return refuse(
      "file-empty",
      "파일에 내용이 없습니다. 내보내기가 끝났는지 확인한 뒤 다시 올려 주십시오.",
      "The file is empty. Check that the export finished and upload it again.",
    );
  }
  return { kind: "text", ...decoded };
}

interface Decoded {
  readonly encoding: Encoding;
  readonly text: string;
}

/** Null when there is no mark, or when the bytes after it break the encoding that it announces. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
  for (const [encoding, mark] of byteOrderMarks) {
    if (mark.every((byte, at) => bytes[at] === byte)) return decodeStrictly(encoding, bytes);
  }
  return null;
}

function decodeUnmarked(bytes: Uint8Array): Decoded | null {
  return decodeStrictly("utf-8", bytes) ?? decodeCp949(bytes);
}

function decodeStrictly(encoding: UnicodeEncoding, bytes: Uint8Array): Decoded | null {
  try {
    return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

/** A byte pair that CP949 does not know decodes to U+FFFD, which never encodes back to the same bytes. */
function decodeCp949(bytes: Uint8Array): Decoded | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = iconv.decode(buffer, "cp949", { stripBOM: false });
  return iconv.encode(text, "cp949").equals(buffer) ? { encoding: "cp949", text } : null;
}

function refuse(code: string, ko: string, en: string): Decoding {
  return { kind: "refused", finding: rejection(code, wholeFile, { ko, en }) };
}
