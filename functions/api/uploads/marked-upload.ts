/** GET uploads/{id}/marked: the file again, with what was found beside its rows. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { tablesOf } from "../../../shared/formats/tables/source-tables.ts";
import type { Table } from "../../../shared/formats/kernel/format.ts";
import { markWorkbook } from "../../../shared/formats/containers/workbook/mark-workbook.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import { reasonHeader } from "../../../shared/formats/kernel/column-name.ts";
import { markedCopy, reasonsByRow, tableOfFindings } from "../../../shared/reports/marked-copy.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { type FileReply, refuse } from "../http/reply.ts";

/** More rows than any format reads. */
const maxRows = 1_048_576;
const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const markedUpload: Act<typeof operations.markedUpload> = async ({ params }, { ledger, files }) => {
  const upload = await ledger.findUpload(booksOf(params), params.id);
  const findings = upload !== null && "findings" in upload.outcome ? upload.outcome.findings : [];
  if (upload === null || findings.length === 0) return refuse("not-found");
  const { bytes } = await files.read(upload.file);
  const opening = await openSource(bytes);
  const table = tableOfFindings(opening.kind === "opened" ? tablesOf(opening.source) : [], findings);
  return table === null ? refuse("not-found", [], noTable) : copyOf(table, bytes, findings, upload.fileName);
};

/** A workbook stays one; an old one (XLS) cannot be written. */
function copyOf(table: Table, bytes: Uint8Array, findings: readonly Finding[], fileName: string): FileReply {
  const { rows } = table.read(maxRows);
  const reasons = reasonsByRow(rows, findings, reasonHeader);
  const base = fileName.replace(/\.[^.]{1,5}$/, "");
  if (table.name !== null) {
    const column = table.reasonColumn ?? Math.max(0, ...table.head.map((cells) => cells.length));
    const workbook = markWorkbook(bytes, { sheet: table.name, column, reasons });
    if (workbook !== null)
      return { kind: "file", bytes: workbook, mediaType: workbookType, fileName: `${base}-marked.xlsx` };
  }
  const text = new TextEncoder().encode(markedCopy(rows, reasons));
  return { kind: "file", bytes: text, mediaType: "text/csv; charset=utf-8", fileName: `${base}-marked.csv` };
}

const noTable = {
  ko: "표가 아닌 파일이어서 사유를 적은 사본을 만들 수 없습니다.",
  en: "The file is no table, so there is no marked copy.",
};
