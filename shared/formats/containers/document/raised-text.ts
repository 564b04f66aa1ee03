/**
 * Digits that a line raises or lowers, in Word, Hangul, LibreOffice and web pages: marks of footnotes, powers, numbers of
 * formulas. They become digits that text itself prints so, because `500` with a raised 1 behind it is not 5,001.
 */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";

const raisedForms = { plain: "0123456789()", raised: "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾" } as const;

/** A mark that has words in it, `주1)`, is known as it stands. */
export function asRaised(text: string): string {
  return /^[\s\d,.()*]*$/.test(text)
    ? text.replace(/[\d()]/g, (plain) => raisedForms.raised.charAt(raisedForms.plain.indexOf(plain)))
    : text;
}

const wordPart = /^word\/(document|header\d*|footer\d*)\.xml$/;
const hangulPart = /^Contents\/section\d+\.xml$/;
const wordRun = /<w:r(?:\s[^>]*)?>\s*<w:rPr>((?:(?!<\/w:rPr>)[^])*)<\/w:rPr>((?:(?!<\/w:r>)[^])*)<\/w:r>/g;
const wordText = /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/g;
const wordPosition = /<w:vertAlign\s+w:val="(\w+)"/;
const wordStyleOfRun = /<w:rStyle\s+w:val="([^"]*)"/;
const wordStyle = /<w:style\b[^>]*?\bw:styleId="([^"]*)"[^>]*>((?:(?!<\/w:style>)[^])*)<\/w:style>/g;
const hangulRun = /(<hp:run\b[^>]*?charPrIDRef="(\d+)"[^>]*>)((?:\s*<hp:t(?:\s[^>]*)?>[^<]*<\/hp:t>)+)/g;
const hangulText = /(<hp:t(?:\s[^>]*)?>)([^<]*)(<\/hp:t>)/g;
const hangulStyle = /<hh:charPr\b[^>]*?\bid="(\d+)"(?:(?!<\/hh:charPr>)[^])*?<hh:su(?:p|per|b)script\b/g;

/** The parts of a DOCX or an HWPX with what is raised or lowered in raised digits. */
export function withRaisedDigits(parts: readonly ZipPart[]): readonly ZipPart[] {
  const ofWord = textNamed(parts, "word/styles.xml").matchAll(wordStyle);
  const ofRuns = new Set([...ofWord].flatMap(([, id = "", style = ""]) => (isRaised(style) ? [id] : [])));
  const ofHangul = textNamed(parts, "Contents/header.xml").matchAll(hangulStyle);
  const ofTexts = new Set([...ofHangul].map(([, id = ""]) => id));
  return parts.map((part) => {
    if (wordPart.test(part.name)) return rewritten(part, (text) => inWord(text, ofRuns));
    return ofTexts.size > 0 && hangulPart.test(part.name)
      ? rewritten(part, (text) => inHangul(text, ofTexts))
      : part;
  });
}

function textNamed(parts: readonly ZipPart[], name: string): string {
  const part = parts.find((each) => each.name === name);
  return part === undefined ? "" : textOf(part);
}

function textOf({ bytes }: ZipPart): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function rewritten(part: ZipPart, raise: (text: string) => string): ZipPart {
  const text = textOf(part);
  const raised = raise(text);
  return raised === text ? part : { name: part.name, bytes: Buffer.from(raised) };
}

function inWord(text: string, styles: ReadonlySet<string>): string {
  return text.replace(wordRun, (run: string, own: string) => {
    const isOwn = wordPosition.test(own);
    const isOfStyle = styles.has(wordStyleOfRun.exec(own)?.[1] ?? "");
    return (isOwn ? isRaised(own) : isOfStyle) ? run.replace(wordText, raisedText) : run;
  });
}

function isRaised(style: string): boolean {
  return /^(super|sub)script$/.test(wordPosition.exec(style)?.[1] ?? "");
}

function inHangul(text: string, styles: ReadonlySet<string>): string {
  return text.replace(hangulRun, (run: string, head: string, style: string, texts: string) =>
    styles.has(style) ? head + texts.replace(hangulText, raisedText) : run,
  );
}

function raisedText(_: string, head: string, text: string, end: string): string {
  return head + asRaised(text) + end;
}
