import { describe, expect, test } from "vitest";
import {
  answered,
  isOfSnapshot,
  isOfUpload,
  isOpen,
  stateOfCommand,
  type Command,
  commandName,
} from "../../../shared/domain/uploads/command.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";

const ofUpload: Command = {
  books,
  requested: { act: "undo-upload", uploadId: "upload-1", uploadVersion: 3, reason: null },
  by: { subject: "s", name: "재무과", role: "finance" },
  at: "2020-11-02T00:00:00.000Z",
  answer: null,
  version: 1,
};
const ofSnapshot: Command = {
  ...ofUpload,
  requested: { act: "take-snapshot", asOf: day("2020-10-31"), isForced: false },
};
const answer = (outcome: string) => ({ at: "2020-11-02T00:00:09.000Z", outcome, findings: [] });

test("a command is named by what it is about", () => {
  expect([commandName(ofUpload.requested), commandName(ofSnapshot.requested)]).toEqual([
    "upload/upload-1",
    "snapshot/2020-10-31",
  ]);
  expect([isOfUpload(ofUpload), isOfSnapshot(ofUpload)]).toEqual([true, false]);
  expect([isOfUpload(ofSnapshot), isOfSnapshot(ofSnapshot)]).toEqual([false, true]);
});

describe("a command", () => {
  test.each([
    { now: "2020-11-02T00:14:59.999Z", state: "open" },
    { now: "2020-11-02T00:15:00.000Z", state: "lost" },
  ] as const)("without an answer is $state at $now", ({ now, state }) => {
    expect(stateOfCommand(ofUpload, now)).toBe(state);
    expect(isOpen(ofUpload, now)).toBe(state === "open");
  });

  test.each([
    { outcome: "undone", state: "done" },
    { outcome: "refused", state: "refused" },
  ] as const)("that came to $outcome is $state, and open no more", ({ outcome, state }) => {
    const done = answered(ofUpload, answer(outcome));
    expect(done).toEqual({ ...ofUpload, answer: answer(outcome), version: 2 });
    expect(stateOfCommand(done, ofUpload.at)).toBe(state);
    expect(isOpen(done, ofUpload.at)).toBe(false);
  });
});
