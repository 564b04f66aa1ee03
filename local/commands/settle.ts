/** monitor release, discard and undo: a person decides about an upload. */
import type { SettleResult } from "../../functions/ingest/decisions/decide-on-upload.ts";
import { uploadSettled } from "../../shared/contracts/stored/audit-acts.ts";
import { isReversed, type Upload } from "../../shared/domain/uploads/upload.ts";
import { type Command, type ExitCode, exits, type Terminal, type Words } from "../terminal/command-line.ts";
import { author, decider } from "../host/actor.ts";
import { findUpload } from "../terminal/find-upload.ts";
import type { Host } from "../host/host.ts";
import { exitCodeOf, outcomeJson, outcomeText, settledText } from "../terminal/print-outcome.ts";
import { booksOptions } from "../terminal/select-books.ts";
import { writeDown } from "../host/record-audit.ts";
import { inHome } from "./with-host.ts";

const options = {
  by: { value: "NAME", help: "who decides (default: the user of this computer)" },
  ...booksOptions,
};
const usage = "UPLOAD [--by NAME] [--office CODE] [--year YYYY]";

export const release: Command = {
  name: "release",
  usage,
  options,
  takesFiles: true,
  run: (words, terminal) =>
    inHome(async (host) => {
      const upload = await findUpload(host.ledger, words);
      const isBack = isReversed(upload.outcome);
      const isPutAside = upload.outcome.state === "discarded";
      const anew = isBack || isPutAside ? await host.readAnew(upload) : null;
      if (isBack && anew === null) {
        const result = await host.restore(upload, decider(words));
        return settledAs("restore-upload", upload, result, host, words, terminal);
      }
      const outcome = anew ?? (await host.release(upload, decider(words)));
      await settled("release-upload", upload, outcome, host, words);
      await host.drain();
      const { fileName } = upload;
      terminal.out(
        words.json
          ? `${JSON.stringify(outcomeJson(fileName, outcome), null, 2)}\n`
          : `${outcomeText(fileName, outcome)}\n`,
      );
      return exitCodeOf(outcome);
    }),
};

export const discard: Command = {
  name: "discard",
  usage,
  options,
  takesFiles: true,
  run: (words, terminal) =>
    inHome(async (host) => {
      const upload = await findUpload(host.ledger, words);
      const result = await host.discard(upload, decider(words));
      return settledAs("discard-upload", upload, result, host, words, terminal);
    }),
};

export const undo: Command = {
  name: "undo",
  usage,
  options,
  takesFiles: true,
  run: (words, terminal) =>
    inHome(async (host) => {
      const upload = await findUpload(host.ledger, words);
      return settledAs("undo-upload", upload, await host.undo(upload, decider(words)), host, words, terminal);
    }),
};

type ActName = Parameters<typeof uploadSettled>[0];

async function settledAs(
  act: ActName,
  upload: Upload,
  result: SettleResult,
  host: Host,
  words: Words,
  terminal: Terminal,
): Promise<ExitCode> {
  if (result.kind !== "refused") await settled(act, upload, result, host, words);
  await host.drain();
  terminal.out(words.json ? `${JSON.stringify(result, null, 2)}\n` : `${settledText(result)}\n`);
  return result.kind === "refused" ? exits.refused : exits.done;
}

async function settled(
  act: ActName,
  before: Upload,
  { kind, upload }: { readonly kind: string; readonly upload: Upload },
  host: Host,
  words: Words,
): Promise<void> {
  await writeDown(host, before.books, author(words), uploadSettled(act, before, upload, kind));
}
