/** Opens a workbook: XLSX part by part, each looked through before it is parsed, and XLS as a whole. */
import { Buffer } from "node:buffer";
import type { Sheet, Workbook } from "hucre/xlsx";
import type { Finding } from "../../../domain/values/finding.ts";
import { fileTooLarge, tooManySheets, workbookBroken, xmlRefused } from "../../kernel/file-findings.ts";
import { maxColumns, maxSheets, maxXlsBytes } from "../../kernel/file-limits.ts";
import { placeAt, remark, wholeFile } from "../../kernel/finding-list.ts";
import type { SourceWorkbook } from "../../kernel/format.ts";
import { packParts } from "../zip/pack-parts.ts";
import { declares, declaresEntities, guardedXml, hasCellsTwice, hasStrangeCells } from "../zip/xml-guard.ts";
import { readZipParts, type ZipPart } from "../zip/zip-parts.ts";
import { hasMarkedCells, withoutGuides } from "./marked-cells.ts";
import { hasTellingFormat } from "./workbook-cell.ts";
import { maxRowsRead, tableOfSheet } from "./workbook-table.ts";
import { strangeFormatsOfXls } from "./xls-formats.ts";

/** What is needed for values: no pictures, charts, comments, links or macros. */
const neededParts =
  /^(\[content_types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const sheetPart = /^xl\/worksheets\//i;
const stylesPart = /^xl\/styles\.xml$/i;

const strangeCells = { ko: "숫자가 아닌 숫자 칸이 있어", en: "holds number cells without a number" };

const cellsTwice = {
  ko: "같은 칸이나 같은 행이 두 번 적혀 있어",
  en: "states a cell or a row twice",
};

/** Rows and columns beyond the limits are never built; column GS is the 201st. */
const readLimits = { maxRows: maxRowsRead, range: "A1:GS1048576" } as const;

export async function openXlsx(bytes: Uint8Array): Promise<SourceWorkbook | Finding> {
  const checked = checkedParts(bytes);
  if ("code" in checked) return checked;
  const { readXlsx } = await import("./spreadsheet-reader.ts");
  const { packed, readStyles } = checked;
  return parsed(() => readXlsx(packed, { ...readLimits, readStyles }));
}

/** A container of only what passed. What was unpacked on the way is let go before the reader starts. */
function checkedParts(
  bytes: Uint8Array,
): { readonly packed: Uint8Array; readonly readStyles: boolean } | Finding {
  const parts = readZipParts(bytes, (name) => neededParts.test(name));
  if (isFinding(parts)) return parts;
  const checked: ZipPart[] = [];
  let styles = "";
  for (const part of parts) {
    if (declaresEntities(part.bytes)) return xmlRefused(part.name, declares);
    const isSheet = sheetPart.test(part.name);
    const values = isSheet ? onlyValues(part) : part;
    if (values === null) return xmlRefused(part.name, { ko: "표가 없어", en: "holds no table" });
    const text = guardedXml(values);
    if (typeof text !== "string") return text;
    if (isSheet && hasStrangeCells(text)) return xmlRefused(part.name, strangeCells);
    if (isSheet && hasCellsTwice(text)) return xmlRefused(part.name, cellsTwice);
    if (stylesPart.test(part.name)) styles = text;
    const own = isSheet ? withoutGuides(text) : text;
    checked.push(own === text ? values : { name: part.name, bytes: Buffer.from(own) });
  }
  const readStyles = hasTellingFormat(styles) || hasMarkedCells(checked, styles);
  return { packed: packParts(withoutCharts(checked)), readStyles };
}

/** A chart on a sheet of its own holds no cells, and the reader would look for its table. */
function withoutCharts(parts: readonly ZipPart[]): readonly ZipPart[] {
  const links = parts.find(({ name }) => /^xl\/_rels\/workbook\.xml\.rels$/i.test(name));
  const related = links === undefined ? [] : (textOf(links).match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []);
  const charts = related.filter((link) => /\/(?:chart|dialog)sheet["']/.test(link)).map(idIn);
  if (charts.length === 0) return parts;
  return parts.map((part) => {
    if (!/^xl\/workbook\.xml$/i.test(part.name)) return part;
    const text = textOf(part).replace(/<(?:\w+:)?sheet\s[^>]*>/g, (sheet) =>
      charts.includes(idIn(sheet)) && sheet.endsWith("/>") ? "" : sheet,
    );
    return { name: part.name, bytes: Buffer.from(text) };
  });
}

function idIn(tag: string): string | undefined {
  return /[\s:]id\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1];
}

function textOf({ bytes }: ZipPart): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

export async function openXls(bytes: Uint8Array): Promise<SourceWorkbook | Finding> {
  if (bytes.length > maxXlsBytes) return fileTooLarge(bytes.length, maxXlsBytes);
  const { readXls } = await import("./spreadsheet-reader.ts");
  const workbook = await parsed(() => readXls(bytes));
  if (isFinding(workbook)) return workbook;
  const strange = strangeFormatsOfXls(bytes);
  const findings = [...workbook.findings, oldFormat(), ...(strange === null ? [] : [strange])];
  return { ...workbook, findings };
}

/** Whatever the reader throws for bytes that passed so far, the bytes are to blame. */
async function parsed(read: () => Promise<Workbook>): Promise<SourceWorkbook | Finding> {
  let sheets: readonly Sheet[];
  try {
    ({ sheets } = await read());
  } catch (cause) {
    if (cause instanceof Error) return workbookBroken();
    throw cause;
  }
  if (sheets.length > maxSheets) return tooManySheets(sheets.length, maxSheets);
  const hidden = sheets.filter(isHidden).map(({ name }) => name);
  return {
    kind: "workbook",
    tables: sheets.filter((sheet) => !isHidden(sheet)).map(tableOfSheet),
    findings: hidden.length === 0 ? [] : [sheetsHidden(hidden.join(", "))],
  };
}

function isHidden({ hidden, veryHidden }: Sheet): boolean {
  return hidden === true || veryHidden === true;
}

/**
 * A sheet's table, what is merged in it and which columns are hidden. Validations and conditional formats say nothing of
 * values, and one line of them can ask a reader for sixteen thousand steps. Null when there is no table.
 */
function onlyValues({ name, bytes }: ZipPart): ZipPart | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = all.indexOf("sheetData");
  const from = all.lastIndexOf("<", word);
  const end = all.lastIndexOf("sheetData>");
  if (word === -1 || from === -1) return null;
  const table = end > word ? all.subarray(from, end + "sheetData>".length) : Buffer.from("<sheetData/>");
  const behind = all.subarray(Math.max(word, end));
  const merged = Buffer.from(mergedRanges(behind) + pageHeads(behind));
  return {
    name,
    bytes: Buffer.concat([
      Buffer.from(`<worksheet>${hiddenRanges(all.subarray(0, from))}`),
      table,
      merged,
      Buffer.from("</worksheet>"),
    ]),
  };
}

/** Written anew from nothing but the numbers, up to the last column that is read. */
function hiddenRanges(beforeTable: Buffer): string {
  const columns = beforeTable.toString("latin1").matchAll(/<(?:\w+:)?col\s([^<>]*)>/g);
  const ranges = Array.from(columns, ([, attributes = ""]) => {
    const [min = 0, max = 0] = ["min", "max"].map((name) =>
      Number(new RegExp(`\\b${name}\\s*=\\s*["'](\\d{1,5})["']`).exec(attributes)?.[1]),
    );
    const isUnseen = /\bhidden\s*=\s*["'](1|true)["']|\bwidth\s*=\s*["']0(\.0*)?["']/.test(attributes);
    const last = Math.min(max, maxColumns + 1);
    return isUnseen && min >= 1 && last >= min ? `<col min="${min}" max="${last}" hidden="1"/>` : "";
  });
  return `<cols>${ranges.slice(0, maxColumns).join("")}</cols>`;
}

/** A sheet with more is laid out for print, cell by cell. */
const maxMerged = 20_000;

/** Written anew from nothing but the ranges: `A2:A4`. */
function mergedRanges(behindTable: Buffer): string {
  const text = behindTable.toString("latin1");
  const cells = text.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']/g,
  );
  const ranges = Array.from(cells, ([, range]) => `<mergeCell ref="${range ?? ""}"/>`);
  return `<mergeCells>${ranges.slice(0, maxMerged).join("")}</mergeCells>`;
}

/** What is printed over and under each page, without the codes of fonts and numbers of pages. */
function pageHeads(behindTable: Buffer): string {
  const heads = behindTable
    .toString("utf8")
    .matchAll(/<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))(?:\s[^>]*)?>([^<]{1,1000})</g);
  const texts = Array.from(heads, ([, name = "", text = ""]) => `<${name}>${text}</${name}>`);
  return texts.length === 0 ? "" : `<headerFooter>${texts.slice(0, 6).join("")}</headerFooter>`;
}

function sheetsHidden(names: string): Finding {
  return remark("sheets-hidden", placeAt(null, null, names), {
    ko: `숨은 시트는 읽지 않았습니다: ${names}. 필요하면 숨기기를 취소하고 올려 주십시오.`,
    en: `Hidden sheets were not read: ${names}. Unhide one that matters; delete the others.`,
  });
}

function oldFormat(): Finding {
  return remark("xls-old-format", wholeFile, {
    ko: "옛 형식(XLS)에서는 수식, 숨은 시트와 행, 표시 형식, 취소선을 구별할 수 없어 저장된 값을 그대로 읽었습니다. 다음에는 XLSX로 올려 주십시오.",
    en: "In the old format (XLS) formulas, hidden sheets and rows, number formats and struck text cannot be told apart, so stored values were read as they are. Save it as XLSX next time.",
  });
}

function isFinding(value: Finding | SourceWorkbook | readonly ZipPart[]): value is Finding {
  return "code" in value;
}
