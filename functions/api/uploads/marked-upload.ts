/** GET uploads/{id}/marked: the file again, with what was found beside its rows. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { Language } from "../../../shared/domain/values/bilingual.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import { markedWorkbook, markWorkbook } from "../../../shared/formats/containers/workbook/mark-workbook.ts";
import { reasonHeader } from "../../../shared/formats/kernel/column-name.ts";
import type { ReadDocument } from "../../../shared/formats/kernel/format.ts";
import { tablesOf } from "../../../shared/formats/tables/source-tables.ts";
import { markedCopy, reasonsByRow, tableOfFindings } from "../../../shared/reports/marked-copy.ts";
import { refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

/** More rows than any format reads. */
const maxRows = 1_048_576;
const mediaTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

export const markedUpload: Act<typeof operations.markedUpload> = async (
  { params, query },
  { ledger, files },
) => {
  const upload = await ledger.findUpload(booksOf(params), params.id);
  const findings = upload !== null && "findings" in upload.outcome ? upload.outcome.findings : [];
  if (upload === null || findings.length === 0) return refuse("not-found");
  const { bytes } = await files.read(upload.file);
  const marked = await markFile(bytes, findings, "as-it-came", query.language);
  if (marked === null) return refuse("not-found", [], noTable);
  const { kind, bytes: copy } = marked;
  const fileName = `${upload.fileName.replace(/\.[^.]{1,5}$/, "")}-marked.${kind}`;
  return { kind: "file", bytes: copy, mediaType: mediaTypes[kind], fileName };
};

/** A document has no table to mark, so nobody reads it for that. */
const unread: ReadDocument = () =>
  Promise.resolve({ kind: "pages", lines: [], isPrinted: false, findings: [] });

export interface MarkedFile {
  readonly kind: keyof typeof mediaTypes;
  readonly bytes: Uint8Array;
}

/**
 * A workbook keeps its sheets and looks where it may stay one. `as-it-came` makes CSV of everything else; `xlsx` a new workbook, for
 * whoever chose the name of the copy.
 * @returns null where the file has no table.
 */
export async function markFile(
  bytes: Uint8Array,
  findings: readonly Finding[],
  wanted: MarkedFile["kind"] | "as-it-came",
  language: Language,
): Promise<MarkedFile | null> {
  const opening = await openSource(bytes, unread);
  const table = tableOfFindings(opening.kind === "opened" ? tablesOf(opening.source) : [], findings);
  if (table === null) return null;
  const { rows } = table.read(maxRows);
  const reasons = reasonsByRow(rows, findings, reasonHeader, language);
  if (table.name !== null && wanted !== "csv") {
    const column = table.reasonColumn ?? Math.max(0, ...table.head.map((cells) => cells.length));
    const workbook = markWorkbook(bytes, { sheet: table.name, column, reasons });
    if (workbook !== null) return { kind: "xlsx", bytes: workbook };
  }
  if (wanted === "xlsx") return { kind: "xlsx", bytes: await markedWorkbook(rows, reasons) };
  return { kind: "csv", bytes: new TextEncoder().encode(markedCopy(rows, reasons)) };
}

/** For whoever asks for a copy of a file that has no rows. */
export const noTable = {
  ko: "표가 아닌 파일이어서 사유를 적은 사본을 만들 수 없습니다.",
  en: "The file is no table, so there is no marked copy.",
};
