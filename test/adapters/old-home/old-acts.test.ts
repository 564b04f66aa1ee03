/** In which order the acts of version 0.1 are executed again. */
import { expect, test } from "vitest";
import { oldActs, type OldTurn, type OldTurnAct } from "../../../local/upgrade/old-acts.ts";
import type { OldOutcome, OldUpload } from "../../../local/upgrade/old-upload.ts";

const books = { office: "4573000", fiscalYear: 2026 };

test.each<{
  what: string;
  uploads: readonly OldUpload[];
  turns?: readonly OldTurn[];
  acts?: readonly OldTurnAct[];
  order: readonly string[];
}>([
  {
    what: "files by their numbers, whatever their moments",
    uploads: [upload("b", 2, applied(1)), upload("a", 1, applied(5))],
    order: ["submit a 5", "submit b 5"],
  },
  {
    what: "a discard at its moment",
    uploads: [
      upload("a", 1, { state: "discarded", at: moment(4), by: "담당자" }),
      upload("b", 2, applied(3)),
      upload("c", 3, applied(6)),
    ],
    order: ["submit a 1", "submit b 3", "discard a 4", "submit c 6"],
  },
  {
    what: "an undo by its number, and who did it",
    uploads: [upload("a", 1, undone(1, 3, 7)), upload("b", 2, applied(2)), upload("c", 4, applied(9))],
    order: ["submit a 1", "submit b 2", "undo a 7", "submit c 9"],
  },
  {
    what: "an undo and a restore that only the postings and the trail tell",
    uploads: [upload("a", 1, applied(1)), upload("b", 2, applied(2))],
    turns: [
      { uploadId: "a", seq: 3, reverses: 1 },
      { uploadId: "a", seq: 4, reverses: 3 },
    ],
    acts: [act("undo", 5), act("restore", 6)],
    order: ["submit a 1", "submit b 2", "undo a 5", "restore a 6"],
  },
  {
    what: "an undo and a restore that nothing but the trail tells",
    uploads: [upload("a", 1, applied(1)), upload("b", 2, applied(8))],
    acts: [act("undo", 5), act("restore", 6)],
    order: ["submit a 1", "undo a 5", "restore a 6", "submit b 8"],
  },
  {
    what: "a restore that nothing tells, where the file is in again",
    uploads: [upload("a", 1, applied(1))],
    turns: [{ uploadId: "a", seq: 2, reverses: 1 }],
    order: ["submit a 1", "undo a 1", "restore a 1"],
  },
  {
    what: "nothing of what was only stored",
    uploads: [upload("a", 1, { state: "received" }), upload("b", 2, { state: "applying" })],
    order: [],
  },
])("$what", ({ uploads, turns = [], acts = [], order }) => {
  const found = oldActs(uploads, turns, acts);
  expect(found.map(({ kind, upload: { uploadId }, at }) => `${kind} ${uploadId} ${secondOf(at)}`)).toEqual(
    order,
  );
});

function upload(uploadId: string, seq: number, outcome: OldOutcome): OldUpload {
  return {
    uploadId,
    books,
    seq,
    file: { key: uploadId, version: uploadId },
    fileName: uploadId,
    options: { asOf: null, unit: null, mapping: null },
    receivedAt: moment(1),
    outcome,
    findingCodes: new Set(),
  };
}

function applied(second: number) {
  return { state: "applied" as const, at: moment(second), releasedBy: null, findings: [] };
}

function undone(appliedAt: number, turnSeq: number, at: number): OldOutcome {
  return { state: "undone", applied: applied(appliedAt), turnSeq, at: moment(at), by: "담당자" };
}

function act(kind: "undo" | "restore", second: number): OldTurnAct {
  return { uploadId: "a", kind, at: moment(second), by: "담당자" };
}

function moment(second: number): string {
  return `2026-07-01T00:00:0${second}.000Z`;
}

function secondOf(at: string): number {
  return Number.parseInt(at.slice(17, 19), 10);
}
