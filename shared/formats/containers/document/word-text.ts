/**
 * What Word and Hangul show beside plain text, written as plain text before a document is read: the reader drops hyphens that do not break
 * and symbols, which are the signs of amounts, and writes links and equations as markdown. What Word hides or its author deleted is left out.
 */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";
import { tabMark } from "../../kernel/marked-text.ts";
import { type Look, withMarkedRuns } from "./marked-runs.ts";
import { whiteInHangul, whiteInWord } from "./white-text.ts";
import { withHangulIndents, withIndentMarks } from "./indents.ts";
import { textsIn, withNotes, wordNotes, wordParagraph, wordTable, wordTexts } from "./word-notes.ts";

/** @returns the parts, and whether something of them is hidden. */
export function withShownText(parts: readonly ZipPart[]): {
  readonly parts: readonly ZipPart[];
  readonly hasHidden: boolean;
  /** Of what is white on white and so is not seen, the texts with a digit in them. */
  readonly unseen: readonly string[];
} {
  let hasHidden = false;
  const unseen: string[] = [];
  const hide = (text: string): string => {
    hasHidden ||= text.trim() !== "";
    return "";
  };
  const partNamed = (name: string): string => textOfPart(parts.find((part) => part.name === name));
  const [styles, looks] = [partNamed("word/styles.xml"), partNamed("Contents/header.xml")];
  const notes = wordNotes(partNamed("word/footnotes.xml") + partNamed("word/endnotes.xml"));
  const shown = withMarkedRuns(parts, { ...vanished, rewrite: hide }).map((part) => {
    const isHangul = /^Contents\/section\d+\.xml$/.test(part.name);
    if (part.name !== "word/document.xml" && !isHangul) return part;
    const before = textOfPart(part);
    const after = isHangul
      ? plainHangul(before)
      : plainRuns(before)
          .replace(hiddenRow, (row) => {
            hide(textsIn(row));
            return "";
          })
          .replace(deletedCell, (cell) => cell.replace(wordTexts, (_, text: string) => hide(text)));
    unseen.push(...(isHangul ? whiteInHangul(after, looks) : whiteInWord(after, styles)));
    const apart = isHangul
      ? withHangulIndents(after, looks)
      : withIndentMarks(withTabMarks(withNotes(withTablesApart(after), notes)), styles);
    return apart === before ? part : { name: part.name, bytes: Buffer.from(apart) };
  });
  return { parts: shown, hasHidden, unseen };
}

const wordTab = /<w:tab\s*\/>/g;

/** Their reader writes a tab as a blank: a row that is set with tabs would lose its blank cells, and a second row of headers slip under others. */
function withTabMarks(document: string): string {
  const pieces = document.split(wordTable).map((piece, at) => {
    if (at % 2 === 1) return piece;
    return piece.replace(wordParagraph, (paragraph) =>
      // One tab alone draws a line in.
      (paragraph.match(wordTab)?.length ?? 0) < 2
        ? paragraph
        : paragraph.replace(wordTab, `<w:t>${tabMark}</w:t>`),
    );
  });
  return pieces.join("");
}

const tableTag = /<w:tbl(?=[\s>])[^>]*>|<\/w:tbl>/g;

/** A table in a cell stands below the table that holds it; one that does nothing but frame it goes. Their reader runs all of it into one text. */
function withTablesApart(document: string): string {
  interface Open {
    text: string;
    readonly inner: string[];
  }
  const body: Open = { text: "", inner: [] };
  const open = [body];
  let from = 0;
  for (const { 0: tag, index } of document.matchAll(tableTag)) {
    const own = open.at(-1) ?? body;
    own.text += document.slice(from, index);
    from = index + tag.length;
    if (tag !== "</w:tbl>") open.push({ text: tag, inner: [] });
    else if (open.length === 1) return document;
    else {
      open.pop();
      const outer = open.at(-1) ?? body;
      const closed = closedTable(`${own.text}</w:tbl>`, own.inner);
      if (outer === body) outer.text += closed;
      else {
        outer.text += `${placeOfTable}${outer.inner.length}\ufdd3`;
        outer.inner.push(closed);
      }
    }
  }
  return open.length === 1 ? body.text + document.slice(from) : document;
}

/** No text has these characters: they stand where a table was taken out. */
const placeOfTable = "\ufdd2";
const takenOut = /\ufdd2(\d+)\ufdd3/g;

function closedTable(table: string, inner: readonly string[]): string {
  if (inner.length === 0) return table;
  const [rows, cells] = [/<w:tr(?=[\s>])/g, /<w:tc(?=[\s>])/g].map((tag) => table.match(tag)?.length ?? 0);
  if (rows === cells)
    return table
      .replace(
        /<\/?w:t(?:bl|r|c)(?:\s[^>]*)?>|<w:(tblPr|tblGrid|trPr|tcPr|tblPrEx)(?:\s[^>]*)?>(?:(?!<\/w:\1>)[^])*<\/w:\1>|<w:(?:tblPr|trPr|tcPr)\/>/g,
        "",
      )
      .replace(takenOut, (_, at: string) => inner[Number(at)] ?? "");
  return [table.replace(takenOut, ""), ...inner].join("<w:p/>");
}

/** What Word prints over and under each page; Hangul's heads are lines of its text. */
export function pageHeadsOf(parts: readonly ZipPart[]): readonly string[] {
  return parts
    .filter(({ name }) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .map((part) => textsIn(textOfPart(part)));
}

function textOfPart(part: ZipPart | undefined): string {
  if (part === undefined) return "";
  const { buffer, byteOffset, byteLength } = part.bytes;
  return Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
}

const wordVanish = /<w:vanish(?:\s+w:val="(\w+)")?\s*\/>/;

const vanished: Omit<Look, "rewrite"> = {
  inWord: (properties) => {
    const match = wordVanish.exec(properties);
    return match === null ? null : ["1", "true", "on"].includes(match[1] ?? "on");
  },
  // Hangul hides no text by its look.
  ofHangul: /(?!)/g,
};

/** Rows with tables in them are left: where they end is not plain. */
const hiddenRow =
  /<w:tr(?:\s[^>]*)?>(?:(?!<\/?w:tr[\s>]|<w:tbl>)[^])*?<w:trPr>(?:(?!<\/w:trPr>)[^])*?<w:(?:hidden|del)(?:\s[^>]*)?\/>(?:(?!<\/?w:tr[\s>]|<w:tbl>)[^])*<\/w:tr>/g;

/** Of a change that its author did not accept yet. */
const deletedCell =
  /<w:tc(?:\s[^>]*)?>(?=(?:(?!<\/?w:tc[\s>])[^])*?<w:cellDel\s)(?:(?!<\/?w:tc[\s>])[^])*<\/w:tc>/g;

/** Hangul's own hyphen, the text that a reading stands beside, and characters drawn over each other. */
function plainHangul(section: string): string {
  return section
    .replace(/<hp:hyphen\s*\/>/g, "-")
    .replace(
      /<hp:dutmal(?:\s[^>]*)?>(?:(?!<\/hp:dutmal>)[^])*?<hp:mainText>([^<]*)<\/hp:mainText>(?:(?!<\/hp:dutmal>)[^])*<\/hp:dutmal>/g,
      "<hp:t>$1</hp:t>",
    )
    .replace(
      /<hp:compose\s(?=[^>]*circleType="CHAR")[^>]*?composeText="([^"]*)"[^>]*>(?:(?:(?!<\/hp:compose>)[^])*<\/hp:compose>)?/g,
      "<hp:t>$1</hp:t>",
    );
}

function plainRuns(document: string): string {
  return (
    document
      .replace(/<w:customXmlPr>(?:(?!<\/w:customXmlPr>)[^])*<\/w:customXmlPr>/g, "")
      // Around runs. What was moved stands where it was moved to; it is left out where it was moved from.
      .replace(/<\/?w:(?:hyperlink|fldSimple|moveTo|bdo|dir|customXml)(?:\s[^>]*)?>/g, "")
      .replace(
        /<w:ruby(?:\s[^>]*)?>(?:(?!<\/w:ruby>)[^])*?<w:rubyBase>((?:(?!<\/w:rubyBase>)[^])*)<\/w:rubyBase>\s*<\/w:ruby>/g,
        rubyBase,
      )
      .replace(
        /<mc:AlternateContent(?:\s[^>]*)?>\s*<mc:Choice(?:\s[^>]*)?>((?:(?!<\/mc:Choice>|<mc:|<w:drawing|<w:pict)[^])*)<\/mc:Choice>(?:(?!<\/mc:AlternateContent>)[^])*<\/mc:AlternateContent>/g,
        "$1",
      )
      // Of a field it is the address of a link, and no text.
      .replace(/<w:instrText(?:\s[^>]*)?>[^<]*<\/w:instrText>/g, "")
      .replace(/<w:noBreakHyphen\s*\/>/g, "<w:t>-</w:t>")
      .replace(/<w:softHyphen\s*\/>/g, "<w:t>\u00ad</w:t>")
      .replace(
        /<\/?m:oMathPara(?:\s[^>]*)?>|<m:oMathParaPr>(?:(?!<\/m:oMathParaPr>)[^])*<\/m:oMathParaPr>/g,
        "",
      )
      .replace(/<m:oMath(?:\s[^>]*)?>((?:(?!<\/m:oMath>)[^])*)<\/m:oMath>/g, inlineMath)
      .replace(/<w:p(?:\s[^>]*)?>(?:(?!<\/w:p>)[^])*?<w:sym\s(?:(?!<\/w:p>)[^])*<\/w:p>/g, withSigns)
  );
}

/** How a text is read aloud stands beside its base. */
function rubyBase(_whole: string, base: string): string {
  return `<w:t xml:space="preserve">${textsIn(base)}</w:t>`;
}

/** An equation of nothing but signs and digits is a text; what fractions and powers mean, the reader says. */
function inlineMath(whole: string, inside: string): string {
  const isPlain = [...inside.matchAll(/<(m:\w+)/g)].every(([, name]) =>
    /^m:(r|t|rPr|ctrlPr|sty|nor|lit|scr)$/.test(name ?? ""),
  );
  if (!isPlain) return whole;
  const text = [...inside.matchAll(/<m:t(?:\s[^>]*)?>([^<]*)<\/m:t>/g)].map(([, own]) => own ?? "").join("");
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Text that is an amount but for the symbols in it. */
const amountBesideSymbol = /^[\s\d,.()△▲%-]*\d[\s\d,.()△▲%-]*$/;
/** The minus of the font Symbol, and hyphens and dashes of any other. */
const minusSymbol = /w:char="(?:F02D|002D|2D|2212|2013)"/i;

/** Elsewhere symbols are bullets and ornaments. */
function withSigns(paragraph: string): string {
  if (!amountBesideSymbol.test(textsIn(paragraph))) return paragraph;
  return paragraph.replace(
    /<w:sym\s[^>]*\/>/g,
    (symbol) => `<w:t>${minusSymbol.test(symbol) ? "-" : unknownSymbol}</w:t>`,
  );
}

/** No amount has it, so that the cell is refused with what stands in it. */
const unknownSymbol = "▯";
