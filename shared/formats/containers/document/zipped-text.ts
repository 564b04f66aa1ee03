/** All that is written into a DOCX or an HWPX before it is read. Loaded with the reader of documents: no other start pays for it. */
import { packParts } from "../zip/pack-parts.ts";
import type { ZipPart } from "../zip/zip-parts.ts";
import { withPictureMarks } from "./picture-marks.ts";
import { withRaisedDigits } from "./raised-text.ts";
import { withStruckMarks } from "./struck-marks.ts";
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
