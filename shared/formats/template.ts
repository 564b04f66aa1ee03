/** The office's own template as CSV or XLSX, one row per project (세부사업): cumulative amounts as of a day. */
import type { Finding } from "../domain/finding.ts";
import type { SourceRecord } from "../domain/posting.ts";
import { isRejected, limitFindings } from "./finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "./format.ts";
import { isBlankRow, maxRows, projectsTwice, tooManyRows } from "./row-fault.ts";
import { readTemplateRow } from "./template-row.ts";
import { checkSheet } from "./template-check.ts";
import { findTemplateSheet } from "./template-sheet.ts";
import type { SummedRow } from "./row-groups.ts";
import { checkHiddenTotal, checkTotals } from "./total-rows.ts";

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
  const { sheet, findings: choice } = findTemplateSheet(source, context.office);
  if (sheet === null) throw new RangeError("The file is not of this format: call detect first");
  const faults = [...choice, ...checkSheet(sheet, context)];
  if (isRejected(faults)) return finish([], faults);
  const table = sheet.table.read(sheet.headerRow + maxRows + 1);
  if (table.rows.length > sheet.headerRow + maxRows) return finish([], [tooManyRows()]);
  if (isRejected(table.findings)) return finish([], table.findings);
  const findings: Finding[] = [...faults, ...table.findings];
  const records: SourceRecord[] = [];
  const summed: SummedRow[] = [];
  for (const [at, cells] of table.rows.entries()) {
    if (at < sheet.headerRow || isBlankRow(cells)) continue;
    const row = readTemplateRow(at + 1, cells, sheet, context);
    findings.push(...row.findings);
    if (row.record !== null) records.push(row.record);
    if (row.summed !== null) summed.push(row.summed);
  }
  findings.push(...projectsTwice(records));
  if (!isRejected(findings)) findings.push(...checkTotals(summed, 0n), ...checkHiddenTotal(summed));
  return finish(records, findings);
}

function finish(records: readonly SourceRecord[], all: readonly Finding[]): Reading {
  const findings = limitFindings(saidOnce(all));
  if (isRejected(findings)) return { kind: "refused", format: name, findings };
  return { kind: "read", format: name, records, period: null, findings };
}

/** What is missing from the whole file is missing in each row: one finding says it. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, column, value }) => {
    const isAboutAll =
      (code === "unit-unknown" && column !== null) || (value === null && code.startsWith("as-of-"));
    if (!isAboutAll) return true;
    const isFirst = !seen.has(code);
    seen.add(code);
    return isFirst;
  });
}
