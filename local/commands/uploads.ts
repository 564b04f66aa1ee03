/** monitor uploads: every file that was sent, and what became of it. */
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import { type Command, exits } from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { table } from "../terminal/terminal-table.ts";
import { inHome } from "./with-host.ts";

const stateWords: Readonly<Record<Upload["outcome"]["state"], string>> = {
  applying: "반영 중 applying",
  applied: "반영 applied",
  held: "보류 held",
  rejected: "반려 rejected",
  discarded: "폐기 discarded",
  undoing: "되돌리는 중 undoing",
  restoring: "되살리는 중 restoring",
  undone: "되돌림 undone",
};

export const uploads: Command = {
  name: "uploads",
  usage: "[--office CODE] [--year YYYY]",
  options: booksOptions,
  takesFiles: false,
  run: (words, terminal) =>
    inHome(async ({ ledger }) => {
      const found: Upload[] = [];
      for (const books of await selectBooks(ledger, words)) found.push(...(await ledger.listUploads(books)));
      terminal.out(words.json ? `${JSON.stringify(found, null, 2)}\n` : `${uploadsTable(found)}\n`);
      return exits.done;
    }),
};

function findingsIn(outcome: Upload["outcome"]): string {
  if ("findingCount" in outcome) return `${outcome.findingCount}`;
  return "findings" in outcome ? `${outcome.findings.length}` : "–";
}

function uploadsTable(found: readonly Upload[]): string {
  if (found.length === 0) return "올린 파일이 없습니다. / No upload yet.";
  const columns = [
    "번호 no.",
    "업로드 upload",
    "장부 books",
    "파일 file",
    "상태 state",
    "기준일 as of",
    "사업 lines",
    "지적 findings",
  ];
  const rows = found.map(({ seq, uploadId, books, fileName, outcome }) => [
    `${seq}`,
    uploadId,
    `${books.office}/${books.fiscalYear}`,
    fileName,
    stateWords[outcome.state],
    outcome.state === "applied" ? outcome.asOf : "–",
    outcome.state === "applied" ? `${outcome.records}` : "–",
    findingsIn(outcome),
  ]);
  const rightAligned = new Set([0, 6, 7]);
  return table(
    columns.map((title, at) => ({ title, align: rightAligned.has(at) ? "right" : "left" })),
    rows,
  );
}
