/** I1: what each upload did to the ledger it did once, and the journal says all of it. */
import { verifyLedger } from "../../functions/verify/replay/verify-ledger.ts";
import type { JournalEntry, JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import type { Posting } from "../../shared/domain/ledger/posting.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import { isRunning, type Upload } from "../../shared/domain/uploads/upload.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import type { StoredBalance } from "../../shared/ports/ledger-store.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { counting } from "../domain/ledger/naive-ledger.ts";
import type { Model } from "./model.ts";
import type { Stores } from "./stores.ts";
import { books } from "./workload.ts";

/** All that the table holds of the ledger. */
export interface StoredLedger {
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
  readonly uploads: readonly Upload[];
  readonly lines: ReadonlyMap<ProjectId, StoredLine>;
}

export interface StoredLine extends StoredBalance {
  readonly postings: readonly Posting[];
}

export async function storedLedger({ ports: { ledger } }: Stores): Promise<StoredLedger> {
  const { head, balances } = await ledger.readLedger(books);
  const lines = new Map<ProjectId, StoredLine>();
  for (const [id, balance] of balances)
    lines.set(id, { ...balance, postings: await ledger.readPostings(books, id, head.lastSeq) });
  const entries = await ledger.readJournal(books, 0, 10_000);
  return { head, entries, uploads: await ledger.listUploads(books), lines };
}

/** Numbers without a gap, and nothing left that runs. */
export function checkJournal({ head, entries, uploads }: StoredLedger): string | null {
  if (head.running !== null) return `entry ${head.running.seq} still runs`;
  const odd = entries.find(({ seq, state }, at) => seq !== at + 1 || state === "running");
  if (odd !== undefined) return `entry ${odd.seq} is out of its place, or still ${odd.state}`;
  if (head.lastSeq !== entries.length || head.version !== 2 * head.lastSeq)
    return `the head has number ${head.lastSeq} and version ${head.version} after ${entries.length} entries`;
  if (head.uploads !== uploads.length) return `the head counts ${head.uploads} of ${uploads.length} uploads`;
  const held = uploads.filter(({ outcome }) => outcome.state === "held").map(({ uploadId }) => uploadId);
  if (held.toSorted().join() !== head.held.toSorted().join()) return `the head holds ${head.held.join()}`;
  const open = uploads.find(({ outcome }) => isRunning(outcome));
  return open === undefined ? null : `upload ${open.seq} is left ${open.outcome.state}`;
}

/**
 * Of each entry at most one posting for each line, of each upload at most one that counts, from rows that its file has, and
 * none that counts of what is out. An upload that was taken back and read in another way has a posting of each reading.
 */
export function checkEffects({ lines, uploads }: StoredLedger, model: Model): string | null {
  const states = new Map(uploads.map(({ uploadId, outcome }) => [uploadId, outcome.state]));
  for (const [id, { postings, version }] of lines) {
    if (version !== postings.length) return `${id} has version ${version} and ${postings.length} postings`;
    const said = postings.filter(({ reverses }) => reverses === null);
    if (new Set(said.map(({ seq }) => seq)).size < said.length) return `${id} has two postings of one entry`;
    const counted = counting(postings);
    if (new Set(counted.map(({ uploadId }) => uploadId)).size < counted.length)
      return `${id} counts two postings of one upload`;
    const left = counted.find(({ uploadId }) => states.get(uploadId) !== "applied");
    if (left !== undefined)
      return `${id} counts upload ${left.seq}, which is ${states.get(left.uploadId) ?? "unknown"}`;
    const known = model.get(id) ?? [];
    const rowless = said.find(({ uploadId, rows }) => {
      const own = known.find((each) => each.uploadId === uploadId);
      return own !== undefined && rows.some((row) => !own.rows.includes(row));
    });
    if (rowless !== undefined) return `${id} has rows of upload ${rowless.seq} that its file has not`;
  }
  return null;
}

/** The journal executed again gives every item of the ledger. */
export async function checkReplay({ ports, files, table }: Stores): Promise<string | null> {
  const evidence = {
    ledger: ports.ledger,
    replayTarget: () => replayTarget(table),
    files,
    readDocument: openDocument,
  };
  const { discrepancies } = await verifyLedger(books, evidence, [], () => {});
  return discrepancies[0] === undefined ? null : `verify: ${JSON.stringify(discrepancies.slice(0, 3))}`;
}
