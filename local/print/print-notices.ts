/** Notices as a person reads them: what became of each letter, and why it did not go out. */
import { mostTries, type NoticeState, type StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { type LetterNames, noLetterNames } from "../../shared/domain/notices/letter.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { letterSubject } from "../../shared/reports/letters/letter-parts.ts";
import { booksText, momentText } from "./sentence-parts.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, sentence } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import { deliveryErrorText } from "../notify/delivery-errors.ts";

/** By `booksText`: what is known by now, whatever was when a notice was written. */
export type NamesOfBooks = ReadonlyMap<string, LetterNames>;

/** Which a row begins with. */
export function momentOf(state: NoticeState): string {
  return "at" in state ? state.at : state.until;
}

export function noticesText(
  display: Display,
  notices: readonly StoredNotice[],
  names: NamesOfBooks,
  isMailed: boolean,
): string {
  if (notices.length === 0) return say(display, { ko: "보일 통지가 없습니다.", en: "No notice to show." });
  const columns = [
    lessNeeded(2, exact("상태", "state")),
    lessNeeded(1, nameColumn("받는 이", "to")),
    // The project stands at its end, and tells letters apart.
    sentence("내용", "about"),
  ];
  const rows = notices.map((notice) =>
    rowOf(display, notice, names.get(booksText(notice.notice.books)) ?? noLetterNames, isMailed),
  );
  const kept = notices.filter(({ state, notice }) => state.state === "sent" && !isSent(notice.to, isMailed));
  return [
    table(display, columns, rows) + (kept.length === 0 ? "" : `\n${say(display, keptWords(isMailed))}`),
    ...reasonLines(notices, display),
  ].join("\n\n");
}

/** Nobody gets what is for a department alone: this computer has no list of subscribers. */
function isSent(to: Notice["to"], isMailed: boolean): boolean {
  return to.kind === "webhook" || (to.kind === "person" && isMailed);
}

function keptWords(isMailed: boolean): Bilingual {
  return isMailed
    ? {
        ko: '"둠"은 받는 사람이 정해지지 않아 자료 폴더에 편지 파일로만 둔 것입니다. 받는 사람은 정책의 "받는 사람"으로 정합니다: monitor policy show "받는 사람"',
        en: "\"kept\": nobody is named for it, so the letter (.eml) lies in the home's notices folder alone. The policy's recipients name who gets them (monitor policy show recipients).",
      }
    : {
        ko: '"둠"은 자료 폴더에 편지 파일로만 둔 것입니다. 메일로 보내려면 메일 서버와 정책의 "받는 사람"을 정하십시오(docs/pc-guide.md의 메일).',
        en: "\"kept\": the letter (.eml) lies in the home's notices folder alone. To send mail, set MONITOR_SMTP_URL and the policy's recipients (docs/pc-guide.en.md, Mail).",
      };
}

/** Why letters did not go out, each reason once, with the setting to look at. */
function reasonLines(notices: readonly StoredNotice[], display: Display): string[] {
  const reasons = new Map(
    notices.flatMap(({ state }) => {
      const trouble = "trouble" in state ? state.trouble : null;
      const text = trouble === null ? null : deliveryErrorText(trouble);
      return trouble === null || text === null ? [] : [[codeOf(trouble), text] as const];
    }),
  );
  return [...reasons].map(([code, text]) => `${code}\n  ${say(display, text)}`);
}

/** The reason below the table has the words of a known one. */
function codeOf(trouble: string): string {
  return deliveryErrorText(trouble) === null ? trouble : (trouble.split(":")[0] ?? trouble);
}

function rowOf(display: Display, stored: StoredNotice, names: LetterNames, isMailed: boolean): string[] {
  const { notice, state, withdrawn } = stored;
  const lost =
    withdrawn.length === 0
      ? ""
      : say(display, {
          ko: ` (보내기 전에 해소되어 뺀 것 ${withdrawn.length}건)`,
          en: ` (cleared before it was sent: ${withdrawn.length})`,
        });
  const subject = letterSubject({
    notice,
    names,
    setting: { language: display.language, pageAddress: null },
  });
  return [
    stateText(display, state, isSent(notice.to, isMailed)),
    receiverText(display, notice.to, names),
    `${subject}${lost}`,
  ];
}

/** As a person calls it; options and programs take `destinationText`. */
export function receiverText(display: Display, to: Notice["to"], names: LetterNames): string {
  switch (to.kind) {
    case "person":
      return to.address;
    case "topic": {
      if (to.department === null) return "–";
      return names.departments.get(to.department) ?? to.department;
    }
    case "webhook":
      return say(display, { ko: "웹훅", en: "webhook" });
  }
}

function stateText(display: Display, state: NoticeState, isLeaving: boolean): string {
  const moment = (instant: string): string => momentText(display, instant);
  switch (state.state) {
    case "waiting":
      return state.trouble === null
        ? say(display, { ko: `대기 ~${moment(state.until)}`, en: `waiting ~${moment(state.until)}` })
        : say(display, {
            ko: `재시도 ${state.tries}/${mostTries} ${moment(state.until)} (${codeOf(state.trouble)})`,
            en: `again ${state.tries}/${mostTries} ${moment(state.until)} (${codeOf(state.trouble)})`,
          });
    case "sending":
      return say(display, { ko: `보내는 중 ~${moment(state.until)}`, en: `sending ~${moment(state.until)}` });
    case "sent":
      return isLeaving
        ? say(display, { ko: `보냄 ${moment(state.at)}`, en: `sent ${moment(state.at)}` })
        : say(display, { ko: `둠 ${moment(state.at)}`, en: `kept ${moment(state.at)}` });
    case "dropped":
      return say(display, { ko: `보내지 않음 ${moment(state.at)}`, en: `dropped ${moment(state.at)}` });
    case "returned":
      return say(display, {
        ko: `반송 ${moment(state.at)} (${codeOf(state.trouble)})`,
        en: `came back ${moment(state.at)} (${codeOf(state.trouble)})`,
      });
    case "given-up":
      return say(display, {
        ko: `포기 ${moment(state.at)} (${codeOf(state.trouble)})`,
        en: `given up ${moment(state.at)} (${codeOf(state.trouble)})`,
      });
  }
}
