import { describe, expect, test } from "vitest";
import { type Command, decide, type Decision } from "../../../shared/domain/journal/decide.ts";
import { noOptions, type Upload, type UploadOutcome } from "../../../shared/domain/uploads/upload.ts";
import { day } from "../../support/builders.ts";

const at = "2026-06-30T00:00:00.000Z";
const applied = {
  state: "applied",
  format: "template",
  at,
  asOf: day("2026-06-30"),
  period: null,
  isFull: false,
  named: 0,
  officeName: null,
  saysFrom: day("2026-06-30"),
  records: 1,
  postings: 1,
  findings: [],
  findingCount: 0,
  releasedBy: null,
} as const;

const outcomes = {
  applied,
  undone: { state: "undone", applied, reversalSeq: 2, at, by: "finance", projects: 1, findings: [] },
  held: { state: "held", format: "template", at, findings: [], findingCount: 1 },
  rejected: { state: "rejected", format: "template", at, findings: [], findingCount: 1 },
  discarded: { state: "discarded", format: "template", at, by: "finance" },
} as const satisfies Record<string, UploadOutcome>;

function given(state: keyof typeof outcomes | null): Upload | null {
  if (state === null) return null;
  return {
    uploadId: "a",
    books: { office: "1129000", fiscalYear: 2026 },
    seq: 1,
    sha256: "a",
    file: { key: "1129000/2026/a.csv", version: "a" },
    fileName: "a.csv",
    byteLength: 1,
    options: noOptions,
    receivedAt: at,
    outcome: outcomes[state],
    version: 1,
  };
}

type Submit = Extract<Command, { kind: "submit" }>;

function submit(weight: Submit["weight"], more: Partial<Submit> = {}): Command {
  return { kind: "submit", options: noOptions, releasedBy: null, isAnew: false, weight, ...more };
}

const enter = (act: Extract<Decision, { kind: "enter" }>["act"]): Decision => ({ kind: "enter", act });
const stands = (as: Extract<Decision, { kind: "stands" }>["as"]): Decision => ({ kind: "stands", as });
const read: Decision = { kind: "read" };

describe("bytes that come", () => {
  test.each([
    ["for the first time are read", null, submit(null), read],
    ["and are fine are applied", null, submit("none"), enter("apply")],
    ["with a note are applied", null, submit("note"), enter("apply")],
    ["and raise a question are held", null, submit("hold"), enter("hold")],
    ["and are wrong are rejected", null, submit("reject"), enter("reject")],
    ["again after they were applied change nothing", "applied", submit(null), stands("applied")],
    ["again after an undo stay out", "undone", submit(null), stands("undone")],
    [
      "again after an undo are read once more where somebody asks",
      "undone",
      submit(null, { isAnew: true }),
      read,
    ],
    ["once more are held for a question", "undone", submit("hold", { isAnew: true }), enter("hold")],
    ["once more are applied where they are fine", "undone", submit("none", { isAnew: true }), enter("apply")],
    [
      "once more change nothing where they count",
      "applied",
      submit(null, { isAnew: true }),
      stands("applied"),
    ],
    ["again after they were discarded stay out", "discarded", submit(null), stands("discarded")],
    ["again while they are held are looked at anew", "held", submit(null), read],
    ["again with the same question write nothing", "held", submit("hold"), stands("held")],
    ["again without the question are applied", "held", submit("none"), enter("apply")],
    ["again and still wrong write nothing", "rejected", submit("reject"), stands("rejected")],
    ["again, wrong before and a question now, are held", "rejected", submit("hold"), enter("hold")],
    ["again, a question before and wrong now, are rejected", "held", submit("reject"), enter("reject")],
  ] as const)("%s", (_name, state, command, decision) => {
    expect(decide(given(state), command)).toEqual(decision);
  });

  const other = { options: { ...noOptions, asOf: day("2026-05-31") } };
  test.each([
    ["discarded, are read in another way", "discarded", submit(null, other), read],
    ["held, are held anew for another reading", "held", submit("hold", other), enter("hold")],
    ["rejected, are rejected anew for another reading", "rejected", submit("reject", other), enter("reject")],
    ["applied, stay applied whatever is said beside them", "applied", submit(null, other), stands("applied")],
  ] as const)("%s", (_name, state, command, decision) => {
    expect(decide(given(state), command)).toEqual(decision);
  });

  const released = { releasedBy: "finance" };
  test.each([
    ["a held file is applied", "held", submit("hold", released), enter("apply")],
    ["a discarded file is read again", "discarded", submit(null, released), read],
    ["a discarded file is applied", "discarded", submit("hold", released), enter("apply")],
    ["what is wrong is still rejected", "held", submit("reject", released), enter("reject")],
    [
      "an undone file stays undone: it is restored, not released",
      "undone",
      submit(null, released),
      stands("undone"),
    ],
  ] as const)("released by a person, %s", (_name, state, command, decision) => {
    expect(decide(given(state), command)).toEqual(decision);
  });
});

describe("what a person decides", () => {
  test.each([
    ["discard", "held", enter("discard")],
    ["discard", "discarded", stands("discarded")],
    ["discard", "applied", { kind: "refuse", because: "not-held" }],
    ["discard", "rejected", { kind: "refuse", because: "not-held" }],
    ["undo", "applied", enter("undo")],
    ["undo", "undone", stands("undone")],
    ["undo", "held", { kind: "refuse", because: "not-applied" }],
    ["restore", "undone", enter("restore")],
    ["restore", "applied", stands("applied")],
    ["restore", "discarded", { kind: "refuse", because: "not-undone" }],
    ["restore", null, { kind: "refuse", because: "not-undone" }],
  ] as const)("%s of an upload that is %s", (kind, state, decision) => {
    expect(decide(given(state), { kind })).toEqual(decision);
  });
});
