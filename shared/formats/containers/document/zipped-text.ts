/** All that is written into a DOCX or an HWPX before it is read. Loaded with the reader of documents: no other start pays for it. */
import { Buffer } from "node:buffer";
import { asRaised } from "../../kernel/marked-text.ts";
import { packParts } from "../zip/pack-parts.ts";
import type { ZipPart } from "../zip/zip-parts.ts";
import { type Look, withMarkedRuns } from "./marked-runs.ts";
import { pictureMark } from "./picture-cells.ts";
import { asStruck } from "./struck-text.ts";
import { pageHeadsOf, withShownText } from "./word-text.ts";

export interface ZippedText {
  readonly bytes: Uint8Array;
  readonly hasHidden: boolean;
  /** White text with a digit in it, which is read and which nobody sees. */
  readonly unseen: readonly string[];
  /** What is printed over and under each page. */
  readonly heads: readonly string[];
}

export function zippedText(parts: readonly ZipPart[]): ZippedText {
  const shown = withShownText(parts);
  return {
    bytes: packParts(withPictureMarks(withStruckMarks(withRaisedDigits(shown.parts)))),
    hasHidden: shown.hasHidden,
    unseen: shown.unseen,
    heads: pageHeadsOf(parts),
  };
}

const wordPicture =
  /<w:drawing>(?=(?:(?!<\/w:drawing>)[^])*?<a:(?:blip|graphicData)\b)|<w:(?:pict|object)(?=[\s>])(?=(?:(?!<\/w:(?:pict|object)>)[^])*?<v:imagedata\b)/g;
const hangulPicture = /<hp:pic[\s>]/g;

/** Marks before the pictures, which their reader leaves out of the text. */
function withPictureMarks(parts: readonly ZipPart[]): readonly ZipPart[] {
  return parts.map((part) => {
    const isWord = part.name === "word/document.xml";
    if (!isWord && !/^Contents\/section\d+\.xml$/.test(part.name)) return part;
    const before = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength).toString(
      "utf8",
    );
    const after = isWord
      ? before.replace(wordPicture, (start) => `<w:t>${pictureMark}</w:t>${start}`)
      : before.replace(hangulPicture, (start) => `<hp:t>${pictureMark}</hp:t>${start}`);
    return after === before ? part : { name: part.name, bytes: Buffer.from(after) };
  });
}

const wordStrike = /<w:d?strike(?:\s+w:val="(\w+)")?\s*\/>/;

const struckThrough: Look = {
  inWord: (properties) => {
    const match = wordStrike.exec(properties);
    return match === null ? null : ["1", "true", "on"].includes(match[1] ?? "on");
  },
  // Hangul writes 3D where nothing is struck.
  ofHangul:
    /<hh:charPr\b[^>]*?\bid="(\d+)"(?:(?!<\/hh:charPr>)[^])*?<hh:strikeout\b[^>]*?shape="(?!NONE|3D)/g,
  rewrite: asStruck,
};

/** Marks around what is struck through: their reader forgets how its text looked. */
function withStruckMarks(parts: readonly ZipPart[]): readonly ZipPart[] {
  return withMarkedRuns(parts, struckThrough);
}

// Digits that a line raises or lowers, in Word, Hangul, LibreOffice and web pages: marks of footnotes, powers, numbers of
// formulas. `500` with a raised 1 behind it is not 5,001.

const wordPosition = /<w:vertAlign\s+w:val="(\w+)"/;

const raised: Look = {
  inWord: (properties) => {
    const position = wordPosition.exec(properties)?.[1];
    return position === undefined ? null : position === "superscript" || position === "subscript";
  },
  ofHangul: /<hh:charPr\b[^>]*?\bid="(\d+)"(?:(?!<\/hh:charPr>)[^])*?<hh:su(?:p|per|b)script\b/g,
  rewrite: asRaised,
};

/** The parts of a DOCX or an HWPX with what is raised or lowered in raised digits. */
function withRaisedDigits(parts: readonly ZipPart[]): readonly ZipPart[] {
  return withMarkedRuns(parts, raised);
}
