/** GET template: the office's template, filled with what is known of its projects, ready to be changed and sent back. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { writeTemplate, writeTemplateCsv } from "../../../shared/formats/template/write-template.ts";
import { readTemplateLines } from "../../../shared/reading/read-lines.ts";
import { type Act, booksOf } from "../http/request.ts";

export const downloadTemplate: Act<typeof operations.template> = async ({ params, query }, { ledger }) => {
  const books = booksOf(params);
  const order = { ...books, lines: await readTemplateLines(ledger, books) };
  const fileName = `${books.office}-${books.fiscalYear}-template.${query.format}`;
  if (query.format === "csv") {
    const bytes = new TextEncoder().encode(writeTemplateCsv(order));
    return { kind: "file", bytes, mediaType: "text/csv; charset=utf-8", fileName };
  }
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { kind: "file", bytes: await writeTemplate(order), mediaType, fileName };
};
