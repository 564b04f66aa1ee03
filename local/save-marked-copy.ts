/** Saves a refused table with the reasons beside its rows, where the user asked for it. */
import type { IngestOutcome } from "../functions/ingest/take-in.ts";
import { widestTable } from "../shared/formats/csv-table.ts";
import { openSource } from "../shared/formats/open-source.ts";
import { markedCopy } from "../shared/reports/marked-copy.ts";
import { Refusal, type Terminal, type Words } from "./command-line.ts";
import { createFile } from "./write-file.ts";

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
  const table = opening.kind === "opened" ? widestTable(opening.source) : null;
  if (table === null) {
    terminal.err(
      "표가 아닌 파일이어서 사유를 적은 사본을 만들 수 없습니다. / No table, so there is no marked copy.\n",
    );
    return;
  }
  const { rows } = table.read(maxRows);
  if (!(await createFile(path, markedCopy(rows, outcome.findings)))) {
    throw new Refusal(`${path}: 이미 있는 파일입니다.`, `${path}: there is such a file already.`);
  }
  terminal.err(`사유를 적은 사본 / marked copy: ${path}\n`);
}
