/** Marks before the pictures of Word and Hangul documents, which their reader leaves out of the text. */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";
import { pictureMark } from "./picture-cells.ts";

const wordPicture =
  /<w:drawing>(?=(?:(?!<\/w:drawing>)[^])*?<a:(?:blip|graphicData)\b)|<w:(?:pict|object)(?=[\s>])(?=(?:(?!<\/w:(?:pict|object)>)[^])*?<v:imagedata\b)/g;
const hangulPicture = /<hp:pic[\s>]/g;

/** The parts of a DOCX or an HWPX with marks before their pictures. */
export function withPictureMarks(parts: readonly ZipPart[]): readonly ZipPart[] {
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
