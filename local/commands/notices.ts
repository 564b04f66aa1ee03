/** monitor notices: what was sent, to whom and when; what waits; what was dropped. And what today's digest would say. */
import { composeDigests } from "../../functions/notify/compose-digest.ts";
import { readOpenAlerts } from "../../functions/notify/read-open-alerts.ts";
import { noticeToJson, storedNoticeToJson } from "../../shared/contracts/stored/stored-notice.ts";
import { mostTries, type NoticeState, type StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { type LetterNames, type LetterSetting, noLetterNames } from "../../shared/domain/notices/letter.ts";
import { readLetterNames } from "../../shared/reading/read-letter-names.ts";
import { letterSubject } from "../../shared/reports/letters/letter-words.ts";
import { letterText } from "../../shared/reports/letters/letter-text.ts";
import { deliveryErrorText } from "../notify/delivery-errors.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import { booksText } from "../print/sentence-parts.ts";
import { momentText } from "../print/moment.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, sentence, table } from "../terminal/terminal-table.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";

export interface NoticesHost {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly notices: NoticeStore;
  readonly clock: Clock;
  /** As the environment sets letters up. */
  readonly letters: LetterSetting;
}

export function noticesCommand(open: Opening<NoticesHost>): Command {
  return {
    name: "notices",
    usage: "[--waiting|--sent|--all] [--digest [--to ADDRESS]] [--office CODE] [--year YYYY]",
    options: {
      waiting: {
        value: null,
        help: { ko: "아직 보내지 않은 것과 보낼 때", en: "what is still to be sent, and when" },
      },
      sent: { value: null, help: { ko: "보낸 것", en: "what was sent" } },
      all: {
        value: null,
        help: {
          ko: "보내지 않았거나 포기한 것까지(기본값)",
          en: "also what was dropped or given up (the default)",
        },
      },
      digest: {
        value: null,
        help: {
          ko: "오늘의 주간 점검 편지 미리 보기(보내지 않음)",
          en: "what the digest of today would say; nothing is sent",
        },
      },
      to: {
        value: "ADDRESS",
        help: { ko: "digest: 이 사람에게 갈 편지만", en: "digest: only the one of that person" },
      },
      ...booksOptions,
    },
    takesFiles: false,
    run: (args, terminal) => {
      if (["waiting", "sent", "all", "digest"].filter((option) => args.has(option)).length > 1)
        throw new CommandError(
          "--waiting, --sent, --all, --digest 가운데 하나만 적어 주십시오.",
          "Write one of --waiting, --sent, --all and --digest.",
        );
      if (args.has("to") && !args.has("digest"))
        throw new CommandError("--to는 --digest와 함께 적어 주십시오.", "--to goes with --digest.");
      return open((host) =>
        args.has("digest") ? printDigests(host, args, terminal) : printLog(host, args, terminal),
      );
    },
  };
}

async function printLog(host: NoticesHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const found: StoredNotice[] = [];
  const names = new Map<string, LetterNames>();
  for (const books of await selectBooks(host.ledger, args)) {
    found.push(...(await host.notices.list(books)));
    names.set(booksText(books), await readLetterNames(host.ledger, books, sha256Of));
  }
  const shown = found.filter(({ state: { state } }) => {
    if (args.has("waiting")) return state === "waiting" || state === "sending";
    return args.has("sent") ? state === "sent" : true;
  });
  printResult(
    terminal,
    args,
    () => shown.map(storedNoticeToJson),
    () => {
      const chosen = chosenLine(terminal.display, args, ["office", "year", "waiting", "sent"]);
      return [...(chosen === null ? [] : [chosen, ""]), noticesText(terminal.display, shown, names)].join(
        "\n",
      );
    },
  );
  return exits.done;
}

async function printDigests(host: NoticesHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const to = args.value("to")?.trim().toLowerCase() ?? null;
  const digests: Notice[] = [];
  for (const books of await selectBooks(host.ledger, args)) digests.push(...(await digestsOf(books, host)));
  const shown = digests.filter((digest) => to === null || destinationText(digest.to) === to);
  if (args.json) {
    terminal.data(`${JSON.stringify(shown.map(noticeToJson), null, 2)}\n`);
    return exits.done;
  }
  const messages: string[] = [];
  for (const notice of shown) {
    const names = await readLetterNames(host.ledger, notice.books, sha256Of);
    const letter = { notice, names, setting: host.letters };
    messages.push(`── ${receiverText(terminal.display, notice.to, names)}\n\n${letterText(letter)}\n`);
  }
  terminal.out(
    messages.length === 0
      ? `${say(terminal.display, { ko: "보낼 것이 없습니다.", en: "There is nothing to send." })}\n`
      : messages.join("\n"),
  );
  return exits.done;
}

async function digestsOf(books: Books, host: NoticesHost): Promise<Notice[]> {
  const { openAlerts, asOf } = await readOpenAlerts(books, host.clock.today(), host);
  const { recipients } = await host.policies.current(books);
  const week = { id: "preview", books, at: host.clock.now(), date: host.clock.today(), asOf };
  return composeDigests(week, openAlerts, recipients, { mail: true, webhook: false });
}

/** By `booksText`: what is known by now, whatever was when a notice was written. */
type NamesOfBooks = ReadonlyMap<string, LetterNames>;

function noticesText(display: Display, notices: readonly StoredNotice[], names: NamesOfBooks): string {
  if (notices.length === 0) return say(display, { ko: "보일 통지가 없습니다.", en: "No notice to show." });
  const columns = [
    lessNeeded(2, exact("상태", "state")),
    lessNeeded(1, nameColumn("받는 이", "to")),
    // The project stands at its end, and tells letters apart.
    sentence("내용", "about"),
  ];
  const rows = notices.map((notice) =>
    rowOf(display, notice, names.get(booksText(notice.notice.books)) ?? noLetterNames),
  );
  return [table(display, columns, rows), ...reasonLines(notices, display)].join("\n\n");
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

function rowOf(display: Display, stored: StoredNotice, names: LetterNames): string[] {
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
  return [stateText(display, state), receiverText(display, notice.to, names), `${subject}${lost}`];
}

/** As a person calls it; options and programs take `destinationText`. */
function receiverText(display: Display, to: Notice["to"], names: LetterNames): string {
  switch (to.kind) {
    case "person":
      return to.address;
    case "topic": {
      if (to.department === null) return say(display, { ko: "구독자", en: "subscribers" });
      const department = names.departments.get(to.department) ?? to.department;
      return say(display, { ko: `${department} 구독자`, en: `subscribers of ${department}` });
    }
    case "webhook":
      return say(display, { ko: "웹훅", en: "webhook" });
  }
}

function stateText(display: Display, state: NoticeState): string {
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
      return say(display, { ko: `보냄 ${moment(state.at)}`, en: `sent ${moment(state.at)}` });
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
