/**
 * A file that states again what the ledger says of a project confirms it: its day moves on and no posting is made. A
 * confirmation means what a copy of the confirmed posting would, dated by the confirming file. As long as the postings
 * alone give the same figures on that day, and the same names, the copy is left out; where they no longer do, it is made.
 */
import { type Balance, type MeasureState, type PlanPoint, rebuild } from "../ledger/balance.ts";
import { livePostings } from "../ledger/entries.ts";
import { foldOnDay } from "../ledger/balance-on-day.ts";
import { byKnowledge, type Posting } from "../ledger/posting.ts";
import { datePartsOf, type IsoDate, laterOf } from "../values/calendar.ts";
import { sameFunds } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isForward } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import { type ProjectId, sameFacts } from "../values/project.ts";

/** Of one project by one upload. */
export interface Confirmation {
  /** The number of the journal entry that applied the confirming upload. */
  readonly seq: number;
  readonly uploadId: string;
  /** The day on which the figures still stood so. */
  readonly date: IsoDate;
  /** The measures whose running totals were stated. */
  readonly measures: readonly FactualMeasure[];
  /** The number of the posting that has the content. */
  readonly origin: number;
}

/** What one upload confirms as of one day. */
export interface ConfirmedLines {
  readonly seq: number;
  readonly uploadId: string;
  readonly date: IsoDate;
  readonly measures: readonly FactualMeasure[];
  /** Each with the number of the posting that has the content. */
  readonly lines: ReadonlyMap<ProjectId, number>;
}

/** With whether it counts: an undo takes it out. */
export interface CountedLines extends ConfirmedLines {
  readonly counts: boolean;
}

/** The same, project by project. */
export function confirmationsByProject(confirmed: readonly ConfirmedLines[]): Map<ProjectId, Confirmation[]> {
  const found = new Map<ProjectId, Confirmation[]>();
  for (const { lines, seq, uploadId, date, measures } of confirmed) {
    for (const [id, origin] of lines) {
      const known = found.get(id) ?? [];
      found.set(id, known);
      known.push({ seq, uploadId, date, measures, origin });
    }
  }
  return found;
}

/**
 * Those that still tell something, in date order: the last of each month, and with it earlier ones of measures that it
 * does not state. A dump and a template confirm different measures of one project.
 */
export function lastOfMonths(confirmations: readonly Confirmation[]): Confirmation[] {
  const kept: Confirmation[] = [];
  const inOrder = confirmations.toSorted((a, b) => ascending(a.date, b.date) || a.seq - b.seq);
  for (const each of inOrder.toReversed()) if (!isStatedLater(each, kept)) kept.push(each);
  return kept.toReversed();
}

/** The same of those that are the last and one more: mostly of a dump of the next day, which needs no order made anew. */
export function lastOfMonthsWith(last: readonly Confirmation[], one: Confirmation): readonly Confirmation[] {
  const [before, beforeThat] = [last.at(-1), last.at(-2)];
  const month = one.date.slice(0, 7);
  const isLatest =
    before === undefined || before.date < one.date || (before.date === one.date && before.seq < one.seq);
  if (!isLatest || beforeThat?.date.startsWith(month) === true) return lastOfMonths([...last, one]);
  const isReplaced =
    before?.date.startsWith(month) === true &&
    before.measures.every((measure) => one.measures.includes(measure));
  return [...(isReplaced ? last.slice(0, -1) : last), one];
}

/** @param later the latest first, so that those of the same month stand last. */
function isStatedLater({ date, measures }: Confirmation, later: readonly Confirmation[]): boolean {
  const month = date.slice(0, 7);
  for (let at = later.length - 1; later[at]?.date.startsWith(month) === true; at--)
    if (measures.every((measure) => later[at]?.measures.includes(measure))) return true;
  return false;
}

/** The balance with its days moved on; amounts stay. @param confirmations in date order. */
export function withConfirmations(balance: Balance, confirmations: readonly Confirmation[]): Balance {
  return confirmations.reduce(withConfirmation, balance);
}

/** With one more, which is not dated earlier than those that it has. */
export function withConfirmation(balance: Balance, { seq, date, measures }: Confirmation): Balance {
  const states: { [measure in FactualMeasure]?: MeasureState } = { ...balance.measures };
  for (const measure of measures) {
    const state = states[measure];
    if (state !== undefined) states[measure] = statedAgain(state, date);
  }
  return {
    ...balance,
    lastSeq: seq > balance.lastSeq ? seq : balance.lastSeq,
    asOf: laterOf(balance.asOf, date),
    measures: states,
  };
}

/** From the confirmed day on, the statement that stood then is known to stand on that day. */
function statedAgain(state: MeasureState, date: IsoDate): MeasureState {
  const from = datePartsOf(date).month - 1;
  const standsNow = state.statedOn[from] ?? null;
  if (standsNow === null || standsNow > date) return state;
  const statedOn = [...state.statedOn];
  for (let month = from; month < statedOn.length && statedOn[month] === standsNow; month++)
    statedOn[month] = date;
  return { ...state, latest: laterOf(state.latest, date), statedOn };
}

/**
 * The posting that a confirmation stands for.
 * @param origin the posting that has the content.
 * @param madeBy the number of the entry that makes it.
 */
function copyOf(origin: Posting, { seq, uploadId, date }: Confirmation, madeBy: number): Posting {
  return {
    ...origin,
    seq,
    uploadId,
    asOf: date,
    entries: origin.entries.map((entry) =>
      entry.kind === "cumulative" && !isForward(entry.measure) ? { ...entry, date } : entry,
    ),
    // Where the lines stand in the confirming file is not kept.
    rows: [],
    reverses: null,
    findings: [],
    copyOf: { seq: origin.copyOf?.seq ?? origin.seq, madeBy },
  };
}

/** The postings with the copies that their confirmations stand for. */
export function withCopies(history: readonly Posting[], confirmations: readonly Confirmation[]): Posting[] {
  const bySeq = new Map(history.map((posting) => [posting.seq, posting]));
  const copies = confirmations.flatMap((confirmation) => {
    const origin = bySeq.get(confirmation.origin);
    return origin === undefined || bySeq.has(confirmation.seq)
      ? []
      : [copyOf(origin, confirmation, confirmation.seq)];
  });
  return [...history, ...copies];
}

/**
 * The copies that must be made so that every confirmation holds again.
 * @param history all postings of the project that are stored or about to be, those taken back too.
 * @param confirmations those that count, of this project.
 * @param madeBy the number of the entry that makes them.
 */
export function missingCopies(
  history: readonly Posting[],
  confirmations: readonly Confirmation[],
  madeBy: number,
): Posting[] {
  const made: Posting[] = [];
  const bySeq = new Map(history.map((posting) => [posting.seq, posting]));
  const inOrder = confirmations
    .filter(({ seq }) => !bySeq.has(seq))
    .toSorted((a, b) => ascending(a.date, b.date) || a.seq - b.seq);
  let live = livePostings(history);
  for (const confirmation of inOrder) {
    const origin = bySeq.get(confirmation.origin);
    if (origin === undefined) continue;
    const copy = copyOf(origin, confirmation, madeBy);
    const statesNothingNew = origin.covers === null ? statesSame(live, copy) : repeatsLatestList(live, copy);
    if (statesNothingNew && namesSame(live, copy)) continue;
    made.push(copy);
    live = livePostings([...history, ...made]);
  }
  return made;
}

/** Whether the postings give on the copy's day what the copy states. */
function statesSame(live: readonly Posting[], copy: Posting): boolean {
  const [without, alone] = [foldOnDay(live, copy.asOf), rebuild([copy])];
  if (without === null || alone === null) return false;
  return (
    factualMeasures.every((measure) => {
      const stated = alone.measures[measure];
      if (stated === undefined) return true;
      const standsNow = without.measures[measure];
      // Payments may come to the same, and are no statement whose day moves on.
      const isStated = (standsNow?.statedOn[11] ?? null) !== null;
      return isStated && sameFunds(standsNow?.monthEnds[11] ?? {}, stated.monthEnds[11] ?? {});
    }) &&
    hasPoints(without.plan, alone.plan) &&
    hasPoints(without.requirement, alone.requirement)
  );
}

/** Whether the project bears the same names and departments without the copy: a later posting may have given others. */
function namesSame(live: readonly Posting[], copy: Posting): boolean {
  const [without, withCopy] = [rebuild(live), rebuild([...live, copy])];
  return without !== null && withCopy !== null && sameFacts(without.project, withCopy.project);
}

function hasPoints(standsNow: readonly PlanPoint[], stated: readonly PlanPoint[]): boolean {
  return stated.every((point) =>
    standsNow.some(({ date, amounts }) => date === point.date && sameFunds(amounts, point.amounts)),
  );
}

/** Whether of the lists known before the copy the latest is the one that it copies. */
function repeatsLatestList(live: readonly Posting[], copy: Posting): boolean {
  const latest = live.filter((other) => other.covers !== null && byKnowledge(other, copy) < 0).at(-1);
  return latest !== undefined && (latest.copyOf?.seq ?? latest.seq) === copy.copyOf?.seq;
}
