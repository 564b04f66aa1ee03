/**
 * Executes the journal again into an empty table and compares every item of the ledger with what comes out. Whoever
 * keeps something that follows from the ledger is asked at the entry that it names. Nothing is written.
 */
import {
  doneSeq,
  type JournalEntry,
  type JournalHead,
} from "../../../shared/domain/journal/journal-entry.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import {
  type Discrepancy,
  discrepancyOf,
  readOrCorruption,
} from "../../../shared/domain/verify/discrepancy.ts";
import type { LedgerCheck, LedgerItem, ReplayTarget } from "../../../shared/ports/ledger-check.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { StoredFileReader } from "../../../shared/examination/files/read-upload.ts";
import { JournalReplay } from "./replay-journal.ts";
import { repeatWhileOvertaken } from "../../../shared/domain/values/repeat-while-overtaken.ts";

export interface LedgerEvidence extends StoredFileReader {
  readonly ledger: LedgerStore;
  /** An empty one, made to be held against this ledger. */
  readonly replayTarget: () => ReplayTarget;
}

export type VerifyingStep = "files" | "balances";

/** Hears how far it got. */
export type VerifyingReport = (step: VerifyingStep, done: number, of: number) => void;

export interface LedgerVerification {
  readonly entries: number;
  readonly postings: number;
  readonly balances: number;
  /** The upload whose entry still runs: as far as it got it is left out. */
  readonly running: string | null;
  readonly discrepancies: readonly Discrepancy[];
}

/** How often it begins anew because something was stored meanwhile. */
const contention = {
  maxAttempts: 3,
  message: "Uploads kept coming in while the ledger was verified. Verify it when they are done.",
  code: "ledger-moving",
};

/** @throws Failure `ledger-moving` when entries kept being written. */
export async function verifyLedger(
  books: Books,
  evidence: LedgerEvidence,
  checks: readonly LedgerCheck[],
  report: VerifyingReport,
): Promise<LedgerVerification> {
  return repeatWhileOvertaken({ ...contention, context: { ...books } }, async () => {
    const read = await readOrCorruption(() => readJournal(books, evidence.ledger));
    // Without it nothing can be said of the rest.
    if ("corruption" in read) return { ...nothingVerified, discrepancies: [read.corruption] };
    const verification = await verify(books, read.value, evidence, checks, report);
    const isStill = (await evidence.ledger.readHead(books)).version === read.value.head.version;
    return isStill ? verification : null;
  });
}

const nothingVerified = { entries: 0, postings: 0, balances: 0, running: null };

interface Journal {
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
}

/** Entries that are read at once. */
const pageSize = 500;

export async function readJournal(books: Books, ledger: LedgerStore): Promise<Journal> {
  const head = await ledger.readHead(books);
  const entries: JournalEntry[] = [];
  for (;;) {
    const page = await ledger.readJournal(books, entries.at(-1)?.seq ?? 0, pageSize);
    entries.push(...page);
    if (page.length < pageSize) return { head, entries };
  }
}

async function verify(
  books: Books,
  { head, entries }: Journal,
  { ledger, replayTarget, ...reader }: LedgerEvidence,
  checks: readonly LedgerCheck[],
  report: VerifyingReport,
): Promise<LedgerVerification> {
  const target = replayTarget();
  const replay = new JournalReplay(books, target.ledger, ledger, reader);
  const through = doneSeq(head);
  const waiting = checks.toSorted((a, b) => a.knownSeq - b.knownSeq);
  const found: Discrepancy[] = gapsIn(entries, head);
  for (const entry of entries.filter(({ seq }) => seq <= through)) {
    report("files", entry.seq - 1, through);
    await checkBefore(entry.seq);
    await replay.execute(entry);
  }
  await checkBefore(Number.POSITIVE_INFINITY);
  const isIncomparable = (item: LedgerItem): boolean =>
    isOfRunning(item, head) || replay.isTakenAsStored(item);
  const compared = await target.compare(books, isIncomparable, (done, of) => report("balances", done, of));
  return {
    entries: entries.length,
    postings: compared.postings,
    balances: compared.balances,
    running: head.running?.uploadId ?? null,
    discrepancies: [...found, ...replay.discrepancies, ...compared.discrepancies],
  };

  async function checkBefore(seq: number): Promise<void> {
    for (let next = waiting[0]; next !== undefined && next.knownSeq < seq; next = waiting[0]) {
      waiting.shift();
      const { check } = next;
      const checked = await readOrCorruption(() => check(replay.ledger));
      found.push(...("corruption" in checked ? [checked.corruption] : checked.value));
    }
  }
}

/** Numbers that the head gave and the journal lacks. */
export function gapsIn(entries: readonly JournalEntry[], { lastSeq }: JournalHead): Discrepancy[] {
  const numbers = new Set(entries.map(({ seq }) => seq));
  return Array.from({ length: lastSeq }, (_, at) => at + 1)
    .filter((seq) => !numbers.has(seq))
    .map((seq) => discrepancyOf("entry-missing", {}, { field: "seq", expected: `${seq}`, found: null }));
}

/** What an entry that still runs has written, and what says that it runs. */
function isOfRunning({ kind, name, data }: LedgerItem, { running }: JournalHead): boolean {
  if (running === null) return false;
  switch (kind) {
    case "head":
      return true;
    case "journal":
      return Number.parseInt(name, 10) === running.seq;
    case "upload":
      return name === running.uploadId;
    case "posting":
      return data.includes(`"seq":${running.seq},`) || data.includes(`"madeBy":${running.seq}}`);
    case "balance":
      return data.includes(`"lastSeq":${running.seq},`);
    case "confirmation":
      return false;
  }
}
