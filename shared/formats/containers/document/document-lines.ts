/** The lines of a document, from whatever its program saved: what formats read, and what findings count rows in. */
import type { IRBlock, IRCell, IRTable } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import { maxDocumentCharacters } from "../../kernel/file-limits.ts";
import type { SourcePages } from "../../kernel/format.ts";
import { halvesIn, indentMark, maxIndent, tabMark } from "../../kernel/marked-text.ts";
import { amountsOverNames } from "../../kernel/merged-amounts.ts";
import { documentPartUnread, documentScanned, documentTooLong, rowsOfDocument } from "./document-findings.ts";
import { withPicturesNamed } from "./picture-cells.ts";
import { withoutStruck } from "./struck-text.ts";

export function sourcePages(
  printed: readonly IRBlock[],
  { isPrinted, unread }: { readonly isPrinted: boolean; readonly unread: readonly string[] },
): SourcePages | Finding {
  const { blocks, findings: ofStruck } = withoutStruck(withPicturesNamed(printed.map(withBlanks)));
  const lines = linesOfBlocks(blocks).map(withoutLinks);
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  if (characters > maxDocumentCharacters) return documentTooLong("characters", maxDocumentCharacters);
  if (lines.every((line) => line.trim() === "")) return documentScanned();
  const findings = [
    rowsOfDocument(lines.length),
    ...unread.map(documentPartUnread),
    ...ofStruck,
    ...blocks.flatMap(amountsOverNamesIn),
  ];
  return { kind: "pages", lines, isPrinted, findings };
}

/** With blanks for the marks of indents: whoever reads the texts from here on knows blanks. */
function withBlanks(block: IRBlock): IRBlock {
  const { text, table, children } = block;
  return {
    ...block,
    ...(text === undefined ? {} : { text: spaced(text) }),
    ...(children === undefined ? {} : { children: children.map(withBlanks) }),
    ...(table === undefined ? {} : { table: tableWithBlanks(table) }),
  };
}

function tableWithBlanks(table: IRTable): IRTable {
  const { caption, captionBlocks } = table;
  return {
    ...table,
    ...(caption === undefined ? {} : { caption: spaced(caption) }),
    ...(captionBlocks === undefined ? {} : { captionBlocks: captionBlocks.map(withBlanks) }),
    cells: table.cells.map((row) =>
      row.map((cell) => ({
        ...cell,
        text: spaced(cell.text),
        ...(cell.blocks === undefined ? {} : { blocks: cell.blocks.map(withBlanks) }),
      })),
    ),
  };
}

function spaced(text: string): string {
  return text.includes(indentMark) ? text.replaceAll(indentMark, " ") : text;
}

function amountsOverNamesIn({ table }: IRBlock): readonly Finding[] {
  const merged = (table?.cells ?? []).flatMap((row, at) =>
    row.flatMap(({ rowSpan }, column) => (rowSpan > 1 ? [{ column, from: at + 1, to: at + rowSpan }] : [])),
  );
  if (table === undefined || merged.length === 0) return [];
  const rows = table.cells.map((row) => row.map(({ text }) => text));
  return amountsOverNames(rows, merged, () => null);
}

/** The reader writes a link of Hangul as markdown; the address is no part of the text. */
function withoutLinks(line: string): string {
  return line.includes("](")
    ? line.replace(/\[([^[\]]+)\]\((?:https?:|mailto:|ftp:|file:|#)[^\s()]*\)/g, "$1")
    : line;
}

/** Far above the four or five levels of boxes in a real form; each level is a call on the stack. */
const maxNesting = 32;

/**
 * The lines of a document: a paragraph is a line, a row of a table is a line of cells with tabs between them, as in a
 * text export. A merged cell stands once, where it begins, and leaves its other places blank.
 * @throws RangeError for a document whose tables lie in each other without end.
 */
export function linesOfBlocks(blocks: readonly IRBlock[], nesting = 0): readonly string[] {
  if (nesting > maxNesting) throw new RangeError("Tables are nested too deep");
  return blocks.flatMap((block) => linesOf(block, nesting + 1));
}

function linesOf({ text, table, children }: IRBlock, nesting: number): readonly string[] {
  if (table !== undefined) return ["", ...linesOfTable(table, nesting), ""];
  const own = text === undefined ? [] : text.split(/\r\n|\r|\n/).map((line) => withTabs(line.trim()));
  return [...own, ...linesOfBlocks(children ?? [], nesting)];
}

function withTabs(line: string): string {
  return line.includes(tabMark) ? line.replaceAll(marked, "\t") : line;
}

const marked = new RegExp(` ?${tabMark} ?`, "g");

/** A table of one column is a box around text. Tables inside cells come below the table that holds them. */
function linesOfTable({ caption, captionBlocks, cells, cols }: IRTable, nesting: number): readonly string[] {
  const captions =
    captionBlocks ?? (caption === undefined ? [] : [{ type: "paragraph", text: caption } as const]);
  const above = linesOfBlocks(captions, nesting);
  if (cols <= 1) return [...above, ...cells.flat().flatMap((cell) => linesOfBlocks(partsOf(cell), nesting))];
  const inner = cells.flat().flatMap((cell) => tablesIn(cell));
  return [...above, ...cells.map((row) => row.map(textOf).join("\t")), ...linesOfBlocks(inner, nesting)];
}

function partsOf({ text, blocks }: IRCell): readonly IRBlock[] {
  return blocks ?? [{ type: "paragraph", text }];
}

function tablesIn({ blocks }: IRCell): readonly IRBlock[] {
  return (blocks ?? []).filter(({ table }) => table !== undefined);
}

/** A cell on one line. What its inner tables hold is read there, and must not be read here again. */
function textOf(cell: IRCell): string {
  const own =
    tablesIn(cell).length === 0
      ? cell.text
      : (cell.blocks ?? []).map(({ text, table }) => (table === undefined ? (text ?? "") : "")).join(" ");
  return indented(own);
}

/** With single gaps, and drawn in as it was: an indent says a hierarchy. */
export function indented(cell: string): string {
  const text = cell.trim();
  const indent = /^[ \u00a0\u2000-\u200a\u3000]*/.exec(cell)?.[0] ?? "";
  return text === "" ? "" : " ".repeat(Math.min(halvesIn(indent), maxIndent)) + text.replace(/\s+/g, " ");
}
