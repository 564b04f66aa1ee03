/** What a person does about an alert, and what later looks make of it. */
import { describe, expect, test } from "vitest";
import {
  type Answer,
  type AlertChapter,
  answerAlert,
  withdrawAnswer,
} from "../../../shared/domain/alerts/alert-answer.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { isExplained } from "../../../shared/domain/alerts/inbox.ts";
import { day } from "../../support/builders.ts";
import { goOn, type Sight, openAlert } from "./alert-evaluations.ts";

const answering = { by: "김 주무관", at: "2020-11-05T01:00:00.000Z", today: day("2020-11-05") };
const why = {
  reason: "contract-delayed",
  note: "2차 유찰",
  owner: "시설팀",
  due: day("2020-12-10"),
} as const;
const warning: Sight = { severity: "warning" };

function answer(alert: Alert, given: Answer): Alert {
  const answered = answerAlert(alert, given, answering);
  if (answered.kind === "refused") throw new RangeError(answered.finding.en);
  return answered.alert;
}

describe("an alert that somebody has seen", () => {
  const seen = answer(openAlert(warning), { act: "acknowledge", why });

  test("bears who saw it, and why it is so", () => {
    expect(seen).toMatchObject({
      status: { state: "acknowledged", by: "김 주무관", at: answering.at },
      explanation: { ...why, by: "김 주무관", at: answering.at },
      version: 2,
    });
  });

  test("keeps the explanation that it had when none comes with it", () => {
    const explained = answer(openAlert(warning), { act: "explain", why });
    const answered = answerAlert(explained, { act: "acknowledge", why: null }, answering);
    expect(answered).toMatchObject({
      change: "acknowledged",
      alert: { explanation: explained.explanation, version: explained.version + 1 },
    });
  });

  test("stays seen while it is no graver, and is open again when it worsens", () => {
    const same = goOn(seen, { ...warning, spent: 51_000_000n, knownSeq: 2 });
    expect(same).toMatchObject({ changes: ["nothing"], alert: { status: { state: "acknowledged" } } });
    const worse = goOn(seen, { severity: "critical", knownSeq: 2 });
    expect(worse).toMatchObject({
      changes: ["worsened"],
      alert: { status: { state: "open" }, explanation: why },
    });
  });

  test("keeps its explanation when it is cleared and opened again", () => {
    const again = goOn(seen, { severity: null, knownSeq: 2 }, { ...warning, knownSeq: 3 });
    expect(again).toMatchObject({ changes: ["cleared", "reopened"], alert: { explanation: why } });
  });
});

describe("an alert that came back", () => {
  const explained = answer(openAlert(warning), { act: "explain", why });
  const again = goOn(explained, { severity: null, knownSeq: 2 }, { ...warning, knownSeq: 3 }).alert;
  const worse = goOn(explained, { severity: "critical", knownSeq: 2 }).alert;
  const later = (alert: Alert | null, given: Answer, at: string): Alert => {
    if (alert === null) throw new RangeError("No alert came back.");
    const answered = answerAlert(alert, given, { ...answering, by: "박 주무관", at });
    if (answered.kind === "refused") throw new RangeError(answered.finding.en);
    return answered.alert;
  };

  test.each([
    ["was cleared in between", again],
    ["got worse", worse],
  ])("waits for a new answer when it %s and is only seen", (_, back) => {
    const seen = later(back, { act: "acknowledge", why: null }, "2020-11-06T01:00:00.000Z");
    expect(seen.explanation).toEqual(explained.explanation);
    expect(isExplained(seen)).toBe(false);
    const answered = later(seen, { act: "explain", why }, "2020-11-07T01:00:00.000Z");
    expect(isExplained(answered)).toBe(true);
  });

  test("is answered by whoever explains it at once, and to see it once more takes nothing away", () => {
    const answered = later(again, { act: "explain", why }, "2020-11-06T01:00:00.000Z");
    const seen = later(answered, { act: "acknowledge", why: null }, "2020-11-07T01:00:00.000Z");
    expect(seen.status).toMatchObject({ state: "acknowledged", by: "박 주무관" });
    expect([answered, seen].map(isExplained)).toEqual([true, true]);
  });
});

describe("an alert that is explained", () => {
  test.each<[Answer, string | undefined]>([
    [{ act: "acknowledge", why }, "acknowledge"],
    [{ act: "snooze", until: day("2020-11-20"), why }, "snooze"],
    [{ act: "explain", why }, undefined],
  ])("keeps what its reason came along with: %o", (given, along) => {
    expect(answer(openAlert(warning), given).explanation?.givenWith).toBe(along);
  });

  test("has been seen by whoever explains it", () => {
    expect(answer(openAlert(warning), { act: "explain", why })).toMatchObject({
      status: { state: "acknowledged", by: "김 주무관" },
      explanation: why,
    });
  });

  test("stays put off where it was", () => {
    const snoozed = answer(openAlert(warning), { act: "snooze", until: day("2020-11-20"), why });
    expect(answer(snoozed, { act: "explain", why }).status).toEqual(snoozed.status);
  });
});

describe("a day by which it is to be in order", () => {
  const promised = (due: string, act: "acknowledge" | "explain") =>
    answerAlert(openAlert(warning), { act, why: { ...why, due: day(due) } }, answering);

  test.each(["acknowledge", "explain"] as const)("may be today, and is never over: %s", (act) => {
    expect(promised("2020-11-05", act).kind).toBe("answered");
    expect(promised("2020-11-04", act)).toEqual({
      kind: "refused",
      finding: {
        code: "due-in-the-past",
        consequence: "reject",
        row: null,
        column: "due",
        value: "2020-11-04",
        ko: "조치 예정일 2020-11-04는 이미 지난 날입니다. 오늘(2020-11-05)이나 그 뒤의 날짜를 적어 주십시오.",
        en: "The due day 2020-11-04 is over. Give today (2020-11-05) or a later day.",
      },
    });
  });
});

describe("an alert that is put off", () => {
  const snoozed = answer(openAlert(warning), { act: "snooze", until: day("2020-11-20"), why });
  const later = (today: string): Sight => ({ ...warning, today, knownSeq: 2 });

  test("is quiet up to its day, and due again on the next", () => {
    expect(goOn(snoozed, later("2020-11-20")).changes).toEqual(["nothing"]);
    expect(goOn(snoozed, later("2020-11-21"))).toMatchObject({
      changes: ["resumed"],
      alert: { status: { state: "open" } },
    });
  });

  test("that worsens meanwhile is told, and stays put off", () => {
    expect(goOn(snoozed, { ...later("2020-11-10"), severity: "critical" })).toMatchObject({
      changes: ["worsened"],
      alert: { status: { state: "snoozed" } },
    });
  });

  test.each([
    ["2020-11-20", "snoozed"],
    ["2020-11-21", "open"],
  ])("and worsens on %s is %s", (today, state) => {
    const worse = goOn(snoozed, { ...later(today), severity: "critical" });
    expect(worse).toMatchObject({ changes: ["worsened"], alert: { status: { state } } });
  });

  test("is cleared like any other", () => {
    expect(goOn(snoozed, { ...later("2020-11-10"), severity: null }).changes).toEqual(["cleared"]);
  });

  test.each(["2020-11-05", "2020-11-01", "2021-02-06"])("cannot be put off until %s", (until) => {
    const refused = answerAlert(openAlert(warning), { act: "snooze", until: day(until), why }, answering);
    expect(refused).toEqual({
      kind: "refused",
      finding: {
        code: "snooze-out-of-range",
        consequence: "reject",
        row: null,
        column: "until",
        value: until,
        ko: `${until}까지는 미룰 수 없습니다. 오늘(2020-11-05) 다음 날부터 2021-02-05까지의 날짜를 적어 주십시오.`,
        en: `It cannot be put off until ${until}. Give a day after today (2020-11-05) and not after 2021-02-05.`,
      },
    });
  });

  test("may be put off for 92 days, and no longer", () => {
    const longest = answer(openAlert(warning), { act: "snooze", until: day("2021-02-05"), why });
    expect(longest.status).toMatchObject({ state: "snoozed", until: "2021-02-05" });
  });
});

describe("an alert that is cleared", () => {
  const cleared = goOn(openAlert(warning), { severity: null, knownSeq: 2 }).alert ?? openAlert(warning);

  test.each<Answer>([
    { act: "acknowledge", why: null },
    { act: "snooze", until: day("2020-11-20"), why },
  ])("cannot be answered by $act", (given) => {
    expect(answerAlert(cleared, given, answering)).toMatchObject({
      finding: {
        code: "alert-cleared",
        consequence: "reject",
        value: cleared.rule,
        ko: expect.stringContaining(`"${cleared.scope.name}"의 알림은 이미 해소되어`) as string,
        en: expect.stringContaining(`The alert of "${cleared.scope.name}" is cleared`) as string,
      },
    });
  });

  test("can still be explained", () => {
    expect(answer(cleared, { act: "explain", why })).toMatchObject({
      status: { state: "cleared" },
      explanation: why,
    });
  });
});

describe("an answer that is taken back", () => {
  const begun: AlertChapter = { alert: openAlert(warning), change: "raised" };
  const answered = (given: Answer, before: AlertChapter): AlertChapter => {
    const result = answerAlert(before.alert, given, answering);
    if (result.kind === "refused") throw new RangeError(result.finding.en);
    return { alert: result.alert, change: result.change };
  };
  const acknowledged = answered({ act: "acknowledge", why: null }, begun);
  const { by } = answering;

  test.each<{ given: Answer }>([
    { given: { act: "acknowledge", why } },
    { given: { act: "snooze", until: day("2020-11-20"), why } },
    { given: { act: "explain", why } },
  ])("by $given.act leaves the alert as it was before, one version on", ({ given }) => {
    for (const before of [begun, acknowledged]) {
      const withdrawn = withdrawAnswer([begun, before, answered(given, before)], by);
      expect(withdrawn).toMatchObject({
        kind: "answered",
        change: "withdrawn",
        alert: {
          status: before.alert.status,
          explanation: before.alert.explanation,
          version: before.alert.version + 2,
        },
      });
    }
  });

  test.each<{ name: string; story: readonly AlertChapter[]; by: string }>([
    { name: "of somebody else", story: [begun, acknowledged], by: "이 팀장" },
    { name: "where nobody answered", story: [begun], by },
    {
      name: "that the alert worsened after",
      story: [begun, acknowledged, { ...acknowledged, change: "worsened" }],
      by,
    },
    {
      name: "that was taken back already",
      story: [begun, acknowledged, { ...begun, change: "withdrawn" }],
      by,
    },
    { name: "of no alert", story: [], by },
  ])("is none $name", ({ story, by: asker }) => {
    expect(withdrawAnswer(story, asker)).toMatchObject({
      kind: "refused",
      finding: { code: "nothing-to-withdraw" },
    });
  });
});
