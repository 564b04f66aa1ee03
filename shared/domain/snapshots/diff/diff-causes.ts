/**
 * Which uploads made a line change, step by step: each step lets one more upload speak, or one less, and what
 * the line comes to then less what it came to before is that upload's. The steps go from the one end to the
 * other, so their amounts add up exactly, whatever their order.
 */
import { type Balance, rebuild } from "../../ledger/balance.ts";
import { isEffectiveBy } from "../../ledger/entries.ts";
import { currentLine, incrementsAfter, countedUnder } from "../../ledger/ledger-line.ts";
import type { Posting } from "../../ledger/posting.ts";
import { layOver } from "../../matching/joined-ledger.ts";
import type { IsoDate } from "../../values/calendar.ts";
import { addAmounts, changeOf, isNothing, type MeasureAmounts, noAmounts } from "../../values/measure.ts";
import { isPaymentLine, type ProjectId } from "../../values/project.ts";
import type { SnapshotSource } from "../snapshot.ts";

/** Which file said something. */
export type Speaker = Pick<SnapshotSource, "uploadId" | "seq" | "fileName">;

/**
 * `stated`: the upload says so. `withdrawn`: the later snapshot does not
 * have it, because it was taken back or came after that was taken. `matched`: payment lines are laid over another
 * line than before. `left-out`: the full
 * statement of its source does not have the line. `unexplained`: the ledger's postings do not come to what was frozen.
 */
export const causeKinds = ["stated", "withdrawn", "matched", "left-out", "unexplained"] as const;

export interface DiffCause {
  readonly kind: (typeof causeKinds)[number];
  /** Null of what no upload made. */
  readonly source: Speaker | null;
  /** The rows of its file. */
  readonly rows: readonly number[];
  readonly amounts: MeasureAmounts;
}

/** What is said of a line: which lines of the ledger it is made of, and up to which day each upload speaks. */
export interface Telling {
  readonly parts: readonly ProjectId[];
  /** By upload; one that is not in it says nothing. */
  readonly until: ReadonlyMap<string, IsoDate>;
  /** The day of the full statement beside which the line adds only what was paid later; null where all of it counts. */
  readonly paidAfter: IsoDate | null;
}

export interface Step {
  readonly kind: DiffCause["kind"];
  readonly source: Speaker | null;
  readonly telling: Telling;
}

/** All postings of each line of the ledger. */
export type Histories = ReadonlyMap<ProjectId, readonly Posting[]>;

/** What a line comes to if only that is said. */
export function knownAmounts(telling: Telling, histories: Histories): MeasureAmounts {
  const line = knownBalance(telling, histories);
  const { paidAfter } = telling;
  const counted = line === null || paidAfter === null ? line : countedAfter(line, paidAfter);
  return counted === null ? noAmounts : currentLine(counted).amounts;
}

/** A project counts whole again as soon as somebody states it; payments of no project never do. */
function countedAfter(line: Balance, day: IsoDate): Balance | null {
  return isPaymentLine(line.project.id) ? incrementsAfter(line, day) : countedUnder(line, day);
}

/** The fold of all that is said, whether it counts or not; null where nothing is. */
export function knownBalance(
  { parts, until }: Pick<Telling, "parts" | "until">,
  histories: Histories,
): Balance | null {
  const folded = parts.map((id) =>
    rebuild(
      ownPostings(histories, id).flatMap((posting) => {
        const day = until.get(posting.uploadId);
        return day === undefined ? [] : saidUpTo(posting, day);
      }),
    ),
  );
  const [first, ...others] = folded.filter((balance) => balance !== null);
  return first === undefined ? null : layOver(first, others);
}

/**
 * @param from what the line came to at first, and `to` at the end, as they were frozen.
 * @returns causes whose amounts add up to the change.
 */
export function causesOf(
  start: Telling,
  steps: readonly Step[],
  from: MeasureAmounts,
  to: MeasureAmounts,
  histories: Histories,
): DiffCause[] {
  const causes: DiffCause[] = [];
  let before = knownAmounts(start, histories);
  const atStart = changeOf(from, before);
  for (const { kind, source, telling } of steps) {
    const after = knownAmounts(telling, histories);
    const amounts = changeOf(before, after);
    if (!isNothing(amounts))
      causes.push({ kind, source, rows: rowsOf(source, telling.parts, histories), amounts });
    before = after;
  }
  const unexplained = changeOf(noAmounts, addAmounts(atStart, changeOf(before, to)));
  return isNothing(unexplained)
    ? causes
    : [...causes, { kind: "unexplained", source: null, rows: [], amounts: unexplained }];
}

/** The rows of its file that speak of the line. */
export function rowsOf(source: Speaker | null, parts: readonly ProjectId[], histories: Histories): number[] {
  if (source === null) return [];
  const postings = parts.flatMap((id) => ownPostings(histories, id));
  const rows = postings.filter(({ uploadId }) => uploadId === source.uploadId).flatMap((each) => each.rows);
  return [...new Set(rows)].toSorted((a, b) => a - b);
}

/** Who spoke, in so far as it still counts, is told by the snapshots: what takes back is passed over here. */
function ownPostings(histories: Histories, id: ProjectId): Posting[] {
  return (histories.get(id) ?? []).filter(({ reverses }) => reverses === null);
}

/** What covers days counts without entries of its own. */
function saidUpTo(posting: Posting, day: IsoDate): Posting[] {
  const entries = posting.entries.filter((entry) => isEffectiveBy(entry, posting.asOf, day));
  return entries.length > 0 || posting.covers !== null ? [{ ...posting, entries }] : [];
}
