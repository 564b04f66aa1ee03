/**
 * A notice as a page for mail programs: one column of tables with styles in place, which all of them show, narrow enough for a
 * phone and plain enough for paper. A colour never speaks alone: the word stands in it. Everything that comes from data
 * is escaped, so a project named <script> stays a name.
 */
import { type NoticeItem, noticeRows, type NoticeSection } from "../../domain/notices/notice.ts";
import type { Severity } from "../../domain/policy/policy.ts";
import { formatWon } from "../../domain/values/won.ts";
import { openingOf } from "./letter-text.ts";
import {
  booksText,
  factsText,
  itemLink,
  type Letter,
  letterSubject,
  listLink,
  placeText,
  numberOf,
  unlistedText,
  words,
} from "./letter-parts.ts";

/** Dark enough for white letters (WCAG AA), and told apart in grey. */
const colours: Readonly<Record<Severity | "none", string>> = {
  critical: "#a4161a",
  warning: "#9a5b00",
  notice: "#3d5a80",
  none: "#2d6a4f",
};

const font = "font-family:'Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR',sans-serif";
const wide = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';
const grey = "color:#55595e";
const breaking = "word-break:keep-all;overflow-wrap:anywhere";

export function letterHtml(letter: Letter): string {
  const { notice, setting } = letter;
  const { language } = setting;
  const subject = escaped(letterSubject(letter));
  const link = listLink(letter);
  return [
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${subject}</title></head>`,
    `<body style="margin:0;padding:0;background:#f2f3f5;color:#1a1a1a;${font}">`,
    `<table ${wide}><tr><td align="center" style="padding:12px">`,
    `<table ${wide} style="max-width:680px;background:#ffffff;border:1px solid #d5d8dc"><tr><td style="padding:20px">`,
    `<h1 style="margin:0 0 4px;font-size:19px;line-height:1.4">${subject}</h1>`,
    `<p style="margin:0 0 12px;font-size:13px;${grey}">${escaped(booksText(letter))}</p>`,
    ...openingOf(letter).map((line) => paragraph(line[language])),
    ...notice.sections.map((section) =>
      notice.kind === "digest" ? tableHtml(section, letter) : sectionHtml(section, letter),
    ),
    link === null
      ? ""
      : `<p style="margin:12px 0 0;font-size:14px">${anchor(link, words.list[language])}</p>`,
    `<p style="margin:20px 0 0;padding-top:12px;border-top:1px solid #d5d8dc;font-size:12px;line-height:1.6;${grey}">${escaped(words.closing[language])}</p>`,
    "</td></tr></table></td></tr></table></body></html>\n",
  ].join("\n");
}

function heading({ title }: NoticeSection, { setting }: Letter): string {
  if (title === null) return "";
  return `<h2 style="margin:20px 0 8px;font-size:16px;line-height:1.4">${escaped(title[setting.language])}</h2>`;
}

function sectionHtml(section: NoticeSection, letter: Letter): string {
  return [
    heading(section, letter),
    ...noticeRows(section.matters).map((item) => itemHtml(item, letter)),
    section.unlisted === 0 ? "" : paragraph(unlistedText(section.unlisted, letter.setting)),
  ].join("\n");
}

function itemHtml(item: NoticeItem, letter: Letter): string {
  const { language } = letter.setting;
  const colour = colours[item.severity ?? "none"];
  const facts = factsText(item, letter);
  const link = itemLink(item, letter);
  return [
    `<table ${wide} style="margin:0 0 12px;border-left:5px solid ${colour};page-break-inside:avoid"><tr><td style="padding:4px 0 4px 12px">`,
    `<table ${wide}><tr><td style="font-size:15px;font-weight:bold;line-height:1.5">`,
    `${badge(item.label[language], colour)} ${escaped(placeText(item, letter.names, letter.setting))}</td></tr></table>`,
    facts === "" ? "" : `<p style="margin:2px 0 0;font-size:13px;${grey}">${escaped(facts)}</p>`,
    paragraph(item.text[language]),
    ...item.notes.map(
      (note) =>
        `<p style="margin:6px 0 0;padding:6px 8px;background:#f2f3f5;font-size:13px;line-height:1.6">${escaped(note[language])}</p>`,
    ),
    link === null ? "" : `<p style="margin:6px 0 0;font-size:13px">${anchor(link, words.open[language])}</p>`,
    "</td></tr></table>",
  ].join("\n");
}

/** One row for each scope; its name leads to the page, and its state stands below it: a phone has room for three columns. */
function tableHtml(section: NoticeSection, letter: Letter): string {
  const { language } = letter.setting;
  const rows = noticeRows(section.matters);
  const cell = `padding:5px 6px;border-bottom:1px solid #d5d8dc;font-size:13px;line-height:1.5;text-align:left;vertical-align:top`;
  const right = `${cell};text-align:right;white-space:nowrap`;
  const body = rows.map((item) => {
    const place = placeText(item, letter.names, letter.setting);
    const link = itemLink(item, letter);
    return [
      `<tr><td style="${cell};white-space:nowrap">${badge(item.label[language], colours[item.severity ?? "none"])}</td>`,
      `<td style="${right}">${item.money === null ? "–" : formatWon(item.money)}</td>`,
      `<td style="${cell};${breaking}">${link === null ? escaped(place) : anchor(link, place)}`,
      `<br><span style="${grey}">${escaped(stateText(item, letter))}</span></td></tr>`,
    ].join("");
  });
  return [
    heading(section, letter),
    '<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">',
    `<tr>${columnHead(words.severity[language], cell)}${columnHead(words.money[language], right)}${columnHead(words.place[language], cell)}</tr>`,
    ...body,
    "</table>",
    section.unlisted === 0 ? "" : paragraph(unlistedText(section.unlisted, letter.setting)),
  ].join("\n");
}

/** What is said of it, and the number by which it is found. */
function stateText(item: NoticeItem, letter: Letter): string {
  const { language } = letter.setting;
  const number = numberOf(item, letter);
  return [item.text[language], ...(number === null ? [] : [`${words.number[language]} ${number}`])].join(
    " · ",
  );
}

function columnHead(word: string, style: string): string {
  return `<th scope="col" style="${style};${grey}">${escaped(word)}</th>`;
}

function badge(text: string, colour: string): string {
  return `<span style="background:${colour};color:#ffffff;font-size:12px;padding:2px 7px;white-space:nowrap">${escaped(text)}</span>`;
}

function anchor(link: string, text: string): string {
  return `<a href="${escaped(link)}" style="color:#0b4f9c">${escaped(text)}</a>`;
}

function paragraph(text: string): string {
  return `<p style="margin:6px 0 0;font-size:14px;line-height:1.7;${breaking}">${escaped(text)}</p>`;
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
