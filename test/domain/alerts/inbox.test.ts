/** Which tab of the inbox a row lies in: answered ones leave, and come back when they must. */
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { answererOf, inboxTabOf, sinceOf } from "../../../shared/domain/alerts/inbox.ts";
import { nextSteps } from "../../../shared/domain/alerts/next-steps.ts";
import { ruleNames } from "../../../shared/domain/alerts/rules/rules.ts";
import { day } from "../../support/builders.ts";
import { anAlert } from "../../support/uploads.ts";

const today = day("2020-11-05");
const person = { by: "김 주무관", at: "2020-11-04T01:00:00.000Z" };
const open = { state: "open" } as const;
const seen = { state: "acknowledged", ...person } as const;
const snoozed = { state: "snoozed", until: day("2020-11-20"), ...person } as const;
const cleared = { state: "cleared", because: "recovered" } as const;

function saying(due: string | null, owner: string | null = null): Alert["explanation"] {
  return { reason: "weather", note: "장마", owner, due: due === null ? null : day(due), ...person };
}

function noting(givenWith: "acknowledge" | "snooze"): Alert["explanation"] {
  return { reason: "other", note: "확인함", owner: null, due: null, ...person, givenWith };
}

function tabOf(...alerts: readonly Partial<Alert>[]): string {
  const [row] = alertRows(
    alerts.map((alert, at) => anAlert({ rule: at === 0 ? "behind-target" : "no-spending", ...alert })),
  );
  if (row === undefined) throw new RangeError("no row");
  return inboxTabOf(row, today);
}

describe("a row is", () => {
  test.each<[string, readonly Partial<Alert>[], string]>([
    ["nobody answered", [{ status: open }], "new"],
    ["it came back with an old reason", [{ status: open, explanation: saying(null) }], "new"],
    ["it was seen, and nobody said why", [{ status: seen }], "waiting"],
    ["it was seen with a note", [{ status: seen, explanation: noting("acknowledge") }], "waiting"],
    ["it was put off with a note, and is seen", [{ status: seen, explanation: noting("snooze") }], "waiting"],
    [
      "it came back with an old reason, and was only seen",
      [{ status: { ...seen, at: "2020-11-05T01:00:00.000Z" }, explanation: saying(null) }],
      "waiting",
    ],
    [
      "it was seen, and explained later",
      [{ status: { ...seen, at: "2020-11-03T01:00:00.000Z" }, explanation: saying(null) }],
      "done",
    ],
    ["its day is to come", [{ status: seen, explanation: saying("2020-11-30") }], "waiting"],
    ["its day is today", [{ status: seen, explanation: saying("2020-11-05") }], "waiting"],
    ["its day is over", [{ status: seen, explanation: saying("2020-11-04") }], "overdue"],
    ["it is open again after its day", [{ status: open, explanation: saying("2020-11-04") }], "overdue"],
    ["its reason is given and promises nothing", [{ status: seen, explanation: saying(null) }], "done"],
    [
      "it is put off, though its day is over",
      [{ status: snoozed, explanation: saying("2020-11-04") }],
      "snoozed",
    ],
    ["it is over", [{ status: cleared, explanation: saying("2020-11-04") }], "done"],
    ["another rule found something since", [{ status: seen }, { status: open }], "new"],
    ["one of its rules is over", [{ status: cleared }, { status: seen }], "waiting"],
    ["one is put off and one is open", [{ status: snoozed }, { status: open }], "new"],
  ])("where %s", (_, alerts, tab) => {
    expect(tabOf(...alerts)).toBe(tab);
  });
});

test.each<[Partial<Alert>, string | null]>([
  [{ status: open }, "사회적경제과"],
  [{ status: seen }, "김 주무관"],
  [{ status: seen, explanation: saying(null, "시설팀") }, "시설팀"],
])("whoever was named answers, then whoever has seen it, then the department", (alert, answerer) => {
  const made = anAlert(alert);
  const lead = { ...made, scope: { ...made.scope, department: "사회적경제과" } };
  expect(answererOf({ lead, facets: [] })).toBe(answerer);
});

test("a row is as old as the oldest of what is open", () => {
  const lead = anAlert({ since: day("2020-10-31") });
  const older = anAlert({ since: day("2020-08-31") });
  const over = anAlert({ since: day("2020-03-31"), status: cleared });
  expect(sinceOf({ lead, facets: [older, over] })).toBe("2020-08-31");
});

test("every rule says what to do next", () => {
  expect(Object.keys(nextSteps).toSorted()).toEqual([...ruleNames].toSorted());
});
