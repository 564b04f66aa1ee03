/** Opens a web page with tables; among them are the pages that Excel and portals save under the name of a workbook. */
import type { Finding } from "../../domain/values/finding.ts";
import { fileTooLarge } from "../kernel/file-findings.ts";
import { placeAt, shortList } from "../kernel/finding-list.ts";
import { maxDocumentBytes } from "../kernel/file-limits.ts";
import type { SourcePages, SourceWorkbook } from "../kernel/format.ts";
import { lettersUnseen } from "../kernel/marked-text.ts";
import type { HideableCell } from "./document/cell-grid.ts";
import { documentBroken, documentPartUnread } from "./document/document-findings.ts";
import { linesOfBlocks } from "./document/document-lines.ts";
import { htmlBlocks } from "./document/html-blocks.ts";
import { hiddenText, markupPages, readMarkup } from "./document/markup-pages.ts";
import type { MarkupBlocks } from "./document/odt-blocks.ts";
import { withPicturesNamed } from "./document/picture-cells.ts";
import { withoutStruck } from "./document/struck-text.ts";
import { tableOfSheet } from "./workbook/workbook-table.ts";

/** A page of one table, or one that Excel saved, is a sheet; any other is a document. */
export function openHtml(page: string): SourceWorkbook | SourcePages | Finding {
  if (page.length > maxDocumentBytes) return fileTooLarge(page.length, maxDocumentBytes);
  const missing = ["table", "html"].find((name) => countOf(page, `<${name}`) > countOf(page, `</${name}`));
  if (missing !== undefined) return documentBroken(`</${missing}>`);
  const made = readMarkup(() => htmlBlocks(page));
  if ("code" in made) return made;
  const tables = made.blocks.filter(({ table }) => table !== undefined);
  const isSheet = tables.length === 1 || /urn:schemas-microsoft-com:office:excel/.test(page.slice(0, 5_000));
  const opened =
    isSheet && made.blocks.length - tables.length <= maxLinesAround
      ? sheetOf(made.hasHidden || /<col\s/i.test(page) ? htmlBlocks(page, true) : made)
      : markupPages(made);
  const { unseen = [] } = made;
  if ("code" in opened || unseen.length === 0) return opened;
  const finding = lettersUnseen(placeAt(null, null, shortList(unseen, shownTexts)), unseen.length);
  return { ...opened, findings: [...opened.findings, finding] };
}

const shownTexts = 5;

/** A page whose last tables were cut off reads like a whole one. */
function countOf(page: string, tag: string): number {
  return page.match(new RegExp(`${tag}[\\s>]`, "gi"))?.length ?? 0;
}

/** A title, a unit, a day, and notes below: more is a document with a table in it. */
const maxLinesAround = 10;

/** What a filter or a hand hid in it is read and told with its sums, as in a workbook. */
function sheetOf({ blocks: printed, hasHidden }: MarkupBlocks): SourceWorkbook {
  const { blocks, findings } = withoutStruck(withPicturesNamed(printed));
  const rows: string[][] = [];
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  const rowDefs = new Map<number, { readonly hidden: true }>();
  const columns: { hidden: boolean }[] = [];
  for (const { table, ...block } of blocks) {
    const lines = linesOfBlocks([table === undefined ? block : { ...block, table }]).filter(
      (line) => table === undefined || line !== "",
    );
    const captions = table?.caption?.split("\n").filter((line) => line.trim() !== "").length ?? 0;
    for (const [at, row] of (table?.cells ?? []).entries()) {
      const startRow = rows.length + captions + at;
      const isUnseen = row.every(isHiddenCell);
      if (isUnseen) rowDefs.set(startRow, { hidden: true });
      for (const [column, cell] of row.entries()) {
        columns[column] ??= { hidden: false };
        if (!isUnseen && isHiddenCell(cell)) columns[column] = { hidden: true };
        if (cell.rowSpan > 1)
          merges.push({ startRow, startCol: column, endRow: startRow + cell.rowSpan - 1, endCol: column });
      }
    }
    rows.push(...lines.map((line) => line.split("\t")));
  }
  return {
    kind: "workbook",
    tables: [tableOfSheet({ name: "HTML", rows, merges, rowDefs, columns })],
    findings: [...(hasHidden ? [documentPartUnread(hiddenText)] : []), ...findings],
  };
}

function isHiddenCell(cell: HideableCell): boolean {
  return cell.isHidden === true;
}
