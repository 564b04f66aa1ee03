/** What changed between two snapshots as JSON: what `monitor snapshot diff --json` prints and the API answers. */
import type { DiffCause } from "../../domain/snapshots/diff/diff-causes.ts";
import { type DiffPart, sumsByKind, sumsBySource } from "../../domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../domain/snapshots/diff/snapshot-diff.ts";
import { amountsToJson } from "../api/bodies/parts.ts";

export function snapshotDiffToJson(diff: SnapshotDiff) {
  const { books, earlier, later, parts } = diff;
  return { ...books, earlier, later, ...diffTotalsToJson(diff), parts: parts.map(partToJson) };
}

/** What the parts come to. */
export function diffTotalsToJson({ before, after, change, parts }: SnapshotDiff) {
  return {
    before: amountsToJson(before),
    after: amountsToJson(after),
    change: amountsToJson(change),
    kinds: sumsByKind(parts).map((sum) => ({
      kind: sum.kind,
      parts: sum.parts,
      change: amountsToJson(sum.amounts),
    })),
    sources: sumsBySource(parts).map(({ kind, source, amounts }) => ({
      kind,
      ...sourceToJson(source),
      change: amountsToJson(amounts),
    })),
  };
}

export function partToJson({ kind, project, isCounted, amounts, causes, renamings }: DiffPart) {
  const { id, tier, name, department, unitProject } = project;
  return {
    kind,
    id,
    tier,
    name,
    department,
    unitProject,
    isCounted,
    renamings: [...renamings],
    change: amountsToJson(amounts),
    causes: causes.map(causeToJson),
  };
}

function causeToJson({ kind, source, rows, amounts }: DiffCause) {
  return { kind, ...sourceToJson(source), rows: [...rows], change: amountsToJson(amounts) };
}

function sourceToJson(source: DiffCause["source"]) {
  return { uploadId: source?.uploadId ?? null, fileName: source?.fileName ?? null };
}
