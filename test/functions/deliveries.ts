/** Files as their records, and their delivery into a ledger. */
import { submitFile } from "../../functions/ingest/journal/submit-file.ts";
import { noNames } from "../../shared/formats/kernel/format.ts";
import type { SubmittedReading, Tally } from "../../shared/examination/known-file.ts";
import type { Period } from "../../shared/domain/values/calendar.ts";
import type { SourceRecord } from "../../shared/domain/ledger/posting.ts";
import type { ProjectFacts } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { aPosting, aProject, aStatement, day } from "../support/builders.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { ledgerWriter } from "../support/ledger-writer.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { anUpload } from "../support/uploads.ts";

/**
 * One delivery of a file, whatever holds it. Null when it was in.
 * @param period what a payment list covers; null for any other file.
 */
export async function deliver(
  ledger: LedgerStore,
  letter: string,
  records: readonly SourceRecord[],
  period: Period | null = null,
): Promise<Tally | null> {
  const { books, options, fileName, ...sent } = anUpload(letter);
  const reading: SubmittedReading = {
    kind: "read",
    format: period === null ? "template" : "payment-list",
    records,
    period,
    findings: [],
    isFullDump: false,
    names: noNames,
  };
  const outcome = await submitFile(
    {
      ...sent,
      address: { books, options, fileName },
      releasedBy: "재무과",
      isAnew: false,
      read: () => Promise.resolve(reading),
    },
    ledgerWriter({ ledger, files: new MemoryFileStore(), clock: fixedClock() }),
  );
  return outcome.kind === "applied" ? outcome.tally : null;
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
