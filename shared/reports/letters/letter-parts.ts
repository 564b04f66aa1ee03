/** The parts that every letter is made of, in its language: subject, places by their names, what stands in brackets, links and labels. */
import { isDepartmentCode } from "../../domain/departments/names-of-codes.ts";
import { type LetterNames, type LetterSetting, places } from "../../domain/notices/letter.ts";
import { alertSubject, type Notice, type NoticeItem, subjectLine } from "../../domain/notices/notice.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import type { Books } from "../../domain/values/books.ts";

export interface Letter {
  readonly notice: Notice;
  readonly names: LetterNames;
  readonly setting: LetterSetting;
}

/** The line by which a mail program lists it. */
export function letterSubject({ notice, names, setting }: Letter): string {
  const { language } = setting;
  const items = notice.sections.flatMap(({ matters }) => matters);
  const [opening] = notice.opening;
  const [item] = items;
  if (notice.kind === "digest")
    return opening === undefined
      ? notice.subject
      : subjectLine(`[${words.digest[language]}] ${opening[language]}`);
  if (notice.kind !== "alert")
    return item === undefined ? notice.subject : subjectLine(`[${item.label[language]}] ${item.place}`);
  const named = items.map((each) => ({ ...each, place: placeText(each, names, setting) }));
  return named.length === 0 ? notice.subject : alertSubject(named, language);
}

/** Of which office and year it speaks. */
export function booksText({ notice: { books }, names, setting: { language } }: Letter): string {
  const office = names.office ?? books.office;
  return language === "ko"
    ? `${office} · ${books.fiscalYear}회계연도`
    : `${office} · fiscal year ${books.fiscalYear}`;
}

/** Department and name; a code that has a name by now is told by it. */
export function placeText(
  { place, alert }: NoticeItem,
  names: LetterNames,
  { language }: LetterSetting,
): string {
  if (alert === null) return place;
  if (place === places.office.ko && names.office !== null) return names.office;
  const [department = "", ...rest] = place.split(separator);
  return [departmentText(department, names, language), ...rest.map((part) => fixed(part, language))].join(
    separator,
  );
}

const separator = " · ";

function departmentText(department: string, names: LetterNames, language: keyof Bilingual): string {
  const name = names.departments.get(department);
  if (name !== undefined) return name;
  if (isDepartmentCode(department)) return `${words.departmentCode[language]} ${department}`;
  return fixed(department, language);
}

/** Words of ours among the names of an office. */
function fixed(part: string, language: keyof Bilingual): string {
  return Object.values(places).find(({ ko }) => ko === part)?.[language] ?? part;
}

/** By which `alerts NUMBER` and the trail know it; null of what is no alert. */
export function numberOf({ alert }: NoticeItem, { names }: Letter): string | null {
  return alert === null ? null : names.numberOf(alert.name.replace(/#[^#]*#[^#]*$/s, ""));
}

/** What stands in brackets behind its place: its number, and the money that it is about: not lost, and not wasted. */
export function factsText(item: NoticeItem, letter: Letter): string {
  const { language } = letter.setting;
  const number = numberOf(item, letter);
  const stake = stakeText(item.money, letter.setting);
  return [number === null ? "" : `${words.number[language]} ${number}`, stake]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Where the page shows it; null where letters have no links. */
export function itemLink(item: NoticeItem, { notice, names, setting }: Letter): string | null {
  const { books } = notice;
  if (notice.kind === "returned") return null;
  if (item.alert === null) return pageLink(setting, books, { view: "uploads", ...uploadOf(notice.id) });
  // The name of an alert is `level/id#fund#rule`, and an id may hold any of these signs.
  const [, level, id = ""] = /^([^/]*)\/(.*)#[^#]*#[^#]*$/s.exec(item.alert.name) ?? [];
  if (level === "project" || level === "business") return pageLink(setting, books, { view: "project", id });
  if (level === "office") return pageLink(setting, books, {});
  const [department = ""] = placeText(item, names, { ...setting, language: "ko" }).split(separator);
  return pageLink(setting, books, { view: "projects", department });
}

/** The file that a notice is of, where its id names one: it begins as the id of the event does. */
function uploadOf(noticeId: string): { readonly upload?: string } {
  const [, upload] = /^\d{7}\/\d{4}\/([0-9a-f]{20})\//.exec(noticeId) ?? [];
  return upload === undefined ? {} : { upload };
}

/** Everything that a letter is a part of. */
export function listLink({ notice, setting }: Letter): string | null {
  if (notice.kind === "upload" || notice.kind === "returned") return null;
  return pageLink(setting, notice.books, { view: "projects", severity: "any" });
}

/** Empty where no money is. */
function stakeText(money: Won | null, { language }: LetterSetting): string {
  if (money === null || money === 0n) return "";
  const amount = formatWon(money);
  return language === "ko" ? `관련 금액 ${amount}원` : `${amount} won concerned`;
}

export function unlistedText(count: number, { language }: LetterSetting): string {
  return language === "ko" ? `그 밖에 ${count}건이 더 있습니다.` : `${count} more are not listed here.`;
}

export const words = {
  digest: { ko: "주간 점검", en: "Weekly check" },
  departmentCode: { ko: "부서코드", en: "department code" },
  number: { ko: "번호", en: "no." },
  money: { ko: "관련 금액(원)", en: "Won concerned" },
  severity: { ko: "등급", en: "Severity" },
  place: { ko: "부서 · 사업", en: "Department · project" },
  state: { ko: "상태", en: "State" },
  list: { ko: "전체 목록", en: "The whole list" },
  open: { ko: "화면에서 보기", en: "Open in the page" },
  closing: {
    ko: "예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다.",
    en: "Sent by the budget execution monitor. Slow spending is not waste.",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

// Addresses of the page, as its own links have them (dashboard/logic/place.ts): everything stands behind the question mark.

/** Null where the setting names no page. @param query what is to be seen there. */
function pageLink(
  { language, pageAddress }: LetterSetting,
  { office, fiscalYear }: Books,
  query: Readonly<Record<string, string>>,
): string | null {
  if (pageAddress === null) return null;
  const url = new URL(pageAddress);
  const spoken = language === "ko" ? {} : { lang: language };
  url.search = new URLSearchParams({ office, year: `${fiscalYear}`, ...spoken, ...query }).toString();
  return url.href;
}
