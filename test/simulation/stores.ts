/** What lies in the simulated table and buckets, and what was seen of it on the way. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Outbox } from "../../shared/ports/queues.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { Message, NoticeStore } from "../../shared/ports/notice-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import type { SnapshotFiles, SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemorySnapshotFiles } from "../support/memory-snapshot-files.ts";
import { smallBatchLedger } from "../support/small-batches.ts";
import type { Evaluation } from "./observe.ts";
import type { Worker } from "./scheduler.ts";

/** The ports that use cases see; a planted bug replaces some of them. */
export interface Ports {
  readonly policies: PolicyStore;
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly notices: NoticeStore;
  readonly outbox: Outbox;
  readonly snapshots: SnapshotStore;
  readonly files: FileStore;
}

/** The product's stores on a table and its buckets. Two changes fill a transaction: four projects need several. */
export function portsOn(table: ItemTable, files: FileStore, snapshotFiles: SnapshotFiles): Ports {
  return {
    policies: new TablePolicyStore(table),
    ledger: smallBatchLedger(table, 2),
    alerts: new TableAlertStore(table),
    notices: new TableNoticeStore(table),
    outbox: new TableOutbox(table),
    snapshots: new TableSnapshotStore(table, snapshotFiles),
    files,
  };
}

export class Stores {
  readonly table = new MemoryItemTable();
  readonly files = new MemoryFileStore();
  readonly snapshotFiles = new MemorySnapshotFiles();
  readonly failureQueue = new MemoryFailureQueue();
  /** Without gates, faults and bugs: for whoever checks what lies there. */
  readonly ports = portsOn(this.table, this.files, this.snapshotFiles);
  /** Every letter that went out, with the try that sent it. */
  readonly messages: { readonly message: Message; readonly worker: Worker }[] = [];
  /** The uploads that the files and events which were sent must become. */
  readonly sent = new Set<string>();
  /** The bytes of each snapshot when it was stored first. */
  readonly firstBytes = new Map<string, string>();
  /** What readers saw while others wrote. */
  readonly looks: Evaluation[] = [];
  /** Bundles that the stream drops: a planted bug. */
  readonly dropped = new Set<string>();
  /** By whom each entry was begun that took several transactions. */
  readonly begunBy = new Map<string, number>();
  /** Whether anything was stored that others wait for since this was set to false. */
  hasEvents = false;

  /** What was announced, in the order in which it was written. */
  written(): OutboxBundle[] {
    return this.table.bundles().filter(({ id }) => !this.dropped.has(id));
  }
}
