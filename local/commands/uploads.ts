/** monitor uploads, release, discard and undo: every file that was sent, and what a person decides about it. */
import type { SettleResult } from "../../functions/ingest/decisions/settle-upload.ts";
import { settleBody } from "../../shared/contracts/api/bodies/settling.ts";
import { uploadSettled } from "../../shared/contracts/stored/audit-acts.ts";
import { isReversed, type Upload } from "../../shared/domain/uploads/upload.ts";
import {
  keptFindings,
  lastReasonOf,
  senderOf,
  uploadHistories,
} from "../../shared/reading/upload-history.ts";
import { asItStands } from "../../shared/reading/held-now.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import {
  type NumberedUpload,
  reasonLines,
  renumberedLines,
  uploadsTable,
} from "../terminal/uploads-table.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { foundLines } from "../print/print-remedies.ts";
import { exitCodeOf, oneByOne, outcomeJson, outcomeText, settledText } from "../print/print-outcome.ts";
import { decidedBy, booksOptions, findUpload, selectBooks } from "../terminal/select-books.ts";
import { officeNamesOf } from "../terminal/office-names.ts";

export const uploads: Command = {
  name: "uploads",
  usage: "[UPLOAD] [--all] [--office CODE] [--year YYYY]",
  options: { all: oneByOne, ...booksOptions },
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      const { ledger, audit } = host;
      const one = args.files.length === 0 ? null : await findUpload(ledger, args);
      const found: NumberedUpload[] = [];
      for (const books of one === null ? await selectBooks(ledger, args) : [one.books]) {
        // What was found of a file is read of one alone: a list of all would be long in coming.
        const kept = one === null ? null : await ledger.findUpload(books, one.uploadId);
        const whole = kept === null ? null : await asItStands(kept, host);
        const listed = whole === null ? await ledger.listUploads(books) : [whole];
        const earlier = await earlierNumbers(ledger, books, listed);
        const histories = await uploadHistories(audit, books);
        found.push(
          ...listed.map((upload): NumberedUpload => {
            const acts = histories.get(upload.uploadId) ?? [];
            const sender = senderOf(acts);
            return {
              ...upload,
              earlierNumbers: earlier.get(upload.uploadId) ?? [],
              sentBy: sender === null ? null : { name: sender.by, via: sender.via },
              reason: lastReasonOf(acts),
              kept: keptFindings(acts).length,
            };
          }),
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
          [
            uploadsTable(terminal.display, found, names),
            ...reasonLines(terminal.display, found),
            ...renumberedLines(terminal.display, found),
            ...(one === null
              ? []
              : found.flatMap((upload) => foundLines(terminal.display, upload, args.has("all")))),
          ].join("\n"),
      );
      return exits.done;
    }),
};

const settleOptions: Command["options"] = {
  by: decidedBy,
  reason: {
    value: "TEXT",
    help: {
      ko: "왜 그렇게 하는지(감사 기록에 남습니다)",
      en: "why it is done (kept in the audit trail)",
    },
  },
  ...booksOptions,
};
const settleUsage = "UPLOAD [--reason TEXT] [--by NAME] [--office CODE] [--year YYYY]";

export const release: Command = {
  name: "release",
  usage: "UPLOAD [--all] [--reason TEXT] [--by NAME] [--office CODE] [--year YYYY]",
  options: { all: oneByOne, ...settleOptions },
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      reasonIn(args);
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
        () => outcomeText(terminal.display, fileName, outcome, earlier, { isWhole: args.has("all") }),
      );
      return exitCodeOf(outcome);
    }),
};

export const discard: Command = {
  name: "discard",
  usage: "UPLOAD… [--reason TEXT] [--by NAME] [--office CODE] [--year YYYY]",
  options: settleOptions,
  takesFiles: true,
  run: (args, terminal) =>
    inHome(async (host) => {
      reasonIn(args);
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
      reasonIn(args);
      const upload = await findUpload(host.ledger, args);
      return settledAs("undo-upload", upload, await host.undo(upload, actorName(args)), host, args, terminal);
    }),
};

/** Looked at before anything is done. @throws CommandError of what the API would not take either. */
function reasonIn(args: Arguments): string | null {
  const given = args.value("reason");
  if (given === null) return null;
  const read = settleBody.safeParse({ reason: given });
  if (read.success) return read.data.reason;
  throw new CommandError(
    "사유는 1자에서 500자까지, 보이지 않는 제어 문자 없이 적어 주십시오.",
    "Write a reason of 1 to 500 characters without control characters.",
  );
}

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
  const done = uploadSettled(act, before, upload, kind, reasonIn(args));
  await recordAudit(host, before.books, actorOf(args), done);
}
