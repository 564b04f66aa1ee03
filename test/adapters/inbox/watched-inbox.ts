/** An inbox on folders of its own, with a clock that the test turns and a ledger that takes everything. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Inbox, type WorkedFile } from "../../../local/inbox/inbox.ts";
import type { InboxActs } from "../../../local/inbox/take-file.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { anUpload } from "../../support/uploads.ts";

export interface WatchedInbox {
  readonly path: string;
  /** The contents that were taken, in order, and, with a minus before it, those that were taken back. */
  readonly ledger: string[];
  /** A path below the office's folder of the year, whose folders are made. */
  place(name: string): string;
  /** Looks once at that time. */
  at(milliseconds: number): Promise<readonly WorkedFile[]>;
  /** Works as a run that does not stay, on a clock that jumps. */
  once(
    onWait?: (files: number) => void,
    whileWaiting?: (milliseconds: number) => void,
  ): Promise<readonly WorkedFile[]>;
  finish(): Promise<readonly WorkedFile[]>;
  /** Every file below `worked`, sorted. */
  worked(): string[];
  inbox(): string[];
  remove(): void;
}

/** @param onIngest is called before a file is taken, and may throw. */
export function watchInbox(onIngest: (address: UploadAddress) => void = () => {}): WatchedInbox {
  const path = mkdtempSync(join(tmpdir(), "inbox-"));
  for (const name of ["inbox", "worked"]) mkdirSync(join(path, name));
  return watchFolder(path, onIngest);
}

/** @param path holds the folders `inbox` and `worked`. */
export function watchFolder(
  path: string,
  onIngest: (address: UploadAddress) => void = () => {},
): WatchedInbox {
  const [folder, worked] = [join(path, "inbox"), join(path, "worked")];
  const inbox = new Inbox(folder, worked, "ko");
  const ledger: string[] = [];
  const contents = new Map<string, string>();
  const acts: InboxActs = {
    ingest: (address, bytes) => {
      onIngest(address);
      const text = new TextDecoder().decode(bytes);
      const upload = uploadOf(bytes);
      contents.set(upload.uploadId, text);
      ledger.push(text);
      return Promise.resolve({ kind: "already-applied", upload, findings: [] });
    },
    earlierNumbers: () => Promise.resolve(new Map()),
    knownBooks: () => Promise.resolve([{ office: "4573000", fiscalYear: 2026, name: "무주군" }]),
    takeBack: ({ outcome }) => {
      ledger.push(`-${contents.get(outcome.upload.uploadId) ?? ""}`);
      return Promise.resolve();
    },
  };
  let time = 0;
  return {
    path,
    ledger,
    place: (name) => {
      const file = join(folder, "4573000/2026", name);
      mkdirSync(dirname(file), { recursive: true });
      return file;
    },
    at: (milliseconds) => {
      time = milliseconds;
      return inbox.workSettled(acts, milliseconds);
    },
    once: (onWait = () => {}, whileWaiting = () => {}) => {
      const clock = {
        now: () => time,
        wait: (milliseconds: number) => {
          time += milliseconds;
          whileWaiting(time);
          return Promise.resolve();
        },
      };
      return inbox.workAll(acts, clock, onWait);
    },
    finish: () => inbox.finish(acts, time),
    worked: () => filesIn(worked),
    inbox: () => filesIn(folder),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

function uploadOf(bytes: Uint8Array): Upload {
  const sha256 = sha256Of(bytes);
  return anUpload("a", { sha256, uploadId: sha256.slice(0, 16) });
}
