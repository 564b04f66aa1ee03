import { describe, expect, test } from "vitest";
import type { Channels } from "../../../functions/notify/notice-items.ts";
import { composeNotices, type MessagePolicy } from "../../../functions/notify/compose-notice.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  destinationText,
  highestSeverity,
  itemsOf,
  type Notice,
} from "../../../shared/domain/notices/notice.ts";
import type { Severity } from "../../../shared/domain/policy/policy.ts";
import { letterText } from "../../../shared/reports/letters/letter-text.ts";
import { day } from "../../support/builders.ts";
import { korean, unnamed } from "../../support/notices.ts";
import { aFinding, books } from "../../support/uploads.ts";
import { alertEvents, appliedEvents, received, refusedEvents } from "./alert-bundles.ts";

const everything: Channels = { mail: true, webhook: false };
const nobody: MessagePolicy = { recipients: [], lettersFrom: "notice" };

function noticesOf(
  bundle: OutboxBundle,
  policy: Partial<MessagePolicy> = {},
  channels = everything,
): Notice[] {
  return composeNotices(received(bundle), { ...nobody, ...policy }, channels);
}

/** To whom, and which scopes it tells of. */
function notified(notices: readonly Notice[]): [string, string[]][] {
  return notices.map((notice) => [
    destinationText(notice.to),
    itemsOf(notice).map(({ place }) => place.split(" · ").at(-1) ?? ""),
  ]);
}

function fail(): never {
  throw new RangeError("There is no notice");
}

describe("the letter of an alert", () => {
  test("says what happened, what it takes, and as of which day", () => {
    const [notice, ...others] = noticesOf(alertEvents({}));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      id: "1129000/2020/alert/news@topic:사회적경제과",
      books,
      kind: "alert",
      to: { kind: "topic", department: "사회적경제과" },
    });
    expect(notice === undefined ? "" : letterText({ notice, names: unnamed, setting: korean }))
      .toMatchInlineSnapshot(`
        "[주의 · 새로 발생] 사회적경제과 · 기본경비

        1129000 · 2020회계연도
        금액은 2020-10-31 기준입니다.

        [주의 · 새로 발생] 사회적경제과 · 기본경비 (관련 금액 33,333,333원)
        기본경비는 2020-10-31 기준 집행률 50.0%로, 연말 목표 100.0%를 향한 기대 집행률 83.3%(달력 일수 기준, 305/366일째)보다 33.3%p 낮습니다. 부서 계획(12.31.까지 100.0%)대로면 0원이 남습니다. 목표에 이르려면 남은 2개월 동안 매월 25,000,000원을 집행해야 합니다.

        예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다."
      `);
  });

  test.each([
    { type: "AlertRaised", ko: "주의 · 새로 발생", en: "warning · new" },
    { type: "AlertReopened", ko: "주의 · 다시 발생", en: "warning · again" },
    { type: "AlertWorsened", ko: "주의 · 심해짐", en: "warning · worse" },
    { type: "AlertResumed", ko: "주의 · 미룬 기한 지남", en: "warning · due again" },
    { type: "AlertCleared", ko: "해소", en: "cleared" },
  ] as const)("has words of its own for $type", ({ type, ko, en }) => {
    const [notice] = noticesOf(alertEvents({ type }));
    expect(notice?.subject).toBe(`[${ko}] 사회적경제과 · 기본경비`);
    expect(notice?.sections[0]?.matters[0]?.label).toEqual({ ko, en });
  });

  test("tells the most severe first, then by money, and what is over last", () => {
    const [notice] = noticesOf(
      alertEvents(
        { name: "끝", type: "AlertCleared", severity: "critical" },
        { name: "작은", severity: "warning" },
        { name: "큰", severity: "critical" },
      ),
    );
    expect(notified([notice ?? []].flat())).toEqual([["topic:사회적경제과", ["큰", "작은", "끝"]]]);
    expect(notice?.subject).toBe("[심각 · 새로 발생] 사회적경제과 · 큰 외 2건");
    expect(notice === undefined ? null : highestSeverity(notice)).toBe("critical");
  });

  test("that only tells of recovery is of no severity", () => {
    const [notice] = noticesOf(alertEvents({ type: "AlertCleared", severity: "critical" }));
    expect(notice === undefined ? "" : highestSeverity(notice)).toBeNull();
  });

  test("repeats what people have said about it", () => {
    const explanation = {
      reason: "contract-delayed",
      note: "재입찰 중",
      owner: "김담당",
      due: day("2020-11-20"),
      by: "hong",
      at: "2020-11-01T00:00:00.000Z",
    } as const;
    const [notice] = noticesOf(alertEvents({ alert: { explanation } }));
    expect(notice?.sections[0]?.matters[0]?.notes).toEqual([
      {
        ko: "사유: 계약 지연 – 재입찰 중 (담당 김담당, 2020-11-20까지 조치)",
        en: "Reason: contract delayed – 재입찰 중 (김담당, due 2020-11-20)",
      },
    ]);
  });

  test("tells of one project once, whatever number of rules speak of it", () => {
    const [notice] = noticesOf(
      alertEvents(
        { name: "도로", severity: "critical" },
        { name: "하천", severity: "warning" },
        { name: "도로", severity: "notice", alert: { fund: "national" } },
      ),
    );
    expect(notice?.subject).toBe("[심각 · 새로 발생] 사회적경제과 · 도로 외 1건");
    const text = notice === undefined ? "" : letterText({ notice, names: unnamed, setting: korean });
    expect(text.match(/^\[[^\]]*\] 사회적경제과 · 도로 \(/gm)).toHaveLength(1);
    expect(text).toMatch(/^\[관심 · 새로 발생\] 도로/m);
    expect(itemsOf(notice ?? fail()).map(({ alert }) => alert?.name.split("#")[1])).toEqual([
      "all",
      "all",
      "national",
    ]);
  });

  test("has a subject of one line, whatever a file calls a project", () => {
    const [notice] = noticesOf(alertEvents({ name: `가\r\nBcc: a@b.kr ${"긴".repeat(400)}` }));
    expect(notice?.subject).toMatch(/^[^\r\n]{1,160}$/u);
  });
});

describe("letters go", () => {
  const road = { lines: { by: "department", value: "건설과" }, addresses: ["road@office.example"] } as const;
  const chief = { lines: null, addresses: ["chief@office.example"] } as const;
  const newEvents = alertEvents(
    { name: "도로", department: "건설과" },
    { name: "하천", department: "건설과", contacts: ["river@office.example"] },
    { name: "문화", department: "문화과" },
  );

  test("one to each person, with all that concerns that person", () => {
    expect(notified(noticesOf(newEvents, { recipients: [road, chief] }))).toEqual([
      ["road@office.example", ["도로", "하천"]],
      ["chief@office.example", ["도로", "하천", "문화"]],
      ["river@office.example", ["하천"]],
    ]);
  });

  test("to the topic of the department where nobody is named", () => {
    expect(notified(noticesOf(newEvents, { recipients: [road] }))).toEqual([
      ["road@office.example", ["도로", "하천"]],
      ["river@office.example", ["하천"]],
      ["topic:문화과", ["문화"]],
    ]);
  });

  test("to topics alone where there is no mail", () => {
    const channels = { mail: false, webhook: false };
    expect(notified(noticesOf(newEvents, { recipients: [road, chief] }, channels))).toEqual([
      ["topic:건설과", ["도로", "하천"]],
      ["topic:문화과", ["문화"]],
    ]);
  });

  test("to another system as well, whole", () => {
    const channels = { mail: true, webhook: true };
    expect(notified(noticesOf(newEvents, { recipients: [chief] }, channels))).toEqual([
      ["chief@office.example", ["도로", "하천", "문화"]],
      ["webhook", ["도로", "하천", "문화"]],
      ["river@office.example", ["하천"]],
    ]);
  });
});

describe("at once", () => {
  test.each<{ from: Severity; names: string[] }>([
    { from: "notice", names: ["심각", "주의", "알림", "알린 뒤 해소", "안 알린 해소"] },
    { from: "warning", names: ["심각", "주의", "알린 뒤 해소"] },
    { from: "critical", names: ["심각"] },
  ])("what is told is at least $from, also of what is over", ({ from, names }) => {
    const notices = noticesOf(
      alertEvents(
        { name: "심각", severity: "critical" },
        { name: "주의", severity: "warning" },
        { name: "알림", severity: "notice" },
        {
          name: "알린 뒤 해소",
          type: "AlertCleared",
          alert: { severity: "notice", toldSeverity: "warning" },
        },
        { name: "안 알린 해소", type: "AlertCleared", severity: "notice" },
      ),
      { lettersFrom: from },
    );
    expect(notified(notices)[0]?.[1]).toEqual(names);
  });

  test.each(["first-load", "past-year"] as const)("nobody hears of a %s", (quiet) => {
    const notices = noticesOf(alertEvents({ quiet, name: "도로 정비" }, { name: "기본경비" }));
    expect(notified(notices).map(([, names]) => names)).toEqual([["기본경비"]]);
  });

  test("nobody hears of what is put off, though it is worse: its day will come", () => {
    const status = {
      state: "snoozed",
      until: day("2020-12-01"),
      by: "a",
      at: "2020-11-01T00:00:00.000Z",
    } as const;
    expect(
      noticesOf(alertEvents({ type: "AlertWorsened", severity: "critical", alert: { status } })),
    ).toEqual([]);
  });
});

describe("the letter of an upload", () => {
  test("that was applied is none", () => {
    expect(noticesOf(appliedEvents())).toEqual([]);
  });

  test("that waits says of which day its figures are", () => {
    const [first] = refusedEvents("UploadHeld", [aFinding()]).events;
    const bundle = {
      ...refusedEvents("UploadHeld", [aFinding()]),
      events: [{ ...first, asOf: day("2020-10-31") }],
    };
    const [notice] = noticesOf(bundle as never, {
      recipients: [{ lines: null, addresses: ["a@office.example"] }],
    });
    expect(notice?.sections[0]?.matters[0]?.text.ko).toContain("(업로드 번호 1, 2020-10-31 기준)");
  });

  test("that was rejected says that nothing was taken in, and every reason, to those of the whole office", () => {
    const recipients = [{ lines: null, addresses: ["budget@office.example"] }];
    const [notice] = noticesOf(refusedEvents("UploadRejected", [aFinding()]), { recipients });
    expect(notice).toMatchObject({
      id: "1129000/2020/aaaa/ended/2@budget@office.example",
      kind: "upload",
      subject: "[업로드 반려] 집행현황.csv",
    });
    expect(notice === undefined ? "" : letterText({ notice, names: unnamed, setting: korean }))
      .toMatchInlineSnapshot(`
        "[업로드 반려] 집행현황.csv

        1129000 · 2020회계연도

        [업로드 반려] 집행현황.csv
        집행현황.csv는 반려되었습니다(업로드 번호 1). 장부에는 아무것도 반영되지 않았습니다.
        3행의 금액을 읽을 수 없습니다.

        예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다."
      `);
  });

  test("that is held asks for somebody to look, and says how many reasons it leaves out", () => {
    const [notice] = noticesOf(refusedEvents("UploadHeld", [aFinding({ consequence: "hold" })], 31));
    expect(notice?.to).toEqual({ kind: "topic", department: null });
    expect(notice?.subject).toBe("[업로드 보류] 집행현황.csv");
    expect(notice?.sections[0]?.matters[0]?.notes.at(-1)).toEqual({
      ko: "그 밖에 30건이 더 있습니다.",
      en: "30 more findings are not listed here.",
    });
  });
});
