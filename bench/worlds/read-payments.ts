/** Reads the payment list that it is given, bytes to folded balances, and prints what that took. */
import { readFileSync } from "node:fs";
import { evolve } from "../../shared/domain/ledger/balance.ts";
import { toPosting } from "../../shared/domain/ledger/posting.ts";
import { sumWon } from "../../shared/domain/values/won.ts";
import { readSource } from "../../shared/formats/registry.ts";
import { peakMebibytes } from "./peak-memory.ts";

/** The process is new each time; what it has compiled by the second reading is what a busy one has. */
const [path = "", office = "", year = "", readings = "4"] = process.argv.slice(2);
const context = { office, fiscalYear: Number(year), fileName: path, asOf: null, unit: null };
const bytes = readFileSync(path);
const seconds: number[] = [];
let [rows, won, peak] = [0, 0n, 0];
for (let at = 0; at < Number(readings); at++) {
  const startedAt = performance.now();
  const reading = await readSource(bytes, context);
  if (reading.kind === "refused") throw new Error(reading.findings[0]?.en);
  const upload = { seq: 1, uploadId: "bench", format: reading.format, findings: [] };
  const postings = reading.records.map((record) => toPosting(record, upload, reading.period));
  const balances = postings.map((posting) => evolve(null, posting));
  seconds.push((performance.now() - startedAt) / 1000);
  // After the first reading, which is what a function or a command does.
  if (at === 0) peak = peakMebibytes();
  rows = reading.records.reduce((sum, { entries }) => sum + entries.length, 0);
  won = sumWon(balances.map(({ measures }) => measures.expenditure?.monthEnds[11]?.unsplit ?? 0n));
}
console.log(JSON.stringify({ seconds, rows, won: `${won}`, peakMebibytes: peak }));
