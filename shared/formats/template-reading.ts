/** Reads the rows below a header whose columns are known: by the template's grammar or by an office's mapping. */
import type { Finding } from "../domain/finding.ts";
import type { SourceRecord } from "../domain/posting.ts";
import { isRejected, limitFindings } from "./finding-list.ts";
import type { Reading, UploadContext } from "./format.ts";
import { isBlankRow, maxRows, projectsTwice, tooManyRows } from "./row-fault.ts";
import type { SummedRow } from "./row-groups.ts";
import { checkSheet } from "./template-check.ts";
import { readTemplateRow } from "./template-row.ts";
import type { TemplateSheet } from "./template-sheet.ts";
import { checkHiddenTotal, checkTotals } from "./total-rows.ts";

/** @param before what was found on the way to the sheet. */
export function readTemplateSheet(
  format: string,
  sheet: TemplateSheet,
  before: readonly Finding[],
  context: UploadContext,
): Reading {
  const faults = [...before, ...checkSheet(sheet, context)];
  if (isRejected(faults)) return finish(format, [], faults);
  const table = sheet.table.read(sheet.headerRow + maxRows + 1);
  if (table.rows.length > sheet.headerRow + maxRows) return finish(format, [], [tooManyRows()]);
  if (isRejected(table.findings)) return finish(format, [], table.findings);
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
  return finish(format, records, findings);
}

function finish(format: string, records: readonly SourceRecord[], all: readonly Finding[]): Reading {
  const findings = limitFindings(saidOnce(all));
  if (isRejected(findings)) return { kind: "refused", format, findings };
  return { kind: "read", format, records, period: null, findings };
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
