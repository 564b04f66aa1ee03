// One report in every form that an office sends it: written from a text whose rows have tabs between cells.
import { readZipParts } from "../../../../shared/formats/containers/zip/zip-parts.ts";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HwpDocument, initSync } from "@rhwp/core";
import { markdownToHwpx } from "kordoc";
import { zipOf } from "../workbook/workbooks.ts";

export interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** A paragraph, or a table; null where another cell reaches over. */
export type Block = string | readonly (readonly (Cell | null)[])[];

export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  for (const line of [...text.split("\n"), ""]) {
    if (line.includes("\t")) rows.push(line.split("\t"));
    else {
      if (rows.length > 0) blocks.push(merged(rows));
      rows = [];
      blocks.push(line);
    }
  }
  return blocks;
}

/** Merges the blank cells of two header rows, as a person draws them: 집행액 over its two dates. */
function merged(rows: readonly string[][]): Block {
  const [header = [], below = []] = rows;
  const hasSubHeader = below[0] === "";
  return rows.map((row, at) =>
    row.map((text, column): Cell | null => {
      if (!hasSubHeader || at > 1) return { text, columns: 1, rows: 1 };
      if (text === "") return null;
      const isWide = at === 0 && header[column + 1] === "" && below[column + 1] !== "";
      return { text, columns: isWide ? 2 : 1, rows: at === 0 && below[column] === "" ? 2 : 1 };
    }),
  );
}

export async function hwpxOf(text: string): Promise<Uint8Array> {
  const markdown = blocksOf(text).map((block) => (typeof block === "string" ? block : htmlOf(block)));
  return new Uint8Array(await markdownToHwpx(markdown.join("\n\n")));
}

function htmlOf(table: Exclude<Block, string>): string {
  const rows = table.map((row) =>
    row.map((cell) =>
      cell === null ? "" : `<td colspan="${cell.columns}" rowspan="${cell.rows}">${cell.text}</td>`,
    ),
  );
  return `<table>${rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("")}</table>`;
}

const wasm = createRequire(import.meta.url).resolve("@rhwp/core/rhwp_bg.wasm");
let isReady = false;

/** Another writer than the library that reads it. */
function rewritten(hwpx: Uint8Array): HwpDocument {
  if (!isReady) initSync({ module: readFileSync(wasm) });
  isReady = true;
  return new HwpDocument(hwpx);
}

export async function hwpOf(text: string): Promise<Uint8Array> {
  return rewritten(await hwpxOf(text)).exportHwp();
}

export async function lockedHwpOf(text: string): Promise<Uint8Array> {
  return rewritten(await hwpxOf(text)).exportHwpWithPassword("비밀");
}

export async function lockedHwpxOf(text: string): Promise<Uint8Array> {
  return rewritten(await hwpxOf(text)).exportHwpxWithPassword("비밀");
}

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

export function docxOf(text: string): Uint8Array {
  return docxOfBlocks(blocksOf(text));
}

export function docxOfBlocks(blocks: readonly Block[]): Uint8Array {
  const body = blocks.map((block) => (typeof block === "string" ? paragraph(block) : wordTable(block)));
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${word}"><w:body>${body.join("")}</w:body></w:document>`,
  };
  return zipOf(Object.entries(parts).map(([name, xml]) => ({ name, bytes: Buffer.from(xml) })));
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A cell that reaches down is written again in the next row as one that goes on. */
function wordTable(table: Exclude<Block, string>): string {
  const rows = table.map((row, at) =>
    row.map((cell, column) => {
      if (cell === null) return isBelowTall(table, at, column) ? wordCell("<w:vMerge/>", "") : "";
      const wide = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : "";
      return wordCell(`${wide}${cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : ""}`, cell.text);
    }),
  );
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;
}

function isBelowTall(table: Exclude<Block, string>, at: number, column: number): boolean {
  const start = table.slice(0, at).findLastIndex((row) => (row[column] ?? null) !== null);
  return (table[start]?.[column]?.rows ?? 0) > at - start;
}

function wordCell(properties: string, text: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
}

/** The file with parts of it rewritten, and those added that it does not have. */
export function patched(
  bytes: Uint8Array,
  patches: Readonly<Record<string, (part: string) => string>>,
): Uint8Array {
  const parts = readZipParts(bytes, (name) => !name.endsWith("/"));
  if ("code" in parts) throw new Error(parts.code);
  const made = parts.map(({ name, bytes: own }) => {
    const patch = patches[name];
    return { name, bytes: patch === undefined ? own : Buffer.from(patch(Buffer.from(own).toString("utf8"))) };
  });
  const added = Object.entries(patches).filter(([name]) => !made.some((part) => part.name === name));
  return packParts([...made, ...added.map(([name, patch]) => ({ name, bytes: Buffer.from(patch("")) }))]);
}
