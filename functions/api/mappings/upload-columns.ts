/** GET uploads/{id}/columns: what the columns of a stored table may mean, with rows of it, for a person who says what they mean. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { mappingDocument } from "../../../shared/contracts/values/mapping-schema.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import type { SourceDocument } from "../../../shared/formats/kernel/format.ts";
import { type DraftMapping, draftMapping } from "../../../shared/formats/mapping/draft-mapping.ts";
import { tableHeaders } from "../../../shared/formats/mapping/mapping.ts";
import { recallMapping } from "../../../shared/formats/mapping/recall-mapping.ts";
import { teachableTables } from "../../../shared/formats/mapping/document-tables.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

/** Enough to see what a column is. */
const sampledRows = 5;
/** Of one cell. */
const maxSample = 60;

export const uploadColumns: Act<typeof operations.uploadColumns> = async (
  { params },
  { ledger, files, mappings, readDocument },
) => {
  const books = booksOf(params);
  const upload = await ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const opening = await openSource((await files.read(upload.file)).bytes, readDocument);
  if (opening.kind === "refused") return refuse("not-found", [], noColumns);
  const known = await mappings.list(books.office);
  // Of a table that only changed, what was said of its other columns still holds.
  const near = recallMapping(opening.source, known)?.mapping ?? null;
  const drafted = draftMapping(opening.source, books.office, near);
  if (drafted === null) return refuse("not-found", [], opening.source.kind === "pages" ? noLines : noColumns);
  return json({
    mapping: mappingDocument.parse(drafted),
    samples: samplesOf(opening.source, drafted),
  });
};

/** For each column the first cells below its header. What names a person is not shown, as it is never read. */
function samplesOf(source: SourceDocument, { sheet, headerRow, columns }: DraftMapping): string[][] {
  for (const table of teachableTables(source)) {
    const { rows } = table.read(headerRow + sampledRows);
    const headers = tableHeaders(rows, headerRow);
    if (table.name !== sheet || headers.length !== columns.length) continue;
    return headers.map(({ at }, column) =>
      columns[column]?.means === "personal"
        ? []
        : rows.slice(headerRow, headerRow + sampledRows).map((row) => (row[at] ?? "").slice(0, maxSample)),
    );
  }
  return columns.map(() => []);
}

/** Of a document that holds none, or that is read elsewhere. */
const noLines = {
  ko: "이 문서에서 제목 줄과 금액이 있는 표를 볼 수 없습니다. PC에서 monitor map 파일 --suggest로 표를 보고, monitor map 파일 --answer … -o map.json으로 만든 매핑을 API(PUT mappings)로 알려 주십시오.",
  en: "No table with a header and amounts can be shown of this document. See it on a PC by monitor map FILE --suggest, and teach what monitor map FILE --answer … -o map.json makes through the API (PUT mappings).",
};

const noColumns = {
  ko: "이 파일에는 제목 줄과 금액이 있는 표가 없습니다.",
  en: "The file has no table with a header and amounts below it.",
};
