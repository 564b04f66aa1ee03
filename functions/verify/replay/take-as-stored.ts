/** A journal entry that cannot be executed again, taken over as the ledger has it. */
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import {
  type JournalEntry,
  type JournalHead,
  type KnownStatements,
  knownWith,
} from "../../../shared/domain/journal/journal-entry.ts";
import { statementOf } from "../../../shared/domain/journal/statement.ts";
import { writtenBy } from "../../../shared/domain/ledger/posting.ts";
import { appliedOf, type Upload } from "../../../shared/domain/uploads/upload.ts";
import type { BalanceChange, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { continueEntry } from "../../ingest/journal/run-entry.ts";
import { type EndedUpload, uploadBundle } from "../../../shared/contracts/events/upload-events.ts";

/** @returns whether the ledger has anything to take it from. */
export async function takeAsStored(
  books: Books,
  entry: JournalEntry,
  stored: LedgerStore,
  replayed: LedgerStore,
): Promise<boolean> {
  const upload = await stored.findUpload(books, entry.uploadId);
  const ended = upload === null ? null : endedThen(entry, upload);
  if (ended === null) return false;
  const fromVersion = (await replayed.findUpload(books, entry.uploadId))?.version ?? 0;
  const changes = await changesOf(books, entry, stored, replayed);
  const confirmed = (await stored.readConfirmed(books)).filter(({ seq }) => seq === entry.seq);
  const from = await replayed.readHead(books);
  await replayed.begin({
    books,
    from,
    entry: { ...entry, state: "running" },
    upload: { upload: { ...ended, version: fromVersion + 1 }, fromVersion },
  });
  const plan = {
    entry,
    changes,
    confirmed,
    known: knownThen(entry, ended, from, await stored.readHead(books)),
    reverses: null,
    running: null,
    upload: { upload: { ...ended, version: fromVersion + 2 }, fromVersion: fromVersion + 1 },
    bundle: () => uploadBundle({ ...ended, version: fromVersion + 2 }, entry.at),
  };
  await continueEntry(replayed, await replayed.readHead(books), plan, replayed.inBatches(books, changes));
  return true;
}

function knownThen(
  entry: JournalEntry,
  { seq, outcome }: EndedUpload,
  from: JournalHead,
  stored: JournalHead,
): KnownStatements {
  const { act } = entry;
  if (act.kind === "match") return { ...from, matches: [...from.matches, entry.seq] };
  if (act.kind === "unmatch")
    return { ...from, matches: from.matches.filter((each) => each !== act.reverses) };
  if (outcome.state === "applied") return knownWith(from, seq, outcome);
  if (outcome.state !== "undone") return from;
  return {
    ...from,
    lists: from.lists.filter((list) => list.seq !== seq),
    fulls: from.fulls.filter((day) => stored.fulls.includes(day)),
    names: from.names.filter((each) => each !== seq),
    officeName: stored.officeName,
  };
}

async function changesOf(
  books: Books,
  { seq }: JournalEntry,
  stored: LedgerStore,
  replayed: LedgerStore,
): Promise<BalanceChange[]> {
  const changes: BalanceChange[] = [];
  for (const id of (await stored.readBalances(books)).keys()) {
    const own = (await stored.readPostings(books, id, seq)).filter((posting) => writtenBy(posting) === seq);
    const [first, ...others] = own;
    if (first === undefined) continue;
    const earlier = await replayed.readPostings(books, id, seq);
    const all = [...earlier, ...own];
    const balance = rebuild(all);
    if (balance === null) continue;
    const statement = statementOf(all, (text) => replayed.digestOf(text));
    changes.push({ postings: [first, ...others], balance, statement, fromVersion: earlier.length });
  }
  return changes;
}

/** As far as its record still says it: what it became later is in it, too. */
function endedThen({ act, seq }: JournalEntry, upload: Upload): EndedUpload | null {
  const { outcome } = upload;
  const applied = appliedOf(upload);
  if ((act.kind === "apply" || act.kind === "restore") && applied !== null)
    return { ...upload, outcome: applied, seq: act.kind === "apply" ? seq : upload.seq };
  switch (outcome.state) {
    case "applying":
    case "undoing":
    case "restoring":
      return null;
    case "applied":
    case "undone":
    case "discarded":
    case "held":
    case "rejected":
      return { ...upload, outcome };
  }
}
