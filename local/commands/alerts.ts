/** monitor alerts: what needs attention now, and why; and what a person does about it. */
import { storeAnswer } from "../../functions/api/alerts/store-answer.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { alertAnswered } from "../../shared/contracts/stored/audit-acts.ts";
import type { Answer, GivenReason } from "../../shared/domain/alerts/alert-answer.ts";
import { alertName, scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { isOpen, reasonNames, reasons } from "../../shared/domain/alerts/alert.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { readDate } from "../terminal/option-values.ts";
import {
  alertIdOf,
  alertsText,
  inOrderOfUrgency,
  type ListedRow,
  listedRows,
} from "../terminal/print-alerts.ts";
import { findingText } from "../terminal/print-outcome.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";

export const alerts: Command = {
  name: "alerts",
  usage: "[ack | snooze | explain ALERT] [--all] [--office CODE] [--year YYYY]",
  options: {
    all: { value: null, help: { ko: "해소된 알림까지 보기", en: "also those that were cleared" } },
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
        ko: "사유 코드: contract-delayed(계약 지연), grant-late(보조금 지연), weather(기상), carry-over-planned(이월 예정) 등",
        en: "why: contract-delayed, grant-late, weather, carry-over-planned, …",
      },
    },
    note: { value: "TEXT", help: { ko: "사유를 적은 글", en: "the reason in words" } },
    owner: { value: "NAME", help: { ko: "담당자", en: "who sees to it" } },
    due: {
      value: "DATE",
      help: { ko: "조치 기한(YYYY-MM-DD)", en: "when it is to be in order, YYYY-MM-DD" },
    },
    by: {
      value: "NAME",
      help: {
        ko: "답하는 사람(기본값: 이 컴퓨터의 사용자)",
        en: "who answers (default: the user of this computer)",
      },
    },
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      const found = await findAlerts(host, args);
      return args.files.length === 0 ? show(found, args, terminal) : answer(found, host, args, terminal);
    }),
};

interface AlertsOfBooks {
  readonly books: Books;
  readonly alerts: readonly CurrentAlert[];
}

async function findAlerts(host: Host, args: Arguments): Promise<AlertsOfBooks[]> {
  const found: AlertsOfBooks[] = [];
  for (const books of await selectBooks(host.ledger, args)) {
    const { alerts: current } = await readCurrentAlerts(host, books, host.clock.today());
    found.push({ books, alerts: current });
  }
  return found;
}

function show(found: readonly AlertsOfBooks[], args: Arguments, terminal: Terminal): ExitCode {
  const shown = found.flatMap(({ books, alerts: all }) =>
    listedRows(books, args.has("all") ? all : all.filter(isOpen)),
  );
  printResult(
    terminal,
    args,
    () => inOrderOfUrgency(shown).map(rowJson),
    () => alertsText(shown, Number.POSITIVE_INFINITY),
  );
  return exits.done;
}

async function answer(
  found: readonly AlertsOfBooks[],
  host: Host,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { act, id, answer: given } = readAnswer(args);
  const all = found.flatMap(({ books, alerts: ofBooks }) => ofBooks.map((alert) => ({ books, alert })));
  const [meant, ...more] = all.filter(({ books, alert }) => alertIdOf(books, alert).startsWith(id));
  if (meant === undefined || more.length > 0) {
    throw new CommandError(
      `"${id}": ${more.length === 0 ? "그런 알림이 없습니다" : "여러 알림에 맞습니다"}. monitor alerts에 나오는 번호를 적어 주십시오.`,
      `"${id}": ${more.length === 0 ? "there is no such alert" : "several alerts begin so"}. Write the id that monitor alerts prints.`,
    );
  }
  const { books, alert } = meant;
  const result = await storeAnswer(books, alertName(alert), given, actorName(args), host);
  if (result.kind === "refused") {
    terminal.err(`${findingText(result.finding)}\n`);
    return exits.refused;
  }
  await recordAudit(host, books, actorOf(args), alertAnswered(actNames[act], result.before, result.alert));
  const scope = scopeName(alert.scope);
  const { alerts: now } = await readCurrentAlerts(host, books, host.clock.today());
  const ofScope = now.filter((each) => scopeName(each.scope) === scope);
  const shown = listedRows(books, ofScope.some(isOpen) ? ofScope.filter(isOpen) : ofScope);
  printResult(
    terminal,
    args,
    () => shown.map(rowJson)[0],
    () => `${actLabels[act]}\n${alertsText(shown, 1)}`,
  );
  return exits.done;
}

/** The arguments of `alerts ack|snooze|explain`. */
interface AnswerArguments {
  readonly act: "ack" | "snooze" | "explain";
  /** The beginning of an alert's id. */
  readonly id: string;
  readonly answer: Answer;
}

/** A council report prints it; longer than this is a letter of its own. */
const longestNote = 500;

/** @throws CommandError naming the argument that is missing or wrong. */
function readAnswer(args: Arguments): AnswerArguments {
  const [act = "", id = "", ...more] = args.files;
  if (id === "" || more.length > 0 || (act !== "ack" && act !== "snooze" && act !== "explain")) {
    throw new CommandError(
      "monitor alerts ack ALERT, snooze ALERT --until DATE --reason CODE, explain ALERT --reason CODE 가운데 하나로 적어 주십시오.",
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
    "언제까지 미룰지 --until YYYY-MM-DD로 적어 주십시오.",
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
    `--reason${given === null ? "" : ` "${given}"`}: use one of ${reasons.join(", ")}.`,
  );
}

const actLabels = {
  ack: "확인했습니다. / acknowledged.",
  snooze: "미루었습니다. / put off.",
  explain: "사유를 적었습니다. / explained.",
} as const;

const actNames = { ack: "acknowledge-alert", snooze: "snooze-alert", explain: "explain-alert" } as const;

function rowJson({ books, lead, facets }: ListedRow) {
  const alertJson = (alert: CurrentAlert) => ({ id: alertIdOf(books, alert), ...alertInWords(alert) });
  const { id, ...others } = alertJson(lead);
  return { id, ...books, ...others, facets: facets.map(alertJson) };
}
