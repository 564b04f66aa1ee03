/**
 * Runs of one look in Word and Hangul documents. The reader of documents forgets how its text looked, so what a look means (taken
 * back, raised) is written into the text before it is read.
 */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";

export interface Look {
  /** Whether properties of a run, or of a style, switch it on in Word; null where they say nothing of it. */
  readonly inWord: (properties: string) => boolean | null;
  /** Matches the character properties of Hangul that have it, and their id. */
  readonly ofHangul: RegExp;
  readonly rewrite: (text: string) => string;
}

const wordPart = /^word\/(document|header\d*|footer\d*)\.xml$/;
const wordRun = /<w:r(?:\s[^>]*)?>\s*<w:rPr>((?:(?!<\/w:rPr>)[^])*)<\/w:rPr>((?:(?!<\/w:r>)[^])*)<\/w:r>/g;
const wordText = /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/g;
const wordStyleOfRun = /<w:rStyle\s+w:val="([^"]*)"/;
const wordStyle = /<w:style\b[^>]*?\bw:styleId="([^"]*)"[^>]*>((?:(?!<\/w:style>)[^])*)<\/w:style>/g;
const hangulPart = /^Contents\/section\d+\.xml$/;
const hangulRun = /(<hp:run\b[^>]*?charPrIDRef="(\d+)"[^>]*>)((?:\s*<hp:t(?:\s[^>]*)?>[^<]*<\/hp:t>)+)/g;
const hangulText = /(<hp:t(?:\s[^>]*)?>)([^<]*)(<\/hp:t>)/g;

/** The parts of a DOCX or an HWPX with the text of such runs rewritten. */
export function withMarkedRuns(parts: readonly ZipPart[], look: Look): readonly ZipPart[] {
  const wordStyles = textNamed(parts, "word/styles.xml").matchAll(wordStyle);
  const styles = new Set(
    [...wordStyles].flatMap(([, id = "", own = ""]) => (look.inWord(own) === true ? [id] : [])),
  );
  const hangulStyles = textNamed(parts, "Contents/header.xml").matchAll(look.ofHangul);
  const properties = new Set([...hangulStyles].map(([, id = ""]) => id));
  return parts.map((part) => {
    if (wordPart.test(part.name)) return rewritten(part, (text) => inWord(text, look, styles));
    return properties.size > 0 && hangulPart.test(part.name)
      ? rewritten(part, (text) => inHangul(text, look, properties))
      : part;
  });
}

function inWord(text: string, { inWord: isOn, rewrite }: Look, styles: ReadonlySet<string>): string {
  return text.replace(wordRun, (run: string, own: string) =>
    // What a run says itself stands above its style.
    (isOn(own) ?? styles.has(wordStyleOfRun.exec(own)?.[1] ?? ""))
      ? run.replace(wordText, (_, head: string, inside: string, end: string) => head + rewrite(inside) + end)
      : run,
  );
}

function inHangul(text: string, { rewrite }: Look, properties: ReadonlySet<string>): string {
  return text.replace(hangulRun, (run: string, start: string, id: string, texts: string) =>
    properties.has(id)
      ? start +
        texts.replace(
          hangulText,
          (_, head: string, inside: string, end: string) => head + rewrite(inside) + end,
        )
      : run,
  );
}

function textNamed(parts: readonly ZipPart[], name: string): string {
  const part = parts.find((each) => each.name === name);
  return part === undefined ? "" : textOf(part);
}

function rewritten(part: ZipPart, rewrite: (text: string) => string): ZipPart {
  const before = textOf(part);
  const after = rewrite(before);
  return after === before ? part : { name: part.name, bytes: Buffer.from(after) };
}

function textOf({ bytes }: ZipPart): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
