/** monitor alerts ack, snooze, explain and withdraw: one answer of a person, to one alert or to several at once. */
import { storeAnswer, storeWithdrawal } from "../../functions/api/alerts/store-answer.ts";
import { alertAnswered } from "../../shared/contracts/stored/audit-acts.ts";
import { alertName, scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import type { Host } from "../host/host.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { idOfAlert } from "../print/alert-numbers.ts";
import {
  alertsTable,
  alertsText,
  type ListedRow,
  listedRows,
  numbersAmong,
  rowJson,
} from "../print/print-alerts.ts";
import {
  type Arguments,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { type AnswerArguments, readAnswer } from "../terminal/read-alert-answer.ts";
import { type AlertsOfBooks, everyRow, rowsNumbered } from "./lookup/find-alert.ts";

/** All numbers are found before any alert is answered. One that refuses the answer does not stop the others. */
export async function answerAlerts(
  found: readonly AlertsOfBooks[],
  host: Host,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const given = readAnswer(args);
  const among = everyRow(found);
  const numberOf = numbersAmong(among);
  const { display } = terminal;
  const shown: ListedRow[] = [];
  const rows = rowsNumbered(found, given.ids);
  for (const row of rows) {
    const result = await answerOne(row, given, host, args);
    if (result.kind === "answered") shown.push(...result.rows);
    else {
      const which = rows.length === 1 ? "" : `${numberOf({ books: row.books, alert: row.lead })}: `;
      terminal.err(`${which}${say(display, result.finding)}\n`);
    }
  }
  if (shown.length > 0)
    printResult(
      terminal,
      args,
      // Who answers one gets one.
      () => (rows.length === 1 ? shown.map(rowJson)[0] : shown.map(rowJson)),
      () =>
        `${doneText(display, given.act, rows.length === 1 ? null : shown.length)}\n${
          rows.length === 1
            ? alertsText(display, shown, 1, among)
            : alertsTable(display, shown, shown.length, among)
        }`,
    );
  return shown.length === rows.length ? exits.done : exits.refused;
}

async function answerOne(row: ListedRow, given: AnswerArguments, host: Host, args: Arguments) {
  const { books, lead, facets } = row;
  const alert = facets.find((facet) => given.ids.some((id) => idOfAlert(facet).startsWith(id))) ?? lead;
  const result =
    given.answer.act === "withdraw"
      ? await storeWithdrawal(books, alertName(alert), actorName(args), host)
      : await storeAnswer(books, alertName(alert), given.answer, actorName(args), host);
  if (result.kind === "refused") return { kind: "refused", finding: result.finding } as const;
  await recordAudit(
    host,
    books,
    actorOf(args),
    alertAnswered(actNames[given.act], result.before, result.alert),
  );
  const scope = scopeName(alert.scope);
  const { alerts: now } = await readCurrentAlerts(host, books, host.clock.today());
  const ofScope = now.filter((each) => scopeName(each.scope) === scope);
  const isAnyOpen = ofScope.some(isOpen);
  const rows = listedRows(books, isAnyOpen ? ofScope.filter(isOpen) : ofScope);
  return { kind: "answered", rows } as const;
}

const actLabels = {
  ack: { ko: "확인했습니다.", en: "Acknowledged." },
  snooze: { ko: "미루었습니다.", en: "Put off." },
  explain: { ko: "사유를 적었습니다.", en: "Explained." },
  withdraw: { ko: "마지막 답을 되돌렸습니다.", en: "The last answer is taken back." },
} as const;

/** @param count null where it is one. */
function doneText(display: Display, act: AnswerArguments["act"], count: number | null): string {
  const { ko, en } = actLabels[act];
  if (count === null) return say(display, { ko, en });
  return say(display, { ko: ko.replace(/\.$/, `(${count}건).`), en: en.replace(/\.$/, ` (${count}).`) });
}

const actNames = {
  ack: "acknowledge-alert",
  snooze: "snooze-alert",
  explain: "explain-alert",
  withdraw: "withdraw-answer",
} as const;
