/**
 * Text that a line strikes through, in Word, Hangul, LibreOffice and web pages: its author took it back. It is left out and told;
 * a row of which only a part is struck waits for a person, because the rest may belong to what was struck.
 */
import type { IRBlock, IRCell } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import { plainText } from "../../../domain/values/plain-text.ts";
import { placeAt } from "../../kernel/finding-list.ts";
import { type StruckRow, struckInPart, struckLeftOut } from "../../kernel/marked-text.ts";

/** No text has these characters: they stand around what is struck until the document is read. */
const open = "\ufdd0";
const close = "\ufdd1";
const struck = new RegExp(`${open}[^${close}]*${close}`, "g");

export function asStruck(text: string): string {
  return text === "" ? "" : `${open}${text}${close}`;
}

/** The blocks without what is struck, and without rows of which nothing is left. */
export function withoutStruck(blocks: readonly IRBlock[]): {
  readonly blocks: readonly IRBlock[];
  readonly findings: readonly Finding[];
} {
  const found: Found = { rows: [], parts: [] };
  const left = blocks.map((block) => blockWithout(block, found));
  const findings = [
    ...(found.rows.length === 0 ? [] : [struckLeftOut(found.rows.map(withoutPlace))]),
    ...(found.parts.length === 0 ? [] : [struckInPart(found.parts.map(withoutPlace))]),
  ];
  return { blocks: left, findings };
}

interface Found {
  /** What rows and lines say that are struck as a whole, and cells of which a part is. */
  readonly rows: string[];
  readonly parts: string[];
}

function blockWithout(block: IRBlock, found: Found): IRBlock {
  const { text, table, children } = block;
  const own = text === undefined ? {} : { text: lineWithout(text, found) };
  const inner =
    children === undefined ? {} : { children: children.map((child) => blockWithout(child, found)) };
  if (table === undefined) return { ...block, ...own, ...inner };
  const cells = table.cells.flatMap((row) => rowWithout(row, found));
  return { ...block, ...own, ...inner, table: { ...table, cells, rows: cells.length } };
}

function lineWithout(text: string, found: Found): string {
  if (!text.includes(open)) return text;
  const left = text.replace(struck, "");
  // A line of text holds no figures that count.
  found.rows.push(plainText(unmarked(text)));
  return left;
}

function rowWithout(row: readonly IRCell[], found: Found): readonly IRCell[][] {
  const cells = row.map((cell) => cellWithout(cell, found));
  if (!row.some(({ text }) => text.includes(open))) return [cells];
  const whole = plainText(row.map(({ text }) => unmarked(text)).join(" "));
  const isWhole = cells.every(({ text }) => text.trim() === "");
  (isWhole ? found.rows : found.parts).push(whole);
  return isWhole ? [] : [cells];
}

/** Paragraphs are told with their row, tables inside the cell with their own rows. */
function cellWithout(cell: IRCell, found: Found): IRCell {
  const blocks = cell.blocks?.map((each) =>
    blockWithout(each, each.table === undefined ? { rows: [], parts: [] } : found),
  );
  return { ...cell, text: cell.text.replace(struck, ""), ...(blocks === undefined ? {} : { blocks }) };
}

function unmarked(text: string): string {
  return text.replaceAll(open, "").replaceAll(close, "");
}

/** Rows of a document have no numbers before its lines are counted. */
function withoutPlace(text: string): StruckRow {
  return { text, place: placeAt(null, null, text) };
}
