/** What somebody chose for payments before it is sent: by payment, and for the API by file. */
import type { MatchingAnswer } from "../../shared/contracts/api/api.ts";

export type MatchItem = MatchingAnswer["items"][number];

/** The project that a payment is; null: a project of its own, or one without a budget. */
export type Choices = ReadonlyMap<string, string | null>;

/** @param to undefined takes the choice back. */
export function withChoice(choices: Choices, from: string, to: string | null | undefined): Choices {
  const next = new Map(choices);
  if (to === undefined) next.delete(from);
  else next.set(from, to);
  return next;
}

/** Those that can be one project alone; others keep what was chosen. */
export function withSure(
  choices: Choices,
  items: readonly MatchItem[],
  isMeant: (move: Move) => boolean,
): Choices {
  const next = new Map(choices);
  for (const { move, from, to } of surePairs(items)) if (isMeant(move)) next.set(from, to);
  return next;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Departments that several payments name otherwise than their projects do: one answer for all of them. */
export function movesOf(items: readonly MatchItem[]): readonly (Move & { readonly count: number })[] {
  const moves = Map.groupBy(
    // A code that has no name yet was not renamed.
    surePairs(items).filter(({ move }) => move.from !== move.to && !/^\d*$/.test(move.from)),
    ({ move }) => `${move.from}\n${move.to}`,
  );
  return [...moves.values()].flatMap((pairs) => {
    const [first] = pairs;
    return first === undefined || pairs.length < 2 ? [] : [{ ...first.move, count: pairs.length }];
  });
}

export function sureCount(items: readonly MatchItem[]): number {
  return surePairs(items).length;
}

function surePairs(items: readonly MatchItem[]) {
  return items.flatMap(({ id, department, uploadId, candidates }) => {
    const [sure] = candidates.filter(({ isSure }) => isSure);
    if (sure === undefined || uploadId === null) return [];
    return [{ from: id, to: sure.id, move: { from: sure.department ?? "", to: department ?? "" } }];
  });
}

export interface ChosenPairs {
  readonly same: { readonly from: string; readonly to: string }[];
  readonly new: string[];
}

/** As the preview takes them. */
export function pairsOf(choices: Choices): ChosenPairs {
  const pairs: ChosenPairs = { same: [], new: [] };
  for (const [from, to] of choices) {
    if (to === null) pairs.new.push(from);
    else pairs.same.push({ from, to });
  }
  return pairs;
}

/** As many as one request takes. */
const mostOfOne = 200;

/** An answer for each file that is asked; what is too many for one request waits for the next. */
export function answersByFile(
  choices: Choices,
  items: readonly MatchItem[],
): ReadonlyMap<string, ChosenPairs> {
  const files = new Map(items.map(({ id, uploadId }) => [id, uploadId]));
  const byFile = Map.groupBy([...choices], ([from]) => files.get(from) ?? null);
  return new Map(
    [...byFile].flatMap(([uploadId, own]) =>
      uploadId === null ? [] : [[uploadId, pairsOf(new Map(own.slice(0, mostOfOne)))] as const],
    ),
  );
}
