/** The letter of the week: what stands, for whom, and when it is told. */
import { describe, expect, test } from "vitest";
import { announceDigest } from "../../../functions/assess/publish-day.ts";
import { composeDigests, type OpenAlert } from "../../../functions/notify/compose-digest.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { isPressing } from "../../../shared/domain/alerts/inbox.ts";
import { asRecorded } from "../../../shared/domain/alerts/current-alerts.ts";
import { destinationText, itemsOf } from "../../../shared/domain/notices/notice.ts";
import { weekdayOf } from "../../../shared/domain/values/calendar.ts";
import { letterText } from "../../../shared/reports/letters/letter-text.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { aProject, aScope, day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { korean, unnamed } from "../../support/notices.ts";
import { anAlert, books } from "../../support/uploads.ts";
import { deliver, spending } from "../deliveries.ts";
import { openNotifyFixture } from "./notify-fixture.ts";

const chief = { lines: null, addresses: ["chief@office.example"] };
const week = {
  id: "1129000/2020/digest/2020-11-02",
  books,
  at: "2020-11-01T21:00:00.000Z",
  date: day("2020-11-02"),
  asOf: day("2020-10-31"),
};
const channels = { mail: true, webhook: true };

function openAlert(name: string, alert: Partial<Alert> = {}, money = 100_000_000n): OpenAlert {
  const scope = aScope({ id: name, name, unitProject: name });
  const found = anAlert({ scope, ...alert }, [money, money / 2n]);
  return { alert: asRecorded(found), concern: { scope, contacts: [], account: null, field: null } };
}

const person = { by: "hong", at: "2020-10-30T00:00:00.000Z" };

describe("the digest", () => {
  test("ranks what needs action by severity and money, then shows what is being worked on, and counts what was put off", () => {
    const [digest, ...others] = composeDigests(
      week,
      [
        openAlert("도로 정비", { severity: "warning" }),
        openAlert("하천 정비", { severity: "critical" }, 400_000_000n),
        openAlert("교량 보수", {
          severity: "warning",
          status: { state: "acknowledged", ...person },
          explanation: {
            reason: "contract-delayed",
            note: "재입찰 중",
            owner: "김담당",
            due: day("2020-11-20"),
            ...person,
          },
        }),
        openAlert("공원 조성", {
          severity: "notice",
          status: { state: "snoozed", until: day("2020-11-30"), ...person },
        }),
        openAlert("끝난 사업", { status: { state: "cleared", because: "recovered" } }),
      ],
      [chief],
      channels,
    );
    expect(others).toEqual([]);
    expect(digest?.id).toBe("1129000/2020/digest/2020-11-02@chief@office.example");
    expect(digest === undefined ? "" : letterText({ notice: digest, names: unnamed, setting: korean }))
      .toMatchInlineSnapshot(`
        "[주간 점검] 2020-11-02 조치가 필요한 알림 3건

        1129000 · 2020회계연도
        심각 1건, 주의 2건(새 알림 2건, 답·기한 기다림 1건). 그 밖에 미룸 1건. 금액은 2020-10-31 기준입니다.

        ■ 이번 주에 조치가 필요한 것 (심각한 순, 같은 등급은 관련 금액이 큰 순)
        등급  관련 금액(원)  부서 · 사업               상태
        심각    133,333,333  사회적경제과 · 하천 정비  집행률 50.0%
        주의     33,333,333  사회적경제과 · 도로 정비  집행률 50.0%

        ■ 확인하여 조치 중인 것
        주의     33,333,333  사회적경제과 · 교량 보수  2020-11-20까지 조치

        예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다."
      `);
  });

  test("names what is severe before what is of more money", () => {
    const alerts = [
      openAlert("큰 부서", { severity: "notice" }, 900_000_000n),
      openAlert("급한 사업", { severity: "critical" }, 1_000n),
    ];
    const [digest] = composeDigests(week, alerts, [chief], channels);
    const [listed] = digest?.sections ?? [];
    expect(listed?.matters.map(({ severity }) => severity)).toEqual(["critical", "notice"]);
  });

  test("does not say that somebody works at what was only seen, whatever was noted with it", () => {
    const status = { state: "acknowledged", ...person } as const;
    const note = { reason: "other", note: "확인함", owner: null, due: null, ...person } as const;
    const explanation = { ...note, givenWith: "acknowledge" } as const;
    const [digest] = composeDigests(
      week,
      [openAlert("가", { status }), openAlert("나", { status, explanation })],
      [chief],
      channels,
    );
    expect(digest?.sections.map(({ title }) => title?.ko)).toEqual(["확인했으나 답을 기다리는 것"]);
    expect(digest?.opening[1]?.ko).toMatch(/\(답·기한 기다림 2건\)\./);
  });

  test("counts what the inbox counts: a promised day that is over is listed first, what was answered is counted beside", () => {
    const status = { state: "acknowledged", ...person } as const;
    const said = (due: string | null) => ({
      status,
      explanation: {
        reason: "contract-delayed",
        note: "재입찰 중",
        owner: null,
        due: due === null ? null : day(due),
        ...person,
      } as const,
    });
    const alerts = [
      openAlert("가", said("2020-11-01")),
      openAlert("나", said("2020-11-02")),
      openAlert("다", said(null)),
    ];
    const [digest] = composeDigests(week, alerts, [chief], channels);
    const rows = alertRows(alerts.map(({ alert }) => alert));
    expect(rows.filter((row) => isPressing(row, week.date))).toHaveLength(2);
    expect(digest?.subject).toContain("조치가 필요한 알림 2건");
    expect(digest?.opening[1]?.ko).toContain("(답·기한 기다림 1건, 기한 지남 1건). 그 밖에 답함 1건.");
    expect(digest?.opening[1]?.en).toContain("(1 waiting, 1 overdue). Besides: 1 answered.");
    expect(digest?.sections.map(({ title, matters }) => [title?.ko.slice(0, 4), matters.length])).toEqual([
      ["이번 주", 1],
      ["확인하여", 2],
    ]);
  });

  test("is one for each person with what concerns that person, and one topic for what nobody is named for", () => {
    const road = {
      lines: { by: "unit-project", value: "도로" },
      addresses: ["road@office.example"],
    } as const;
    const digests = composeDigests(
      week,
      [openAlert("도로"), openAlert("하천"), openAlert("공원")],
      [road],
      channels,
    );
    expect(digests.map(({ to }) => destinationText(to))).toEqual(["road@office.example", "topic:"]);
    expect(digests.map((digest) => itemsOf(digest).length)).toEqual([1, 2]);
  });

  test("is none where nothing is open", () => {
    const cleared = openAlert("가", { status: { state: "cleared", because: "recovered" } });
    expect(composeDigests(week, [cleared], [chief], channels)).toEqual([]);
  });

  test("lists ten by money and counts the rest, so that it fits on one screen", () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      openAlert(`사업 ${at}`, {}, BigInt(at + 1) * 1_000_000n),
    );
    const [digest] = composeDigests(week, many, [chief], channels);
    expect(digest?.subject).toBe("[주간 점검] 2020-11-02 조치가 필요한 알림 130건");
    expect(
      digest?.sections.map(({ matters: noticeItems, unlisted }) => [
        noticeItems.length,
        noticeItems[0]?.place,
        unlisted,
      ]),
    ).toEqual([[10, "사회적경제과 · 사업 129", 120]]);
    const lines = (
      digest === undefined ? "" : letterText({ notice: digest, names: unnamed, setting: korean })
    ).split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
  });
});

describe("a digest that is due", () => {
  const due: OutboxBundle = {
    topic: "digest",
    id: week.id,
    books,
    at: week.at,
    events: [{ type: "DigestDue", version: 1, id: week.id, date: "2020-11-02" }],
  };

  test("is made of what the alerts say today and sent in the morning, once", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [chief] });
    // Raised at 50 %; the figures of today say 40 %.
    await deliver(fixture.ledger, "a", [spending("2020-11-01", 100_000_000n, 40_000_000n)]);
    const scope = aScope({ level: "project", id: aProject().id, name: "마을기업 육성" });
    const changes = [{ alert: anAlert({ scope }), change: "raised" as const, at: week.at }];
    await fixture.alerts.save({ books, changes, bundle: null });
    fixture.at("2020-11-02", "06:00");
    await fixture.tell(due);
    await fixture.tell(due);
    expect(fixture.notifier.sent).toEqual([]);
    fixture.at("2020-11-02", "08:00");
    await fixture.sendDue();
    await fixture.sendDue();
    expect(fixture.notifier.sent.map(({ kind }) => kind)).toEqual(["digest"]);
    const notified = fixture.notifier.sent
      .flatMap(itemsOf)
      .filter(({ alert }) => alert?.name.includes("#all#behind-target"));
    expect(notified.map(({ text }) => text.ko)).toContainEqual(expect.stringContaining("집행률 40.0%"));
    expect(notified.filter(({ text }) => text.ko.includes("50.0%"))).toEqual([]);
  });

  test("is told once, on the policy's weekday alone", async () => {
    const [outbox, policies] = [new MemoryOutbox(), new TablePolicyStore(new MemoryItemTable())];
    const dependencies = { outbox, policies, clock: fixedClock() };
    const monday = day("2020-11-02");
    expect(weekdayOf(monday)).toBe(1);
    expect(await announceDigest(books, monday, dependencies)).toBe(true);
    expect(await announceDigest(books, monday, dependencies)).toBe(false);
    expect(await announceDigest(books, day("2020-11-03"), dependencies)).toBe(false);
    expect(outbox.notified()).toMatchObject([
      { topic: "digest", id: week.id, events: [{ date: "2020-11-02" }] },
    ]);
  });
});
