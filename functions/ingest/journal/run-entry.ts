/**
 * Writes one journal entry. What fits into one transaction is stored at once; anything larger begins, is stored in
 * batches, several beside each other, and ends. Every transaction names the head that the entry runs on, or a fence that
 * does, so nobody who was overtaken writes.
 */
import type { JournalHead } from "../../../shared/domain/journal/journal-entry.ts";
import type { EntryPlan } from "../../../shared/examination/plan-entry.ts";
import type { BalanceChange, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import {
  headAfterEntry,
  runningVersion,
  type UploadChange,
} from "../../../shared/domain/journal/upload-changes.ts";

export type RunResult =
  | { readonly kind: "conflict" }
  | { readonly kind: "done"; readonly head: JournalHead; readonly upload: UploadChange };

/** Stores a new entry. @param from the head that the plan was made on, where no entry ran. */
export async function runEntry(ledger: LedgerStore, from: JournalHead, plan: EntryPlan): Promise<RunResult> {
  const { books } = plan.upload.upload;
  const batches = ledger.inBatches(books, plan.changes);
  if (batches.length <= 1 || plan.running === null) return endEntry(ledger, from, plan, batches[0] ?? []);
  const { entry, upload, running } = plan;
  const { fromVersion } = upload;
  const version = runningVersion(fromVersion);
  const begun = { upload: { ...upload.upload, outcome: running, version }, fromVersion };
  const start = { books, from, entry: { ...entry, state: "running" as const }, upload: begun };
  if ((await ledger.begin(start)) === "conflict") return { kind: "conflict" };
  const head = headAfterEntry(from, start.entry, begun, from);
  return continueEntry(ledger, head, { ...plan, upload: { ...upload, fromVersion: version } }, batches);
}

/**
 * Stores what is left of an entry that runs.
 * @param plan its upload replaces the one that says that the entry runs.
 */
export async function continueEntry(
  ledger: LedgerStore,
  running: JournalHead,
  plan: EntryPlan,
  batches: readonly (readonly BalanceChange[])[],
): Promise<RunResult> {
  const { books } = plan.upload.upload;
  const before = batches.slice(0, -1);
  const lanes = Array.from({ length: Math.min(ledger.lanes, before.length) }, async (_, lane) => {
    for (let at = lane; at < before.length; at += ledger.lanes)
      if ((await ledger.append(books, running, before[at] ?? [], lane)) === "conflict") return "conflict";
    return "written";
  });
  // Each comes to its end, so that nothing is under way any more when this one fails.
  const results = await Promise.allSettled(lanes);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  const isOvertaken = results.some((result) => result.status === "fulfilled" && result.value === "conflict");
  return isOvertaken ? { kind: "conflict" } : endEntry(ledger, running, plan, batches.at(-1) ?? []);
}

async function endEntry(
  ledger: LedgerStore,
  from: JournalHead,
  plan: EntryPlan,
  changes: readonly BalanceChange[],
): Promise<RunResult> {
  const { entry, upload, known, confirmed, reverses } = plan;
  const { books } = upload.upload;
  const bundle = plan.bundle(upload);
  const end = { books, from, entry, upload, changes, known, confirmed, reverses, bundle };
  if ((await ledger.end(end)) === "conflict") return { kind: "conflict" };
  const head = headAfterEntry(from, entry, upload, known);
  return { kind: "done", head, upload };
}
