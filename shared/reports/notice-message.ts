/**
 * A notice as plain text, and as a page for mail programs: one column of tables with styles in place, which all of them show,
 * narrow enough for a phone and plain enough for paper. A colour never speaks alone: the word stands in it.
 * Everything that comes from data is escaped, so a project named <script> stays a name.
 */
import { type NoticeItem, noticeRows, type Notice, type NoticeSection } from "../domain/notices/notice.ts";
import type { Severity } from "../domain/policy/policy.ts";
import type { Bilingual } from "../domain/values/bilingual.ts";
import { formatWon, type Won } from "../domain/values/won.ts";

/** Dark enough for white letters (WCAG AA), and told apart in grey. */
const colours: Readonly<Record<Severity | "none", string>> = {
  critical: "#a4161a",
  warning: "#9a5b00",
  notice: "#3d5a80",
  none: "#2d6a4f",
};

const font = "font-family:'Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR',sans-serif";
const wide = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

export function messageHtml({ subject, books, opening, sections }: Notice, officeName: string): string {
  return [
    '<!doctype html>\n<html lang="ko"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:0;background:#f2f3f5;color:#1a1a1a;${font}">`,
    `<table ${wide}><tr><td align="center" style="padding:12px">`,
    `<table ${wide} style="max-width:640px;background:#ffffff;border:1px solid #d5d8dc"><tr><td style="padding:20px">`,
    `<h1 style="margin:0 0 4px;font-size:19px;line-height:1.4">${escaped(subject)}</h1>`,
    `<p style="margin:0 0 16px;font-size:13px;color:#55595e">${escaped(officeName)} · ${books.fiscalYear} 회계연도</p>`,
    ...opening.map((line) => paragraph(line)),
    ...sections.map(sectionHtml),
    '<p style="margin:20px 0 0;padding-top:12px;border-top:1px solid #d5d8dc;font-size:12px;line-height:1.6;color:#55595e">',
    "예산 집행 모니터가 보낸 편지입니다. 늦은 집행은 낭비라는 뜻이 아닙니다. 확인·보류·사유 입력: monitor alerts",
    "<br>Sent by the budget execution monitor. Slow spending is not waste.</p>",
    "</td></tr></table></td></tr></table></body></html>\n",
  ].join("\n");
}

function sectionHtml({ title, matters: noticeItems, unlisted }: NoticeSection): string {
  return [
    title === null
      ? ""
      : `<h2 style="margin:24px 0 8px;font-size:16px;line-height:1.4">${escaped(title.ko)} <span style="font-weight:normal;color:#55595e;font-size:13px">${escaped(title.en)}</span></h2>`,
    ...noticeRows(noticeItems).map(itemHtml),
    unlisted === 0 ? "" : paragraph(unlistedWords(unlisted)),
  ].join("\n");
}

function itemHtml({ severity, label, place, text, money, notes }: NoticeItem): string {
  const colour = colours[severity ?? "none"];
  const stake =
    money === null || money === 0n
      ? ""
      : `<p style="margin:2px 0 0;font-size:13px;color:#55595e">${escaped(stakeWords(money).ko)}</p>`;
  return [
    `<table ${wide} style="margin:0 0 12px;border-left:5px solid ${colour};page-break-inside:avoid"><tr><td style="padding:4px 0 4px 12px">`,
    `<table ${wide}><tr><td style="font-size:15px;font-weight:bold;line-height:1.5">`,
    `<span style="background:${colour};color:#ffffff;font-size:12px;padding:2px 7px;white-space:nowrap">${escaped(label.ko)} ${escaped(label.en)}</span> ${escaped(place)}</td></tr></table>`,
    stake,
    paragraph(text),
    ...notes.map(
      ({ ko, en }) =>
        `<p style="margin:6px 0 0;padding:6px 8px;background:#f2f3f5;font-size:13px;line-height:1.6">${escaped(ko)}<br><span style="color:#55595e;font-size:12px">${escaped(en)}</span></p>`,
    ),
    "</td></tr></table>",
  ].join("\n");
}

function paragraph({ ko, en }: Bilingual): string {
  return `<p style="margin:6px 0 0;font-size:14px;line-height:1.7;word-break:keep-all;overflow-wrap:anywhere">${escaped(ko)}<br><span style="color:#55595e;font-size:12px">${escaped(en)}</span></p>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** A notice as plain text: the subject, then a paragraph for each matter, in Korean and in English. */
export function messageText(notice: Notice): string {
  return [notice.subject, ...notice.opening.map(both), ...notice.sections.flatMap(sectionText)].join("\n\n");
}

function sectionText({ title, matters: noticeItems, unlisted }: NoticeSection): string[] {
  return [
    ...(title === null ? [] : [`■ ${title.ko} / ${title.en}`]),
    ...noticeRows(noticeItems).map(itemText),
    ...(unlisted === 0 ? [] : [both(unlistedWords(unlisted))]),
  ];
}

/** One paragraph, so that it is found whole however letters are put together. */
function itemText({ label, place, text, money, notes }: NoticeItem): string {
  const stake = money === null || money === 0n ? "" : ` (${stakeWords(money).ko})`;
  return [`[${label.ko}] ${place}${stake}`, both(text), ...notes.map(both)].join("\n");
}

/** What the alert is about: not lost, and not wasted. */
function stakeWords(money: Won): Bilingual {
  return { ko: `관련 금액 ${formatWon(money)}원`, en: `${formatWon(money)} won concerned` };
}

function unlistedWords(count: number): Bilingual {
  return {
    ko: `그 밖에 ${count}건이 더 있습니다: monitor alerts`,
    en: `${count} more are not listed here: monitor alerts`,
  };
}

function both({ ko, en }: Bilingual): string {
  return `${ko}\n${en}`;
}
