/** What a person answers to an alert, read from the line. */
import type { Answer, GivenReason } from "../../shared/domain/alerts/alert-answer.ts";
import { reasonNames, reasons } from "../../shared/domain/words/reason-names.ts";
import { type Arguments, CommandError } from "./command-line.ts";
import { readDate } from "./option-values.ts";

/** The arguments of `alerts ack|snooze|explain`. */
export interface AnswerArguments {
  readonly act: "ack" | "snooze" | "explain";
  /** The number or the id of an alert. */
  readonly id: string;
  readonly answer: Answer;
}

/** A council report prints it; longer than this is a letter of its own. */
const longestNote = 500;

/** @throws CommandError naming the argument that is missing or wrong. */
export function readAnswer(args: Arguments): AnswerArguments {
  const [act = "", id = "", ...more] = args.files;
  if (id === "" || more.length > 0 || (act !== "ack" && act !== "snooze" && act !== "explain")) {
    throw new CommandError(
      "monitor alerts ack 번호, snooze 번호 --until 날짜 --reason 코드, explain 번호 --reason 코드 가운데 하나로 적어 주십시오.",
      "Write monitor alerts ack ALERT, snooze ALERT --until DATE --reason CODE, or explain ALERT --reason CODE.",
    );
  }
  const why = readReason(args);
  if (act === "ack") return { act, id, answer: { act: "acknowledge", why } };
  if (why === null) throw reasonError(null);
  if (act === "explain") return { act, id, answer: { act, why } };
  const until = readDate(args, "until");
  if (until !== null) return { act, id, answer: { act, until, why } };
  throw new CommandError(
    "언제까지 미룰지 --until 연-월-일로 적어 주십시오.",
    "Say until when: --until YYYY-MM-DD.",
  );
}

/** Null where nothing was said of why. */
function readReason(args: Arguments): GivenReason | null {
  const given = args.value("reason");
  const note = args.value("note")?.trim() ?? "";
  const owner = args.value("owner")?.trim() ?? null;
  const due = readDate(args, "due");
  if (given === null && note === "" && owner === null && due === null) return null;
  const reason = reasons.find((each) => each === (given ?? "other"));
  if (reason === undefined) throw reasonError(given);
  if (note.length <= longestNote) return { reason, note, owner, due };
  throw new CommandError(
    `--note: ${longestNote}자 이내로 적어 주십시오(${note.length}자).`,
    `--note: write at most ${longestNote} characters, not ${note.length}.`,
  );
}

function reasonError(given: string | null): CommandError {
  return new CommandError(
    `--reason${given === null ? "" : ` "${given}"`}: 다음 가운데 하나를 적어 주십시오: ${reasons.map((reason) => `${reason}(${reasonNames[reason].ko})`).join(", ")}`,
    `--reason${given === null ? "" : ` "${given}"`}: use one of ${reasons.map((reason) => `${reason} (${reasonNames[reason].en})`).join(", ")}.`,
  );
}
