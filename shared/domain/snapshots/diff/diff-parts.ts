/** One part of what changed between two snapshots: what happened to a line, in won and by whose word. */
import { totalOf } from "../../values/fund.ts";
import {
  addAmounts,
  changeOf,
  factualMeasures,
  type MeasureAmounts,
  noAmounts,
} from "../../values/measure.ts";
import { ascending } from "../../values/order.ts";
import type { ProjectFacts } from "../../values/project.ts";
import type { Won } from "../../values/won.ts";
import type { SnapshotLine } from "../snapshot.ts";
import type { DiffCause } from "./diff-causes.ts";

export const partKinds = ["new", "vanished", "renamed", "moved", "restated", "progressed"] as const;
export type PartKind = (typeof partKinds)[number];

/** What is written about a line besides its amounts. */
export const namedFields = ["name", "department", "unitProject", "team", "account", "field"] as const;

export interface Renaming {
  readonly field: (typeof namedFields)[number];
  readonly before: string | null;
  readonly after: string | null;
}

export interface DiffPart {
  readonly kind: PartKind;
  /** As it is called in the later snapshot; of a line that vanished, in the earlier. */
  readonly project: ProjectFacts;
  /** False for what tells a part of another line again, and is in no total. */
  readonly isCounted: boolean;
  readonly amounts: MeasureAmounts;
  /** Their amounts add up to those of the part. */
  readonly causes: readonly DiffCause[];
  /** Empty unless renamed. */
  readonly renamings: readonly Renaming[];
}

/** A line in both snapshots; one that is counted in one of them alone is two, each in one. */
export interface LinePair {
  readonly earlier: SnapshotLine | null;
  readonly later: SnapshotLine | null;
}

export function isCounted({ project }: SnapshotLine): boolean {
  return project.tier !== "business";
}

export function renamingsOf({ earlier, later }: LinePair): Renaming[] {
  if (earlier === null || later === null) return [];
  const [before, after] = [earlier.project, later.project];
  return namedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

interface KindSum {
  readonly kind: PartKind;
  /** How many, with those that are in no total. */
  readonly parts: number;
  readonly amounts: MeasureAmounts;
}

type SourceSum = Pick<DiffCause, "kind" | "source" | "amounts">;

/**
 * What a difference comes to by kind and by file: each of the two adds up to the change of the total. In the order of
 * the kinds, those that are there.
 */
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
export function greatestFirst(parts: readonly DiffPart[]): DiffPart[] {
  const weighed = parts.map((part) => ({ part, weight: weightOf(part) }));
  return weighed.toSorted((a, b) => ascending(b.weight, a.weight)).map(({ part }) => part);
}

function weightOf(part: DiffPart): Won {
  if (!part.isCounted) return -1n;
  return factualMeasures.reduce((most, measure) => {
    const change = totalOf(part.amounts[measure]) ?? 0n;
    const size = change < 0n ? -change : change;
    return size > most ? size : most;
  }, 0n);
}

function isInTotal(part: DiffPart): boolean {
  return part.isCounted;
}

/** Funds in which it comes to nothing are left out. */
function sumOf(each: readonly { readonly amounts: MeasureAmounts }[]): MeasureAmounts {
  return changeOf(
    noAmounts,
    each.reduce((sum, { amounts }) => addAmounts(sum, amounts), noAmounts),
  );
}
