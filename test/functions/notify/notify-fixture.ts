/** The notify stage over stores in memory, with a clock that a test sets. */
import { noLetterNames } from "../../../shared/domain/notices/letter.ts";
import { deliverNotices, type NotifyDependencies } from "../../../functions/notify/deliver-notice.ts";
import { sendDue } from "../../../functions/notify/send-notice.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import type { NoticeStore, Notifier } from "../../../shared/ports/notice-store.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TableNoticeStore } from "../../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { day } from "../../support/builders.ts";
import { MemoryNotifier } from "../../support/memory-notifier.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { books } from "../../support/uploads.ts";
import { received } from "./alert-bundles.ts";

export interface NotifyFixture {
  readonly notices: TableNoticeStore;
  readonly notifier: MemoryNotifier;
  readonly alerts: TableAlertStore;
  readonly ledger: TableLedgerStore;
  readonly policies: TablePolicyStore;
  readonly dependencies: (changes?: Partial<NotifyDependencies>) => NotifyDependencies;
  /** Sets the clock to a moment in Korea. */
  readonly at: (date: string, time: string) => void;
  readonly decide: (policy: Partial<Policy>) => Promise<void>;
  readonly tell: (bundle: OutboxBundle, changes?: Partial<NotifyDependencies>) => Promise<void>;
  readonly sendDue: (changes?: Partial<NotifyDependencies>) => Promise<void>;
}

export function openNotifyFixture(): NotifyFixture {
  let now = "2020-11-02T00:00:00.000Z";
  const outbox = new MemoryOutbox();
  const [notices, notifier, policies] = [
    new TableNoticeStore(new MemoryItemTable()),
    new MemoryNotifier(),
    new TablePolicyStore(new MemoryItemTable()),
  ];
  const [alerts, ledger] = [new TableAlertStore(outbox.table), new TableLedgerStore(outbox.table)];
  const dependencies = (changes: Partial<NotifyDependencies> = {}): NotifyDependencies => ({
    notices,
    notifier,
    policies,
    alerts,
    ledger,
    channels: { mail: true, webhook: false },
    sender: "one",
    namesIn: () => Promise.resolve(noLetterNames),
    letters: { language: "ko", pageAddress: null },
    clock: { now: () => now, today: () => day(now.slice(0, 10)) },
    ...changes,
  });
  return {
    notices,
    notifier,
    alerts,
    ledger,
    policies,
    dependencies,
    at: (date, time) => {
      now = new Date(`${date}T${time}:00+09:00`).toISOString();
    },
    decide: async (policy) => {
      const { version } = await policies.current(books);
      await policies.add(books, { ...defaultPolicy, ...policy, version }, "test", now);
    },
    tell: async (bundle, changes) => {
      await deliverNotices(received(bundle), dependencies(changes));
    },
    sendDue: async (changes) => {
      await sendDue(dependencies(changes));
    },
  };
}

/** A store whose process dies at its nth write: before it, or after it and before the answer. */
export function dyingAt(nth: number, when: "before" | "after", store: NoticeStore): NoticeStore {
  let writes = 0;
  return {
    maxNoticesPerSave: store.maxNoticesPerSave,
    read: (address) => store.read(address),
    pending: (of) => store.pending(of),
    list: (of) => store.list(of),
    save: async (steps) => {
      writes += 1;
      if (writes > nth || (writes === nth && when === "before")) throw new Error("The process died");
      const result = await store.save(steps);
      if (writes === nth) throw new Error("The process died");
      return result;
    },
  };
}

/** A channel that fails at every letter, before it is out or after, and repeats an address as mail servers do. */
export function failingNotifier(when: "before" | "after", notifier: Notifier): Notifier {
  return {
    deliver: async (message) => {
      if (when === "after") await notifier.deliver(message);
      throw new Error("<chief@office.example> could not be reached");
    },
  };
}
