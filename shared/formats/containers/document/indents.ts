/**
 * How far the names in cells are drawn in, where no blanks of the text itself say so: by Word, whose reader trims it all away, and by
 * the style of a web page. Parts may stand below their project by nothing else. What stands in the middle or on the right says nothing.
 */
import type { IRBlock } from "kordoc";
import { halvesIn, indentMark, maxIndent } from "../../kernel/marked-text.ts";
import type { MarkupElement } from "./markup-tree.ts";
import { wordParagraph, wordTable, wordTexts } from "./word-notes.ts";

/**
 * @param document the XML of a Word document, whose tables hold no others.
 * @param styles what its paragraphs look like by name.
 */
export function withIndentMarks(document: string, styles = ""): string {
  const named = new Map(
    styles.split(/<w:style(?=\s)/).flatMap((style) => {
      const [, id] = /^[^<>]*\bw:styleId="([^"<>]*)"/.exec(style) ?? [];
      return id === undefined ? [] : [[id, style.split("</w:style>", 1)[0] ?? ""] as const];
    }),
  );
  return document
    .split(wordTable)
    .map((piece, at) =>
      at % 2 === 0 ? piece : piece.replace(wordParagraph, (paragraph) => withMarks(paragraph, named)),
    )
    .join("");
}

/** Marks in place of the blanks that its first text begins with. */
function withMarks(paragraph: string, styles: ReadonlyMap<string, string>): string {
  const looks = withStyles(lookOf(paragraph), styles);
  const side = looks.flatMap((look) => /<w:jc\s[^<>]*w:val="(\w+)"/.exec(look)?.[1] ?? [])[0] ?? "";
  if (/^(?:center|right|end|distribute)$/.test(side)) return paragraph;
  const [, before = ""] = /^((?:(?!<w:t[\s>])[^])*)/.exec(paragraph) ?? [];
  const tabs = before.match(/<w:tab\s*\/>/g)?.length ?? 0;
  let halves: number | null = halvesOfMargin(looks) + tabs * halvesOfTab;
  return paragraph.replace(wordTexts, (whole, text: string) => {
    if (halves === null) return whole;
    const blanks = leadingBlanks.exec(text)?.[0] ?? "";
    halves += halvesIn(
      blanks.replace(/&#[^;]*;/g, (reference) => (wideBlank.test(reference) ? "\u3000" : " ")),
    );
    if (text.length === blanks.length) return "<w:t></w:t>";
    const marks = indentMark.repeat(Math.min(Math.max(0, halves), maxIndent));
    const isDrawn = blanks !== "" || marks !== "";
    halves = null;
    return isDrawn ? `<w:t xml:space="preserve">${marks}${text.slice(blanks.length)}</w:t>` : whole;
  });
}

/** Without what it was before a change. */
function lookOf(paragraph: string): string {
  const from = paragraph.indexOf("<w:pPrChange");
  const to = from === -1 ? -1 : paragraph.indexOf("</w:pPrChange>", from);
  return to === -1 ? paragraph : paragraph.slice(0, from) + paragraph.slice(to);
}

/** The look, the style that it names, and those that this is based on. */
function withStyles(own: string, styles: ReadonlyMap<string, string>): readonly string[] {
  const looks = [own];
  let id = /<w:pStyle\s[^<>]*w:val="([^"<>]*)"/.exec(own)?.[1];
  while (looks.length < mostStyles) {
    const style = styles.get(id ?? "");
    if (style === undefined) break;
    looks.push(style);
    id = /<w:basedOn\s[^<>]*w:val="([^"<>]*)"/.exec(style)?.[1];
  }
  return looks;
}

/** Styles may be based on each other in a ring. */
const mostStyles = 8;
const halvesOfTab = 4;
const leadingBlanks = /^(?:\s|&#(?:32|160|12288|x20|xa0|x3000);)*/i;
const wideBlank = /12288|3000/;

/** Twentieths of a point, by which a letter of a usual table is some 200 wide. */
const halfInWord = 100;

/** A hanging line begins left of the others. What is stated in hundredths of a letter is stated in points once more. */
function halvesOfMargin(looks: readonly string[]): number {
  const indents = looks.flatMap((look) => /<w:ind\s[^<>]*>/.exec(look)?.[0] ?? []);
  const width = (points: readonly string[]) => {
    for (const indent of indents)
      for (const name of points) {
        const letters = Number(valueIn(indent, `${name}Chars`) ?? 0);
        const own = valueIn(indent, name);
        if (letters !== 0 || own !== null) return letters === 0 ? Number(own) : letters * 2;
      }
    return 0;
  };
  return halvesOf(width(["left", "start"]) + width(["firstLine"]) - width(["hanging"]), halfInWord);
}

function valueIn(indent: string, name: string): string | null {
  return new RegExp(`\\bw:${name}="(-?\\d{1,5})"`).exec(indent)?.[1] ?? null;
}

/** A narrow indent is one, too. */
function halvesOf(width: number, ofHalf: number): number {
  return width <= 0 ? 0 : Math.max(1, Math.round(width / ofHalf));
}

/** In pixels: half of a usual letter. */
const halfInPixels = 8;
const pixelsOf: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  em: 16,
  rem: 16,
  ch: 8,
  mm: 96 / 25.4,
  cm: 960 / 25.4,
  in: 96,
};

/**
 * Cells of parts are drawn in by a style alone: as far as blanks would draw them in.
 * @param styles those of the cell and of what its first text stands in, from the outermost.
 */
export function withIndent(blocks: readonly IRBlock[], styles: readonly string[]): readonly IRBlock[] {
  const [first, ...others] = blocks;
  const { text = "" } = first ?? {};
  // Amounts and signs are drawn in for their looks.
  if (first === undefined || !/\p{L}/u.test(text) || isAside(styles)) return blocks;
  const margins = styles.map((style, at) => {
    const ofPadding = pixels(style, "padding-left") ?? leftOf(style, "padding") ?? 0;
    return at === 0 ? ofPadding : ofPadding + (pixels(style, "margin-left") ?? leftOf(style, "margin") ?? 0);
  });
  const ofLine = styles.map((style) => pixels(style, "text-indent")).findLast((size) => size !== null) ?? 0;
  const width = margins.reduce((sum, margin) => sum + margin, ofLine);
  const halves = width < halfInPixels / 4 ? 0 : halvesOf(width, halfInPixels);
  return halves === 0
    ? blocks
    : [{ ...first, text: " ".repeat(Math.min(halves, maxIndent)) + text }, ...others];
}

function isAside(styles: readonly string[]): boolean {
  const aligned = [...styles.join(";").matchAll(/(?:^|;)\s*text-align\s*:\s*([^;\s]+)/g)].at(-1)?.[1] ?? "";
  return /^(center|-webkit-center|right|end)/.test(aligned);
}

function statedIn(style: string, property: string): string {
  return new RegExp(`(?:^|;)\\s*${property}\\s*:([^;]*)`).exec(style)?.[1]?.trim() ?? "";
}

function pixels(style: string, property: string): number | null {
  return sizeIn(statedIn(style, property));
}

/** Of a shorthand: `top right bottom left`; the left is as the right where it is not stated, and this as the top. */
function leftOf(style: string, property: string): number | null {
  const sizes = statedIn(style, property).split(/\s+/);
  return sizeIn(sizes[3] ?? sizes[1] ?? sizes[0] ?? "");
}

function sizeIn(stated: string): number | null {
  const [, size, unit = "px"] = /^(-?(?:\d+(?:\.\d+)?|\.\d+))(px|pt|r?em|ch|mm|cm|in)?/.exec(stated) ?? [];
  return size === undefined ? null : Number(size) * (pixelsOf[unit] ?? 0);
}

/** The cell and what its first text stands in, from the outermost. */
export function aroundFirstText(cell: MarkupElement): readonly MarkupElement[] {
  const path = [cell];
  for (;;) {
    const first = path.at(-1)?.children.find((child) => typeof child !== "string" || child.trim() !== "");
    if (first === undefined || typeof first === "string" || first.name === "table") return path;
    path.push(first);
  }
}

/** Hangul counts in hundredths of a point. */
const halfInHangul = 500;

/**
 * @param section the XML of a section of Hangul's document.
 * @param header what its paragraphs look like.
 */
export function withHangulIndents(section: string, header: string): string {
  const margins = new Map(
    header.split(/<hh:paraPr(?=\s)/).flatMap((look) => {
      const [, id] = /^[^<>]*\bid="(\d+)"/.exec(look) ?? [];
      return id === undefined ? [] : [[id, halvesOfLook(look.split("</hh:paraPr>", 1)[0] ?? "")] as const];
    }),
  );
  return section
    .split(/(?=<hp:tc[\s>])/)
    .map((piece, at) => (at === 0 && !piece.startsWith("<hp:tc") ? piece : withMarkedName(piece, margins)))
    .join("");
}

/** A text and the blanks that it begins with. */
const hangulText = /<hp:t(?:\s[^<>]*)?>((?:\s|<hp:(?:nb|fw)Space\s*\/>)*)(?!\s|<\/hp:t>|<hp:(?:nb|fw)Space)/;

/** @param piece a cell up to the next one, which may stand in it. */
function withMarkedName(piece: string, margins: ReadonlyMap<string, number | null>): string {
  const [own = ""] = piece.split("</hp:tc>", 1);
  const text = hangulText.exec(own);
  if (text === null) return piece;
  const [start, blanks = ""] = text;
  const before = own.slice(own.lastIndexOf("<hp:p ", text.index), text.index);
  const [, look = ""] = /^<hp:p\s[^<>]*\bparaPrIDRef="(\d+)"/.exec(before) ?? [];
  const margin = margins.get(look) ?? 0;
  if (margins.get(look) === null) return piece;
  const halves = halvesIn(blanks.replace(/<hp:fwSpace[^<>]*>/g, "\u3000").replace(/<[^<>]*>/g, " ")) + margin;
  const from = text.index + start.length;
  return (
    piece.slice(0, from - blanks.length) + indentMark.repeat(Math.min(halves, maxIndent)) + piece.slice(from)
  );
}

/** The first line begins at the left margin, or in from it; a hanging one moves the lines below it. Null where it stands aside. */
function halvesOfLook(look: string): number | null {
  if (/<hh:align\s[^<>]*\bhorizontal="(?:CENTER|RIGHT|DISTRIBUTE)/.test(look)) return null;
  const stated = (name: string) =>
    Number(new RegExp(`<hc:${name}\\s[^<>]*?\\bvalue="(-?\\d{1,6})"`).exec(look)?.[1] ?? 0);
  return halvesOf(stated("left") + Math.max(0, stated("intent")), halfInHangul);
}
