/** A home with an office of some size in it, two dumps and their alerts: made once in a run, and copied for each use. */
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openHome } from "../../local/storage/home.ts";
import { type Host, openHost } from "../../local/host/host.ts";
import { folderOnly } from "../../local/notify/notice-settings.ts";
import { books, dumpOf } from "./made-up-office.ts";

/** The turns whose dumps an office has when it is measured. */
export const turnsStated = 2;

/** @returns the path of a copy that may be changed. */
export async function homeOfOffice(folder: string, projects: number): Promise<string> {
  const made = join(folder, `office-${projects}`);
  if (!existsSync(made)) {
    await withHome(made, async (host) => {
      for (let turn = 0; turn < turnsStated; turn++) {
        await ingestInto(host, dumpOf(projects, turn));
        await host.drain();
      }
    });
  }
  const copy = join(mkdtempSync(join(folder, "copy-")), "home");
  cpSync(made, copy, { recursive: true });
  return copy;
}

/** @throws Error when the file is refused. */
async function ingestInto(host: Host, bytes: Uint8Array): Promise<void> {
  const options = { asOf: null, unit: null, mapping: null };
  const { kind } = await host.ingest({ books, options, fileName: "dump.csv" }, bytes);
  if (kind !== "applied") throw new Error(`A dump that is measured was ${kind}.`);
}

/** The product in this process, on a home of its own. */
export async function withHome<Result>(path: string, work: (host: Host) => Promise<Result>): Promise<Result> {
  const host = await openHost({
    home: openHome(path),
    role: "command",
    noticeSettings: folderOnly,
    onNotice: () => {},
    onAssessed: () => {},
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  try {
    return await work(host);
  } finally {
    host.close();
  }
}
