/** Reads the rows below a header whose columns are known: by the template's grammar or by an office's mapping. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { isRejected, KeptFindings } from "../kernel/finding-list.ts";
import type { Reading, UploadContext } from "../kernel/format.ts";
import { makeReading } from "../kernel/make-reading.ts";
import { maxRows, projectsTwice } from "../kernel/row-findings.ts";
import { meaningColumnsOf } from "../meanings/meaning-labels.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { checkTotals } from "../tables/total-rows.ts";
import { checkSheet } from "./check-columns.ts";
import { readTemplateRow } from "./template-row.ts";
import type { TemplateSheet } from "./template-sheet.ts";

/** @param before what was found on the way to the sheet. */
export function readTemplateSheet(
  format: string,
  sheet: TemplateSheet,
  before: readonly Finding[],
  context: UploadContext,
): Reading {
  const faults = [...before, ...checkSheet(sheet, context)];
  if (isRejected(faults)) return makeReading(format, [], faults.filter(once()));
  const inRows = new KeptFindings();
  const isNew = once();
  const records: SourceRecord[] = [];
  const summed: SummedRow[] = [];
  const meanings = meaningsOf(sheet, context);
  const broken = visitBelow({ ...sheet, isAmount: (at) => isAmount(sheet, at) }, maxRows, (cells, at) => {
    const row = readTemplateRow(at, cells, sheet, context);
    inRows.add(...row.findings.filter(isNew));
    if (row.summed !== null) summed.push(row.summed);
    if (row.isTotal) return;
    const effect = meanings.read(cells, at, row.stated);
    if (row.record !== null && effect.kind !== "left-out") records.push(row.record);
  });
  if (isRejected(broken)) return makeReading(format, [], broken);
  const findings = [...faults, ...broken, ...inRows.kept, ...meanings.findings(), ...projectsTwice(records)];
  if (!isRejected(findings)) findings.push(...checkTotals(summed, 0n), ...checkHiddenTotals(summed));
  return makeReading(format, records, findings.filter(once()), inRows);
}

function isAmount({ columns }: TemplateSheet, at: number): boolean {
  const kind = columns[at]?.column.kind;
  return kind === "amount" || kind === "plan";
}

/** What the columns say that are not read as names, codes, amounts or plans. A mapping names those it passes over itself. */
function meaningsOf({ columns, headerRow, isMapped }: TemplateSheet, { office, fiscalYear }: UploadContext) {
  const headers = columns.map(({ header }) => header);
  const beside = meaningColumnsOf(headers, (at) => {
    const kind = columns[at]?.column.kind;
    return kind !== "unknown" && kind !== "blank";
  });
  const notified = isMapped
    ? beside.filter(({ kind, header }) => kind !== "unknown" || header === "")
    : beside;
  return new RowMeanings(notified, { headerRow, office, fiscalYear, rows: "totals" });
}

/** What is missing from the whole file is missing in each row: one finding says it. */
function once(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ code, column, value }) => {
    const isAboutAll =
      (code === "unit-unknown" && column !== null) || (value === null && code.startsWith("as-of-"));
    if (!isAboutAll) return true;
    const isFirst = !seen.has(code);
    seen.add(code);
    return isFirst;
  };
}
