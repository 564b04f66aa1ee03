// One report in the containers that offices send: text, a printed page, a web page, a workbook, a Word document.
import { docxOfBlocks } from "../containers/document/documents.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";
import type { Draw } from "./draw.ts";
import type { Grid, GridCell } from "./grid.ts";
import type { Report, ReportBlock, ReportTable } from "./report.ts";

export const containers = ["tabs", "bars", "printed", "html", "xlsx", "docx"] as const;
export type Container = (typeof containers)[number];

export type Written =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** What a reader of PDFs takes out of the page. */
  | { readonly kind: "printed"; readonly lines: readonly string[] };

export async function written({ blocks }: Report, container: Container, draw: Draw): Promise<Written> {
  switch (container) {
    case "tabs":
      return textOf(blocks.flatMap((block) => linesOf(block, "\t")));
    case "bars":
      return textOf(blocks.flatMap((block) => barred(block)));
    case "printed":
      return { kind: "printed", lines: blocks.flatMap((block) => printedLines(block, draw)) };
    case "html":
      return textOf([`<html><body>${blocks.map(htmlOf).join("\n")}</body></html>`]);
    case "xlsx":
      return { kind: "bytes", bytes: await workbookOf(blocks, draw) };
    case "docx":
      return {
        kind: "bytes",
        bytes: docxOfBlocks(
          blocks.map((block) =>
            block.kind === "line"
              ? escaped(block.text)
              : gridOf(block).map((row) =>
                  row.map((cell) => (cell === null ? null : { ...cell, text: escaped(cell.text) })),
                ),
          ),
        ),
      };
  }
}

function textOf(lines: readonly string[]): Written {
  return { kind: "bytes", bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) };
}

function gridOf({ header, body }: ReportTable): Grid {
  return [...header, ...body];
}

function rowText(row: readonly (GridCell | null)[], between: string): string {
  return row.map((cell) => cell?.text ?? "").join(between);
}

function linesOf(block: ReportBlock, between: string): readonly string[] {
  return block.kind === "line" ? [block.text] : gridOf(block).map((row) => rowText(row, between));
}

function barred(block: ReportBlock): readonly string[] {
  if (block.kind === "line") return [block.text];
  const rows = gridOf(block).map((row) => `| ${rowText(row, " | ")} |`);
  return [
    ...rows.slice(0, block.header.length),
    `|${(block.body[0] ?? []).map(() => "---").join("|")}|`,
    ...rows.slice(block.header.length),
  ];
}

/** A page break repeats the header, or its lower rows, and numbers the page. */
function printedLines(block: ReportBlock, draw: Draw): readonly string[] {
  if (block.kind === "line") return [block.text];
  const rows = block.body.map((row) => rowText(row, "\t"));
  const header = block.header.map((row) => rowText(row, "\t"));
  const at = 1 + draw.below(rows.length);
  if (draw.once(2) || at >= rows.length) return ["", ...header, ...rows, ""];
  const foot = draw.one([["", "- 3 -", ""], ["3"], [""], ["", "2020년도 행정사무감사 자료", "- 12 -"], []]);
  const again = draw.one([header, header.slice(1), []]);
  return ["", ...header, ...rows.slice(0, at), ...foot, ...again, ...rows.slice(at), ""];
}

function htmlOf(block: ReportBlock): string {
  if (block.kind === "line") return `<p>${escaped(block.text)}</p>`;
  const rows = gridOf(block).map((row) =>
    row
      .map((cell) =>
        cell === null ? "" : `<td colspan=${cell.columns} rowspan=${cell.rows}>${escaped(cell.text)}</td>`,
      )
      .join(""),
  );
  return `<table>${rows.map((cells) => `<tr>${cells}</tr>`).join("")}</table>`;
}

async function workbookOf(blocks: readonly ReportBlock[], draw: Draw): Promise<Uint8Array> {
  const hasNumbers = draw.once(2);
  const rows: (string | number | null)[][] = [];
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  for (const block of blocks) {
    if (block.kind === "line") {
      rows.push([block.text]);
      continue;
    }
    const from = rows.length;
    for (const [at, row] of gridOf(block).entries()) {
      rows.push(row.map((cell) => valueOf(cell?.text ?? "", hasNumbers && at >= block.header.length)));
      for (const [column, cell] of row.entries())
        if (cell !== null && (cell.columns > 1 || cell.rows > 1))
          merges.push({
            startRow: from + at,
            startCol: column,
            endRow: from + at + cell.rows - 1,
            endCol: column + cell.columns - 1,
          });
    }
  }
  return xlsxOf(sheetOf(rows, { name: "예산집행", merges }));
}

function valueOf(text: string, isNumber: boolean): string | number | null {
  if (text === "") return null;
  return isNumber && /^-?[\d,]+$|^\d+\.\d$/.test(text) ? Number(text.replaceAll(",", "")) : text;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
