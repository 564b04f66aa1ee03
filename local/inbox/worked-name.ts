/** Names for what was worked: whole where they fit, else cut by the bytes that a file system counts. */
import { createHash } from "node:crypto";

/** Of ext4, NTFS (in characters), APFS and network shares alike. A Korean syllable has three bytes. */
const maxNameBytes = 255;
const hashLength = 8;

/** `name` with `ending` behind it. One that had to be cut bears a part of the whole name's hash, so that no two meet. */
export function fittingName(name: string, ending: string): string {
  if (Buffer.byteLength(name) + Buffer.byteLength(ending) <= maxNameBytes) return `${name}${ending}`;
  const mark = `~${createHash("sha256").update(name).digest("hex").slice(0, hashLength)}`;
  return `${cutToBytes(name, maxNameBytes - mark.length - Buffer.byteLength(ending))}${mark}${ending}`;
}

/** `name (2).csv` for the second of a name. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  return fittingName(stem, ` (${number})${ending}`);
}

/** Never inside a character. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("ko", { granularity: "grapheme" }).segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
}
