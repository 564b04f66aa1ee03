/**
 * Bytes to text. Korean offices send UTF-8 with and without a mark, UTF-16 from "Unicode text", and CP949.
 * The order is: byte order mark, strict UTF-8, CP949 that encodes back to the same bytes. Node's own
 * `TextDecoder("euc-kr")` is never used: it garbles 8,822 of the 11,172 Hangul syllables.
 */
import { maxUploadBytes } from "../../../domain/uploads/upload.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { emptyWords } from "../../../domain/words/file-words.ts";
import { fileTooLarge } from "../../kernel/file-findings.ts";
import { rejection, wholeFile } from "../../kernel/finding-list.ts";
import { binaryKindOf } from "./binary-kind.ts";
import { encodedText, type EncodedText, type Encoding, type TextTraits, traitsOf } from "./encoded-text.ts";

interface CommandError {
  readonly kind: "refused";
  readonly finding: Finding;
}

export type Decoding =
  { readonly kind: "text"; readonly encoding: Encoding; readonly text: string } | CommandError;

const byteOrderMarks: readonly (readonly [Exclude<Encoding, "cp949">, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The whole text at once: for files that are read as one, such as lines of events. */
export function decodeText(bytes: Uint8Array): Decoding {
  const found = inspectText(bytes);
  if (found.kind === "refused") return found;
  return { kind: "text", encoding: found.text.encoding, text: found.text.whole() };
}

/** Finds the encoding and looks through the whole text, without holding it. */
export function inspectText(
  bytes: Uint8Array,
): { readonly kind: "text"; readonly text: EncodedText } | CommandError {
  if (bytes.length > maxUploadBytes)
    return { kind: "refused", finding: fileTooLarge(bytes.length, maxUploadBytes) };
  const binary = binaryKindOf(bytes);
  const unmarked = binary === null ? null : unmarkedUtf16(bytes);
  if (unmarked !== null) return { kind: "text", text: unmarked };
  if (binary !== null) return refuse("file-binary", binary.ko, binary.en);
  const found = findEncoding(bytes);
  if (found === null) {
    return refuse(
      "encoding-unknown",
      "글자 인코딩을 알 수 없습니다. UTF-8, UTF-16, CP949 중 어느 것으로도 온전히 읽히지 않습니다. 원본 프로그램에서 'CSV UTF-8'로 다시 저장하여 올려 주십시오.",
      'The character encoding is unknown: the file is not wholly UTF-8, UTF-16 or CP949. Save it again as "CSV UTF-8" in the program it came from and upload that.',
    );
  }
  if (found.traits.isMangled) {
    return refuse(
      "text-damaged",
      "이미 깨진 글자(�)가 들어 있어 이름을 믿을 수 없습니다. 원본 프로그램에서 'CSV UTF-8'로 다시 저장하여 올려 주십시오.",
      'The file holds characters that were already lost (�), so its names cannot be trusted. Save it again as "CSV UTF-8" in the program it came from.',
    );
  }
  if (found.traits.hasNul) {
    return refuse(
      "file-binary",
      "글자가 아닌 값(NUL)이 들어 있어 텍스트 파일이 아닌 것으로 보입니다. CSV 또는 텍스트로 내보내어 올려 주십시오.",
      "The file holds NUL characters, so it looks binary. Export it as CSV or text and upload that.",
    );
  }
  if (isBlank(found.text)) {
    return { kind: "refused", finding: rejection("file-empty", wholeFile, emptyWords) };
  }
  return { kind: "text", text: found.text };
}

interface Found {
  readonly text: EncodedText;
  readonly traits: TextTraits;
}

/** A mark is no part of the text. Where the bytes behind it break the encoding that it announces, it is none. */
function findEncoding(bytes: Uint8Array): Found | null {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const [encoding, mark] = marked ?? ["utf-8", []];
  return foundAs(encoding, bytes.subarray(mark.length)) ?? foundAs("utf-8", bytes) ?? foundAs("cp949", bytes);
}

const sampledBytes = 64 * 1024;
/** Hangul, ASCII and white space: what no other bytes become, read by two. */
const koreanText = /^[\t\n\r\u0020-\u007e\uac00-\ud7a3\u3131-\u318e\u00b7\u2027\u25b3\u203b\u3000]+$/u;

/** UTF-16 whose mark was lost, where nothing speaks against it: every character is one of a Korean table. */
function unmarkedUtf16(bytes: Uint8Array): EncodedText | null {
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const { isWhole, hasNul, isMangled } = traitsOf(bytes, encoding);
    if (!isWhole || hasNul || isMangled) continue;
    const text = encodedText(bytes, encoding);
    const sample = encodedText(bytes.subarray(0, sampledBytes), encoding).whole();
    if (koreanText.test(sample) && /[\r\n]/.test(sample)) return text;
  }
  return null;
}

function foundAs(encoding: Encoding, bytes: Uint8Array): Found | null {
  const traits = traitsOf(bytes, encoding);
  return traits.isWhole ? { text: encodedText(bytes, encoding), traits } : null;
}

function isBlank(text: EncodedText): boolean {
  for (const slice of text.slices()) if (slice.trim() !== "") return false;
  return true;
}

function refuse(code: string, ko: string, en: string): CommandError {
  return { kind: "refused", finding: rejection(code, wholeFile, { ko, en }) };
}
