/**
 * A text that stays bytes until somebody asks for it, and then comes in slices: a list of payments as one
 * string has two bytes for each character, beside the file itself.
 */
import { Buffer, isUtf8 } from "node:buffer";
import { decodeCp949 } from "./cp949.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "cp949";

export interface EncodedText {
  readonly encoding: Encoding;
  readonly byteLength: number;
  /** The text from its start, some ten thousand characters at a time. Each call starts anew. */
  slices(): Iterable<string>;
  /** All of it, for what is parsed as one. */
  whole(): string;
}

/** What the whole text is like, known without holding it. */
export interface TextTraits {
  /** False where the bytes are not of the encoding. */
  readonly isWhole: boolean;
  /** A character was lost before the file was written. */
  readonly isMangled: boolean;
  readonly hasNul: boolean;
}

/** Small enough for a slice to be young memory that is taken back at once, long enough for hundreds of rows. */
const sliceBytes = 32 * 1024;
const lostCharacter = "\ufffd";

export function encodedText(bytes: Uint8Array, encoding: Encoding): EncodedText {
  const body = bufferOf(bytes);
  const slices = (): Iterable<string> => decodeSlices(body, encoding);
  const whole = (): string =>
    encoding === "cp949" ? [...slices()].join("") : (decoded(body, encoding) ?? lostCharacter);
  return { encoding, byteLength: bytes.byteLength, slices, whole };
}

export function traitsOf(bytes: Uint8Array, encoding: Encoding): TextTraits {
  const body = bufferOf(bytes);
  if (encoding === "utf-8")
    return { isWhole: isUtf8(body), isMangled: body.includes(lostCharacter), hasNul: body.includes(0) };
  const found = { isWhole: encoding === "cp949" || body.length % 2 === 0, isMangled: false, hasNul: false };
  for (const [from, to] of found.isWhole ? cutsOf(body, encoding) : []) {
    const text = decoded(body.subarray(from, to), encoding);
    if (text === null) return { ...found, isWhole: false };
    found.isMangled ||= text.includes(lostCharacter);
    found.hasNul ||= text.includes("\0");
  }
  return found;
}

function* decodeSlices(body: Buffer, encoding: Encoding): Generator<string, void> {
  for (const [from, to] of cutsOf(body, encoding))
    yield decoded(body.subarray(from, to), encoding) ?? lostCharacter;
}

function* cutsOf(body: Buffer, encoding: Encoding): Generator<readonly [from: number, to: number], void> {
  for (let from = 0; from < body.length;) {
    const to = cutBehind(body, from + sliceBytes, encoding);
    yield [from, to];
    from = to;
  }
}

/** The first place from there on that lies between two characters. */
function cutBehind(body: Buffer, from: number, encoding: Encoding): number {
  let at = Math.min(from, body.length);
  while (at < body.length && !isBetween(body, at, encoding)) at++;
  return at;
}

/** No later part of a character is below 0x40 in CP949, or other than 10xxxxxx in UTF-8. */
function isBetween(body: Buffer, at: number, encoding: Encoding): boolean {
  if (encoding === "cp949") return (body[at - 1] ?? 0) < 0x40;
  if (encoding === "utf-8") return ((body[at] ?? 0) & 0xc0) !== 0x80;
  const high = body[encoding === "utf-16be" ? at : at + 1] ?? 0;
  return at % 2 === 0 && (high & 0xfc) !== 0xdc;
}

/** Null where the bytes break the encoding; UTF-8 is looked through as a whole before. */
function decoded(slice: Buffer, encoding: Encoding): string | null {
  if (encoding === "utf-8") return slice.toString("utf8");
  if (encoding === "cp949") return decodeCp949(slice);
  const inOrder = encoding === "utf-16be" ? Buffer.from(slice).swap16() : slice;
  const text = inOrder.toString("utf16le");
  return text.isWellFormed() ? text : null;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
