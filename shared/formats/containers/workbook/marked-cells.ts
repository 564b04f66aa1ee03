/**
 * What a workbook strikes through, raises or hides by its look, by a run of a cell's text or by a cell's style: struck text is left out
 * and told, as in documents, a raised digit is a footnote's mark and no digit of the amount, and what nobody sees waits for a person.
 */
import { Buffer } from "node:buffer";
import type { Cell, CellStyle, CellValue, Sheet } from "hucre/xlsx";
import type { Finding } from "../../../domain/values/finding.ts";
import { columnName } from "../../kernel/column-name.ts";
import { placeAt, shortList } from "../../kernel/finding-list.ts";
import {
  asRaised,
  lettersUnseen,
  type StruckRow,
  struckInPart,
  struckLeftOut,
} from "../../kernel/marked-text.ts";
import type { ZipPart } from "../zip/zip-parts.ts";
import { textOfCell } from "./workbook-cell.ts";

interface Marked {
  /** What is left of the cell. */
  readonly value: CellValue;
  readonly isStruck: boolean;
}

/** The sheet without what is struck. A row of which nothing is left stays as a blank one: the rows below keep their numbers. */
export function withoutMarks(sheet: Sheet): { readonly sheet: Sheet; readonly findings: readonly Finding[] } {
  const marked = new Map<number, Map<number, Marked>>();
  const cells = new Map(sheet.cells);
  for (const [key, cell] of sheet.cells ?? []) {
    const mark = markedCell(cell);
    if (mark === null) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    const ofRow = marked.get(row) ?? new Map<number, Marked>();
    marked.set(row, ofRow.set(column, mark));
    if (mark.isStruck) cells.delete(key);
  }
  if (marked.size === 0) return { sheet, findings: [] };
  const whole: StruckRow[] = [];
  const parts: StruckRow[] = [];
  const rows = sheet.rows.map((row, at) => {
    const ofRow = marked.get(at);
    if (ofRow === undefined) return row;
    const left = row.map((value, column) => ofRow.get(column)?.value ?? (ofRow.has(column) ? null : value));
    const struck = [...ofRow].filter(([, { isStruck }]) => isStruck).map(([column]) => column);
    if (struck.length > 0) {
      // A row of one cell is a title or a note: it holds no figures that count.
      const isWhole = left.every(isBlank) || row.filter((value) => !isBlank(value)).length === 1;
      const place = placeAt(at + 1, columnName(Math.min(...struck)));
      (isWhole ? whole : parts).push({ text: "", place });
    }
    return left;
  });
  return {
    sheet: { ...sheet, rows, cells },
    findings: [
      ...(whole.length === 0 ? [] : [struckLeftOut(whole)]),
      ...(parts.length === 0 ? [] : [struckInPart(parts)]),
    ],
  };
}

/** Amounts in letters that nobody sees: the colour of their ground, or no size. */
export function unseenIn({ cells = new Map<string, Cell>() }: Sheet): Finding | null {
  const unseen = [...cells].flatMap(([key, { value, richText, style }]) => {
    const fonts = richText?.map(({ font }) => font ?? style?.font) ?? [style?.font];
    return /\d/.test(textOfCell(value)) && fonts.some((font) => isUnseenIn(font, style?.fill)) ? [key] : [];
  });
  const [first] = unseen;
  if (first === undefined) return null;
  const names = unseen.map((key) => {
    const [row = 0, column = 0] = key.split(",").map(Number);
    return `${columnName(column)}${row + 1}`;
  });
  const [row = 0, column = 0] = first.split(",").map(Number);
  const place = placeAt(row + 1, columnName(column), shortList(names, listedCells));
  return lettersUnseen(place, unseen.length);
}

const listedCells = 5;
/** In points: smaller letters are dots. */
const leastSize = 2;

type Font = CellStyle["font"];

function isUnseenIn(font: Font, fill: CellStyle["fill"]): boolean {
  if (font?.size !== undefined && font.size < leastSize) return true;
  const own = font?.color === undefined ? null : colourOf(font.color);
  if (own === null) return false;
  if (fill === undefined) return own === white;
  if (fill.type === "gradient") return false;
  const ground = fill.fgColor === undefined ? null : colourOf(fill.fgColor);
  return fill.pattern === "none" ? own === white : fill.pattern === "solid" && own === ground;
}

const white = "FFFFFF";

/** The same text for the same colour; the first colour of a theme is the paper. */
function colourOf({ rgb, theme, tint = 0, indexed }: NonNullable<NonNullable<Font>["color"]>): string | null {
  if (rgb !== undefined) return rgb.slice(-6).toUpperCase();
  if (theme !== undefined) return theme === 0 && tint === 0 ? white : `theme ${theme} ${tint}`;
  if (indexed === undefined) return null;
  return indexed === 1 || indexed === 9 ? white : `indexed ${indexed}`;
}

/** Null for a cell as most are. */
function markedCell({ value, richText, style }: Cell): Marked | null {
  const own = style?.font ?? {};
  // A run that says nothing of its font has the cell's.
  const runs = richText ?? [{ text: textOfCell(value) }];
  const fonts = runs.map(({ font = own }) => font);
  if (!fonts.some(({ strikethrough, vertAlign }) => strikethrough === true || vertAlign !== undefined))
    return null;
  const isStruck = fonts.some(({ strikethrough }, at) => strikethrough === true && !isBlank(runs[at]?.text));
  const left = runs.flatMap(({ text }, at) => {
    const { strikethrough, vertAlign } = fonts[at] ?? {};
    if (strikethrough === true) return [];
    return [vertAlign === undefined ? text : asRaised(text)];
  });
  return { value: left.join(""), isStruck };
}

function isBlank(value: CellValue | undefined): boolean {
  return textOfCell(value).trim() === "";
}

/**
 * Whether a cell of the workbook has a style that strikes, raises, hides or indents it: only then are the styles of cells looked at, because they
 * take more memory than the cells. Styles that no cell has are many.
 */
export function hasMarkedCells(parts: readonly ZipPart[], styles: string): boolean {
  const fonts = elementsIn(styles, "fonts", "font");
  const fills = elementsIn(styles, "fills", "fill");
  const formats = elementsIn(styles, "cellXfs", "xf").flatMap((format, at) => {
    const font = fonts[numberIn(format, "fontId")];
    if (isDrawnIn(format)) return [at];
    if (font === undefined) return [];
    return isMarking(font) || mayBeUnseen(font, fills[numberIn(format, "fillId")] ?? "") ? [at] : [];
  });
  if (formats.length === 0) return false;
  if (formats.length > mostSought) return true;
  const sought = formats.flatMap((at) => [` s="${at}"`, ` s='${at}'`]);
  return parts.some(({ bytes }) => {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return sought.some((attribute) => all.includes(attribute));
  });
}

/** Each is looked for in the whole of each sheet. */
const mostSought = 40;

/** Drawn in from the left, as the names of parts are; from the right amounts are, which says nothing. */
function isDrawnIn(format: string): boolean {
  const alignment = /<(?:\w+:)?alignment\s[^<>]*>/.exec(format)?.[0] ?? "";
  return (
    /\bindent=["'][1-9]/.test(alignment) && !/\bhorizontal=["'](?:right|center|distributed)/.test(alignment)
  );
}

function isMarking(font: string): boolean {
  return (
    /<(?:\w+:)?strike(?![^>]*val=["'](?:0|false)["'])[\s/>]/.test(font) ||
    /<(?:\w+:)?vertAlign\s[^>]*val=["']su(?:per|b)script["']/.test(font)
  );
}

/** Of the colour of its ground, or of no size; the looks of cells tell it apart. */
function mayBeUnseen(font: string, fill: string): boolean {
  if (/<(?:\w+:)?sz\s[^>]*val=["'][01](?:\.\d+)?["']/.test(font)) return true;
  const [own, ground] = [
    /<(?:\w+:)?color\s([^>]*?)\/?>/.exec(font)?.[1],
    /<(?:\w+:)?fgColor\s([^>]*?)\/?>/.exec(fill)?.[1],
  ];
  if (own === undefined) return false;
  const isWhite = /rgb=["'](?:FF)?FFFFFF["']|theme=["']0["']|indexed=["'][19]["']/i.test(own);
  return (
    own.trim() === ground?.trim() ||
    (isWhite && (ground === undefined || !/patternType=["']solid/.test(fill)))
  );
}

function elementsIn(styles: string, list: string, name: string): readonly string[] {
  const inside = new RegExp(`<(?:\\w+:)?${list}[\\s>][^]*?</(?:\\w+:)?${list}>`).exec(styles)?.[0] ?? "";
  return inside.split(new RegExp(`(?=<(?:\\w+:)?${name}[\\s/>])`)).slice(1);
}

/** How a text is read aloud stands beside it and is no part of it; the reader knows that of shared texts alone. */
export function withoutGuides(sheet: string): string {
  return sheet.includes("rPh") ? sheet.replace(/<((?:\w+:)?)rPh[\s>][^]*?<\/\1rPh>/g, "") : sheet;
}

/** The index that a format gives under a name; -1 where it gives none. */
function numberIn(format: string, name: string): number {
  return Number(new RegExp(`\\b${name}=["'](\\d+)["']`).exec(format)?.[1] ?? -1);
}
