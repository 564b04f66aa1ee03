/** monitor ingest: takes files into the ledger, and tells what follows from them. */
import { basename } from "node:path";
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import { fileTaken } from "../../shared/contracts/stored/audit-acts.ts";
import type { UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import {
  type Command,
  type ExitCode,
  exits,
  Refusal,
  type Terminal,
  type Words,
} from "../terminal/command-line.ts";
import { author } from "../host/actor.ts";
import { explainError } from "../terminal/explain-error.ts";
import type { Host } from "../host/host.ts";
import { readAsOf, readBooks, readUnit } from "../terminal/option-values.ts";
import { readGivenFile } from "../storage/read-given-file.ts";
import { exitCodeOf, outcomeJson, outcomeText } from "../terminal/print-outcome.ts";
import { showProgress } from "../terminal/progress.ts";
import { troubleOf } from "../terminal/environment-error.ts";
import { writeDown } from "../host/record-audit.ts";
import { homeFromEnvironment, withHost } from "./with-host.ts";

/** Alerts that an upload may raise by the hundred: the rest is one command away. */
const shownAlerts = 10;

export const ingest: Command = {
  name: "ingest",
  usage:
    "FILE… --office CODE --year YYYY [--as-of DATE] [--unit 원|천원|백만원|억원] [--mapping FILE] [--dry-run] [--marked FILE] [--by NAME]",
  options: {
    office: { value: "CODE", help: "whose books: the office's 7-digit code, e.g. 1129000" },
    year: { value: "YYYY", help: "which books: the fiscal year" },
    "as-of": { value: "DATE", help: "the day of the figures, where the file does not say it" },
    mapping: { value: "FILE", help: "what the columns of an unknown table mean: made by monitor map" },
    marked: { value: "FILE", help: "save a refused table, as CSV or XLSX, with the reason beside each row" },
    "dry-run": { value: null, help: "only show what would change; nothing is written" },
    by: { value: "NAME", help: "who sends it (default: the user of this computer)" },
    unit: { value: "UNIT", help: "원, 천원, 백만원 or 억원, where the file does not say it" },
  },
  takesFiles: true,
  run: async (words, terminal) => {
    const books = readBooks(words);
    const options = {
      asOf: readAsOf(words, books.fiscalYear),
      unit: readUnit(words),
      mapping: words.has("mapping") ? await (await import("./read-mapping.ts")).readMapping(words) : null,
    };
    const paths = namedFiles(words);
    const looks: AssessOutcome[] = [];
    const watching = {
      onNotice: () => {},
      onAssessed: (assessed: AssessOutcome) => looks.push(assessed),
      onError: (message: string, error: unknown) => terminal.err(`${message}: ${String(error)}\n`),
    };
    return withHost({ home: homeFromEnvironment(), role: "command", ...watching }, async (host) => {
      const codes: ExitCode[] = [];
      const results: unknown[] = [];
      for (const [at, path] of paths.entries()) {
        const progress = showProgress(terminal, `${basename(path)} (${at + 1}/${paths.length})`);
        const told = await ingestOne(path, { books, options }, host, words, terminal)
          .catch((error: unknown) => ofItsOwn(path, error, terminal))
          .finally(progress.stop);
        codes.push(...told.codes);
        results.push(told.json);
        if (!words.json && told.text !== "") terminal.out(`${told.text}\n`);
      }
      await tellTheRest(host, looks, words, terminal);
      if (words.json) terminal.out(`${JSON.stringify(results, null, 2)}\n`);
      return gravestOf(codes);
    });
  },
};

/** What became of one file, to be told in the way that was asked for. */
interface Told {
  readonly codes: readonly ExitCode[];
  readonly json: unknown;
  readonly text: string;
}

async function ingestOne(
  path: string,
  { books, options }: Pick<UploadAddress, "books" | "options">,
  host: Host,
  words: Words,
  terminal: Terminal,
): Promise<Told> {
  const bytes = await readGivenFile(path);
  const isDryRun = words.has("dry-run");
  const address = { books, options, fileName: basename(path) };
  const standing = isDryRun ? null : await host.standing(address, bytes);
  if (standing !== null) return tell(standing);
  const { readEventsFile } = await import("../../shared/examination/events-file.ts");
  const events = readEventsFile(bytes, books);
  if (events !== null) {
    const { ingestEvents } = await import("./ingest-events.ts");
    return ingestEvents(path, { file: events, books, by: author(words) }, host, isDryRun);
  }
  if (isDryRun) {
    const { previewExitCode, previewJson, previewText } = await import("../terminal/print-preview.ts");
    const preview = await host.preview(address, bytes);
    const codes = [previewExitCode(preview)];
    return { codes, json: previewJson(path, preview), text: previewText(path, preview) };
  }
  const outcome = await host.ingest(address, bytes);
  const told = await tell(outcome);
  if (words.has("marked"))
    await (await import("./save-marked-copy.ts")).saveMarkedCopy(words, bytes, outcome, terminal);
  return told;

  async function tell(done: IngestOutcome): Promise<Told> {
    await writeDown(host, books, author(words), fileTaken(done.upload, done.kind));
    return { codes: [exitCodeOf(done)], json: outcomeJson(path, done), text: outcomeText(path, done) };
  }
}

async function tellTheRest(
  host: Host,
  looks: readonly AssessOutcome[],
  words: Words,
  terminal: Terminal,
): Promise<void> {
  const progress = showProgress(terminal, "알림 확인 assessing");
  const isOurs = await host.drain().finally(progress.stop);
  if (words.json) return;
  if (!isOurs)
    terminal.out("알림은 실행 중인 모니터가 살핍니다. / The running monitor looks at the alerts.\n");
  if (looks.length === 0) return;
  const { alertsText, raisedIn } = await import("../terminal/print-alerts.ts");
  const raised = raisedIn(looks);
  if (raised.length === 0) return;
  const count = `새 알림 ${raised.length}건 / ${raised.length} new alerts`;
  terminal.out(`\n${count}\n${alertsText(raised, shownAlerts)}\n`);
  const { quietNames } = await import("../../shared/domain/alerts/quiet-evaluation.ts");
  const quiet = new Set(
    looks.flatMap(({ quiet: reason, changes }) => (changes.length > 0 ? (reason ?? []) : [])),
  );
  for (const reason of quiet) terminal.out(`${quietNames[reason].ko}\n  ${quietNames[reason].en}\n`);
}

/** What is wrong with one file is told, and ends neither the command nor the next file. @throws what befell the computer. */
function ofItsOwn(path: string, error: unknown, terminal: Terminal): Told {
  if (troubleOf(error) !== null) throw error;
  const isRefused = error instanceof Refusal;
  const reason = explainError(error);
  terminal.err(isRefused ? `${reason}\n` : `! ${path}: ${reason}\n`);
  return {
    codes: [isRefused ? exits.refused : exits.broken],
    json: { file: path, outcome: isRefused ? "unread" : "failed", reason },
    text: "",
  };
}

function namedFiles({ files }: Words): readonly string[] {
  if (files.length > 0) return files;
  throw new Refusal("반영할 파일을 적어 주십시오.", "Name at least one file to ingest.");
}

/** A broken world before a refused file before a held one. */
function gravestOf(codes: readonly ExitCode[]): ExitCode {
  return [exits.broken, exits.refused, exits.held].find((code) => codes.includes(code)) ?? exits.done;
}
