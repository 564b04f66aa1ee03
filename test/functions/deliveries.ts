/** Files as their records, and their delivery into a ledger. */
import { commitPostings, type CommitTally, readLedger } from "../../functions/ingest/commit-postings.ts";
import { submittedPostings } from "../../shared/domain/submitted-postings.ts";
import type { Period } from "../../shared/domain/calendar.ts";
import type { SourceRecord } from "../../shared/domain/posting.ts";
import type { ProjectFacts } from "../../shared/domain/project.ts";
import type { Won } from "../../shared/domain/won.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { aPayment, aPosting, aProject, aStatement, day } from "../support/builders.ts";
import { aClosing, aRegistration } from "../support/uploads.ts";

/**
 * One delivery of a file: registered if need be, then committed from what the ledger holds. Null when it was in.
 * @param period what a payment list covers; null for any other file.
 */
export async function deliver(
  ledger: LedgerStore,
  letter: string,
  records: readonly SourceRecord[],
  period: Period | null = null,
): Promise<CommitTally | null> {
  const upload = await ledger.registerUpload(aRegistration(letter));
  if (upload.outcome.state === "applied") return null;
  const known = await readLedger(ledger, upload);
  const balances = new Map([...known.balances].map(([id, { balance }]) => [id, balance]));
  const postings = submittedPostings({ records, period }, upload, balances);
  const close = () => aClosing(upload);
  return commitPostings(ledger, upload, postings, known, { begin: null, close });
}

/** Projects 0, 1, 2, ... that have spent so much each by a day. */
export function totals(date: string, ...amounts: readonly Won[]): SourceRecord[] {
  return amounts.map((amount, at) => {
    return aRecord(
      { asOf: day(date), entries: aStatement(date, { unsplit: amount }) },
      { name: `사업 ${at}` },
    );
  });
}

/** One payment for each of the projects 0, 1, 2, ... */
export function payments(date: string, ...amounts: readonly Won[]): SourceRecord[] {
  return amounts.map((amount, at) => {
    return aRecord({ asOf: day(date), entries: [aPayment(date, amount)] }, { name: `사업 ${at}` });
  });
}

/** A budget and what was spent of it by a day. */
export function spending(
  date: string,
  budget: Won,
  spent: Won,
  project: Partial<ProjectFacts> = {},
): SourceRecord {
  const appropriation = aStatement(date, { unsplit: budget }, "appropriation");
  return aRecord(
    { asOf: day(date), entries: [...appropriation, ...aStatement(date, { unsplit: spent })] },
    project,
  );
}

function aRecord(record: Partial<SourceRecord>, facts: Partial<ProjectFacts>): SourceRecord {
  const { project, asOf, entries, rows } = aPosting({ project: aProject(facts), ...record });
  return { project, asOf, entries, rows };
}
