/** monitor ingest: takes files into the ledger, and tells what follows from them. */
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import type { UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import { eventsTaken, fileTaken } from "../../shared/contracts/stored/audit-acts.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { FileEvent } from "../../shared/examination/events-file.ts";
import type { Host } from "../host/host.ts";
import { newOrKnownHome, withHost } from "../host/open-home.ts";
import { actorOf, recordAudit } from "../host/record-audit.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import { nameOf, namedFiles, unreadableFiles } from "../storage/named-files.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { markedKind, saveMarkedCopy } from "../storage/marked-copy.ts";
import { sweepDrafts } from "../storage/write-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { environmentErrorOf, explainError } from "../terminal/explain-error.ts";
import { readUnit } from "../terminal/money-unit.ts";
import { readAsOf, readBooks } from "../terminal/option-values.ts";
import { ingestedEvents, refusedEvents, validEvents } from "../print/print-events.ts";
import { exitCodeOf, highestOf, oneByOne, outcomeJson, outcomeText } from "../print/print-outcome.ts";
import { showFileProgress, showProgress } from "../terminal/progress.ts";

/** Alerts that an upload may raise by the hundred: the rest is one command away. */
const shownAlerts = 10;

export const ingest: Command = {
  name: "ingest",
  usage:
    "FILE… --office CODE --year YYYY [--as-of DATE] [--unit UNIT] [--mapping FILE] [--name NAME] [--dry-run] [--marked FILE] [--all] [--by NAME]",
  options: {
    office: {
      value: "CODE",
      help: {
        ko: "자치단체 코드 7자리(예: 1129000) 또는 장부에 있는 이름",
        en: "whose books: the office's 7-digit code, e.g. 1129000",
      },
    },
    year: { value: "YYYY", help: { ko: "회계연도", en: "which books: the fiscal year" } },
    "as-of": {
      value: "DATE",
      help: { ko: "기준일(파일에 적혀 있지 않을 때)", en: "the figures' day, where the file has none" },
    },
    name: {
      value: "NAME",
      help: {
        ko: "표준 입력(-)으로 받은 파일의 이름(예: 집행현황.csv)",
        en: "what the file is called that comes through standard input (-), e.g. report.csv",
      },
    },
    mapping: {
      value: "FILE",
      help: {
        ko: "모르는 표의 열 뜻을 적은 매핑 파일(monitor map이 만듦)",
        en: "what the columns of an unknown table mean: made by monitor map",
      },
    },
    marked: {
      value: "FILE",
      help: {
        ko: "반려된 표를 행마다 사유를 적어 저장할 CSV 또는 XLSX",
        en: "save a refused table, as CSV or XLSX, with the reason beside each row",
      },
    },
    all: oneByOne,
    "dry-run": {
      value: null,
      help: {
        ko: "바뀔 것만 보여 주고 저장하지 않음",
        en: "only show what would change; nothing is written",
      },
    },
    by: {
      value: "NAME",
      help: {
        ko: "올리는 사람(기본값: 이 컴퓨터의 사용자)",
        en: "who sends it (default: the user of this computer)",
      },
    },
    unit: {
      value: "UNIT",
      help: {
        ko: "금액 단위: 원, 천원, 백만원, 억원(파일에 적혀 있지 않을 때)",
        en: "the unit of the amounts: won, thousand, million or hundred-million, where the file does not say it",
      },
    },
  },
  takesFiles: true,
  run: async (args, terminal) => {
    const paths = namedFiles(args);
    const hasBooks = args.has("office") && args.has("year");
    const unread = unreadableFiles(paths, hasBooks);
    if (!hasBooks && unread.length > 0) return refuseUnread(unread, args, terminal);
    const books = readBooks(args);
    if (unread.length === paths.length) return refuseUnread(unread, args, terminal);
    markedKind(args);
    const options = {
      asOf: readAsOf(args, books.fiscalYear),
      unit: readUnit(args),
      mapping: args.has("mapping")
        ? await (await import("../mapping/read-mapping.ts")).readMapping(args)
        : null,
    };
    const looks: AssessOutcome[] = [];
    const watching = {
      onNotice: () => {},
      onAssessed: (assessed: AssessOutcome) => looks.push(assessed),
      onError: (_message: string, error: unknown) =>
        terminal.err(`${say(terminal.display, explainError(error))}\n`),
    };
    const home = newOrKnownHome();
    await sweepDrafts(home.path);
    return withHost({ home, role: "command", ...watching }, async (host) => {
      const [codes, beganAt]: [ExitCode[], number] = [[], performance.now()];
      const results: unknown[] = [];
      for (const [at, path] of paths.entries()) {
        const far = { done: at, of: paths.length, elapsed: performance.now() - beganAt };
        const progress = showFileProgress(terminal, nameOf(path, args), far);
        const reported = await ingestOne(path, { books, options }, host, args, terminal)
          .catch((error: unknown) => ofItsOwn(path, error, terminal))
          .finally(progress.stop);
        codes.push(...reported.codes);
        results.push(reported.json);
        if (!args.json && reported.text !== "") terminal.out(`${reported.text}\n`);
      }
      await tellTheRest(host, looks, args, terminal);
      if (args.json) terminal.data(`${JSON.stringify(results, null, 2)}\n`);
      return highestOf(codes);
    });
  },
};

/** What became of one file, to be told in the way that was asked for. */
type Reported = Readonly<{ codes: readonly ExitCode[]; json: unknown; text: string }>;

async function ingestOne(
  path: string,
  { books, options }: Pick<UploadAddress, "books" | "options">,
  host: Host,
  args: Arguments,
  terminal: Terminal,
): Promise<Reported> {
  const bytes = await readGivenFile(path);
  const [isDryRun, address] = [args.has("dry-run"), { books, options, fileName: nameOf(path, args) }];
  const knownOutcome = isDryRun ? null : await host.knownOutcome(address, bytes);
  if (knownOutcome !== null) return tell(knownOutcome);
  const { readEventsFile } = await import("../../shared/examination/events-file.ts");
  const events = await readEventsFile(bytes, books);
  if (events?.kind === "refused") return refusedEvents(terminal.display, path, events);
  if (events !== null)
    return isDryRun
      ? validEvents(terminal.display, path, events.events.length)
      : ingestEvents(path, events.events, books, host, args, terminal);
  if (isDryRun) {
    const { previewExitCode, previewJson, previewText } = await import("../print/print-preview.ts");
    const preview = await host.preview(address, bytes);
    const codes = [previewExitCode(preview)];
    await saveMarkedCopy(args, bytes, preview.verdict === "rejected" ? preview.findings : null, terminal);
    const about = { name: path, office: books.office };
    const text = previewText(terminal.display, about, preview, args.has("all"));
    return { codes, json: previewJson(path, preview), text };
  }
  const outcome = await host.ingest(address, bytes);
  const reported = await tell(outcome);
  if (options.mapping !== null)
    await (await import("../mapping/remember-mapping.ts")).rememberUsed(outcome, bytes, host, args, terminal);
  await saveMarkedCopy(args, bytes, outcome.kind === "rejected" ? outcome.findings : null, terminal);
  return reported;

  async function tell(done: IngestOutcome): Promise<Reported> {
    await recordAudit(host, books, actorOf(args), fileTaken(done.upload, done.kind, "command"));
    const earlier = await earlierNumbers(host.ledger, books, [done.upload]);
    return {
      codes: [exitCodeOf(done)],
      json: outcomeJson(path, done, earlier),
      text: outcomeText(terminal.display, path, done, earlier, { isWhole: args.has("all") }),
    };
  }
}

async function ingestEvents(
  path: string,
  events: readonly FileEvent[],
  books: Books,
  host: Host,
  args: Arguments,
  { display }: Terminal,
): Promise<Reported> {
  const outcome = await host.ingestEvents(events);
  const { applied, alreadyApplied, refused } = outcome;
  const counts = { applied, alreadyApplied, notApplied: refused.length };
  await recordAudit(host, books, actorOf(args), eventsTaken(nameOf(path, args), counts));
  const left = refused.map((each) => each.outcome.upload);
  return ingestedEvents(display, path, outcome, await earlierNumbers(host.ledger, books, left));
}

async function tellTheRest(
  host: Host,
  looks: readonly AssessOutcome[],
  args: Arguments,
  terminal: Terminal,
): Promise<void> {
  const { display } = terminal;
  const progress = showProgress(terminal, say(display, { ko: "알림 확인", en: "looking at alerts" }));
  const isOurs = await host.drain().finally(progress.stop);
  if (args.json) return;
  if (!isOurs)
    terminal.out(
      `${say(display, {
        ko: "알림은 실행 중인 모니터가 살핍니다.",
        en: "The running monitor looks at the alerts.",
      })}\n`,
    );
  if (looks.length === 0) return;
  const { raisedIn, raisedText } = await import("../print/print-raised.ts");
  const raised = raisedIn(looks);
  if (raised.length > 0) terminal.out(`\n${raisedText(display, looks, raised, shownAlerts)}\n`);
}

/** Before a home is opened, or made: nothing is there to take in. */
function refuseUnread(
  unread: ReturnType<typeof unreadableFiles>,
  args: Arguments,
  terminal: Terminal,
): ExitCode {
  const reported = unread.map(({ path, error }) => ofItsOwn(path, error, terminal).json);
  if (args.json) terminal.data(`${JSON.stringify(reported, null, 2)}\n`);
  return exits.refused;
}

/** What is wrong with one file is told, and ends neither the command nor the next file. @throws what befell the computer. */
function ofItsOwn(path: string, error: unknown, terminal: Terminal): Reported {
  if (environmentErrorOf(error) !== null) throw error;
  const [isRefused, reason] = [error instanceof CommandError, explainError(error)];
  const text = say(terminal.display, reason);
  terminal.err(isRefused ? `${text}\n` : `! ${path}: ${text}\n`);
  return {
    codes: [isRefused ? exits.refused : exits.broken],
    json: { file: path, outcome: isRefused ? "unread" : "failed", reason: `${reason.ko}\n${reason.en}` },
    text: "",
  };
}
