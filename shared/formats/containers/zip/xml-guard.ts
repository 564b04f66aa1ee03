/**
 * Looks through a part of a workbook before it is parsed: no declarations, no entities, no abyss, every tag
 * closed. The reader of workbooks is forgiving, and would read `9<36,864` as 9.
 */
import { Buffer } from "node:buffer";
import type { Finding } from "../../../domain/values/finding.ts";
import { xmlRefused } from "../../kernel/file-findings.ts";
import { maxXmlDepth, maxXmlTags, maxXmlText } from "../../kernel/file-limits.ts";
import type { Sentences } from "../../kernel/finding-list.ts";
import type { ZipPart } from "./zip-parts.ts";

/** No tag of a workbook is longer; the patterns below take the square of a tag's length. */
const maxTagLength = 10_000;

/** The part as text, or why it is not read. */
export function guardedXml({ name, bytes }: ZipPart): string | Finding {
  const text = decodeUtf8(bytes);
  // UTF-16 without a mark is ASCII with a NUL beside each letter.
  if (text === null || text.includes("\0"))
    return xmlRefused(name, { ko: "UTF-8이 아닌 글자가 있어", en: "is not UTF-8" });
  const fault = unknownReference.test(text) ? malformed : faultIn(text);
  return fault === null ? text : xmlRefused(name, fault);
}

/** Looks at the bytes, so that what is dropped unread is refused for it too. */
export function declaresEntities(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.includes("<!DOCTYPE") || all.includes("<!ENTITY");
}

/**
 * Cells that no spreadsheet writes: a number that is blank or `0x10` would be read as 0 and 16, a blank day
 * as 0, a text without its number as the first text of all, a type that is not known as anything.
 * @param sheet guarded: its tags are closed and short.
 */
export function hasStrangeCells(sheet: string): boolean {
  if (strangeNumber.test(sheet) || strangeText.test(sheet)) return true;
  return rareType.test(sheet) && strangeRare.some((pattern) => pattern.test(sheet));
}

/**
 * Whether a sheet states a place twice: the reader takes the last of two values. Spreadsheets write rows and cells in their order,
 * so one quick look tells most.
 */
export function hasCellsTwice(sheet: string): boolean {
  if (isInOrder(sheet)) return false;
  const seen = new Set<string>();
  for (const [, letters = "", digits = ""] of sheet.matchAll(placed)) {
    if (seen.has(letters + digits)) return true;
    seen.add(letters + digits);
  }
  return false;
}

const placed = /<(?:\w+:)?(?:row|c)\s(?:[^>]*?\s)?r=["']([A-Z]{0,3})(\d{1,7})["']/g;
const usualPlace = ' r="';
const otherPlaces = [" r='", '\tr="', "\tr='", '\nr="', "\nr='", '\rr="', "\rr='"];

/**
 * Whether each place stands behind the one before: then none stands twice. A text that looks like a place can only break the order,
 * and a sheet that writes its places in another way is none.
 */
function isInOrder(sheet: string): boolean {
  if (otherPlaces.some((place) => sheet.includes(place))) return false;
  let [row, column] = [0, 0];
  for (let at = sheet.indexOf(usualPlace); at !== -1; at = sheet.indexOf(usualPlace, at)) {
    at += usualPlace.length;
    let [letters, digits] = [0, 0];
    for (let code = sheet.charCodeAt(at); code >= 0x41 && code <= 0x5a; code = sheet.charCodeAt(++at))
      letters = letters * 26 + code - 0x40;
    for (let code = sheet.charCodeAt(at); code >= 0x30 && code <= 0x39; code = sheet.charCodeAt(++at))
      digits = digits * 10 + code - 0x30;
    if (letters === 0 ? digits <= row : digits !== row || letters <= column) return false;
    [row, column] = [digits, letters];
  }
  return true;
}

const unknownReference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/i;

const ofType = (type: string): string => String.raw`<(?:\w+:)?c\s(?:[^>]*?\s)?t=["']${type}["'][^>]*>`;
const value = String.raw`\s*(?:<(?:\w+:)?f[^>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*)?<(?:\w+:)?v>`;
const strangeNumber = new RegExp(
  String.raw`<(?:\w+:)?c(?![^>]*\st=["'](?!n["']))(?:\s[^>]*)?>${value}(?!(?:[+-]?\d*\.?\d+(?:e[+-]?\d+)?)?<)`,
  "i",
);
const strangeText = new RegExp(String.raw`${ofType("s")}${value}(?!\d+<)`);
/** Most sheets have none, and are looked through once for all of these. */
const rareType = /\st=["'](?!(?:n|s|str|b|inlineStr)["'])/;
const strangeRare: readonly RegExp[] = [
  new RegExp(String.raw`${ofType("d")}${value}(?!\d{4}-\d\d-\d\d)`),
  new RegExp(String.raw`${ofType("e")}${value}(?!#)`),
  /<(?:\w+:)?c\s(?:[^>]*?\s)?t=["'](?!(?:n|s|str|b|e|d|inlineStr)["'])/,
];

const malformed: Sentences = { ko: "XML의 짝이 맞지 않아", en: "is not well-formed XML" };
export const declares: Sentences = {
  ko: "문서 형식 선언(DTD, 개체)이 있어",
  en: "declares a DTD or entities",
};
const tooDeep: Sentences = {
  ko: `${maxXmlDepth}단계보다 깊이 겹친 XML이 있어`,
  en: `nests deeper than ${maxXmlDepth} levels`,
};

const tooManyTags: Sentences = {
  ko: `칸이 너무 많아(태그 ${maxXmlTags}개 초과)`,
  en: `holds too many cells (more than ${maxXmlTags} tags)`,
};
const textTooLong: Sentences = {
  ko: "한 칸에 들어갈 수 없는 긴 글이 있어",
  en: "holds a text that is longer than any cell",
};

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

const exclamation = 0x21;
const question = 0x3f;
const slash = 0x2f;

function faultIn(text: string): Sentences | null {
  const open: number[] = [];
  let hasRoot = false;
  let tags = 0;
  let behind = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    const next = text.charCodeAt(at + 1);
    if (++tags > maxXmlTags) return tooManyTags;
    if (at - behind > maxXmlText) return textTooLong;
    if (next === exclamation || next === question) {
      const end = next === question ? after(text, "?>", at) : endOfQuiet(text, at);
      if (end === null) return isQuiet(text, at) ? malformed : declares;
      if (text.startsWith("<![CDATA[", at) && end - at > maxXmlText) return textTooLong;
      at = end;
      behind = end;
      continue;
    }
    const end = endOfTag(text, at);
    if (end === null) return malformed;
    if (next === slash) {
      const opened = open.pop();
      if (opened === undefined || !isSameName(text, opened + 1, at + 2)) return malformed;
    } else {
      if (hasRoot && open.length === 0) return malformed;
      hasRoot = true;
      if (text.charCodeAt(end - 2) !== slash) open.push(at);
      if (open.length > maxXmlDepth) return tooDeep;
    }
    at = end;
    behind = end;
  }
  return hasRoot && open.length === 0 ? null : malformed;
}

function isQuiet(text: string, at: number): boolean {
  return text.startsWith("<?", at) || text.startsWith("<!--", at) || text.startsWith("<![CDATA[", at);
}

/** Behind a comment or CDATA; null for any other declaration, and for one without end. */
function endOfQuiet(text: string, at: number): number | null {
  if (text.startsWith("<!--", at)) return after(text, "-->", at);
  return text.startsWith("<![CDATA[", at) ? after(text, "]]>", at) : null;
}

function after(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from);
  return at === -1 ? null : at + mark.length;
}

/** Behind the `>` that closes the tag; one inside quotes does not. Null where it is not closed in time. */
function endOfTag(text: string, from: number): number | null {
  let quote = 0;
  const end = Math.min(text.length, from + maxTagLength);
  for (let at = from + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at + 1;
    else if (code === 0x3c) return null;
  }
  return null;
}

/** Compares two names in place: there are millions of tags. */
function isSameName(text: string, one: number, other: number): boolean {
  for (let at = 0; ; at++) {
    const [a, b] = [text.charCodeAt(one + at), text.charCodeAt(other + at)];
    if (endsName(a) || endsName(b)) return endsName(a) && endsName(b);
    if (a !== b) return false;
  }
}

function endsName(code: number): boolean {
  return code === 0x3e || code === slash || code <= 0x20 || Number.isNaN(code);
}
