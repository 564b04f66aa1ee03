/** Valid notices. A test overrides what it is about and leaves the rest. */
import { noLetterNames } from "../../shared/domain/notices/letter.ts";
import type { LetterNames, LetterSetting } from "../../shared/domain/notices/letter.ts";
import type { NoticeItem, Notice } from "../../shared/domain/notices/notice.ts";
import { books } from "./uploads.ts";

export const korean: LetterSetting = { language: "ko", pageAddress: null };
export const english: LetterSetting = { language: "en", pageAddress: null };
export const unnamed: LetterNames = noLetterNames;

export function aNoticeItem(noticeItem: Partial<NoticeItem> = {}): NoticeItem {
  return {
    alert: { name: "unit-project/사회적경제과/기본경비#all#behind-target", version: 1, change: "raised" },
    severity: "warning",
    label: { ko: "주의 · 새로 발생", en: "warning · new" },
    place: "사회적경제과 · 기본경비",
    text: { ko: "한 문단", en: "one paragraph" },
    money: 12_500_000n,
    notes: [],
    ...noticeItem,
  };
}

export function aNotice(notice: Partial<Notice> = {}): Notice {
  return {
    id: "1129000/2020/alert/news@chief@office.example",
    books,
    at: "2020-11-02T00:00:00.000Z",
    kind: "alert",
    to: { kind: "person", address: "chief@office.example" },
    subject: "[주의 · 새로 발생] 사회적경제과 · 기본경비",
    opening: [],
    sections: [{ title: null, matters: [aNoticeItem()], unlisted: 0 }],
    ...notice,
  };
}
