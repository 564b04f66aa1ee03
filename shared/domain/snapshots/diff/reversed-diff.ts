/** The same difference told from the later snapshot to the earlier one, for whoever asks in that order. */
import { changeOf, type MeasureAmounts, noAmounts } from "../../values/measure.ts";
import type { DiffPart, PartKind } from "./diff-parts.ts";
import type { SnapshotDiff } from "./snapshot-diff.ts";

/** `earlier` and `before` are what it is told from, `later` and `after` what it is told to. */
export function reversedDiff({
  books,
  earlier,
  later,
  before,
  after,
  change,
  parts,
}: SnapshotDiff): SnapshotDiff {
  return {
    books,
    earlier: later,
    later: earlier,
    before: after,
    after: before,
    change: negated(change),
    parts: parts.map(reversedPart),
  };
}

function reversedPart(part: DiffPart): DiffPart {
  return {
    ...part,
    kind: otherWay[part.kind],
    amounts: negated(part.amounts),
    causes: part.causes.map((cause) => ({ ...cause, amounts: negated(cause.amounts) })),
    renamings: part.renamings.map(({ field, before, after }) => ({ field, before: after, after: before })),
  };
}

const otherWay: Readonly<Record<PartKind, PartKind>> = {
  new: "vanished",
  vanished: "new",
  renamed: "renamed",
  moved: "moved",
  restated: "restated",
  progressed: "progressed",
};

function negated(amounts: MeasureAmounts): MeasureAmounts {
  return changeOf(amounts, noAmounts);
}
