/** Saves a refused table with the reasons beside its rows, where the user asked for it. */
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { tablesOf } from "../../shared/formats/tables/source-tables.ts";
import type { Table } from "../../shared/formats/kernel/format.ts";
import { markWorkbook } from "../../shared/formats/containers/workbook/mark-workbook.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import { reasonHeader } from "../../shared/formats/kernel/column-name.ts";
import { markedCopy, reasonsByRow, tableOfFindings } from "../../shared/reports/marked-copy.ts";
import { Refusal, type Terminal, type Words } from "../terminal/command-line.ts";
import { createFile } from "../storage/write-file.ts";

/** More rows than any format reads. */
const maxRows = 1_048_576;

/** @throws Refusal when the file to save to is there already. */
export async function saveMarkedCopy(
  words: Words,
  bytes: Uint8Array,
  outcome: IngestOutcome,
  terminal: Terminal,
): Promise<void> {
  const path = words.value("marked");
  if (path === null || outcome.kind !== "rejected") return;
  const opening = await openSource(bytes);
  const tables = opening.kind === "opened" ? tablesOf(opening.source) : [];
  const table = tableOfFindings(tables, outcome.findings);
  if (table === null) {
    terminal.err(
      "표가 아닌 파일이어서 사유를 적은 사본을 만들 수 없습니다. / No table, so there is no marked copy.\n",
    );
    return;
  }
  const copy = copyOf(table, bytes, outcome.findings, path);
  if (!(await createFile(path, copy.content))) {
    throw new Refusal(`${path}: 이미 있는 파일입니다.`, `${path}: there is such a file already.`);
  }
  terminal.err(`사유를 적은 사본 / marked copy: ${path} (${copy.kind})\n`);
}

/** A workbook stays one, unless the name of the copy says CSV; an old one (XLS) cannot be written. */
function copyOf(
  table: Table,
  bytes: Uint8Array,
  findings: readonly Finding[],
  path: string,
): { readonly kind: "XLSX" | "CSV"; readonly content: string | Uint8Array } {
  const { rows } = table.read(maxRows);
  const reasons = reasonsByRow(rows, findings, reasonHeader);
  if (table.name !== null && !/\.csv$/i.test(path)) {
    const column = table.reasonColumn ?? Math.max(0, ...table.head.map((cells) => cells.length));
    const workbook = markWorkbook(bytes, { sheet: table.name, column, reasons });
    if (workbook !== null) return { kind: "XLSX", content: workbook };
  }
  return { kind: "CSV", content: markedCopy(rows, reasons) };
}
