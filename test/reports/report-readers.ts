/** Reports read back as rows of text, by libraries that had no part in writing them where there is one. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HwpDocument, initSync } from "@rhwp/core";
import { readXlsx } from "hucre/xlsx";
import { parse } from "kordoc";
import Papa from "papaparse";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import readExcelFile from "read-excel-file/node";
import * as z from "zod";
import { councilReportSchema } from "../../shared/contracts/documents/council-report-json.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";

export type Rows = readonly (readonly string[])[];

export async function rowsByKordoc(hwpx: Uint8Array): Promise<Rows> {
  const parsed = await parse(Buffer.from(hwpx));
  if (!parsed.success) throw new RangeError(`kordoc cannot read the report: ${parsed.error}`);
  return parsed.blocks.flatMap(({ table }) => table?.cells.map((row) => row.map(({ text }) => text)) ?? []);
}

const wasm = createRequire(import.meta.url).resolve("@rhwp/core/rhwp_bg.wasm");
const dimensions = z.object({ colCount: z.int(), cellCount: z.int() });
const cellInfo = z.object({ row: z.int(), col: z.int() });

export function openByRhwp(hwpx: Uint8Array): HwpDocument {
  initSync({ module: readFileSync(wasm) });
  return new HwpDocument(hwpx);
}

export function rowsByRhwp(hwpx: Uint8Array): Rows {
  const document = openByRhwp(hwpx);
  const rows: string[][] = [];
  for (let paragraph = 0; paragraph < document.getParagraphCount(0); paragraph++) {
    const size = tableAt(document, paragraph);
    if (size === null) continue;
    const table: string[][] = [];
    for (let cell = 0; cell < size.cellCount; cell++) {
      const { row, col } = cellInfo.parse(JSON.parse(document.getCellInfo(0, paragraph, 0, cell)));
      const cells = (table[row] ??= Array.from({ length: size.colCount }, () => ""));
      cells[col] = document.getTextInCell(0, paragraph, 0, cell, 0, 0, 1_000);
    }
    rows.push(...table);
  }
  return rows;
}

function tableAt(document: HwpDocument, paragraph: number): z.output<typeof dimensions> | null {
  try {
    return dimensions.parse(JSON.parse(document.getTableDimensions(0, paragraph, 0)));
  } catch {
    return null;
  }
}

export async function rowsByHucre(xlsx: Uint8Array): Promise<Rows> {
  const { sheets } = await readXlsx(xlsx);
  return sheets.flatMap(({ rows }) => rows.map((row) => row.map((cell) => textOf(cell))));
}

export async function rowsByReadExcelFile(xlsx: Uint8Array): Promise<Rows> {
  const sheets = await readExcelFile(Buffer.from(xlsx));
  return sheets.flatMap(({ data }) => data.map((row) => row.map((cell) => textOf(cell))));
}

/** What stands on one height of a page, from left to right; and the pages apart. */
export async function pagesByPdfjs(pdf: Uint8Array): Promise<readonly Rows[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
    .promise;
  const pages: Rows[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const placed = items.flatMap((item) => {
      const place = z.object({ str: z.string(), transform: z.array(z.number()) }).safeParse(item);
      if (!place.success || place.data.str.trim() === "") return [];
      const [, , , , x = 0, y = 0] = place.data.transform;
      return [{ text: place.data.str.trim(), x, y: Math.round(y) }];
    });
    const lines = [...Map.groupBy(placed, ({ y }) => y)].toSorted(([a], [b]) => b - a);
    pages.push(lines.map(([, line]) => line.toSorted((a, b) => a.x - b.x).map(({ text }) => text)));
  }
  return pages;
}

export function rowsOfCsv(archive: Uint8Array): Rows {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return unpackedArchive(archive)
    .filter(({ name }) => name.endsWith(".csv"))
    .flatMap(({ bytes }) => Papa.parse<string[]>(decoder.decode(bytes), { skipEmptyLines: true }).data);
}

/** Amounts as printed. */
export function rowsOfJson(json: Uint8Array): Rows {
  const report = councilReportSchema.parse(JSON.parse(new TextDecoder().decode(json)));
  return report.sections.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) =>
      rows.map(({ cells }) =>
        cells.map((cell) => {
          if ("text" in cell) return cell.text;
          if ("won" in cell) return cell.shown ?? "-";
          if ("rate" in cell) return cell.rate?.percent ?? "-";
          return "date" in cell ? (cell.date ?? "-") : String(cell.count);
        }),
      ),
    ),
  );
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "number" || typeof cell === "boolean") return cell.toString();
  return typeof cell === "string" ? cell : "";
}
