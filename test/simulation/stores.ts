/** What lies in the simulated tables and buckets, and what was seen of it on the way. */
import { alertName } from "../../shared/domain/alert-name.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { Letter, Notifier } from "../../shared/ports/notifier.ts";
import type { Outbox } from "../../shared/ports/outbox.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { MemorySnapshotStore } from "../support/memory-snapshot-store.ts";
import type { Exercise } from "./exercise.ts";
import type { Worker } from "./scheduler.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { SmallBatchLedger } from "../support/small-batches.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";

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

export class Stores implements Ports {
  readonly outbox = new MemoryOutbox();
  /** Two changes in a transaction, so that four projects need several. */
  readonly ledger = new SmallBatchLedger(this.outbox.table, 2);
  readonly alerts = new TableAlertStore(this.outbox.table);
  readonly notices = new TableNoticeStore(new MemoryItemTable());
  readonly snapshots = new MemorySnapshotStore(this.outbox);
  readonly files = new MemoryFileStore();
  readonly policies = new TablePolicyStore(new MemoryItemTable());
  readonly failureQueue = new MemoryFailureQueue();
  /** Every letter that went out, with the try that sent it. */
  readonly letters: { readonly letter: Letter; readonly worker: Worker }[] = [];
  /** What was sent, so that it is seen when it is sent again. */
  readonly sent = new Set<string>();
  /** The bytes of each snapshot when it was stored first. */
  readonly firstBytes = new Map<string, string>();
}

/** All ports as one worker sees them: each access waits at a gate, and of a long reading each page does. */
export function gated(ports: Ports, { access }: Worker, exercise: Exercise): Ports {
  const { ledger, alerts, notices, outbox, snapshots, files, policies } = ports;
  const write = async <Result>(what: string, effect: () => Promise<Result>): Promise<Result> => {
    const result = await access(what, effect);
    if (isConflict(result)) exercise.count("faults", "race lost");
    return result;
  };
  /** Two pages of a partition, or two partitions: what others write in between is in the second alone. */
  const paged = async <Item>(
    what: string,
    read: () => Promise<readonly Item[]>,
    name: (item: Item) => string,
  ): Promise<Item[]> => {
    const first = await access(what, read);
    const from = first.map(name).toSorted()[Math.ceil(first.length / 2)];
    if (from === undefined) return [...first];
    const second = await access(what, read);
    exercise.count("faults", "page read later");
    return [...first.filter((item) => name(item) < from), ...second.filter((item) => name(item) >= from)];
  };
  return {
    ledger: {
      inBatches: (books, changes) => ledger.inBatches(books, changes),
      findUpload: (books, id) => access("findUpload", () => ledger.findUpload(books, id)),
      registerUpload: (upload) => access("registerUpload", () => ledger.registerUpload(upload)),
      takeNumber: (books, decide) => access("takeNumber", () => ledger.takeNumber(books, decide)),
      lastNumber: (books) => access("lastNumber", () => ledger.lastNumber(books)),
      listUploads: (books) => access("listUploads", () => ledger.listUploads(books)),
      listBooks: () => access("listBooks", () => ledger.listBooks()),
      readBalances: async (books) => {
        const read = async () => [...(await ledger.readBalances(books))];
        return new Map(await paged("readBalances", read, ([id]) => id));
      },
      readBalance: (books, id) => access("readBalance", () => ledger.readBalance(books, id)),
      readPostings: (books, id) => access("readPostings", () => ledger.readPostings(books, id)),
      commit: (commit) => write("commit", () => ledger.commit(commit)),
    },
    alerts: {
      maxChangesPerSave: alerts.maxChangesPerSave,
      readAlerts: (books) => paged("readAlerts", () => alerts.readAlerts(books), alertName),
      readLog: (books) => access("readLog", () => alerts.readLog(books)),
      save: (saving) => write("save alerts", () => alerts.save(saving)),
    },
    notices: {
      maxNoticesPerSave: notices.maxNoticesPerSave,
      read: (address) => access("read notice", () => notices.read(address)),
      save: (stored) => write("save notices", () => notices.save(stored)),
      pending: (books) => access("pending", () => notices.pending(books)),
      list: (books) => access("list notices", () => notices.list(books)),
    },
    outbox: { tell: (bundle) => access("tell", () => outbox.tell(bundle)) },
    snapshots: {
      list: (books) => access("list snapshots", () => snapshots.list(books)),
      head: (books) => access("head", () => snapshots.head(books)),
      read: (books, entry) => access("read snapshot", () => snapshots.read(books, entry)),
      add: (adding) => write("add snapshot", () => snapshots.add(adding)),
      answered: (books, id) => access("answered", () => snapshots.answered(books, id)),
      answer: (books, id, name) => access("answer", () => snapshots.answer(books, id, name)),
    },
    files: {
      put: (key, bytes) => access("put file", () => files.put(key, bytes)),
      read: (file) => access("read file", () => files.read(file)),
    },
    policies: {
      current: (books) => access("policy", () => policies.current(books)),
      versions: (books) => access("policies", () => policies.versions(books)),
      add: (books, policy, by, at) => write("add policy", () => policies.add(books, policy, by, at)),
    },
  };
}

function isConflict(result: unknown): boolean {
  if (result === "conflict") return true;
  return (
    typeof result === "object" && result !== null && "outcome" in result && result.outcome === "conflict"
  );
}

/** Letters that went out cannot be taken back, whatever is heard of them. */
export function gatedNotifier({ letters }: Stores, worker: Worker): Notifier {
  return {
    deliver: (letter) =>
      worker.access("deliver", () => {
        letters.push({ letter, worker });
        return Promise.resolve();
      }),
  };
}
