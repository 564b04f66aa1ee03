/** monitor notices: what was sent, to whom and when; what waits; what was dropped. And what today's digest would say. */
import { composeDigests } from "../../functions/notify/compose-digest.ts";
import { readOpenAlerts } from "../../functions/notify/deliver-notice.ts";
import { noticeToJson, storedNoticeToJson } from "../../shared/contracts/stored/stored-notice.ts";
import type { StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import type { LetterNames, LetterSetting } from "../../shared/domain/notices/letter.ts";
import { readLetterNames } from "../../shared/reading/read-letter-names.ts";
import { letterText } from "../../shared/reports/letters/letter-text.ts";
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
import { momentOf, noticesText, receiverText } from "../print/print-notices.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import { booksText } from "../print/sentence-parts.ts";
import { say } from "../terminal/display.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";

export interface NoticesHost {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly notices: NoticeStore;
  readonly clock: Clock;
  /** As the environment sets letters up. */
  readonly letters: LetterSetting;
  /** False where letters lie in the home's folder alone. */
  readonly isMailed: boolean;
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
      const inOrder = shown.toSorted((a, b) => momentOf(a.state).localeCompare(momentOf(b.state)));
      return [
        ...(chosen === null ? [] : [chosen, ""]),
        noticesText(terminal.display, inOrder, names, host.isMailed),
      ].join("\n");
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
