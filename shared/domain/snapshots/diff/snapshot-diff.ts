/**
 * What changed from one snapshot of an office's books to another, explained to the won: of each line what is
 * new, vanished, renamed, moved between funds, restated (the earlier day as it is known later) or progressed
 * (from the earlier day to the later one). The parts add up to the change of the total, exactly.
 */
import type { Books } from "../../values/books.ts";
import { addAmounts, changeOf, isNothing, type MeasureAmounts, noAmounts } from "../../values/measure.ts";
import { ascending } from "../../values/order.ts";
import type { ProjectId } from "../../values/project.ts";
import type { Snapshot, SnapshotLine, SnapshotName } from "../snapshot.ts";
import type { Histories, Speaker } from "./diff-causes.ts";
import { partsOfLine } from "./diff-line.ts";
import { type DiffPart, isCounted, type LinePair, renamingsOf, type PartKind } from "./diff-parts.ts";

export interface SnapshotDiff {
  readonly books: Books;
  readonly earlier: SnapshotName;
  readonly later: SnapshotName;
  /** The totals of the counted lines. */
  readonly before: MeasureAmounts;
  readonly after: MeasureAmounts;
  /** `after` less `before`: what the amounts of the counted parts add up to. */
  readonly change: MeasureAmounts;
  /** In the order of the lines' ids; inside a line in that of the kinds. */
  readonly parts: readonly DiffPart[];
}

/** The earlier day is the earlier snapshot; of one day, the lower version. */
export function inOrder(a: Snapshot, b: Snapshot): readonly [Snapshot, Snapshot] {
  const isInOrder = a.asOf === b.asOf ? a.version <= b.version : a.asOf < b.asOf;
  return isInOrder ? [a, b] : [b, a];
}

/** The lines of the ledger whose postings `snapshotDiff` asks for. */
export function idsToRead(earlier: Snapshot, later: Snapshot): ProjectId[] {
  const changed = pairsOf(earlier, later).filter(isChanged);
  return [
    ...new Set(changed.flatMap((pair) => [...(pair.earlier?.parts ?? []), ...(pair.later?.parts ?? [])])),
  ];
}

/**
 * @param earlier as `inOrder` gives them.
 * @param histories all postings of the lines that `idsToRead` names.
 * @param speakers every upload of the books: names are those of the day of taking, so any of them may have renamed.
 */
export function snapshotDiff(
  earlier: Snapshot,
  later: Snapshot,
  histories: Histories,
  speakers: readonly Speaker[],
): SnapshotDiff {
  const [before, after] = [totalOf(earlier), totalOf(later)];
  return {
    books: later.books,
    earlier: { asOf: earlier.asOf, version: earlier.version },
    later: { asOf: later.asOf, version: later.version },
    before,
    after,
    change: changeOf(before, after),
    parts: pairsOf(earlier, later)
      .filter(isChanged)
      .flatMap((pair) => partsOfLine(pair, { earlier, later, histories, speakers })),
  };
}

function isChanged(pair: LinePair): boolean {
  const { earlier, later } = pair;
  if (earlier === null || later === null) return true;
  return renamingsOf(pair).length > 0 || !isNothing(changeOf(earlier.amounts, later.amounts));
}

/** In the order of the lines' ids. */
function pairsOf(earlier: Snapshot, later: Snapshot): LinePair[] {
  const pairs = new Map<string, LinePair>();
  for (const line of earlier.lines) pairs.set(keyOf(line), { earlier: line, later: null });
  for (const line of later.lines)
    pairs.set(keyOf(line), { earlier: pairs.get(keyOf(line))?.earlier ?? null, later: line });
  return [...pairs].toSorted(([a], [b]) => ascending(a, b)).map(([, pair]) => pair);
}

function keyOf(line: SnapshotLine): string {
  return `${line.project.id}#${isCounted(line)}`;
}

function totalOf({ lines }: Snapshot): MeasureAmounts {
  return lines.filter(isCounted).reduce((sum, { amounts }) => addAmounts(sum, amounts), noAmounts);
}

// The same difference told from the later snapshot to the earlier one, for whoever asks in that order.

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
