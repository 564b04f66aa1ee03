/** The office's own template as CSV or XLSX, one row per project (세부사업): cumulative amounts as of a day. */
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { readTemplateSheet } from "./read-template-sheet.ts";
import { titleFindings } from "./title-lines.ts";
import { findTemplateSheet } from "./template-sheet.ts";

const name = "template";

export const template: Format = {
  name,
  looksFor: {
    ko: "표준 양식(CSV, XLSX): 첫 줄에 사업명과 예산액 · 집행액 등의 제목",
    en: "the template as CSV or XLSX: a first row that heads 사업명 (name) and amounts such as 예산액 (budget), 집행액 (spent)",
  },
  isFullDump: false,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const { sheet } = findTemplateSheet(source, "");
  if (sheet === null) return null;
  const known = sheet.columns.filter(({ column }) => column.kind === "name" || column.kind === "amount");
  const inSheet = sheet.table.name === null ? "" : ` of the sheet "${sheet.table.name}"`;
  return `Row ${sheet.headerRow}${inSheet} heads columns of the template: ${known.map(({ header }) => header).join(", ")}.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { sheet, findings } = findTemplateSheet(source, context.office);
  if (sheet === null) throw new RangeError("The file is not of this format: call detect first");
  return readTemplateSheet(name, sheet, [...findings, ...titleFindings(sheet.titles, context)], context);
}
