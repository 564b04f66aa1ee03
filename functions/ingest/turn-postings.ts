/**
 * Takes back every posting of one number, by postings that say so: nothing is deleted. The balances are
 * then those of the history without it. Done twice, or after a crash, it ends in the same.
 */
import type { Balance } from "../../shared/domain/balance.ts";
import { rebuild } from "../../shared/domain/balance.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { TurnOutcome, Upload } from "../../shared/domain/upload.ts";
import type { BalanceChange, LedgerStore } from "../../shared/ports/ledger-store.ts";

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

/** How often a project is read anew because somebody wrote between the reading of its parts. */
const maxReadings = 8;

export interface Turn {
  readonly ledger: Pick<LedgerStore, "readBalances" | "readBalance" | "readPostings">;
  readonly upload: Upload;
  readonly outcome: TurnOutcome;
  /**
   * What was said of a project and the ledger did not keep, because another upload had said it: by later uploads, and
   * by the one that comes back, of which those others may be out meanwhile.
   */
  readonly retold: ReadonlyMap<ProjectId, readonly Posting[]>;
}

export interface Turned {
  readonly changes: readonly BalanceChange[];
  /** Projects that had a posting of the number. */
  readonly projects: number;
  /** Of these, projects whose figures are the same with and without it. */
  readonly unmoved: number;
}

export async function planTurn(turn: Turn): Promise<Turned> {
  const { ledger, upload, outcome } = turn;
  const balances = [...(await ledger.readBalances(upload.books)).values()];
  // A balance whose latest number is smaller cannot have the posting.
  const turned = balances
    .filter(({ balance }) => balance.lastSeq >= outcome.reverses)
    .map(({ balance }) => balance.project.id);
  const comingBack = [...turn.retold]
    .filter(([, postings]) => postings.some(({ seq }) => seq === upload.seq))
    .map(([id]) => id);
  const ids = [...new Set([...turned, ...comingBack])];
  const changes: BalanceChange[] = [];
  let [projects, unmoved] = [0, 0];
  for (let from = 0; from < ids.length; from += maxReadsAtOnce) {
    const wave = await Promise.all(ids.slice(from, from + maxReadsAtOnce).map((id) => planProject(turn, id)));
    for (const { isOfTurn, isMoved, change } of wave) {
      projects += isOfTurn ? 1 : 0;
      unmoved += isOfTurn && !isMoved ? 1 : 0;
      if (change !== null) changes.push(change);
    }
  }
  return { changes, projects, unmoved };
}

/** As `planTurn`, of one project as it stands now. */
export async function planProjectAgain(turn: Turn, id: ProjectId): Promise<BalanceChange | null> {
  return (await planProject(turn, id)).change;
}

interface ProjectTurn {
  readonly isOfTurn: boolean;
  readonly isMoved: boolean;
  /** Null where nothing is to be written. */
  readonly change: BalanceChange | null;
}

async function planProject(turn: Turn, id: ProjectId): Promise<ProjectTurn> {
  const { ledger, upload, outcome } = turn;
  const { books, uploadId } = upload;
  for (let reading = 1; reading <= maxReadings; reading++) {
    const stored = await ledger.readBalance(books, id);
    const postings = await ledger.readPostings(books, id);
    if ((stored?.version ?? 0) !== postings.length) continue;
    const known = new Set(postings.map(({ seq }) => seq));
    const retold = (turn.retold.get(id) ?? []).filter(({ seq }) => !known.has(seq));
    if (stored === null || !known.has(outcome.reverses))
      return { ...untouched, change: comeBack(upload, postings, retold) };
    const { balance, version } = stored;
    if (known.has(outcome.turnSeq)) return { ...untouched, isOfTurn: true };
    const { project, asOf } = balance;
    const reversal: Posting = {
      project,
      asOf,
      entries: [],
      rows: [],
      seq: outcome.turnSeq,
      uploadId,
      covers: null,
      reverses: outcome.reverses,
    };
    const next = rebuild([...postings, ...retold, reversal]);
    if (next === null) throw new RangeError(`No posting of ${id} is left, not even the one taking back`);
    const change: BalanceChange = {
      postings: [reversal, ...retold],
      balance: next,
      fromVersion: version,
    };
    return { isOfTurn: true, isMoved: !haveSameFigures(balance, next), change };
  }
  throw new Failure("Others kept writing a project while it was read; the turn is tried again.", {
    code: "ledger-contended",
    retryable: true,
    context: { office: books.office, uploadId, projectId: id },
  });
}

/** A line that the upload had said and never posted: it says it itself from now on. */
function comeBack(
  { seq }: Upload,
  postings: readonly Posting[],
  retold: readonly Posting[],
): BalanceChange | null {
  const [first, ...others] = retold;
  if (first === undefined || retold.every((posting) => posting.seq !== seq)) return null;
  const balance = rebuild([...postings, ...retold]);
  return balance && { postings: [first, ...others], balance, fromVersion: postings.length };
}

const untouched: ProjectTurn = { isOfTurn: false, isMoved: false, change: null };

function haveSameFigures(a: Balance, b: Balance): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ measures, plan, requirement }: Balance): string {
  return JSON.stringify([measures, plan, requirement], (_name, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
}
