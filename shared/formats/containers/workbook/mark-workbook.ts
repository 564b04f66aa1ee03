/**
 * Writes reasons beside the rows of one sheet of an XLSX file. Everything else stays as it is, to the letter:
 * other sheets, formulas, formats, pictures. Only cells of the one new column are put into the sheet's XML.
 */
import { Buffer } from "node:buffer";
import { columnName } from "../../kernel/column-name.ts";
import { packParts } from "../zip/pack-parts.ts";
import { withReasonStyle } from "./reason-style.ts";
import { readZipParts, type ZipPart } from "../zip/zip-parts.ts";

export interface Marks {
  /** As the workbook names it. */
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** By row, from 1. */
  readonly reasons: ReadonlyMap<number, string>;
}

interface Place {
  readonly column: number;
  /** Of a reason; null where the workbook's styles take none. */
  readonly style: number | null;
}

interface Look extends Pick<Place, "style"> {
  /** Of the names of the sheet's XML. */
  readonly prefix: string;
}

/** What a cell of a spreadsheet can hold. */
const maxCellLength = 32_767;

const rowPattern = /<((?:\w+:)?)row((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/\1row>)/gs;
const cellPattern = /<((?:\w+:)?)c(?:\s[^>]*?)?(?:\/>|>.*?<\/\1c>)/gs;

/** @returns null for bytes that are no such workbook, and where a row of the marks is not written down. */
export function markWorkbook(bytes: Uint8Array, marks: Marks): Uint8Array | null {
  const parts = readZipParts(bytes, () => true);
  if ("code" in parts) return null;
  const path = sheetPartOf(parts, marks.sheet);
  const sheet = parts.find(({ name }) => name === path);
  if (sheet === undefined) return null;
  const xml = Buffer.from(sheet.bytes).toString("utf8");
  // Comments and CDATA may hold what looks like a row, and no spreadsheet writes them.
  if (/<!--|<!\[CDATA\[/.test(xml)) return null;
  const left = new Map(marks.reasons);
  const { parts: styled, style } = withReasonStyle(parts);
  const marked = markedXml(xml, { column: marks.column, style }, left);
  if (left.size > 0) return null;
  const others = styled.map((part) => (part === sheet ? { ...part, bytes: Buffer.from(marked) } : part));
  return packParts(others, true);
}

const reasonStyle = {
  font: { color: { rgb: "9C0006" }, size: 10, name: "Malgun Gothic" },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFE3E3" } },
  alignment: { wrapText: true, vertical: "top" },
} as const;

/** A new workbook of a table that came in none, with the reasons before its rows. Every cell is text, as it stood in the file: a code keeps its zeros, and nothing becomes a formula. */
export async function markedWorkbook(
  rows: readonly (readonly string[])[],
  reasons: ReadonlyMap<number, string>,
): Promise<Uint8Array> {
  const { writeXlsx } = await import("./spreadsheet-writer.ts");
  const widest = Math.max(0, ...rows.map((cells) => cells.length));
  return writeXlsx({
    sheets: [
      {
        name: "사유",
        rows: rows.map((cells, at) => [reasons.get(at + 1)?.slice(0, maxCellLength) ?? "", ...cells]),
        cells: new Map([...reasons.keys()].map((row) => [`${row - 1},0`, { style: reasonStyle }])),
        columns: [{ width: 60 }, ...Array.from({ length: widest }, () => ({ numFmt: "@" }))],
      },
    ],
  });
}

/** @param left what was not written yet: each reason is taken out as its row comes. */
function markedXml(xml: string, { column, style }: Place, left: Map<number, string>): string {
  let last = 0;
  const rows = xml.replace(
    rowPattern,
    (_whole: string, prefix: string, attributes: string, cells: string | undefined) => {
      const row = Number(/\sr=["'](\d+)["']/.exec(attributes)?.[1] ?? last + 1);
      last = row;
      const reason = left.get(row);
      left.delete(row);
      // Which columns a row spans is a hint, and would be wrong now.
      const open = `<${prefix}row${attributes.replace(/\sspans=["'][^"']*["']/, "")}`;
      const inside = withReason(cells ?? "", { prefix, style }, `${columnName(column)}${row}`, reason);
      return `${open}>${inside}</${prefix}row>`;
    },
  );
  // So is the extent of the sheet.
  return rows.replace(/<(?:\w+:)?dimension\s[^>]*\/>/, "");
}

/** Cells stand in the order of their columns. What stood in the column is an older reason, or empty. */
function withReason(cells: string, look: Look, place: string, reason: string | undefined): string {
  const target = columnOf(place);
  const [before, after]: [string[], string[]] = [[], []];
  let next = 0;
  for (const [cell] of cells.matchAll(cellPattern)) {
    const reference = /^<[^>]*?\sr=["']([A-Z]+)\d+["']/.exec(cell)?.[1];
    const column = reference === undefined ? next : columnOf(reference);
    next = column + 1;
    if (column !== target) (column < target ? before : after).push(cell);
  }
  const mark = reason === undefined ? "" : textCell(look, place, reason);
  return [...before, mark, ...after].join("");
}

function textCell({ prefix, style }: Look, place: string, text: string): string {
  const [cell, inline, words] = [`${prefix}c`, `${prefix}is`, `${prefix}t`];
  const look = style === null ? "" : ` s="${style}"`;
  return `<${cell} r="${place}"${look} t="inlineStr"><${inline}><${words} xml:space="preserve">${escaped(text)}</${words}></${inline}></${cell}>`;
}

function escaped(text: string): string {
  return (
    text
      .slice(0, maxCellLength)
      .toWellFormed()
      // XML knows no other control characters.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}

/** `C5` or `C` is 2. */
function columnOf(place: string): number {
  const letters = place.replace(/\d/g, "");
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

/** In which part of an XLSX container a sheet lies. The workbook names it, and its relations say where it is. */
const workbookPart = "xl/workbook.xml";

const relationsPart = "xl/_rels/workbook.xml.rels";

/** Null where the workbook has no such sheet, or is laid out in another way. */
function sheetPartOf(parts: readonly ZipPart[], sheet: string): string | null {
  const [workbook, relations] = [workbookPart, relationsPart].map((name) => {
    const bytes = parts.find((part) => part.name.toLowerCase() === name)?.bytes ?? new Uint8Array();
    return Buffer.from(bytes).toString("utf8");
  });
  const named = tagsOf(workbook ?? "", "sheet").find((tag) => attributeOf(tag, "name") === sheet);
  const id = named === undefined ? null : attributeOf(named, "\\w+:id");
  if (id === null) return null;
  const relation = tagsOf(relations ?? "", "Relationship").find((tag) => attributeOf(tag, "Id") === id);
  const target = relation === undefined ? null : attributeOf(relation, "Target");
  if (target === null) return null;
  const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  return parts.find(({ name }) => name === path)?.name ?? null;
}

function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(String.raw`<(?:\w+:)?${name}\s[^>]*>`, "g"))].map(([tag]) => tag);
}

function attributeOf(tag: string, name: string): string | null {
  const value = new RegExp(String.raw`\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return value === null ? null : unescaped(value[1] ?? value[2] ?? "");
}

function unescaped(text: string): string {
  const known: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole: string, ...groups: (string | undefined)[]) => {
      const [decimal, hexadecimal, word] = groups;
      if (word !== undefined) return known[word] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
