/**
 * How far the names in cells are drawn in, where no blanks of the text itself say so: by Word, whose reader trims it all away, and by
 * the style of a web page. Parts may stand below their project by nothing else.
 */
import type { IRBlock } from "kordoc";
import { indentMark } from "../../kernel/marked-text.ts";
import { maxIndent } from "./document-lines.ts";
import { textsIn, wordParagraph, wordTable } from "./word-notes.ts";

/** Twentieths of a point: two letters of a usual table are some 400 wide. */
const widthOfLetter = 200;

/** @param document the XML of a Word document, whose tables hold no others. */
export function withIndentMarks(document: string): string {
  return document
    .split(wordTable)
    .map((piece, at) => (at % 2 === 0 ? piece : piece.replace(wordParagraph, withMarks)))
    .join("");
}

function withMarks(paragraph: string): string {
  const text = textsIn(paragraph);
  if (text.trim() === "") return paragraph;
  const spaces = text.length - text.trimStart().length;
  const marks = indentMark.repeat(spaces + lettersOfMargin(paragraph));
  return marks === "" ? paragraph : paragraph.replace(firstText, (tag) => `<w:t>${marks}</w:t>${tag}`);
}

const firstText = /<w:t(?=[\s>])/;

/** A hanging line begins left of the others. */
function lettersOfMargin(paragraph: string): number {
  const indent = /<w:ind\s[^>]*>/.exec(paragraph)?.[0] ?? "";
  const stated = (name: string) => Number(new RegExp(`\\bw:${name}="(-?\\d{1,5})"`).exec(indent)?.[1] ?? 0);
  const width = (stated("left") || stated("start")) + stated("firstLine") - stated("hanging");
  return lettersIn(width, widthOfLetter);
}

/** A narrow indent is one, too. */
function lettersIn(width: number, ofLetter: number): number {
  return width <= 0 ? 0 : Math.max(1, Math.round(width / ofLetter));
}

/** In pixels: half of a usual letter. */
const widthOfBlank = 8;
const pixelsOf: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16 };

/** Cells of parts are drawn in by a style alone: as far as blanks would draw them in. */
export function withIndent(blocks: readonly IRBlock[], style: string): readonly IRBlock[] {
  const [, size = "0", unit = "px"] =
    /(?:^|;)(?:padding-left|text-indent):(\d+(?:\.\d+)?)(px|pt|em|rem)/.exec(style) ?? [];
  const blanks = Math.round((Number(size) * (pixelsOf[unit] ?? 1)) / widthOfBlank);
  const [first, ...others] = blocks;
  if (first?.text === undefined || blanks === 0) return blocks;
  return [{ ...first, text: " ".repeat(Math.min(blanks, maxIndent)) + first.text }, ...others];
}

/** Hangul counts in hundredths of a point. */
const widthInHangul = 1_000;

/**
 * @param section the XML of a section of Hangul's document.
 * @param header what its paragraphs look like.
 */
export function withHangulIndents(section: string, header: string): string {
  const margins = new Map(
    Array.from(header.matchAll(paragraphLook), ([look, id = ""]) => [id, lettersOfLook(look)] as const),
  );
  return section.replace(firstTextOfCell, (start, blanks: string) => {
    const [, look = ""] = /<hp:p\s[^>]*\bparaPrIDRef="(\d+)"/.exec(start) ?? [];
    const letters = blanks.replace(/<[^>]*>/g, " ").length + (margins.get(look) ?? 0);
    return start.slice(0, start.length - blanks.length) + indentMark.repeat(letters);
  });
}

const paragraphLook = /<hh:paraPr\s[^>]*?\bid="(\d+)"(?:(?!<\/hh:paraPr>)[^])*/g;
/** A cell up to its own first text and the blanks that this begins with. */
const firstTextOfCell =
  /<hp:tc(?=[\s>])(?:(?!<hp:tc?[\s/>])[^])*?<hp:t(?:\s[^>]*)?>((?: |<hp:(?:nb|fw)Space\s*\/>)*)/g;

function lettersOfLook(look: string): number {
  const stated = (name: string) =>
    Number(new RegExp(`<hc:${name}\\s[^>]*?\\bvalue="(-?\\d{1,6})"`).exec(look)?.[1] ?? 0);
  return lettersIn(stated("left") + stated("intent"), widthInHangul);
}
