/** monitor release and monitor discard: a person decides about a held upload. */
import { userInfo } from "node:os";
import type { Upload } from "../../shared/domain/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { type Command, exits, Refusal, type Words } from "../command-line.ts";
import type { Host } from "../host.ts";
import { exitCodeOf, outcomeJson, outcomeText } from "../print-outcome.ts";
import { booksOptions, selectBooks } from "../select-books.ts";
import { homeFromEnvironment, quiet, withHost } from "./shared-host.ts";

const options = {
  by: { value: "NAME", help: "who decides (default: the user of this computer)" },
  ...booksOptions,
};
const usage = "UPLOAD [--by NAME] [--office CODE] [--year YYYY]";

export const release: Command = {
  name: "release",
  summary: "보류된 파일을 반영합니다. Lets a held upload in, as it is.",
  usage,
  options,
  takesFiles: true,
  run: (words, terminal) =>
    withHost({ home: homeFromEnvironment(), role: "command", ...quiet }, async (host) => {
      const upload = await findUpload(host.ledger, words);
      const outcome = await host.release(upload, decider(words));
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
  summary: "보류된 파일을 폐기합니다. Puts a held upload aside for good; its bytes and record stay.",
  usage,
  options,
  takesFiles: true,
  run: (words, terminal) =>
    withHost({ home: homeFromEnvironment(), role: "command", ...quiet }, async (host) => {
      const upload = await discarded(host, words);
      const { state } = upload.outcome;
      if (state !== "discarded") {
        throw new Refusal(
          `${upload.fileName}은(는) 보류 중이 아니어서 폐기할 수 없습니다(상태: ${state}).`,
          `${upload.fileName} is not held, so it cannot be discarded (it is ${state}).`,
        );
      }
      terminal.out(
        words.json
          ? `${JSON.stringify(upload, null, 2)}\n`
          : `${upload.fileName}: 폐기했습니다. 원본과 기록은 남습니다. / discarded; its bytes and record stay.\n`,
      );
      return exits.done;
    }),
};

async function discarded(host: Host, words: Words): Promise<Upload> {
  const upload = await findUpload(host.ledger, words);
  return host.discard(upload, decider(words));
}

/** By the beginning of its id, as `monitor uploads` prints it. */
async function findUpload(ledger: LedgerStore, words: Words): Promise<Upload> {
  const [id = "", ...more] = words.files;
  if (id === "" || more.length > 0) {
    throw new Refusal(
      "업로드 하나를 적어 주십시오(monitor uploads에 나옵니다).",
      "Name one upload, as monitor uploads prints it.",
    );
  }
  const found: Upload[] = [];
  for (const books of await selectBooks(ledger, words)) {
    const uploads = await ledger.listUploads(books);
    found.push(...uploads.filter(({ uploadId }) => uploadId.startsWith(id)));
  }
  const [upload] = found;
  if (upload !== undefined && found.length === 1) return upload;
  throw found.length === 0
    ? new Refusal(`"${id}": 그런 업로드가 없습니다.`, `"${id}": there is no such upload.`)
    : new Refusal(
        `"${id}"(으)로 시작하는 업로드가 ${found.length}건입니다. 더 길게 적어 주십시오.`,
        `${found.length} uploads begin with "${id}"; write more of it.`,
      );
}

function decider(words: Words): string {
  return words.value("by") ?? userInfo().username;
}
