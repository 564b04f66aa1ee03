/** monitor alerts: what needs attention now, and why; and what a person does about it. */
import { storeAnswer } from "../../functions/api/alerts/store-answer.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { alertAnswered } from "../../shared/contracts/stored/audit-acts.ts";
import { alertName, scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import { author, decider } from "../host/actor.ts";
import type { Host } from "../host/host.ts";
import { writeDown } from "../host/record-audit.ts";
import { alertIdOf } from "../terminal/alert-id.ts";
import {
  type Command,
  type ExitCode,
  exits,
  Refusal,
  type Terminal,
  type Words,
} from "../terminal/command-line.ts";
import { alertsText, inOrderOfUrgency, type ListedRow, listedRows } from "../terminal/print-alerts.ts";
import { findingText } from "../terminal/print-outcome.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { readAnswer } from "./answer-arguments.ts";
import { inHome } from "./with-host.ts";

export const alerts: Command = {
  name: "alerts",
  usage: "[ack | snooze | explain ALERT] [--all] [--office CODE] [--year YYYY]",
  options: {
    all: { value: null, help: "also those that were cleared" },
    until: { value: "DATE", help: "snooze: quiet up to that day, YYYY-MM-DD" },
    reason: { value: "CODE", help: "why: contract-delayed, grant-late, weather, carry-over-planned, …" },
    note: { value: "TEXT", help: "the reason in words" },
    owner: { value: "NAME", help: "who sees to it" },
    due: { value: "DATE", help: "when it is to be in order, YYYY-MM-DD" },
    by: { value: "NAME", help: "who answers (default: the user of this computer)" },
    ...booksOptions,
  },
  takesFiles: true,
  run: (words, terminal) =>
    inHome(async (host) => {
      const found = await findAlerts(host, words);
      return words.files.length === 0 ? show(found, words, terminal) : answer(found, host, words, terminal);
    }),
};

interface AlertsOfBooks {
  readonly books: Books;
  readonly alerts: readonly CurrentAlert[];
}

async function findAlerts(host: Host, words: Words): Promise<AlertsOfBooks[]> {
  const found: AlertsOfBooks[] = [];
  for (const books of await selectBooks(host.ledger, words)) {
    const { alerts: current } = await readCurrentAlerts(host, books, host.clock.today());
    found.push({ books, alerts: current });
  }
  return found;
}

function show(found: readonly AlertsOfBooks[], words: Words, terminal: Terminal): ExitCode {
  const shown = found.flatMap(({ books, alerts: all }) =>
    listedRows(books, words.has("all") ? all : all.filter(isOpen)),
  );
  terminal.out(
    words.json
      ? `${JSON.stringify(inOrderOfUrgency(shown).map(rowJson), null, 2)}\n`
      : `${alertsText(shown, Number.POSITIVE_INFINITY)}\n`,
  );
  return exits.done;
}

async function answer(
  found: readonly AlertsOfBooks[],
  host: Host,
  words: Words,
  terminal: Terminal,
): Promise<ExitCode> {
  const { act, id, answer: given } = readAnswer(words);
  const all = found.flatMap(({ books, alerts: ofBooks }) => ofBooks.map((alert) => ({ books, alert })));
  const [meant, ...more] = all.filter(({ books, alert }) => alertIdOf(books, alert).startsWith(id));
  if (meant === undefined || more.length > 0) {
    throw new Refusal(
      `"${id}": ${more.length === 0 ? "그런 알림이 없습니다" : "여러 알림에 맞습니다"}. monitor alerts에 나오는 번호를 적어 주십시오.`,
      `"${id}": ${more.length === 0 ? "there is no such alert" : "several alerts begin so"}. Write the id that monitor alerts prints.`,
    );
  }
  const { books, alert } = meant;
  const result = await storeAnswer(books, alertName(alert), given, decider(words), host);
  if (result.kind === "refused") {
    terminal.err(`${findingText(result.finding)}\n`);
    return exits.refused;
  }
  await writeDown(host, books, author(words), alertAnswered(actNames[act], result.before, result.alert));
  const scope = scopeName(alert.scope);
  const { alerts: now } = await readCurrentAlerts(host, books, host.clock.today());
  const ofScope = now.filter((each) => scopeName(each.scope) === scope);
  const shown = listedRows(books, ofScope.some(isOpen) ? ofScope.filter(isOpen) : ofScope);
  terminal.out(
    words.json
      ? `${JSON.stringify(shown.map(rowJson)[0], null, 2)}\n`
      : `${actWords[act]}\n${alertsText(shown, 1)}\n`,
  );
  return exits.done;
}

const actWords = {
  ack: "확인했습니다. / acknowledged.",
  snooze: "미루었습니다. / put off.",
  explain: "사유를 적었습니다. / explained.",
} as const;

const actNames = { ack: "acknowledge-alert", snooze: "snooze-alert", explain: "explain-alert" } as const;

function rowJson({ books, lead, facets }: ListedRow) {
  const idAndWords = (alert: CurrentAlert) => ({ id: alertIdOf(books, alert), ...alertInWords(alert) });
  const { id, ...words } = idAndWords(lead);
  return { id, ...books, ...words, facets: facets.map(idAndWords) };
}
