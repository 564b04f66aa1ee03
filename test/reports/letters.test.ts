/** What a letter says: one language, names instead of codes, the day of the figures, and links only where a page is set up. */
import { describe, expect, test } from "vitest";
import type { LetterNames } from "../../shared/domain/notices/letter.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { letterHtml } from "../../shared/reports/letters/letter-html.ts";
import { letterText } from "../../shared/reports/letters/letter-text.ts";
import { letterSubject } from "../../shared/reports/letters/letter-parts.ts";
import { aNotice, aNoticeItem, english, korean } from "../support/notices.ts";

const names: LetterNames = {
  office: "무주군",
  departments: new Map([["1104003", "관광진흥과"]]),
  numberOf: (scope) => (scope.startsWith("project/") ? "42146" : "51772"),
};
const item = aNoticeItem({
  alert: { name: "project/code/47#3?&가#all#behind-target", version: 1, change: "raised" },
  place: "1104003 · 관광 개발",
  notes: [{ ko: "사유: 계약 지연", en: "Reason: contract delayed" }],
});
const day = { ko: "금액은 2026-08-21 기준입니다.", en: "Figures are as of 2026-08-21." };

function alertOf(matters: Notice["sections"][number]["matters"]): Notice {
  return aNotice({ opening: [day], sections: [{ title: null, matters, unlisted: 0 }] });
}

const digest = aNotice({
  kind: "digest",
  subject: "[주간 점검] 2026-11-30 조치가 필요한 알림 40건",
  opening: [{ ko: "2026-11-30 조치가 필요한 알림 40건", en: "2026-11-30, 40 alerts need action" }, day],
  sections: [
    {
      title: { ko: "이번 주", en: "This week" },
      matters: Array.from({ length: 10 }, (_, at) =>
        aNoticeItem({
          alert: { name: `project/code/${at}#all#behind-target`, version: 1, change: null },
          label: { ko: "심각", en: "critical" },
          place: `1104003 · ${"아주 긴 이름의 사업 ".repeat(9)}${at}`,
          text: { ko: "집행률 0.0%", en: "0.0% spent" },
          money: 14_024_310_588_000n,
        }),
      ),
      unlisted: 30,
    },
  ],
});
const upload = aNotice({
  kind: "upload",
  opening: [],
  sections: [
    {
      title: null,
      unlisted: 0,
      matters: [
        aNoticeItem({
          alert: null,
          severity: null,
          money: null,
          place: "1104003 · 표.xlsx",
          label: { ko: "업로드 보류", en: "Upload held" },
        }),
      ],
    },
  ],
});

describe("a letter", () => {
  test("calls office and department by the names of the day on which it goes out, and says its figures' day", () => {
    expect(letterText({ notice: alertOf([item]), names, setting: korean })).toMatchInlineSnapshot(`
      "[주의 · 새로 발생] 관광진흥과 · 관광 개발

      무주군 · 2020회계연도
      금액은 2026-08-21 기준입니다.

      [주의 · 새로 발생] 관광진흥과 · 관광 개발 (번호 42146 · 관련 금액 12,500,000원)
      한 문단
      사유: 계약 지연

      예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다."
    `);
  });

  test("in English has Korean in names alone", () => {
    const setting = { ...english, pageAddress: "https://monitor.office.example/" };
    const text = letterText({ notice: alertOf([item]), names, setting });
    expect(text).toMatchInlineSnapshot(`
      "[warning · new] 관광진흥과 · 관광 개발

      무주군 · fiscal year 2020
      Figures are as of 2026-08-21.

      [warning · new] 관광진흥과 · 관광 개발 (no. 42146 · 12,500,000 won concerned)
      one paragraph
      Reason: contract delayed
      https://monitor.office.example/?office=1129000&year=2020&lang=en&view=project&id=code%2F47%233%3F%26%EA%B0%80

      The whole list: https://monitor.office.example/?office=1129000&year=2020&lang=en&view=projects&severity=any
      Sent by the budget execution monitor. Slow spending is not waste."
    `);
    expect(letterHtml({ notice: alertOf([item]), names, setting })).toContain('<html lang="en">');
  });

  test.each([
    {
      what: "a code without a name",
      place: "1005090 · 정비",
      ko: "부서코드 1005090 · 정비",
      en: "department code 1005090 · 정비",
    },
    {
      what: "nobody's",
      place: "부서 미지정 · 단위사업 미지정",
      ko: "부서 미지정 · 단위사업 미지정",
      en: "no department · no unit project",
    },
    { what: "the office, as all screens do", place: "자치단체 전체", ko: "무주군", en: "무주군" },
    { what: "a department's own", place: "1104003", ko: "관광진흥과", en: "관광진흥과" },
    {
      what: "a project with the sign that parts names",
      place: "건설과 · 가 · 나",
      ko: "건설과 · 가 · 나",
      en: "건설과 · 가 · 나",
    },
  ])("names the place of $what", ({ place, ko, en }) => {
    const notice = alertOf([aNoticeItem({ place })]);
    expect(letterSubject({ notice, names, setting: korean })).toBe(`[주의 · 새로 발생] ${ko}`);
    expect(letterSubject({ notice, names, setting: english })).toBe(`[warning · new] ${en}`);
  });

  test("of a file leaves its name as it is, whatever it looks like", () => {
    expect(letterSubject({ notice: upload, names, setting: english })).toBe(
      "[Upload held] 1104003 · 표.xlsx",
    );
  });

  test.each([
    { what: "a project", notice: alertOf([item]), query: { view: "project", id: "code/47#3?&가" } },
    {
      what: "a department",
      notice: alertOf([
        aNoticeItem({
          place: "1104003",
          alert: { name: "department/1104003#all#not-reported", version: 1, change: null },
        }),
      ]),
      query: { view: "projects", department: "관광진흥과" },
    },
    { what: "a file", notice: upload, query: { view: "uploads" } },
    {
      what: "a file that its notice names",
      notice: { ...upload, id: "1129000/2020/0123456789abcdef0123/held/2@budget@office.example" },
      query: { view: "uploads", upload: "0123456789abcdef0123" },
    },
    {
      what: "the office",
      notice: alertOf([
        aNoticeItem({ alert: { name: "office/1129000#all#not-reported", version: 1, change: null } }),
      ]),
      query: {},
    },
  ])("leads to $what in the page, below whatever path it lies", ({ notice, query }) => {
    const pageAddress = "https://office.example/budget/";
    const text = letterText({ notice, names, setting: { ...korean, pageAddress } });
    const [link = ""] = text.match(/https:\S+/) ?? [];
    const url = new URL(link);
    expect(`${url.origin}${url.pathname}`).toBe(pageAddress);
    expect(Object.fromEntries(url.searchParams)).toEqual({ office: "1129000", year: "2020", ...query });
    const html = letterHtml({ notice, names, setting: { ...korean, pageAddress } });
    expect(html).toContain(link.replaceAll("&", "&amp;"));
  });

  test.each([
    { kind: "an alert", notice: alertOf([item]) },
    { kind: "the week", notice: digest },
    { kind: "a file", notice: upload },
  ])("of $kind without a page has no link and no empty place of one", ({ notice }) => {
    for (const setting of [korean, english])
      for (const letter of [letterText({ notice, names, setting }), letterHtml({ notice, names, setting })])
        expect(letter).not.toMatch(/undefined|null|https?:|href|전체 목록|whole list/);
  });

  test("of the week fits on one screen of 80 columns: names are cut, amounts never", () => {
    for (const setting of [korean, english]) {
      const lines = letterText({ notice: digest, names, setting }).split("\n");
      expect(lines.length).toBeLessThanOrEqual(24);
      for (const line of lines.slice(4)) {
        const columns = line.replaceAll(/[^ -~·…]/gu, "##").length;
        expect(columns).toBeLessThanOrEqual(80);
      }
      expect(lines.filter((line) => line.includes("14,024,310,588,000"))).toHaveLength(10);
    }
  });

  test("that waited since an earlier version, its figures' day in an opening of its own, is still told whole", () => {
    const early = { ...digest, opening: [] };
    expect(letterSubject({ notice: early, names, setting: english })).toBe(digest.subject);
  });
});
