/** One reading of a workbook in a process of its own: `ours` from bytes to records, `peer` from bytes to cells. */
import { readFileSync } from "node:fs";
import * as sheetJs from "@e965/xlsx";
import { readSource } from "../../shared/formats/registry.ts";
import { peakMebibytes } from "../worlds/peak-memory.ts";

const [path = "", reader = ""] = process.argv.slice(2);
const bytes = readFileSync(path);
const startedAt = performance.now();
const rows = reader === "peer" ? peerRows(bytes) : await ourRows(bytes);
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ seconds, rows, peakMebibytes: peakMebibytes() }));

async function ourRows(file: Uint8Array): Promise<number> {
  const context = { office: "4573000", fiscalYear: 2026, fileName: path, asOf: null, unit: null };
  const reading = await readSource(file, context);
  if (reading.kind === "refused") throw new Error(reading.findings[0]?.en);
  return reading.records.reduce((sum, record) => sum + record.rows.length, 0);
}

function peerRows(file: Uint8Array): number {
  const book = sheetJs.read(file, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  return sheet === undefined ? 0 : sheetJs.utils.sheet_to_json(sheet, { header: 1 }).length - 1;
}
