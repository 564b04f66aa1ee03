/** The words of `alerts ack|snooze|explain`, read strictly. */
import { reasonNames, reasons } from "../../shared/domain/alerts/alert.ts";
import type { Answer, GivenReason } from "../../shared/domain/alerts/alert-answer.ts";
import { type IsoDate, parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { Refusal, type Words } from "../terminal/command-line.ts";

export interface AnswerWords {
  readonly act: "ack" | "snooze" | "explain";
  /** The beginning of an alert's id. */
  readonly id: string;
  readonly answer: Answer;
}

/** A council report prints it; longer than this is a letter of its own. */
const longestNote = 500;

/** @throws Refusal naming the word that is missing or wrong. */
export function readAnswer(words: Words): AnswerWords {
  const [act = "", id = "", ...more] = words.files;
  if (id === "" || more.length > 0 || (act !== "ack" && act !== "snooze" && act !== "explain")) {
    throw new Refusal(
      "monitor alerts ack ALERT, snooze ALERT --until DATE --reason CODE, explain ALERT --reason CODE 가운데 하나로 적어 주십시오.",
      "Write monitor alerts ack ALERT, snooze ALERT --until DATE --reason CODE, or explain ALERT --reason CODE.",
    );
  }
  const why = readReason(words);
  if (act === "ack") return { act, id, answer: { act: "acknowledge", why } };
  if (why === null) throw reasonRefusal(null);
  if (act === "explain") return { act, id, answer: { act, why } };
  const until = readDate(words, "until");
  if (until !== null) return { act, id, answer: { act, until, why } };
  throw new Refusal(
    "언제까지 미룰지 --until YYYY-MM-DD로 적어 주십시오.",
    "Say until when: --until YYYY-MM-DD.",
  );
}

/** Null where nothing was said of why. */
function readReason(words: Words): GivenReason | null {
  const given = words.value("reason");
  const note = words.value("note")?.trim() ?? "";
  const owner = words.value("owner")?.trim() ?? null;
  const due = readDate(words, "due");
  if (given === null && note === "" && owner === null && due === null) return null;
  const reason = reasons.find((each) => each === (given ?? "other"));
  if (reason === undefined) throw reasonRefusal(given);
  if (note.length <= longestNote) return { reason, note, owner, due };
  throw new Refusal(
    `--note: ${longestNote}자 이내로 적어 주십시오(${note.length}자).`,
    `--note: write at most ${longestNote} characters, not ${note.length}.`,
  );
}

function readDate(words: Words, option: "until" | "due"): IsoDate | null {
  const text = words.value(option);
  const date = text === null ? null : parseIsoDate(text);
  if (text === null || date !== null) return date;
  throw new Refusal(
    `--${option} "${text}": 달력에 없는 날짜입니다. 2020-10-31처럼 적어 주십시오.`,
    `--${option} "${text}": no day of the calendar. Write it as 2020-10-31.`,
  );
}

function reasonRefusal(given: string | null): Refusal {
  return new Refusal(
    `--reason${given === null ? "" : ` "${given}"`}: 다음 가운데 하나를 적어 주십시오: ${reasons.map((reason) => `${reason}(${reasonNames[reason].ko})`).join(", ")}`,
    `--reason${given === null ? "" : ` "${given}"`}: use one of ${reasons.join(", ")}.`,
  );
}
