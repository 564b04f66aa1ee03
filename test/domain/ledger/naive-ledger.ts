/**
 * The rule at the head of shared/domain/ledger/balance.ts, written down as it reads and with nothing of the
 * domain's code, to be compared with it.
 */
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import type { FactualMeasure, ForwardMeasure, Measure } from "../../../shared/domain/values/measure.ts";
import type { Entry, EntryKind, Posting } from "../../../shared/domain/ledger/posting.ts";

/** The latest statement dated <= X, plus every increment dated after it, up to X. */
export function amountsOn(all: readonly Posting[], measure: FactualMeasure, x: IsoDate): FundAmounts {
  const postings = counting(all);
  const statement = statementsOf(postings, measure)
    .filter(({ date }) => date <= x)
    .toSorted(later((s) => [s.date, s.posting.asOf, padded(s.posting.seq)]))[0];
  const amounts: Record<string, bigint> = {};
  for (const entry of statement?.entries ?? []) amounts[entry.fund] = entry.amount;
  for (const { entry, posting } of said(postings, measure, "increment")) {
    if (isListedAnew(posting, entry.date, postings)) continue;
    if (entry.date > x || (statement !== undefined && entry.date <= statement.date)) continue;
    amounts[entry.fund] = (amounts[entry.fund] ?? 0n) + entry.amount;
  }
  return amounts;
}

/** The dates of all entries of a measure that a later list does not state anew, in order. */
export function countedDates(all: readonly Posting[], measure: FactualMeasure): IsoDate[] {
  const postings = counting(all);
  return (["cumulative", "increment"] as const)
    .flatMap((kind) => said(postings, measure, kind))
    .filter(
      ({ entry, posting }) => entry.kind === "cumulative" || !isListedAnew(posting, entry.date, postings),
    )
    .map(({ entry }) => entry.date)
    .toSorted();
}

/** The date of the statement that counts on a day; null where there are only increments. */
export function statedOn(all: readonly Posting[], measure: FactualMeasure, x: IsoDate): IsoDate | null {
  const dates = statementsOf(counting(all), measure).map(({ date }) => date);
  return (
    dates
      .filter((date) => date <= x)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Each date of the plan, as the posting with the latest as-of, then the latest upload, states it. */
export function planPoints(all: readonly Posting[], measure: ForwardMeasure = "plan") {
  const statements = statementsOf(counting(all), measure).toSorted(
    later((s) => [s.posting.asOf, padded(s.posting.seq)]),
  );
  const dates = [...new Set(statements.map(({ date }) => date))].toSorted();
  return dates.map((date) => {
    const winner = statements.find((statement) => statement.date === date);
    const amounts: Record<string, bigint> = {};
    for (const entry of winner?.entries ?? []) amounts[entry.fund] = entry.amount;
    return { date, asOf: winner?.posting.asOf, seq: winner?.posting.seq, amounts };
  });
}

/** The last thing said of one attribute. */
export function lastSaid(all: readonly Posting[], attribute: keyof Posting["project"]): string | null {
  const newestFirst = counting(all).toSorted(later((posting) => [posting.asOf, padded(posting.seq)]));
  return newestFirst.map((posting) => posting.project[attribute]).find((text) => text !== null) ?? null;
}

/** Those that nothing takes back which is not taken back itself. */
export function counting(postings: readonly Posting[]): Posting[] {
  const isTakenBack = ({ seq }: Posting): boolean =>
    postings.some((other) => other.reverses === seq && !isTakenBack(other));
  return postings.filter((posting) => posting.reverses === null && !isTakenBack(posting));
}

/** Whether a list that is known later than this one states the day. */
function isListedAnew(posting: Posting, date: IsoDate, postings: readonly Posting[]): boolean {
  const known = ({ asOf, seq }: Posting): string => `${asOf} ${padded(seq)}`;
  return (
    posting.covers !== null &&
    postings.some(
      (other) =>
        other.covers !== null &&
        other.covers.from <= date &&
        date <= other.covers.to &&
        known(other) > known(posting),
    )
  );
}

interface Statement {
  readonly posting: Posting;
  readonly date: IsoDate;
  readonly entries: readonly Entry[];
}

function statementsOf(postings: readonly Posting[], measure: Measure): Statement[] {
  return postings.flatMap((posting) => {
    const entries = said([posting], measure, "cumulative").map(({ entry }) => entry);
    const dates = [...new Set(entries.map((entry) => entry.date))];
    return dates.map((date) => ({ posting, date, entries: entries.filter((entry) => entry.date === date) }));
  });
}

function said(postings: readonly Posting[], measure: Measure, kind: EntryKind) {
  return postings.flatMap((posting) =>
    posting.entries
      .filter((entry) => entry.measure === measure && entry.kind === kind)
      .map((entry) => ({ posting, entry })),
  );
}

function later<T>(ranks: (item: T) => readonly string[]) {
  return (a: T, b: T): number => {
    const [one, other] = [ranks(a).join(" "), ranks(b).join(" ")];
    return one > other ? -1 : one < other ? 1 : 0;
  };
}

function padded(seq: number): string {
  return `${seq}`.padStart(6, "0");
}
