/** A file that was held, rejected or put aside, looked at again: the same must be said of it. */
import { weightiest } from "../../shared/domain/finding.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { Refusal } from "./replay-acts.ts";
import { reopenFile } from "./replay-file.ts";
import { keptFindings, noticeAgain } from "./replay-findings.ts";
import { compareRecord, type ReplayWorld } from "./replay-world.ts";
import { submittedPostings } from "./submitted-postings.ts";

export async function replayRefusal(act: Refusal, world: ReplayWorld): Promise<void> {
  const { upload, outcome, isConcurrent } = act;
  const { replayed, found } = world;
  const file = await reopenFile(upload, world.files);
  if (file.kind === "lost") {
    found.push(file.discrepancy);
    return;
  }
  const { reading } = file;
  const { format } = reading;
  // What it was held for is not kept with what a person put aside.
  if (outcome.state === "discarded")
    return compareRecord({ ...file.upload, outcome: { ...outcome, format } }, upload, world);
  const balances = await replayed.readBalances(upload.books);
  const known = new Map([...balances].map(([id, { balance }]) => [id, balance] as const));
  const postings = reading.kind === "refused" ? [] : submittedPostings(reading, upload, known);
  const noticed = await noticeAgain(upload, reading, postings, replayed);
  const findings = keptFindings(outcome.findings, noticed, isConcurrent);
  const expected: Upload = {
    ...file.upload,
    outcome: {
      ...outcome,
      state: weightiest(findings) === "hold" ? "held" : "rejected",
      format,
      findings,
      findingCount: isConcurrent ? outcome.findingCount : findings.length,
    },
  };
  compareRecord(expected, upload, world);
}
