/**
 * The way of every act of a person on an upload into the journal: the upload and the ledger are read, the act is planned on
 * them, and entered as one entry; who was overtaken begins anew. Each kind of act says only what it is planned as.
 */
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { NotEntered, Stamp } from "../../../shared/examination/plan-decision.ts";
import { nextSeq } from "../../../shared/examination/examine-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { type Act, executeAlone } from "../journal/execute-alone.ts";
import { runEntry } from "../journal/run-entry.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";
import type { PlannedAct } from "../../../shared/examination/plan-entry.ts";

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
