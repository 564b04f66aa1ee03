/** What a look may say that it knows: given uploads on their way, when figures are read, then only what had ended. */
import { describe, expect, test } from "vitest";
import type { UploadOutcome } from "../../shared/domain/upload.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import { aChange, commitOf } from "../adapters/ledger-worlds.ts";
import { day } from "../support/builders.ts";
import { policiesOf, strictPolicy } from "../support/policies.ts";
import { aClosing, aRegistration, books } from "../support/uploads.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";

const at = "2020-11-02T00:00:00.000Z";
const applied = {
  state: "applied",
  format: "template",
  at,
  saysFrom: day("2020-10-31"),
  asOf: day("2020-10-31"),
  period: null,
  records: 1,
  postings: 1,
  findings: [],
  releasedBy: null,
} as const;
const turn = { applied, turnSeq: 4, reverses: 2, at, by: "finance" } as const;

/** Three applied uploads, of which the second then became something else: its last posting has the number 4. */
async function settledWhen(outcome: UploadOutcome, seq: number): Promise<number> {
  const ledger = new TableLedgerStore(new MemoryItemTable());
  for (const letter of ["a", "b", "c"]) {
    const closing = aClosing(await ledger.registerUpload(aRegistration(letter)));
    await ledger.commit({ books, changes: [], closing });
  }
  await ledger.takeNumber(books, (uploads) => {
    const second = uploads.find((upload) => upload.seq === 2);
    return second === undefined ? null : { ...second, seq, version: second.version + 1, outcome };
  });
  await ledger.commit(commitOf(aChange({ seq: 4 })));
  return (await readFigures({ ledger, policies: policiesOf(strictPolicy) }, books)).settledSeq;
}

describe("a look rests on the uploads up to", () => {
  test.each<[string, UploadOutcome, number, number]>([
    ["the last number where all have ended", { ...applied }, 4, 4],
    ["the one before an undo that is under way", { state: "undoing", ...turn }, 2, 3],
    ["the one before a restoring that is under way", { state: "restoring", ...turn }, 2, 3],
    [
      "the one before a release that is under way",
      { state: "applying", at, findings: [], releasedBy: "a" },
      4,
      3,
    ],
    ["the one before an upload that was only registered", { state: "received" }, 2, 1],
    ["the number of a restoring that ended, which no upload remembers", { ...applied }, 2, 4],
  ])("%s", async (_what, outcome, seq, settled) => {
    expect(await settledWhen(outcome, seq)).toBe(settled);
  });
});
