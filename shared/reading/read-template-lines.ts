/** The projects that a template is filled with: as they were last known, of an office's own lines alone. */
import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { Books } from "../domain/values/books.ts";
import { isPaymentLine } from "../domain/values/project.ts";
import { type LineSource, readLines } from "./read-lines.ts";

export async function readTemplateLines(ledger: LineSource, books: Books): Promise<readonly LedgerLine[]> {
  const { lines } = await readLines(ledger, books, null);
  return lines
    .map(({ line }) => line)
    .filter(({ project }) => project.tier === "project" && !isPaymentLine(project.id));
}
