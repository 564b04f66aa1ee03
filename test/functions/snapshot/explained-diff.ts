/** What the tests of snapshots' differences hold every one of them to. */
import { expect } from "vitest";
import { sumsByKind, sumsBySource } from "../../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../../shared/domain/snapshots/diff/snapshot-diff.ts";
import {
  addAmounts,
  changeOf,
  type MeasureAmounts,
  noAmounts,
} from "../../../shared/domain/values/measure.ts";

/** The law: parts add up to the change of the total, and causes to their part; nothing is left unexplained. */
export function expectExplained(diff: SnapshotDiff): void {
  const counted = diff.parts.filter(({ isCounted }) => isCounted);
  expect(together(counted)).toEqual(diff.change);
  expect(changeOf(diff.before, diff.after)).toEqual(diff.change);
  for (const sums of [sumsByKind(diff.parts), sumsBySource(diff.parts)])
    expect(together(sums)).toEqual(diff.change);
  for (const part of diff.parts) {
    expect(together(part.causes)).toEqual(together([part]));
    expect(part.causes.map(({ kind }) => kind)).not.toContain("unexplained");
  }
}

/** Their sum; a fund in which it comes to nothing is left out. */
function together(each: readonly { readonly amounts: MeasureAmounts }[]): MeasureAmounts {
  return changeOf(
    noAmounts,
    each.reduce((total, { amounts }) => addAmounts(total, amounts), noAmounts),
  );
}
