/** Bytes written as letters, five for four bytes, as some programs pack the streams of a PDF (ISO 32000-1, 7.4.3). */
import { Buffer } from "node:buffer";

const [firstDigit, lastDigit, base] = [0x21, 0x75, 85];
const zeros = 0x7a;
const end = 0x7e;
/** As the reader of PDFs passes over them: another byte that it took for a letter would make other bytes of the rest. */
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** @returns the bytes up to the end mark `~>`; null where it lacks one, or where other letters stand before it. */
export function bytesOfAscii85(letters: Uint8Array): Buffer | null {
  const bytes = Buffer.alloc(roomFor(letters));
  let [length, value, digits] = [0, 0, 0];
  for (const letter of letters) {
    if (isSpace(letter)) continue;
    if (letter === end)
      return digits === 1 ? null : bytes.subarray(0, length + closed(bytes, length, value, digits));
    if (letter === zeros && digits === 0) length = bytes.writeUInt32BE(0, length);
    else if (letter < firstDigit || letter > lastDigit) return null;
    else {
      value = value * base + letter - firstDigit;
      digits += 1;
      if (digits < 5) continue;
      if (value > 0xff_ff_ff_ff) return null;
      length = bytes.writeUInt32BE(value, length);
      [value, digits] = [0, 0];
    }
  }
  return null;
}

/** A `z` stands for four bytes, as five other letters do. */
function roomFor(letters: Uint8Array): number {
  let [alone, others] = [0, 0];
  for (const letter of letters) {
    if (letter === end) break;
    if (letter === zeros) alone += 1;
    else others += 1;
  }
  return 4 * (alone + Math.ceil(others / 5));
}

/** A last group of two to four letters stands for one byte fewer. @returns how many bytes it is. */
function closed(bytes: Buffer, at: number, value: number, digits: number): number {
  if (digits === 0) return 0;
  let whole = value;
  for (let more = digits; more < 5; more++) whole = whole * base + base - 1;
  bytes.writeUInt32BE(whole % 0x1_00_00_00_00, at);
  return digits - 1;
}
