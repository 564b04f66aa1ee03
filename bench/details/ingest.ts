/**
 * ingest: the command line takes the real dump of 1,763 projects, as our template, into an empty home, and
 * then the same bytes again. The peer does the least that any program must: it reads the same CSV and
 * puts one plain item for each project, one by one, into the same engine: no ledger, no transaction.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ingestFile } from "../worlds/monitor-command.ts";
import { putPlainly } from "../peers/plain-puts.ts";
import { secondsOf } from "../results/rounds.ts";
import { median } from "../results/measure.ts";
import { realDump, templateFromDump } from "../worlds/template-from-dump.ts";

const rounds = 5;

export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const template = await templateFromDump(realDump);
    const file = join(folder, "template.csv");
    writeFileSync(file, template.csv);
    const first: number[] = [];
    const again: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const home = join(folder, `home-${round}`);
      first.push(await secondsOf(() => ingestFile(home, file)));
      again.push(await secondsOf(() => ingestFile(home, file)));
      const csv = Buffer.from(template.csv);
      peer.push(await secondsOf(() => putPlainly(join(folder, `peer-${round}.db`), csv)));
    }
    console.log(
      `ingest: ${template.projects} projects, whole process, median of ${rounds} (min-max), seconds`,
    );
    console.log(`  into an empty home        ${spread(first)}`);
    console.log(`  the same bytes again      ${spread(again)}`);
    console.log(`  peer: plain puts          ${spread(peer)}   no ledger, no alerts`);
    console.log(`  ratio to the peer         ${(median(first) / median(peer)).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spread(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  return `${median(seconds).toFixed(2)} (${(sorted[0] ?? 0).toFixed(2)}-${(sorted.at(-1) ?? 0).toFixed(2)})`;
}
