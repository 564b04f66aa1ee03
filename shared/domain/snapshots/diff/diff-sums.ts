/** What a difference comes to by kind and by file: each of the two adds up to the change of the total. */
import type { DiffCause } from "./diff-causes.ts";
import { type DiffPart, type PartKind, partKinds } from "./diff-part.ts";
import { factualMeasures } from "../../values/measure.ts";
import { totalOf } from "../../values/fund.ts";
import { addAmounts, changeOf, type MeasureAmounts, noAmounts } from "../../values/measure-amounts.ts";
import type { Won } from "../../values/won.ts";

export interface KindSum {
  readonly kind: PartKind;
  /** How many, with those that are in no total. */
  readonly parts: number;
  readonly amounts: MeasureAmounts;
}

export type SourceSum = Pick<DiffCause, "kind" | "source" | "amounts">;

/** In the order of the kinds, those that are there. */
export function sumsByKind(parts: readonly DiffPart[]): KindSum[] {
  const byKind = Map.groupBy(parts, ({ kind }) => kind);
  return partKinds.flatMap((kind) => {
    const own = byKind.get(kind);
    return own === undefined ? [] : [{ kind, parts: own.length, amounts: sumOf(own.filter(isInTotal)) }];
  });
}

/** In the order of the uploads' numbers; what no upload made comes last. */
export function sumsBySource(parts: readonly DiffPart[]): SourceSum[] {
  const causes = parts.filter(isInTotal).flatMap((part) => part.causes);
  const groups = Map.groupBy(causes, ({ kind, source }) => `${kind} ${source?.uploadId ?? ""}`);
  const sums = [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ kind, source }) => ({ kind, source, amounts: sumOf(own) })),
  );
  const bySeq = sums.toSorted((a, b) => (a.source?.seq ?? 0) - (b.source?.seq ?? 0));
  return [...bySeq.filter(({ source }) => source !== null), ...bySeq.filter(({ source }) => source === null)];
}

/** The greatest change first, those in no total last. */
export function gravestFirst(parts: readonly DiffPart[]): DiffPart[] {
  const weighed = parts.map((part) => ({ part, weight: weightOf(part) }));
  return weighed.toSorted((a, b) => greaterFirst(a.weight, b.weight)).map(({ part }) => part);
}

function greaterFirst(a: Won, b: Won): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

function weightOf({ amounts, isCounted }: DiffPart): Won {
  if (!isCounted) return -1n;
  return factualMeasures.reduce((most, measure) => {
    const change = totalOf(amounts[measure]) ?? 0n;
    const size = change < 0n ? -change : change;
    return size > most ? size : most;
  }, 0n);
}

function isInTotal({ isCounted }: DiffPart): boolean {
  return isCounted;
}

/** Funds in which it comes to nothing are left out. */
function sumOf(each: readonly { readonly amounts: MeasureAmounts }[]): MeasureAmounts {
  return changeOf(
    noAmounts,
    each.reduce((sum, { amounts }) => addAmounts(sum, amounts), noAmounts),
  );
}
