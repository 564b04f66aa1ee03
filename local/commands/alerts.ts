/** monitor alerts: what needs attention now, and why; and what a person does about it. */
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { alertsTotal, alertStates, chosenRows } from "../print/alert-filter.ts";
import { answerAlerts } from "./answer-alerts.ts";
import { type AlertsOfBooks, everyRow, rowsNumbered } from "./lookup/find-alert.ts";
import {
  alertsTable,
  alertsText,
  howToAnswer,
  inOrderOfUrgency,
  listedRows,
  rowJson,
} from "../print/print-alerts.ts";
import {
  type Arguments,
  type Command,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readCount } from "../terminal/option-values.ts";
import { answerOptions, numbersIn } from "../terminal/read-alert-answer.ts";
import { inUnit, unitOption } from "../terminal/money-unit.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";

export const alerts: Command = {
  name: "alerts",
  usage:
    "[ALERT… | ack ALERT… | snooze ALERT… --until DATE --reason CODE | explain ALERT… --reason CODE [--owner NAME] [--due DATE] | withdraw ALERT…] [--note TEXT] [--by NAME] [--severity SEVERITY] [--department NAME] [--rule RULE] [--open] [--top COUNT] [--full] [--all] [--unit UNIT] [--office CODE] [--year YYYY]",
  options: {
    severity: {
      value: "SEVERITY",
      help: {
        ko: "이 단계만: critical(심각), warning(주의), notice(관심)",
        en: "only of this severity: critical, warning or notice",
      },
    },
    department: {
      value: "NAME",
      help: {
        ko: "이 부서만(이름의 앞부분이나 코드)",
        en: "only this department, by code or the beginning of its name",
      },
    },
    rule: {
      value: "RULE",
      help: {
        ko: "이 까닭만(예: behind-target, docs/alerts.md)",
        en: "only this rule, for example behind-target (docs/alerts.md)",
      },
    },
    open: {
      value: null,
      help: {
        ko: "조치가 필요한 것만: 새 알림, 답이나 기한을 기다리는 것, 기한이 지난 것",
        en: "only what needs action: what is new, waits for an answer or a day, or is overdue",
      },
    },
    top: { value: "COUNT", help: { ko: "급한 순서로 이만큼만", en: "only so many, the most urgent" } },
    full: {
      value: null,
      help: {
        ko: "많아도 모두 문장으로(기본값: 많으면 표)",
        en: "every one in sentences (default: a table where they are many)",
      },
    },
    all: { value: null, help: { ko: "해소된 알림까지 보기", en: "also those that were cleared" } },
    ...unitOption,
    ...answerOptions,
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, given) => {
    const terminal = inUnit(given, args);
    return inHome(async (host) => {
      const found = await findAlerts(host, args);
      const [first] = args.files;
      if (first === undefined) return show(found, host.clock.today(), args, terminal);
      return /\d/.test(first)
        ? showNumbered(found, args, terminal)
        : answerAlerts(found, host, args, terminal);
    });
  },
};

async function findAlerts(host: Host, args: Arguments): Promise<AlertsOfBooks[]> {
  const found: AlertsOfBooks[] = [];
  for (const books of await selectOffered(host.ledger, args)) {
    const { alerts: current } = await readCurrentAlerts(host, books, host.clock.today());
    found.push({ books, alerts: current });
  }
  return found;
}

/** More than this nobody reads in sentences. */
const mostInSentences = 20;

function show(
  found: readonly AlertsOfBooks[],
  today: IsoDate,
  args: Arguments,
  terminal: Terminal,
): ExitCode {
  const among = everyRow(found);
  const rows = args.has("all")
    ? among
    : found.flatMap(({ books, alerts: all }) => listedRows(books, all.filter(isOpen)));
  const top = readCount(args, "top") ?? Number.POSITIVE_INFINITY;
  const { display } = terminal;
  const { isChosen, line } = chosenRows(display, rows, args, today);
  const head = line === null ? [] : [line, ""];
  const chosen = rows.filter(isChosen);
  const shown = inOrderOfUrgency(chosen).slice(0, top);
  const isLong = shown.length > mostInSentences && !args.has("full");
  printResult(
    terminal,
    args,
    () => shown.map(rowJson),
    () =>
      isLong
        ? [
            ...head,
            alertsTable(display, shown, shown.length, among),
            "",
            alertsTotal(display, chosen),
            alertStates(display, chosen, today),
            say(display, {
              ko: "하나의 까닭은 monitor alerts 번호, 모두 문장으로 보려면 --full을 붙이십시오.",
              en: "monitor alerts NUMBER says why; --full says it of every one.",
            }),
            say(display, howToAnswer),
          ].join("\n")
        : [
            ...head,
            shown.length === 0 && rows.length > 0
              ? say(display, noneChosen)
              : alertsText(display, shown, shown.length, among),
            ...(chosen.length > 1
              ? ["", alertsTotal(display, chosen), alertStates(display, chosen, today)]
              : []),
            ...(shown.some(({ lead }) => isOpen(lead)) ? [say(display, howToAnswer)] : []),
          ].join("\n"),
  );
  return exits.done;
}

const noneChosen = {
  ko: "고른 조건에 맞는 알림이 없습니다.",
  en: "No alert is of what was chosen.",
};

function showNumbered(found: readonly AlertsOfBooks[], args: Arguments, terminal: Terminal): ExitCode {
  const rows = rowsNumbered(found, numbersIn(args.files));
  const { display } = terminal;
  printResult(
    terminal,
    args,
    // Who asks for one gets one.
    () => (rows.length === 1 ? rows.map(rowJson)[0] : rows.map(rowJson)),
    () =>
      [
        alertsText(display, rows, rows.length, everyRow(found)),
        ...(rows.some(({ lead }) => isOpen(lead)) ? [say(display, howToAnswer)] : []),
      ].join("\n"),
  );
  return exits.done;
}
