/**
 * The way of every act of a person on an upload into the journal: the upload and the ledger are read, the act is planned on
 * them, and entered as one entry; who was overtaken begins anew. Each kind of act says only what it is planned as.
 */
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { nextSeq } from "../../../shared/examination/examine-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { type Act, executeAlone } from "../journal/execute-alone.ts";
import { type PlannedAct, runEntry } from "../journal/run-entry.ts";
import type { LedgerDependencies } from "../journal/submission.ts";

export type NotEntered =
  /** It stood so before; nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly upload: Upload; readonly findings: readonly Finding[] };

/** Who does it, and its place in the journal: all of an entry but the act. */
export type Stamp = Omit<JournalEntry, "act">;

export interface PersonsAct<Done> {
  /** As the person saw it; it is read anew. */
  readonly upload: Upload;
  readonly by: string;
  /** @param upload null where the books have none of the id any more. */
  readonly plan: (
    upload: Upload | null,
    stamp: Stamp,
    reading: LedgerReading,
  ) => PlannedAct<Done> | NotEntered | Promise<PlannedAct<Done> | NotEntered>;
  readonly finished: Act<Done>["finished"];
}

export function enterAct<Done>(
  { upload: { books, uploadId }, by, plan, finished }: PersonsAct<Done>,
  dependencies: LedgerDependencies,
): Promise<Done | NotEntered> {
  const { ledger, clock, current } = dependencies;
  const attempt = async (reading: LedgerReading): Promise<Done | NotEntered | null> => {
    const upload = await ledger.findUpload(books, uploadId);
    const stamp = { seq: nextSeq(reading), uploadId, by, at: clock.now(), state: "done" } as const;
    const planned = await plan(upload, stamp, reading);
    if (planned.kind !== "planned") return planned;
    const result = await runEntry(ledger, reading.head, planned.plan);
    // What is confirmed, or one key of two projects, may have changed with it: it is read anew.
    current.forget(books);
    return result.kind === "conflict" ? null : planned.done(result.upload.upload);
  };
  return executeAlone<Done | NotEntered>({ books, uploadId, attempt, finished }, dependencies);
}
