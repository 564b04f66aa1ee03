/**
 * Projects that were put together (통합): a new line of a file that a person said to be several known ones at once. It goes on
 * under the key of the first; the money of the others is in it from the day of that file on, so that from then on they are in
 * no total, as lines that a full statement leaves out. Where the file is taken back they stand again.
 */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate } from "../values/calendar.ts";
import { isPaymentLine, type ProjectId } from "../values/project.ts";
import { knownKey, type MatchPair, type Partners } from "./match-answers.ts";

interface Merger {
  readonly into: ProjectId;
  /** The first day on which it is in the other. */
  readonly on: IsoDate;
}

/** By the project that goes on in another. */
export type Mergers = ReadonlyMap<ProjectId, Merger>;

export function mergersOf(pairs: Iterable<MatchPair>, partners: Partners): Mergers {
  const mergers = new Map<ProjectId, Merger>();
  for (const { from, to, mergedOn } of pairs)
    if (mergedOn !== undefined && to !== null && partners.get(from) === to)
      mergers.set(from, { into: knownKey(partners, to), on: mergedOn });
  return mergers;
}

/** @param given where one new line is said to be several known ones, each of these pairs. @param dayOf of which day the file states it. */
export function withMergers(
  given: readonly MatchPair[],
  known: {
    readonly nameOf: (id: ProjectId) => string | undefined;
    readonly dayOf: (id: ProjectId) => IsoDate | null;
  },
): MatchPair[] {
  const firsts = new Map<ProjectId, ProjectId>();
  return given.map((pair) => {
    const { from, to } = pair;
    if (to === null || isPaymentLine(from) || isPaymentLine(to)) return pair;
    const first = firsts.get(from) ?? to;
    firsts.set(from, first);
    const mergedOn = known.dayOf(from);
    return first === to || mergedOn === null
      ? pair
      : { from: to, to: first, name: known.nameOf(to), mergedOn };
  });
}

/** Marks the lines that go on in another that states its figures since. @param balances of one day: each fold holds nothing later. */
export function endMerged<Stored extends { readonly balance: Balance }>(
  balances: Map<ProjectId, Stored>,
  mergers: Mergers,
): void {
  for (const [id, { into, on }] of mergers) {
    const [stored, whole] = [balances.get(id), balances.get(into)?.balance];
    if (stored === undefined) continue;
    const isStated = whole !== undefined && whole.toldSeq !== null && statesSince(whole, on);
    balances.set(id, { ...stored, balance: { ...stored.balance, mergedOn: isStated ? on : undefined } });
  }
}

function statesSince({ measures }: Balance, on: IsoDate): boolean {
  return Object.values(measures).some(({ statedOn }) => (statedOn[11] ?? "") >= on);
}
