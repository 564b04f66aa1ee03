/** Takes the events of a file into the ledger in order, each once for its id, however it came before. */
import type { FileEvent } from "./events-file.ts";
import { storeEvent, takeStored } from "./ingest-event.ts";
import type { IngestOutcome, LedgerDependencies } from "./submission.ts";

export interface EventsOutcome {
  readonly applied: number;
  /** By another file, or over the bus. */
  readonly alreadyApplied: number;
  /** What the ledger did not take; the others are in. */
  readonly refused: readonly {
    readonly line: number;
    readonly outcome: Exclude<IngestOutcome, { kind: "applied" | "already-applied" }>;
  }[];
}

/** Events that are stored side by side before the first of them is applied. */
const maxStoredAtOnce = 32;

/** A crash in between loses nothing: what is in is passed over when the file is sent again. */
export async function ingestEventsFile(
  events: readonly FileEvent[],
  dependencies: LedgerDependencies,
): Promise<EventsOutcome> {
  let [applied, alreadyApplied] = [0, 0];
  const refused: EventsOutcome["refused"][number][] = [];
  for (let from = 0; from < events.length; from += maxStoredAtOnce) {
    const wave = events.slice(from, from + maxStoredAtOnce);
    const stored = await Promise.all(
      wave.map(async ({ line, event }) => ({ line, way: await storeEvent(event, dependencies) })),
    );
    for (const { line, way } of stored) {
      const outcome = await takeStored(way, dependencies);
      if (outcome.kind === "applied") applied += 1;
      else if (outcome.kind === "already-applied") alreadyApplied += 1;
      else refused.push({ line, outcome });
    }
  }
  return { applied, alreadyApplied, refused };
}
