/**
 * The whole monitor inside one process: the same handlers as in the cloud, wired to a database in a file,
 * to folders and to a terminal. It only composes.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import type { SnapshotOutcome, SnapshotRequest } from "../../functions/snapshot/take-snapshot.ts";
import type { LetterSetting } from "../../shared/domain/notices/letter.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { AuditTrail, ReadLog } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";
import type { ReadDocument } from "../../shared/formats/kernel/format.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { ReplayTarget } from "../../shared/ports/ledger-check.ts";
import type { LedgerStore, BooksRevision } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { MappingStore } from "../../shared/ports/mapping-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableBooksRevision } from "../../shared/stores/books-revision.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { gatheringOn } from "../../shared/stores/gathered-table.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableMappingStore } from "../../shared/stores/mapping-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { LoginStore } from "../login/login-store.ts";
import type { NoticeSettings } from "../notify/notice-settings.ts";
import { FolderFileStore } from "../storage/folder-file-store.ts";
import { FolderSnapshotFiles } from "../storage/folder-stores.ts";
import type { Home } from "../storage/home.ts";
import { openStorage, type Role, type Storage } from "../storage/open-storage.ts";
import { queueBatch } from "./lambda-events.ts";
import { OutboxReader } from "./outbox-reader.ts";
import { composeStages, snapshotDelayDays, onceAMinute, oneAtATime } from "./stages.ts";
import { uploadWork, type UploadWork } from "./upload-work.ts";
import { watchEnvironment } from "./environment-errors.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

export interface HostOptions {
  readonly home: Home;
  readonly role: Role;
  readonly noticeSettings: NoticeSettings;
  readonly onNotice: (notice: Notice) => void;
  readonly onAssessed: (outcome: AssessOutcome) => void;
  readonly onError: (message: string, error: unknown) => void;
}

export interface Host extends UploadWork {
  readonly ledger: LedgerStore;
  /** The same for whoever reads it whole: what this process wrote itself is not read again. */
  readonly current: CurrentLedger;
  /** An empty ledger, to be held against this one. */
  readonly replayTarget: () => ReplayTarget;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly mappings: MappingStore;
  readonly notices: NoticeStore;
  readonly snapshots: SnapshotStore;
  readonly commands: CommandStore;
  readonly files: Pick<FileStore, "read">;
  readonly readDocument: ReadDocument;
  readonly audit: AuditTrail;
  readonly revisions: BooksRevision;
  /** Sessions and guesses of a host with users of its own. */
  readonly logins: LoginStore;
  readonly reads: ReadLog;
  readonly clock: Clock;
  readonly letters: LetterSetting;
  /** False where letters lie in the home's folder alone. */
  readonly isMailed: boolean;
  /** Freezes what the ledger says of a day. */
  takeSnapshot(request: SnapshotRequest): Promise<SnapshotOutcome>;
  /** Finishes what a process that was killed left half way. */
  finishAbandoned(): Promise<void>;
  /** What the daily schedule does in the cloud: books of the running year are looked at, once a day. */
  beginDay(): Promise<void>;
  /** Lets the other stages work what waits for them, and sends letters that are due; true when this process is the one to do so. */
  drain(): Promise<boolean>;
  close(): void;
}

export async function openHost(options: HostOptions): Promise<Host> {
  const storage = await openStorage(options.home, options.role);
  try {
    return composeHost(options, storage);
  } catch (error) {
    storage.close();
    throw error;
  }
}

/** In this process. What reads documents is loaded when one comes. */
const readDocument: ReadDocument = async (bytes, kind) => {
  const { openDocument } = await import("../../shared/formats/containers/document/open-document.ts");
  return openDocument(bytes, kind);
};

/** @param storage is closed with the host. */
function composeHost(options: Omit<HostOptions, "role">, storage: Storage): Host {
  const { home } = options;
  const { table } = storage;
  const ledger = new TableLedgerStore(table);
  const alerts = new TableAlertStore(table);
  const policies = new TablePolicyStore(table);
  const mappings = new TableMappingStore(table);
  const notices = new TableNoticeStore(table);
  const snapshots = new TableSnapshotStore(table, new FolderSnapshotFiles(home.snapshots));
  const commands = new TableCommandStore(table);
  const files = new FolderFileStore(home.files);
  const clock = systemClock;
  const reads = new TableReadLog(table);
  const current = new CurrentLedger(ledger);
  const writing: LedgerDependencies = { ledger, files, readDocument, clock, current, pause };
  const { log, throwing } = watchEnvironment(options.onError);
  const stores = { ledger, alerts, policies, notices, snapshots, commands };
  const stages = composeStages({
    ...options,
    ...stores,
    current,
    reads,
    outbox: new TableOutbox(table),
    clock,
    log,
  });
  const sendDue = onceAMinute(clock, async () => {
    const now = clock.now();
    if ((await notices.pending(null)).some(({ until }) => until <= now))
      await stages.notify({ schedule: "due-notices" });
  });
  const reader = new OutboxReader({
    outbox: storage.outbox,
    failedFolder: home.failed,
    consumers: (["assess", "notify", "snapshot", "report"] as const).map((stage) => ({
      stage,
      handle: throwing((bundles) => stages[stage](queueBatch(bundles))),
    })),
  });
  return {
    ...stores,
    mappings,
    current,
    replayTarget: () => replayTarget(table),
    files,
    readDocument,
    audit: new TableAuditTrail(table),
    revisions: new TableBooksRevision(table),
    logins: new LoginStore(table),
    reads,
    clock,
    letters: options.noticeSettings.letters,
    isMailed: options.noticeSettings.smtpUrl !== null,
    ...uploadWork(writing, commands, mappings, () => gatheringOn(table)),
    takeSnapshot: async (request) => {
      const { takeSnapshot } = await import("../../functions/snapshot/take-snapshot.ts");
      return takeSnapshot(request, { ...stores, clock, hash: sha256Of });
    },
    finishAbandoned: async () => {
      const { finishAbandoned } = await import("../../functions/ingest/journal/execute-alone.ts");
      for (const books of await ledger.listBooks()) await finishAbandoned(books, writing);
    },
    beginDay: async () => {
      await storage.outbox.prune(clock.now());
      await stages.assess({ schedule: "daily" });
      await stages.snapshot({ schedule: "quarter-end", delayDays: snapshotDelayDays() });
    },
    drain: oneAtATime(() =>
      storage.alone(async () => {
        await reader.drain();
        await sendDue();
      }),
    ),
    close: () => {
      storage.close();
    },
  };
}
