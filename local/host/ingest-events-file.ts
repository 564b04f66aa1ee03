/**
 * Takes the events of a file into the ledger in order, each once for its id, however it came before. Each is a journal
 * entry of its own; as many as fit are stored by one transaction, because a commit costs more than an entry.
 */
import type { Books } from "../../shared/domain/values/books.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import type { FileEvent } from "../../shared/examination/events-file.ts";
import { type Gathering, NoRoom } from "../../shared/ports/ledger-store.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { type EventOnItsWay, storeEvent, takeStored } from "../../functions/ingest/journal/ingest-event.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

export interface EventsOutcome {
  readonly applied: number;
  /** By another file, or over the bus. */
  readonly alreadyApplied: number;
  /** What was found in events that are applied, line by line. */
  readonly noted: readonly { readonly line: number; readonly findings: readonly Finding[] }[];
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
  gathering: Gathering,
): Promise<EventsOutcome> {
  const taking = new Taking(dependencies, gathering);
  let next = storeWave(events, 0, dependencies);
  try {
    for (let from = 0; from < events.length; from += maxStoredAtOnce) {
      const wave = await next;
      // The disk works at the next ones while these are taken.
      next = storeWave(events, from + maxStoredAtOnce, dependencies);
      for (const event of wave) await taking.take(event);
    }
  } finally {
    await Promise.allSettled([next]);
    // Also where one of them could not be worked: those before it are in.
    await taking.storeTaken();
  }
  return taking.outcome();
}

function storeWave(
  events: readonly FileEvent[],
  from: number,
  dependencies: LedgerDependencies,
): Promise<StoredEvent[]> {
  const wave = events.slice(from, from + maxStoredAtOnce);
  return Promise.all(
    wave.map(async ({ line, event }) => {
      const books = { office: event.office, fiscalYear: event.fiscalYear };
      return { line, books, way: await storeEvent(event, dependencies) };
    }),
  );
}

interface StoredEvent {
  readonly line: number;
  readonly books: Books;
  readonly way: EventOnItsWay;
}

class Taking {
  readonly #dependencies: LedgerDependencies;
  readonly #gathering: Gathering;
  readonly #gathered: LedgerDependencies;
  /** Taken, but not stored yet. */
  #taken: (StoredEvent & { readonly outcome: IngestOutcome })[] = [];
  #applied = 0;
  #alreadyApplied = 0;
  readonly #noted: EventsOutcome["noted"][number][] = [];
  readonly #refused: EventsOutcome["refused"][number][] = [];

  constructor(dependencies: LedgerDependencies, gathering: Gathering) {
    const { ledger } = gathering;
    this.#dependencies = dependencies;
    this.#gathering = gathering;
    this.#gathered = { ...dependencies, ledger, current: new CurrentLedger(ledger) };
  }

  outcome(): EventsOutcome {
    return {
      applied: this.#applied,
      alreadyApplied: this.#alreadyApplied,
      noted: this.#noted,
      refused: this.#refused,
    };
  }

  async take(event: StoredEvent): Promise<void> {
    if (await this.#takeBeside(event)) return;
    const isFirst = this.#taken.length === 0;
    await this.storeTaken();
    if (!isFirst && (await this.#takeBeside(event))) return;
    // Larger than one transaction.
    this.#count(event, await takeStored(event.way, this.#dependencies));
  }

  /** Where somebody else wrote meanwhile, each is taken by itself. */
  async storeTaken(): Promise<void> {
    const taken = this.#taken;
    this.#taken = [];
    const result = await this.#gathering.store();
    const books = taken.at(-1)?.books;
    if (books === undefined) return;
    if (result === "written") {
      for (const event of taken) this.#count(event, event.outcome);
      // Whoever judges the office next reads nothing again.
      this.#dependencies.current.adopt(books, await this.#gathered.current.readLedger(books));
      return;
    }
    this.#gathered.current.forget(books);
    for (const event of taken) this.#count(event, await takeStored(event.way, this.#dependencies));
  }

  /** @returns false when there is no room for it beside the others. */
  async #takeBeside(event: StoredEvent): Promise<boolean> {
    try {
      const outcome = await takeStored(event.way, this.#gathered);
      this.#gathering.keep();
      this.#taken.push({ ...event, outcome });
      return true;
    } catch (error) {
      if (error instanceof NoRoom) return false;
      throw error;
    }
  }

  #count({ line }: StoredEvent, outcome: IngestOutcome): void {
    if (outcome.kind === "applied") {
      this.#applied += 1;
      if (outcome.findings.length > 0) this.#noted.push({ line, findings: outcome.findings });
    } else if (outcome.kind === "already-applied") this.#alreadyApplied += 1;
    else this.#refused.push({ line, outcome });
  }
}
