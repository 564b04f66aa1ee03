/** A notice as plain text in one language: its subject, of which office and day it speaks, then a paragraph for each item. */
import { type NoticeItem, noticeRows, type NoticeSection } from "../../domain/notices/notice.ts";
import { formatWon } from "../../domain/values/won.ts";
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

export function letterText(letter: Letter): string {
  const { notice, setting } = letter;
  const { language } = setting;
  const said = openingOf(letter).map((line) => line[language]);
  const link = listLink(letter);
  const closing = [...(link === null ? [] : [`${words.list[language]}: ${link}`]), words.closing[language]];
  return [
    letterSubject(letter),
    [booksText(letter), ...said].join("\n"),
    ...notice.sections.flatMap((section, at) =>
      notice.kind === "digest" ? tableText(section, letter, at === 0) : sectionText(section, letter),
    ),
    closing.join("\n"),
  ].join("\n\n");
}

/** The first sentence of a digest is its subject. */
export function openingOf({ notice: { kind, opening } }: Letter) {
  return kind === "digest" ? opening.slice(1) : opening;
}

function sectionText({ title, matters, unlisted }: NoticeSection, letter: Letter): string[] {
  return [
    ...(title === null ? [] : [`■ ${title[letter.setting.language]}`]),
    ...noticeRows(matters).map((item) => itemText(item, letter)),
    ...(unlisted === 0 ? [] : [unlistedText(unlisted, letter.setting)]),
  ];
}

/** One paragraph, so that it is found whole however letters are put together. */
function itemText(item: NoticeItem, letter: Letter): string {
  const { language } = letter.setting;
  const facts = factsText(item, letter);
  const place = placeText(item, letter.names, letter.setting);
  const link = itemLink(item, letter);
  return [
    `[${item.label[language]}] ${place}${facts === "" ? "" : ` (${facts})`}`,
    item.text[language],
    ...item.notes.map((note) => note[language]),
    ...(link === null ? [] : [link]),
  ].join("\n");
}

/** One line for each row, at most 80 columns wide: names are cut, amounts never. The first table alone names its columns. */
function tableText({ title, matters, unlisted }: NoticeSection, letter: Letter, isFirst: boolean): string[] {
  const { language } = letter.setting;
  const rows = noticeRows(matters).map((item) => [
    item.label[language],
    item.money === null ? "–" : formatWon(item.money),
    placeText(item, letter.names, letter.setting),
    item.text[language],
    numberOf(item, letter) ?? "",
  ]);
  const head = [words.severity, words.money, words.place, words.state, words.number].map(
    (word) => word[language],
  );
  const isNumbered = rows.some((row) => row.at(-1) !== "");
  const heading = title === null ? [] : [`■ ${title[language]}`];
  const widths = head.map((word, at) =>
    Math.max(...[word, ...rows.map((row) => row[at] ?? "")].map(columnsOf)),
  );
  const [severity = 0, money = 0, place = 0, , number = 0] = widths;
  const placeWidth = Math.min(place, widestPlace);
  const lines = [...(isFirst ? [head] : []), ...rows].map(
    ([first = "", amount = "", name = "", state = "", known = ""]) =>
      [
        ...(isNumbered ? [padded(known, number)] : []),
        padded(first, severity),
        " ".repeat(money - columnsOf(amount)) + amount,
        padded(cut(name, placeWidth), placeWidth),
        state,
      ]
        .join("  ")
        .trimEnd(),
  );
  const rest = unlisted === 0 ? [] : [unlistedText(unlisted, letter.setting)];
  return [[...heading, ...lines, ...rest].join("\n")];
}

const widestPlace = 29;

/** Hangul and its punctuation take two columns, as mail programs with even letters show them. */
function columnsOf(text: string): number {
  return 2 * Array.from(text).length - (text.match(narrow)?.length ?? 0);
}

const narrow = /[ -~·–…]/g;

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  const signs = Array.from(text);
  while (signs.length > 0 && columnsOf(signs.join("")) > width - 1) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
