/**
 * Digits that a line raises or lowers, in Word, Hangul, LibreOffice and web pages: marks of footnotes, powers, numbers of
 * formulas. `500` with a raised 1 behind it is not 5,001.
 */
import type { ZipPart } from "../zip/zip-parts.ts";
import { asRaised } from "../../kernel/marked-text.ts";
import { type Look, withMarkedRuns } from "./marked-runs.ts";

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
export function withRaisedDigits(parts: readonly ZipPart[]): readonly ZipPart[] {
  return withMarkedRuns(parts, raised);
}
