/** What a person answers to an alert, read from the line. */
import type { Language } from "../../shared/domain/values/bilingual.ts";
import type { Answer, GivenReason } from "../../shared/domain/alerts/alert-answer.ts";
import type { Withdrawal } from "../../functions/api/alerts/store-answer.ts";
import { reasonNames, reasons } from "../../shared/domain/words/reason-names.ts";
import { type Arguments, type Command, CommandError } from "./command-line.ts";
import { choiceOf, readDate } from "./option-values.ts";

/** The arguments of `alerts ack|snooze|explain|withdraw`. */
export interface AnswerArguments {
  readonly act: AnswerAct;
  /** Numbers or ids of alerts: at least one. */
  readonly ids: readonly string[];
  readonly answer: Answer | Withdrawal;
}

const answerActs = ["ack", "snooze", "explain", "withdraw"] as const;
type AnswerAct = (typeof answerActs)[number];

/** A council report prints it; longer than this is a letter of its own. */
const longestNote = 500;

export const answerOptions: Command["options"] = {
  until: {
    value: "DATE",
    help: {
      ko: "snooze: 이 날까지 알리지 않음(YYYY-MM-DD)",
      en: "snooze: quiet up to that day, YYYY-MM-DD",
    },
  },
  reason: {
    value: "CODE",
    help: {
      ko: `사유. snooze와 explain에는 이것이나 --note가 있어야 하고, 없으면 other: ${reasons.map((reason) => `${reason}(${reasonNames[reason].ko})`).join(", ")}`,
      en: `why; snooze and explain take it, or --note, which alone is "other": ${reasons.join(", ")}`,
    },
  },
  note: {
    value: "TEXT",
    help: {
      ko: "적어 둘 글. explain의 글만 의회 보고서의 조치계획에 실리고, ack와 snooze의 글은 싣지 않음",
      en: "in words; the council's report prints that of explain as the plan, and none of ack or snooze",
    },
  },
  owner: { value: "NAME", help: { ko: "담당자", en: "who sees to it" } },
  due: {
    value: "DATE",
    help: { ko: "조치 예정일(YYYY-MM-DD)", en: "when it is to be in order, YYYY-MM-DD" },
  },
  by: {
    value: "NAME",
    help: {
      ko: "답하는 사람(기본값: 이 컴퓨터의 사용자)",
      en: "who answers (default: the user of this computer)",
    },
  },
};

/** @throws CommandError naming the argument that is missing or wrong. */
export function readAnswer(args: Arguments): AnswerArguments {
  const [given = "", ...numbers] = args.files;
  const act = answerActs.find((each) => each === given);
  const ids = numbersIn(numbers);
  if (ids.length === 0 || act === undefined) {
    throw new CommandError(
      "monitor alerts ack 번호, snooze 번호 --until 날짜 --reason 코드, explain 번호 --reason 코드, withdraw 번호 가운데 하나로 적어 주십시오. 번호는 여럿이어도 됩니다.",
      "Write monitor alerts ack ALERT, snooze ALERT --until DATE --reason CODE, explain ALERT --reason CODE, or withdraw ALERT. There may be several numbers.",
    );
  }
  if (act === "withdraw") return { act, ids, answer: { act } };
  const why = readReason(args);
  if (act === "ack") return { act, ids, answer: { act: "acknowledge", why } };
  const until = act === "snooze" ? readDate(args, "until") : null;
  if (why === null) throw act === "snooze" && until === null ? bothMissing() : reasonError(null);
  if (act === "explain") return { act, ids, answer: { act, why } };
  if (until !== null) return { act, ids, answer: { act, until, why } };
  throw new CommandError(
    "언제까지 미룰지 --until 연-월-일로 적어 주십시오.",
    "Say until when: --until YYYY-MM-DD.",
  );
}

/** Several numbers stand beside each other, or with commas between them. */
export function numbersIn(given: readonly string[]): readonly string[] {
  return given.flatMap((each) => each.split(/[,，、\s]+/u)).filter((each) => each !== "");
}

function bothMissing(): CommandError {
  return new CommandError(
    `언제까지 미룰지 --until 연-월-일, 왜 미루는지 --reason 코드로 적어 주십시오. 코드: ${reasonList("ko")}`,
    `Say until when, --until YYYY-MM-DD, and why, --reason CODE: ${reasonList("en")}.`,
  );
}

function reasonList(language: Language): string {
  return reasons.map((reason) => `${reason}(${reasonNames[reason][language]})`).join(", ");
}

/** Null where nothing was said of why. */
function readReason(args: Arguments): GivenReason | null {
  const given = args.value("reason");
  const note = args.value("note")?.trim() ?? "";
  const named = args.value("owner")?.trim() ?? "";
  const owner = named === "" ? null : named;
  const due = readDate(args, "due");
  if (given === null && note === "" && owner === null && due === null) return null;
  const reason = choiceOf(given ?? "other", reasons, reasonNames);
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
