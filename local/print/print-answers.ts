/** Answers that were given about projects, each with the number that takes it back. */
import { booksTitle, type OfficeNames } from "../terminal/office-names.ts";
import type { PastAnswer } from "../../shared/reading/past-match-answers.ts";
import { type Display, say } from "../terminal/display.ts";
import { personText, momentText } from "./sentence-parts.ts";

export function answersText(display: Display, answers: readonly PastAnswer[], names: OfficeNames): string {
  if (answers.length === 0) return say(display, { ko: "적은 답이 없습니다.", en: "No answer was given." });
  return [
    ...answers.map((answer) => answerText(display, answer, names)),
    say(display, {
      ko: "되돌리기: monitor match --undo 번호",
      en: "To take one back: monitor match --undo N",
    }),
  ].join("\n");
}

function answerText(
  display: Display,
  { books, seq, fileName, by, at, pairs }: PastAnswer,
  names: OfficeNames,
): string {
  const who = by === null ? "" : ` · ${personText(display, by)}`;
  const head = say(display, {
    ko: `번호 ${seq} · ${fileName} · ${booksTitle(books, names)} · ${momentText(display, at)}${who}`,
    en: `number ${seq} · ${fileName} · ${booksTitle(books, names)} · ${momentText(display, at)}${who}`,
  });
  const lines = pairs.map(({ from, to }) =>
    to === null
      ? say(display, { ko: `  "${from}": 새 사업`, en: `  "${from}": a project of its own` })
      : say(display, { ko: `  "${from}" = "${to}": 같은 사업`, en: `  "${from}" = "${to}": one project` }),
  );
  return [head, ...lines].join("\n");
}
