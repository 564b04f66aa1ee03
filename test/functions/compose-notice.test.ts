import { describe, expect, test } from "vitest";
import { composeNotices } from "../../functions/notify/compose-notice.ts";
import { aFinding, books } from "../support/uploads.ts";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Notice } from "../../shared/ports/notifier.ts";
import { alertNews, appliedNews, received, refusedNews } from "./news.ts";

function noticesOf(bundle: OutboxBundle): Notice[] {
  return composeNotices(received(bundle));
}

describe("the notice of an alert", () => {
  test("says in both languages what happened and what it takes", () => {
    expect(noticesOf(alertNews({}))).toEqual([
      {
        id: "1129000/2020/alert/news@사회적경제과",
        books,
        at: "2020-11-02T00:00:00.000Z",
        kind: "alert",
        department: "사회적경제과",
        severity: "warning",
        subject: "[집행 지연] 사회적경제과 · 기본경비",
        paragraphs: [
          "[집행 지연] 기본경비는 2020-10-31 기준 집행률 50.0%로, 연말 목표 100.0%를 향한 기대 집행률 83.3%(2020-10-31, 달력 일수 기준 305/366일째)보다 33.3%p 낮습니다. 부서 계획(12.31.까지 100.0%)대로면 0원이 남습니다. 목표에 이르려면 남은 2개월 동안 매월 25,000,000원을 집행해야 합니다.",
          "[Behind] 기본경비: 50.0% executed as of 2020-10-31, 33.3 points below the 83.3% expected (on 2020-10-31 by calendar days, day 305/366) on the way to 100.0% at year end. Its own plan (100.0% by 31 December) leaves 0 won unspent. Reaching the target takes 25,000,000 won in each of the 2 months left.",
        ],
      },
    ]);
  });

  test.each([
    { type: "AlertRaised", subject: "[집행 지연] 사회적경제과 · 기본경비", words: ["집행 지연", "Behind"] },
    {
      type: "AlertWorsened",
      subject: "[지연 심화] 사회적경제과 · 기본경비",
      words: ["지연 심화", "Further behind"],
    },
    {
      type: "AlertCleared",
      subject: "[지연 해소] 사회적경제과 · 기본경비",
      words: ["지연 해소", "Recovered"],
    },
  ] as const)("of $type has words of its own", ({ type, subject, words }) => {
    const [notice] = noticesOf(alertNews({ type }));
    expect(notice?.subject).toBe(subject);
    expect(notice?.paragraphs.map((paragraph) => paragraph.slice(1, paragraph.indexOf("]")))).toEqual(words);
  });

  test("goes to each department apart, with the gravest of its own open matters", () => {
    const notices = noticesOf(
      alertNews(
        { name: "가", severity: "notice" },
        { name: "나", department: "문화체육과", severity: "critical" },
        { name: "다", severity: "warning" },
        { name: "라", type: "AlertCleared", severity: "critical" },
      ),
    );
    expect(
      notices.map(({ id, subject, severity, paragraphs }) => [id, subject, severity, paragraphs.length]),
    ).toEqual([
      ["1129000/2020/alert/news@사회적경제과", "[집행 지연] 사회적경제과 · 가 외 2건", "warning", 6],
      ["1129000/2020/alert/news@문화체육과", "[집행 지연] 문화체육과 · 나", "critical", 2],
    ]);
  });

  test("that only tells of recovery is of no severity", () => {
    expect(noticesOf(alertNews({ type: "AlertCleared", severity: "critical" }))[0]?.severity).toBeNull();
  });

  test("without a department goes to the office and says that none is named", () => {
    const [notice] = noticesOf(alertNews({ department: null, name: null }));
    expect(notice).toMatchObject({
      id: "1129000/2020/alert/news@",
      department: null,
      subject: "[집행 지연] 부서 미지정 · 부서 미지정",
    });
  });
});

describe("the notice of an upload", () => {
  test("that was applied is none", () => {
    expect(noticesOf(appliedNews())).toEqual([]);
  });

  test("that was rejected says that nothing was taken in, and every reason", () => {
    expect(noticesOf(refusedNews("UploadRejected", [aFinding()]))).toEqual([
      {
        id: "1129000/2020/aaaa/ended/2",
        books,
        at: "2020-11-02T00:00:00.000Z",
        kind: "upload",
        department: null,
        severity: null,
        subject: "[업로드 반려] 집행현황.csv",
        paragraphs: [
          "집행현황.csv은(는) 반려되었습니다. 장부에는 아무것도 반영되지 않았습니다.",
          "집행현황.csv was refused; nothing of it is in the ledger.",
          "3행의 금액을 읽을 수 없습니다.",
          "The amount in row 3 cannot be read.",
        ],
      },
    ]);
  });

  test("that is held asks for somebody to look, and says how many reasons it leaves out", () => {
    const [notice] = noticesOf(refusedNews("UploadHeld", [aFinding({ consequence: "hold" })], 31));
    expect(notice?.subject).toBe("[업로드 보류] 집행현황.csv");
    expect(notice?.paragraphs[0]).toBe(
      "집행현황.csv은(는) 확인이 필요하여 보류되었습니다. 장부에는 아무것도 반영되지 않았습니다.",
    );
    expect(notice?.paragraphs.at(-1)).toBe(
      "그 밖에 30건이 더 있습니다. / 30 more findings are not listed here.",
    );
  });
});
