/** monitor notices: what was sent, to whom and when; what waits; what was dropped. And what today's digest would say. */
import { composeDigests } from "../../functions/notify/compose-digest.ts";
import { readStanding } from "../../functions/notify/read-standing.ts";
import { noticeToJson, storedNoticeToJson } from "../../shared/contracts/stored/stored-notice.ts";
import type { StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { messageText } from "../../shared/reports/notice-message.ts";
import {
  type Command,
  type ExitCode,
  exits,
  Refusal,
  type Terminal,
  type Words,
} from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { noticesText } from "./print-notices.ts";

export interface NoticesHost {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly notices: NoticeStore;
  readonly clock: Clock;
}

/** Opens the stores for the time of one command. */
export type WithNotices = <Result>(work: (host: NoticesHost) => Promise<Result>) => Promise<Result>;

export function noticesCommand(open: WithNotices): Command {
  return {
    name: "notices",
    usage: "[--waiting|--sent|--all] [--digest [--to ADDRESS]] [--office CODE] [--year YYYY]",
    options: {
      waiting: { value: null, help: "what is still to be sent, and when" },
      sent: { value: null, help: "what was sent" },
      all: { value: null, help: "also what was dropped or given up (the default)" },
      digest: { value: null, help: "what the digest of today would say; nothing is sent" },
      to: { value: "ADDRESS", help: "digest: only the one of that person" },
      ...booksOptions,
    },
    takesFiles: false,
    run: (words, terminal) => {
      if (["waiting", "sent", "all", "digest"].filter((option) => words.has(option)).length > 1)
        throw new Refusal(
          "--waiting, --sent, --all, --digest 가운데 하나만 적어 주십시오.",
          "Write one of them.",
        );
      if (words.has("to") && !words.has("digest"))
        throw new Refusal("--to는 --digest와 함께 적어 주십시오.", "--to goes with --digest.");
      return open((host) =>
        words.has("digest") ? printDigests(host, words, terminal) : printLog(host, words, terminal),
      );
    },
  };
}

async function printLog(host: NoticesHost, words: Words, terminal: Terminal): Promise<ExitCode> {
  const found: StoredNotice[] = [];
  for (const books of await selectBooks(host.ledger, words)) found.push(...(await host.notices.list(books)));
  const shown = found.filter(({ state: { state } }) => {
    if (words.has("waiting")) return state === "waiting" || state === "sending";
    return words.has("sent") ? state === "sent" : true;
  });
  terminal.out(
    words.json ? `${JSON.stringify(shown.map(storedNoticeToJson), null, 2)}\n` : `${noticesText(shown)}\n`,
  );
  return exits.done;
}

async function printDigests(host: NoticesHost, words: Words, terminal: Terminal): Promise<ExitCode> {
  const to = words.value("to")?.trim().toLowerCase() ?? null;
  const digests: Notice[] = [];
  for (const books of await selectBooks(host.ledger, words)) digests.push(...(await digestsOf(books, host)));
  const shown = digests.filter((digest) => to === null || destinationText(digest.to) === to);
  if (words.json) {
    terminal.out(`${JSON.stringify(shown.map(noticeToJson), null, 2)}\n`);
    return exits.done;
  }
  const letters = shown.map((digest) => `── ${destinationText(digest.to)}\n\n${messageText(digest)}\n`);
  terminal.out(
    letters.length === 0 ? "보낼 것이 없습니다. / There is nothing to send.\n" : letters.join("\n"),
  );
  return exits.done;
}

async function digestsOf(books: Books, host: NoticesHost): Promise<Notice[]> {
  const { standing, asOf } = await readStanding(books, host.clock.today(), host);
  const { recipients } = await host.policies.current(books);
  const week = { id: "preview", books, at: host.clock.now(), date: host.clock.today(), asOf };
  return composeDigests(week, standing, recipients, { mail: true, webhook: false });
}
