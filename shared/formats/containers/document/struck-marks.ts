/** Marks around what Word and Hangul documents strike through: their reader forgets how its text looked. */
import type { ZipPart } from "../zip/zip-parts.ts";
import { type Look, withMarkedRuns } from "./marked-runs.ts";
import { asStruck } from "./struck-text.ts";

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

/** The parts of a DOCX or an HWPX with marks around what is struck. */
export function withStruckMarks(parts: readonly ZipPart[]): readonly ZipPart[] {
  return withMarkedRuns(parts, struckThrough);
}
