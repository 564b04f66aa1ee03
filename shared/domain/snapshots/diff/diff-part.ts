/** One part of what changed between two snapshots: what happened to a line, in won and by whose word. */
import type { DiffCause } from "./diff-causes.ts";
import type { MeasureAmounts } from "../../values/measure-amounts.ts";
import type { ProjectFacts } from "../../values/project.ts";
import type { SnapshotLine } from "../snapshot.ts";

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
