/**
 * Takes back the posting of one number, project by project. Nothing is deleted: a posting that says so takes it back,
 * and where a later upload had only confirmed what goes, its confirmation becomes a posting of its own. Pure.
 */
import { type Balance, rebuild } from "../ledger/balance.ts";
import type { Posting } from "../ledger/posting.ts";
import type { AppliedOutcome, UploadOutcome } from "../uploads/upload.ts";
import { type Confirmation, missingCopies } from "./confirmation.ts";
import { figuresStay } from "./decide.ts";
import type { JournalEntry } from "./journal-entry.ts";

export interface ProjectReversal {
  /** The reversal, where the project had a posting of the number, and the copies that are missing without it. */
  readonly postings: readonly [Posting, ...Posting[]];
  /** Of the whole history with them. */
  readonly all: readonly Posting[];
  readonly balance: Balance;
  readonly isReversed: boolean;
  /** Whether figures differ with and without it. */
  readonly isMoved: boolean;
}

/**
 * @param history all postings of the project.
 * @param confirmations of the project, those that count once the entry is done.
 * @returns null where nothing is to be written.
 */
export function reverseProject(
  history: readonly Posting[],
  { entry, reverses }: { readonly entry: JournalEntry; readonly reverses: number },
  confirmations: readonly Confirmation[],
): ProjectReversal | null {
  const taken = history.find(({ seq }) => seq === reverses);
  const reversals = taken === undefined ? [] : [reversalOf(taken, entry, reverses)];
  const copies = missingCopies([...history, ...reversals], confirmations, entry.seq);
  const [first, ...others] = [...reversals, ...copies];
  if (first === undefined) return null;
  const all = [...history, first, ...others];
  const balance = rebuild(all);
  if (balance === null)
    throw new RangeError(`No posting of ${first.project.id} is left, not even the one taking back`);
  const isMoved = !haveSameFigures(rebuild(history), balance);
  return { postings: [first, ...others], all, balance, isReversed: taken !== undefined, isMoved };
}

/** What the upload is once the reversal is done. @param unmoved projects whose figures stay. */
export function reversedOutcome(
  { act, seq, at, by }: JournalEntry,
  applied: AppliedOutcome,
  { projects, unmoved }: { readonly projects: number; readonly unmoved: number },
): Extract<UploadOutcome, { state: "applied" | "undone" }> {
  if (act.kind === "restore") return applied;
  const findings = figuresStay(unmoved);
  return { state: "undone", applied, reversalSeq: seq, at, by: by ?? "", projects, findings };
}

/** What it is while the reversal runs. */
export function reversingOutcome({ act, seq, at, by }: JournalEntry, applied: AppliedOutcome): UploadOutcome {
  const state = act.kind === "restore" ? "restoring" : "undoing";
  return { state, applied, reversalSeq: seq, at, by: by ?? "" };
}

function reversalOf({ project, asOf }: Posting, { seq, uploadId }: JournalEntry, reverses: number): Posting {
  return {
    project,
    asOf,
    entries: [],
    rows: [],
    seq,
    uploadId,
    covers: null,
    reverses,
    format: null,
    findings: [],
    copyOf: null,
  };
}

function haveSameFigures(a: Balance | null, b: Balance): boolean {
  return a !== null && textOf(a) === textOf(b);
}

function textOf({ measures, plan, requirement }: Balance): string {
  return JSON.stringify([measures, plan, requirement], (_name, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
}
