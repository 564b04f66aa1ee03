import { describe, expect, test } from "vitest";
import {
  appliedOtherwise,
  type Command,
  decide,
  type Decision,
} from "../../../shared/domain/journal/decide.ts";
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
  held: { state: "held", format: "template", asOf: null, at, findings: [], findingCount: 1 },
  rejected: { state: "rejected", format: "template", asOf: null, at, findings: [], findingCount: 1 },
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

function never(): never {
  throw new RangeError("No such upload");
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
  const sameDay = { options: { ...noOptions, asOf: applied.asOf } };
  test.each([
    ["discarded, are read in another way", "discarded", submit(null, other), read],
    ["held, are held anew for another reading", "held", submit("hold", other), enter("hold")],
    ["rejected, are rejected anew for another reading", "rejected", submit("reject", other), enter("reject")],
    ["applied, stay applied whatever is said beside them", "applied", submit(null, other), stands("applied")],
    ["undone, are read on another day", "undone", submit(null, other), read],
    ["undone, are applied on another day", "undone", submit("none", other), enter("apply")],
    ["undone, stay undone where another day is wrong", "undone", submit("reject", other), stands("rejected")],
    ["undone, are held on another day", "undone", submit("hold", other), enter("hold")],
    [
      "undone, stay out on the day that they say themselves",
      "undone",
      submit(null, sameDay),
      stands("undone"),
    ],
  ] as const)("%s", (_name, state, command, decision) => {
    expect(decide(given(state), command)).toEqual(decision);
  });

  const thousands = { ...noOptions, unit: "천원", mapping: "{}" } as const;
  test.each([
    ["nothing", noOptions, "undone"],
    ["the same", thousands, "undone"],
    ["another unit", { ...noOptions, unit: "원" }, "read"],
    ["another mapping", { ...thousands, mapping: "[]" }, "read"],
    ["a day where the file says its own", { ...thousands, asOf: day("2026-05-31") }, "read"],
  ] as const)("undone, with %s said beside them", (_name, options, ends) => {
    const upload = { ...(given("undone") ?? never()), options: thousands };
    const decision = ends === "read" ? read : stands(ends);
    expect(decide(upload, submit(null, { options }))).toEqual(decision);
  });

  const july = day("2026-07-31");
  test.each([
    ["nothing", noOptions, noOptions, null],
    ["the same", thousands, thousands, null],
    ["the day that the file says", noOptions, { ...noOptions, asOf: applied.asOf }, null],
    ["another unit", thousands, { ...noOptions, unit: "원" }, "단위 천원으로 반영되어 있습니다. 다른 단위로"],
    [
      "a unit",
      noOptions,
      thousands,
      "파일에 적힌 단위, 파일에 적힌 열 매핑으로 반영되어 있습니다. 다른 단위·열 매핑으로",
    ],
    [
      "another day",
      noOptions,
      { ...noOptions, asOf: july },
      "기준일 2026-06-30으로 반영되어 있습니다. 금액이 다시 그날과 같아진 것이면 파일에 기준일 2026-07-31을 적어 저장한 새 파일을 올려 주십시오. 다른 기준일로",
    ],
    [
      "another mapping",
      thousands,
      { ...noOptions, mapping: "[]" },
      "전에 준 열 매핑으로 반영되어 있습니다. 다른 열 매핑으로",
    ],
  ] as const)(
    "applied, are refused in one sentence where %s contradicts them",
    (_name, before, options, words) => {
      const upload = { ...(given("applied") ?? never()), options: before };
      const expected = words === null ? [] : [`이 파일은 ${words} 읽으려면 먼저 되돌리십시오.`];
      expect(appliedOtherwise(upload, options).map(({ ko }) => ko)).toEqual(expected);
    },
  );

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
