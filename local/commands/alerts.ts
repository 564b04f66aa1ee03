/** monitor alerts: what needs attention now, and why; and what a person does about it. */
import { storeAnswer } from "../../functions/api/alerts/store-answer.ts";
import { storeWithdrawal } from "../../functions/api/alerts/store-withdrawal.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { alertAnswered } from "../../shared/contracts/stored/audit-acts.ts";
import { alertName, scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { alertsTotal, alertStates, chosenRows } from "../print/alert-filter.ts";
import { idOfAlert } from "../print/alert-numbers.ts";
import { type AlertsOfBooks, everyRow, rowNumbered } from "./find-alert.ts";
import {
  alertsTable,
  alertsText,
  inOrderOfUrgency,
  type ListedRow,
  listedRows,
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
import { answerOptions, readAnswer } from "../terminal/read-alert-answer.ts";
import { inUnit, unitOption } from "../terminal/money-unit.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";

export const alerts: Command = {
  name: "alerts",
  usage:
    "[ALERT | ack ALERT | snooze ALERT --until DATE --reason CODE | explain ALERT --reason CODE [--owner NAME] [--due DATE] | withdraw ALERT] [--note TEXT] [--by NAME] [--severity SEVERITY] [--department NAME] [--rule RULE] [--open] [--top COUNT] [--full] [--all] [--unit UNIT] [--office CODE] [--year YYYY]",
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
      const [first, ...more] = args.files;
      if (first === undefined) return show(found, host.clock.today(), args, terminal);
      if (more.length === 0 && /\d/.test(first))
        return showOne(rowNumbered(found, first), everyRow(found), args, terminal);
      return answer(found, host, args, terminal);
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
          ].join("\n")
        : [
            ...head,
            shown.length === 0 && rows.length > 0
              ? say(display, noneChosen)
              : alertsText(display, shown, shown.length, among),
            ...(chosen.length > 1
              ? ["", alertsTotal(display, chosen), alertStates(display, chosen, today)]
              : []),
          ].join("\n"),
  );
  return exits.done;
}

const noneChosen = {
  ko: "고른 조건에 맞는 알림이 없습니다.",
  en: "No alert is of what was chosen.",
};

function showOne(row: ListedRow, among: readonly ListedRow[], args: Arguments, terminal: Terminal): ExitCode {
  printResult(
    terminal,
    args,
    () => rowJson(row),
    () => alertsText(terminal.display, [row], 1, among),
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
  const row = rowNumbered(found, id);
  const { books, lead, facets } = row;
  const alert = facets.find((facet) => idOfAlert(facet).startsWith(id)) ?? lead;
  const result =
    given.act === "withdraw"
      ? await storeWithdrawal(books, alertName(alert), actorName(args), host)
      : await storeAnswer(books, alertName(alert), given, actorName(args), host);
  if (result.kind === "refused") {
    terminal.err(`${say(terminal.display, result.finding)}\n`);
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
    () =>
      `${say(terminal.display, actLabels[act])}\n${alertsText(terminal.display, shown, 1, everyRow(found))}`,
  );
  return exits.done;
}

const actLabels = {
  ack: { ko: "확인했습니다.", en: "Acknowledged." },
  snooze: { ko: "미루었습니다.", en: "Put off." },
  explain: { ko: "사유를 적었습니다.", en: "Explained." },
  withdraw: { ko: "마지막 답을 되돌렸습니다.", en: "The last answer is taken back." },
} as const;

const actNames = {
  ack: "acknowledge-alert",
  snooze: "snooze-alert",
  explain: "explain-alert",
  withdraw: "withdraw-answer",
} as const;

function alertJson(alert: CurrentAlert, { office }: Books) {
  return { id: idOfAlert(alert), ...alertInWords(alert, office) };
}

function rowJson({ books, lead, facets }: ListedRow) {
  const { id, ...others } = alertJson(lead, books);
  return { id, ...books, ...others, facets: facets.map((facet) => alertJson(facet, books)) };
}
