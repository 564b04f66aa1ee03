/** monitor uploads, release, discard and undo: every file that was sent, and what a person decides about it. */
import type { SettleResult } from "../../functions/ingest/decisions/settle-upload.ts";
import { uploadSettled } from "../../shared/contracts/stored/audit-acts.ts";
import { isReversed, type Upload, uploadStateNames } from "../../shared/domain/uploads/upload.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import {
  type Arguments,
  type Command,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { exitCodeOf, outcomeJson, outcomeText, settledText } from "../print/print-outcome.ts";
import { decidedBy, booksOptions, findUpload, selectBooks } from "../terminal/select-books.ts";
import { booksTitle, officeNamesOf, type OfficeNames } from "../terminal/office-names.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, right, table } from "../terminal/terminal-table.ts";

export const uploads: Command = {
  name: "uploads",
  usage: "[--office CODE] [--year YYYY]",
  options: booksOptions,
  takesFiles: false,
  run: (args, terminal) =>
    inHome(async ({ ledger }) => {
      const found: NumberedUpload[] = [];
      for (const books of await selectBooks(ledger, args)) {
        const listed = await ledger.listUploads(books);
        const earlier = await earlierNumbers(ledger, books, listed);
        found.push(
          ...listed.map((upload) => ({ ...upload, earlierNumbers: earlier.get(upload.uploadId) ?? [] })),
        );
      }
      const names = await officeNamesOf(
        ledger,
        found.map(({ books }) => books),
      );
      printResult(
        terminal,
        args,
        () => found,
        () =>
          [uploadsTable(terminal.display, found, names), ...renumberedLines(terminal.display, found)].join(
            "\n",
          ),
      );
      return exits.done;
    }),
};

interface NumberedUpload extends Upload {
  readonly earlierNumbers: readonly number[];
}

/** Whoever wrote a number down finds it again. */
function renumberedLines(display: Display, found: readonly NumberedUpload[]): readonly string[] {
  const renumbered = found.filter((upload) => upload.earlierNumbers.length > 0);
  if (renumbered.length === 0) return [];
  return [
    "",
    say(display, {
      ko: "다시 읽은 파일은 새 번호를 받습니다. 이전 번호로도 찾을 수 있습니다.",
      en: "A file that is read again gets a new number; its earlier one finds it too.",
    }),
    ...renumbered.map(
      ({ earlierNumbers: before, seq, fileName }) => `  ${before.join(", ")} → ${seq}  ${fileName}`,
    ),
  ];
}

function findingsIn(outcome: Upload["outcome"]): string {
  if ("findingCount" in outcome) return `${outcome.findingCount}`;
  return "findings" in outcome ? `${outcome.findings.length}` : "–";
}

function uploadsTable(display: Display, found: readonly Upload[], names: OfficeNames): string {
  if (found.length === 0) return say(display, { ko: "올린 파일이 없습니다.", en: "No upload yet." });
  const columns = [
    right("번호", "no."),
    lessNeeded(4, exact("장부", "books")),
    nameColumn("파일", "file"),
    exact("상태", "state"),
    lessNeeded(3, exact("기준일", "as of")),
    lessNeeded(2, right("사업", "lines")),
    lessNeeded(1, right("지적", "findings")),
  ];
  const rows = found.map(({ seq, books, fileName, outcome }) => [
    `${seq}`,
    booksTitle(books, names),
    fileName,
    say(display, uploadStateNames[outcome.state]),
    outcome.state === "applied" ? outcome.asOf : "–",
    outcome.state === "applied" ? `${outcome.records}` : "–",
    findingsIn(outcome),
  ]);
  return table(display, columns, rows);
}

const settleOptions: Command["options"] = {
  by: decidedBy,
  ...booksOptions,
};
const settleUsage = "UPLOAD [--by NAME] [--office CODE] [--year YYYY]";

export const release: Command = {
  name: "release",
  usage: settleUsage,
  options: settleOptions,
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      const upload = await findUpload(host.ledger, args);
      const isBack = isReversed(upload.outcome);
      const isPutAside = upload.outcome.state === "discarded";
      const anew = isBack || isPutAside ? await host.readAnew(upload) : null;
      if (isBack && anew === null) {
        const result = await host.restore(upload, actorName(args));
        return settledAs("restore-upload", upload, result, host, args, terminal);
      }
      const outcome = anew ?? (await host.release(upload, actorName(args)));
      await settled("release-upload", upload, outcome, host, args);
      await host.drain();
      const { fileName, books } = upload;
      const earlier = await earlierNumbers(host.ledger, books, [outcome.upload]);
      printResult(
        terminal,
        args,
        () => outcomeJson(fileName, outcome, earlier),
        () => outcomeText(terminal.display, fileName, outcome, earlier),
      );
      return exitCodeOf(outcome);
    }),
};

export const discard: Command = {
  name: "discard",
  usage: "UPLOAD… [--by NAME] [--office CODE] [--year YYYY]",
  options: settleOptions,
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      // All of them are found before any is put aside.
      const numbers = args.files.length === 0 ? [args.files] : [...new Set(args.files)].map((each) => [each]);
      const found: Upload[] = [];
      for (const files of numbers) found.push(await findUpload(host.ledger, { ...args, files }));
      const results: SettleResult[] = [];
      for (const upload of found) {
        const result = await host.discard(upload, actorName(args));
        if (result.kind !== "refused") await settled("discard-upload", upload, result, host, args);
        results.push(result);
      }
      await host.drain();
      printResult(
        terminal,
        args,
        () => (results.length === 1 ? results[0] : results),
        () => results.map((result) => settledText(terminal.display, result)).join("\n"),
      );
      return results.some(({ kind }) => kind === "refused") ? exits.refused : exits.done;
    }),
};

export const undo: Command = {
  name: "undo",
  usage: settleUsage,
  options: settleOptions,
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      const upload = await findUpload(host.ledger, args);
      return settledAs("undo-upload", upload, await host.undo(upload, actorName(args)), host, args, terminal);
    }),
};

type ActName = Parameters<typeof uploadSettled>[0];

async function settledAs(
  act: ActName,
  upload: Upload,
  result: SettleResult,
  host: Host,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  if (result.kind !== "refused") await settled(act, upload, result, host, args);
  await host.drain();
  printResult(
    terminal,
    args,
    () => result,
    () => settledText(terminal.display, result),
  );
  return result.kind === "refused" ? exits.refused : exits.done;
}

async function settled(
  act: ActName,
  before: Upload,
  { kind, upload }: { readonly kind: string; readonly upload: Upload },
  host: Host,
  args: Arguments,
): Promise<void> {
  await recordAudit(host, before.books, actorOf(args), uploadSettled(act, before, upload, kind));
}
