/** Opens a printed page as it is seen: its lines, and what a line strikes through. Loaded with the first PDF. */
import type * as Kordoc from "kordoc";
import type { IRBlock, IRCell, ParseResult, WarningCode } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import { maxDocumentPages } from "../../kernel/file-limits.ts";
import type { SourcePages } from "../../kernel/format.ts";
import { struckFrom, struckTo } from "../../kernel/marked-text.ts";
import { isOutOfOrder } from "../pdf/heads-of-tables.ts";
import { readPrint } from "../pdf/read-print.ts";
import { pagesOf } from "./result-pages.ts";
import { asStruck } from "./struck-text.ts";

type Library = typeof Kordoc;

/** A printed page is read as it is seen; where that is not as it is written, it is printed plainly first. */
export async function openPdf({ parse }: Library, bytes: Uint8Array): Promise<SourcePages | Finding> {
  // Page ranges count only in a PDF; the others are bounded by their bytes.
  const range = { pages: `1-${maxDocumentPages + 1}` };
  // A copy: the reader takes the buffer that it is given for itself. It comes first, and brings what a reader of PDFs needs.
  const asWritten = await parse(new Uint8Array(bytes).buffer, range);
  if (!asWritten.success) return pagesOf(asWritten, { isPrinted: true, hasHidden: false });
  const { print, printInPieces, asSeen } = await readPrint(bytes);
  const reprinted = async (pages: Uint8Array) =>
    withWarnings(asWritten, await parse(new Uint8Array(pages).buffer, range));
  const once = print === bytes ? asWritten : await reprinted(print);
  const result = once.success && isOutOfOrder(once.blocks) ? await reprinted(printInPieces()) : once;
  const pages = pagesOf(result, { isPrinted: true, hasHidden: false });
  if ("code" in pages || !result.success) return pages;
  const seen = asSeen(result.blocks.map(withStruckMarks));
  const shown = pagesOf({ ...result, blocks: [...seen.blocks] }, { isPrinted: true, hasHidden: false });
  return "code" in shown ? shown : { ...shown, findings: [...shown.findings, ...seen.findings] };
}

/** What is wrong with the file itself; what a page hides, and a page without text, is told of the page as it is seen. */
function withWarnings(asWritten: ParseResult, seen: ParseResult): ParseResult {
  if (!asWritten.success || !seen.success) return seen;
  const ofPages: ReadonlySet<WarningCode> = new Set(["HIDDEN_TEXT_FILTERED", "NEEDS_OCR"]);
  const { warnings: own = [] } = seen;
  const { warnings: others = [] } = asWritten;
  return {
    ...seen,
    warnings: [
      ...own.filter(({ code }) => ofPages.has(code)),
      ...others.filter(({ code }) => !ofPages.has(code)),
    ],
  };
}

/** The blocks of a print of our own, in which other signs stand around what is struck. */
function withStruckMarks(block: IRBlock): IRBlock {
  const { text, table, children } = block;
  return {
    ...block,
    ...(text === undefined ? {} : { text: marked(text) }),
    ...(children === undefined ? {} : { children: children.map(withStruckMarks) }),
    ...(table === undefined
      ? {}
      : { table: { ...table, cells: table.cells.map((row) => row.map(withMarkedText)) } }),
  };
}

function withMarkedText(cell: IRCell): IRCell {
  const { text, blocks } = cell;
  const inner = blocks === undefined ? {} : { blocks: blocks.map(withStruckMarks) };
  return { ...cell, text: marked(text), ...inner };
}

const printedStrike = new RegExp(`${struckFrom}([^${struckTo}]*)${struckTo}`, "g");

function marked(text: string): string {
  return text.replaceAll(printedStrike, (_, inner: string) => asStruck(inner));
}
