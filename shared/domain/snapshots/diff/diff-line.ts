/** The parts of what changed in one line from one snapshot to another. */
import type { IsoDate } from "../../values/calendar.ts";
import {
  addAmounts,
  changeOf,
  factualMeasures,
  isNothing,
  type MeasureAmounts,
  movedMeasures,
  noAmounts,
  onlyIn,
} from "../../values/measure.ts";
import { leftOutThrough } from "../../ledger/ledger-line.ts";
import type { SourceFormat } from "../../uploads/source-formats.ts";
import { ascending } from "../../values/order.ts";
import { isPaymentLine, type ProjectId } from "../../values/project.ts";
import type { Snapshot, SnapshotLine, SnapshotSource } from "../snapshot.ts";
import {
  causesOf,
  type DiffCause,
  type Histories,
  rowsOf,
  type Speaker,
  type Step,
  type Telling,
  knownAmounts,
  knownBalance,
} from "./diff-causes.ts";
import { type DiffPart, isCounted, type LinePair, type PartKind, renamingsOf } from "./diff-parts.ts";

export interface DiffDependencies {
  readonly earlier: Snapshot;
  readonly later: Snapshot;
  readonly histories: Histories;
  readonly speakers: readonly Speaker[];
}

export function partsOfLine(pair: LinePair, dependencies: DiffDependencies): DiffPart[] {
  const { earlier, later } = pair;
  if (later === null) return earlier === null ? [] : [vanished(earlier, dependencies)];
  if (earlier === null) return [appeared(later, dependencies)];
  const renamed = renamedPart(pair, later, dependencies);
  return [...(renamed === null ? [] : [renamed]), ...changedParts(earlier, later, dependencies)];
}

function appeared(line: SnapshotLine, { later, histories }: DiffDependencies): DiffPart {
  const nothing: Telling = {
    parts: line.parts,
    until: new Map(),
    paidAfter: heldAfter(line, later, histories),
  };
  const steps = speakingSteps(nothing, spokenOf(later.sources, line.parts, histories), later.asOf, "stated");
  const causes = causesOf(nothing, steps, noAmounts, line.amounts, histories);
  return partOf("new", line, changeOf(noAmounts, line.amounts), causes);
}

/** Its uploads were taken back, a full statement leaves it out, or its payments are laid over another line now. */
function vanished(line: SnapshotLine, { earlier, later, histories }: DiffDependencies): DiffPart {
  const start = tellingOf(line, earlier, earlier.asOf, histories);
  const taken = missingFrom(later.sources, spokenOf(earlier.sources, line.parts, histories));
  const nothing: Telling = { parts: [], until: new Map(), paidAfter: null };
  const steps: Step[] = [...silencingSteps(start, taken), lastStep(line, later, nothing)];
  const causes = causesOf(start, steps, line.amounts, noAmounts, histories);
  return partOf("vanished", line, changeOf(line.amounts, noAmounts), causes);
}

const fullFormats: ReadonlySet<string> = new Set<SourceFormat>(["qwgjk", "lofin365-bulk"]);

function lastStep({ project, asOf }: SnapshotLine, { sources }: Snapshot, telling: Telling): Step {
  if (isPaymentLine(project.id)) return matchedStep(telling);
  const through = telling.paidAfter ?? asOf;
  const fulls = sources.filter((source) => fullFormats.has(source.format) && source.asOf >= through);
  const source = fulls.toSorted((a, b) => ascending(a.asOf, b.asOf) || a.seq - b.seq).at(-1) ?? null;
  return { kind: "left-out", source, telling };
}

function matchedStep(telling: Telling): Step {
  return { kind: "matched", source: null, telling };
}

/** Restated: the earlier day as known then, and as known later. Progressed: from there to the later day. */
function changedParts(before: SnapshotLine, after: SnapshotLine, dependencies: DiffDependencies): DiffPart[] {
  const { earlier, later, histories } = dependencies;
  const held = heldAfter(after, earlier, histories);
  const telling = tellingOf(after, later, earlier.asOf, histories);
  const isProject = !isPaymentLine(after.project.id);
  // A project that was left out counts whole with the file that states it again.
  const whole = isProject && telling.paidAfter === null ? { ...telling, paidAfter: held } : telling;
  const statedAnew: Telling = { ...whole, paidAfter: held };
  const between = earlier.asOf === later.asOf ? after.amounts : knownAmounts(statedAnew, histories);
  const restated = changeOf(before.amounts, between);
  const progressed = changeOf(between, after.amounts);
  const restatedCauses = isNothing(restated)
    ? []
    : causesOf(...restating(before, after, dependencies), before.amounts, between, histories);
  const spoken = spokenOf(later.sources, after.parts, histories);
  const totalled: Step[] =
    whole.paidAfter === held ? [] : [isProject ? lastStep(after, later, whole) : matchedStep(whole)];
  const goingOn = [...totalled, ...speakingSteps(whole, spoken, later.asOf, "stated")];
  const progressedCauses = isNothing(progressed)
    ? []
    : causesOf(statedAnew, goingOn, between, after.amounts, histories);
  const movedIn = [movedMeasures(restated), movedMeasures(progressed)] as const;
  const moved = addAmounts(onlyIn(restated, movedIn[0]), onlyIn(progressed, movedIn[1]));
  const others = movedIn.map((measures) => factualMeasures.filter((measure) => !measures.includes(measure)));
  return [
    partOf("moved", after, changeOf(noAmounts, moved), [
      ...restrict(restatedCauses, movedIn[0]),
      ...restrict(progressedCauses, movedIn[1]),
    ]),
    partOf("restated", after, onlyIn(restated, others[0] ?? []), restrict(restatedCauses, others[0] ?? [])),
    partOf(
      "progressed",
      after,
      onlyIn(progressed, others[1] ?? []),
      restrict(progressedCauses, others[1] ?? []),
    ),
  ].filter(({ amounts, causes }) => !isNothing(amounts) || causes.length > 0);
}

/** First what was taken back falls silent, then payments are matched as they are later, then what is new speaks. */
function restating(
  before: SnapshotLine,
  after: SnapshotLine,
  dependencies: DiffDependencies,
): [Telling, Step[]] {
  const { earlier, later, histories } = dependencies;
  const parts = [...new Set([...before.parts, ...after.parts])];
  const start = tellingOf(before, earlier, earlier.asOf, histories);
  const silenced = silencingSteps(
    start,
    missingFrom(later.sources, spokenOf(earlier.sources, parts, histories)),
  );
  const left = silenced.at(-1)?.telling ?? start;
  const matched: Telling = {
    parts: after.parts,
    until: left.until,
    paidAfter: heldAfter(after, earlier, histories),
  };
  const fresh = missingFrom(earlier.sources, spokenOf(later.sources, parts, histories));
  return [
    start,
    [...silenced, matchedStep(matched), ...speakingSteps(matched, fresh, earlier.asOf, "stated")],
  ];
}

/** A part's causes in some measures only; those that have nothing in them are no causes of it. */
function restrict(causes: readonly DiffCause[], measures: Parameters<typeof onlyIn>[1]): DiffCause[] {
  return causes
    .map((cause) => ({ ...cause, amounts: onlyIn(cause.amounts, measures) }))
    .filter(({ amounts }) => !isNothing(amounts));
}

function renamedPart(pair: LinePair, line: SnapshotLine, dependencies: DiffDependencies): DiffPart | null {
  const renamings = renamingsOf(pair);
  if (renamings.length === 0) return null;
  const { speakers, histories } = dependencies;
  // Payments laid over a project name its department as their list does, and rename nothing.
  const postings = line.parts.slice(0, 1).flatMap((id) => histories.get(id) ?? []);
  const saying = (when: "before" | "after") =>
    postings.filter(({ project }) =>
      renamings.some((each) => each[when] !== null && project[each.field] === each[when]),
    );
  const lastOld = Math.max(0, ...saying("before").map(({ seq }) => seq));
  const renaming = saying("after");
  const later = renaming.filter(({ seq }) => seq > lastOld);
  // Of a source that came late, but knew it earlier, the number is no help.
  const said = new Set((later.length > 0 ? later : renaming).map(({ uploadId }) => uploadId));
  const causes = speakers
    .toSorted((a, b) => a.seq - b.seq)
    .filter(({ uploadId }) => said.has(uploadId))
    .slice(0, 1)
    .map((source): DiffCause => {
      return { kind: "stated", source, rows: rowsOf(source, line.parts, histories), amounts: noAmounts };
    });
  return { ...partOf("renamed", line, noAmounts, causes), renamings };
}

function partOf(
  kind: PartKind,
  line: SnapshotLine,
  amounts: MeasureAmounts,
  causes: readonly DiffCause[],
): DiffPart {
  return { kind, project: line.project, isCounted: isCounted(line), amounts, causes, renamings: [] };
}

function tellingOf(line: SnapshotLine, snapshot: Snapshot, until: IsoDate, histories: Histories): Telling {
  const speakers = new Map(snapshot.sources.map(({ uploadId }) => [uploadId, until]));
  return { parts: line.parts, until: speakers, paidAfter: heldAfter(line, snapshot, histories) };
}

/**
 * A line of payments that lies over no project adds what was paid after the total of a full statement. One that lies over several of
 * one name, and is in what they state, adds nothing and is told whole. A project that a full statement leaves out adds what was paid later.
 */
function heldAfter(line: SnapshotLine, snapshot: Snapshot, histories: Histories): IsoDate | null {
  const { unmatched, sources, asOf } = snapshot;
  if (line.parts.every((id) => isPaymentLine(id)))
    return isCounted(line) ? (unmatched?.through ?? null) : null;
  const fulls = sources.filter((source) => fullFormats.has(source.format) && source.asOf <= asOf);
  const through = fulls
    .map((source) => source.asOf)
    .toSorted()
    .at(-1);
  const until = new Map(sources.map(({ uploadId }) => [uploadId, asOf]));
  const own = knownBalance({ parts: line.parts.slice(0, 1), until }, histories);
  return own === null || through === undefined ? null : leftOutThrough(own, through);
}

/** Those that ever said anything of the line, in the order of their numbers. */
function spokenOf(
  sources: readonly SnapshotSource[],
  parts: readonly ProjectId[],
  histories: Histories,
): SnapshotSource[] {
  const said = new Set(parts.flatMap((id) => (histories.get(id) ?? []).map(({ uploadId }) => uploadId)));
  return sources.filter(({ uploadId }) => said.has(uploadId));
}

function missingFrom(
  others: readonly SnapshotSource[],
  sources: readonly SnapshotSource[],
): SnapshotSource[] {
  const known = new Set(others.map(({ uploadId }) => uploadId));
  return sources.filter(({ uploadId }) => !known.has(uploadId));
}

/** One upload after the other speaks up to the day. */
function speakingSteps(
  start: Telling,
  sources: readonly SnapshotSource[],
  day: IsoDate,
  kind: Step["kind"],
): Step[] {
  const until = new Map(start.until);
  return sources.map((source) => {
    until.set(source.uploadId, day);
    return { kind, source, telling: { ...start, until: new Map(until) } };
  });
}

/** One upload after the other falls silent. */
function silencingSteps(start: Telling, sources: readonly SnapshotSource[]): Step[] {
  const until = new Map(start.until);
  return sources.map((source) => {
    until.delete(source.uploadId);
    return { kind: "withdrawn", source, telling: { ...start, until: new Map(until) } };
  });
}
