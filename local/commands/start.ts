/** monitor start: shows where the office stands, then watches the inbox until it is told to end. */
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { rateRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { noLetterNames } from "../../shared/domain/notices/letter.ts";
import { readCurrentAlerts } from "../../shared/reading/read-figures.ts";
import { letterSubject } from "../../shared/reports/letters/letter-parts.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import type { Host } from "../host/host.ts";
import { newOrKnownHome, withHost } from "../host/open-home.ts";
import { booksWithFigures } from "../../shared/reading/offered-books.ts";
import { readView } from "../host/read-view.ts";
import { inboxActs } from "../inbox/inbox-acts.ts";
import { Inbox, type WorkedFile } from "../inbox/inbox.ts";
import { serve, serveOptions } from "../server/serve.ts";
import type { Home } from "../storage/home.ts";
import { replaceFile } from "../storage/write-file.ts";
import { type Arguments, type Command, exits, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { type EnvironmentError, environmentErrorOf, explainError } from "../terminal/explain-error.ts";
import { alertsText, inOrderOfUrgency, listedRows } from "../print/print-alerts.ts";
import { outcomeJson } from "../print/print-outcome.ts";
import { emptyText, waitingText, watchingText } from "../print/print-host.ts";
import { booksText } from "../print/sentence-parts.ts";
import { ratesTable } from "../print/print-rates.ts";
import { linesBeside } from "../print/rate-remarks.ts";
import { loadSamples } from "../inbox/load-samples.ts";
import { everything, rowsSelected } from "../terminal/rate-selection.ts";

/** A person who drops a file looks for an answer within a second or two. */
const pollEveryMilliseconds = 125;
/** What others told the outbox waits a little longer: asking it costs more than a look into a folder. */
const drainEveryLooks = 4;
const shownAlerts = 20;

export const start: Command = {
  name: "start",
  usage:
    "[--once] [--port N] [--host ADDRESS --users FILE [--tls-cert FILE --tls-key FILE | --trusted-proxy CIDR]] [--samples FOLDER]",
  options: {
    once: {
      value: null,
      help: {
        ko: "수신함의 파일을 처리하고 결과를 출력한 뒤 끝냄",
        en: "work what lies in the inbox, print, and end",
      },
    },
    port: {
      value: "N",
      help: {
        ko: "화면과 API의 포트(기본값 8787, 쓰고 있으면 빈 포트)",
        en: "where the page and the API answer (default 8787, or a free one)",
      },
    },
    host: {
      value: "ADDRESS",
      help: {
        ko: "다른 컴퓨터에도 열 주소(0.0.0.0이면 모든 주소). --users나 통합로그인이 있어야 함",
        en: "answer other computers too, as ADDRESS (0.0.0.0 for all); needs --users or a single sign-on",
      },
    },
    users: {
      value: "FILE",
      help: {
        ko: "로그인할 사용자 파일(monitor users add로 만듦)",
        en: "who may log in: monitor users add writes it",
      },
    },
    "tls-cert": {
      value: "FILE",
      help: {
        ko: "이 인증서(PEM)로 https로 답함. --tls-key가 있어야 함",
        en: "answer by https with this certificate (PEM); needs --tls-key",
      },
    },
    "tls-key": {
      value: "FILE",
      help: {
        ko: "인증서의 개인 열쇠(PEM, 암호 없음)",
        en: "the key of the certificate (PEM, without a passphrase)",
      },
    },
    "trusted-proxy": {
      value: "CIDR",
      help: {
        ko: "X-Forwarded-For와 -Proto를 믿을 프록시의 주소나 범위. 여럿이면 쉼표로 구분",
        en: "proxies whose X-Forwarded-For and -Proto count: addresses or networks with commas between them",
      },
    },
    samples: {
      value: "FOLDER",
      help: {
        ko: "먼저 반영할 예시 폴더(자치단체코드/회계연도/[as-of=날짜/]파일)",
        en: "first ingest these files, laid out as OFFICE/YEAR/[as-of=DATE/]NAME",
      },
    },
  },
  takesFiles: false,
  run: async (args, terminal) => {
    const served = await serveOptions(args);
    const home = newOrKnownHome();
    const listening = {
      onNotice: (notice: Notice) => {
        const setting = { language: terminal.display.language, pageAddress: null };
        const subject = letterSubject({ notice, names: noLetterNames, setting });
        terminal.err(`✉ ${subject} · ${booksText(notice.books)}\n`);
      },
      onAssessed: () => {},
      onError: (_message: string, error: unknown) =>
        terminal.err(`${say(terminal.display, explainError(error))}\n`),
    };
    return withHost({ home, role: "host", ...listening }, async (host, ending) => {
      const inbox = new Inbox(home.inbox, home.worked, terminal.display.language);
      await loadSamples(host, args, terminal);
      if (args.has("once"))
        tell(await inbox.workAll(inboxActs(host), clock, waiting(terminal)), args, terminal);
      await host.beginDay();
      await host.drain();
      await printState(host, args, terminal, home.inbox);
      if (args.has("once")) return exits.done;
      const server = await serve(host, served, terminal);
      try {
        await replaceFile(home.hostAddress, server.address);
        await watch(host, inbox, home, args, terminal, ending);
      } finally {
        await rm(home.hostAddress, { force: true });
        await server.close();
      }
      return exits.done;
    });
  },
};

const clock = {
  now: () => performance.now(),
  wait: async (milliseconds: number) => {
    await wait(milliseconds);
  },
};

function waiting(terminal: Terminal): (files: number) => void {
  return (files) => terminal.err(`${say(terminal.display, waitingText(files))}\n`);
}

async function printState(host: Host, args: Arguments, terminal: Terminal, inbox: string): Promise<void> {
  let isEmpty = true;
  const state = { rates: [] as unknown[], alerts: [] as unknown[] };
  for (const books of await host.ledger.listBooks()) {
    const { view, ...beside } = await readView(host, books, null);
    const { alerts } = await readCurrentAlerts(host, books, host.clock.today());
    const open = listedRows(books, alerts.filter(isOpen));
    // Of books that a refused file began there is nothing to say.
    if (view.rows.length === 0 && open.length === 0) continue;
    if (args.json) {
      state.rates.push(
        ...rowsSelected(view, { ...everything, isByFund: true }, true).rows.map((row) =>
          rateRowToJson(books, row, beside.unmatched),
        ),
      );
      state.alerts.push(
        ...inOrderOfUrgency(open).map(({ lead, facets }) => ({
          ...alertInWords(lead, books.office),
          facets: facets.map((facet) => alertInWords(facet, books.office)),
        })),
      );
    } else {
      terminal.out(
        `\n${ratesTable(terminal.display, books, rowsSelected(view, everything, false).rows, { ...beside, ...linesBeside(view) })}\n`,
      );
      terminal.out(`\n${alertsText(terminal.display, open, shownAlerts, listedRows(books, alerts))}\n`);
    }
    isEmpty = false;
  }
  if (isEmpty) terminal.err(`${say(terminal.display, emptyText(inbox))}\n`);
  if (args.json) terminal.data(`${JSON.stringify(state)}\n`);
}

/** Looks, works, looks again, until it is told to end. */
async function watch(
  host: Host,
  inbox: Inbox,
  home: Home,
  args: Arguments,
  terminal: Terminal,
  ending: AbortSignal,
): Promise<void> {
  const known = await booksWithFigures(host.ledger, await host.ledger.listBooks());
  terminal.err(`\n${say(terminal.display, watchingText(home.inbox, known.at(-1) ?? null))}\n`);
  let day = systemClock.today();
  let environmentError: EnvironmentError | null = null;
  for (let looks = 0; !ending.aborted; looks++) {
    try {
      const today = systemClock.today();
      if (today !== day) await host.beginDay();
      day = today;
      const worked = await inbox.workSettled(inboxActs(host), clock.now());
      tell(worked, args, terminal);
      if (worked.length > 0 || looks % drainEveryLooks === 0) await host.drain();
      environmentError = null;
    } catch (error) {
      environmentError = waitsForRoom(error, environmentError, terminal);
    }
    await wait(pollEveryMilliseconds, undefined, { signal: ending }).catch(() => {});
  }
  tell(await inbox.finish(inboxActs(host), clock.now()), args, terminal);
  terminal.err(`${say(terminal.display, { ko: "끝냅니다.", en: "Ended." })}\n`);
}

/** While the disk is full the page still shows what there is, and the inbox waits. @throws every other error. */
function waitsForRoom(
  error: unknown,
  reported: EnvironmentError | null,
  terminal: Terminal,
): EnvironmentError {
  const environmentError = environmentErrorOf(error);
  if (environmentError?.kind !== "disk-full") throw error;
  if (reported === null) terminal.err(`${say(terminal.display, environmentError.text)}\n`);
  return environmentError;
}

function tell(worked: readonly WorkedFile[], args: Arguments, terminal: Terminal): void {
  for (const { key, code, text, taken } of worked) {
    const json =
      taken === null ? { file: key, outcome: code } : outcomeJson(key, taken.outcome, taken.earlier);
    if (args.json) terminal.data(`${JSON.stringify(json)}\n`);
    else terminal.out(`${text}\n`);
  }
}
