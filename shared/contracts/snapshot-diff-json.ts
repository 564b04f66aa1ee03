/** What changed between two snapshots as JSON: what `monitor snapshot diff --json` prints. */
import type { DiffCause } from "../domain/diff-causes.ts";
import type { DiffPart } from "../domain/diff-part.ts";
import { type FundAmounts, totalOf } from "../domain/fund.ts";
import { factualMeasures } from "../domain/measure.ts";
import type { MeasureAmounts } from "../domain/measure-amounts.ts";
import type { SnapshotDiff } from "../domain/snapshot-diff.ts";

export function snapshotDiffToJson({ books, earlier, later, before, after, change, parts }: SnapshotDiff) {
  return {
    ...books,
    earlier,
    later,
    before: amountsToJson(before),
    after: amountsToJson(after),
    change: amountsToJson(change),
    parts: parts.map(partToJson),
  };
}

function partToJson({ kind, project, isCounted, amounts, causes, renamings }: DiffPart) {
  const { id, tier, name, department, unitProject } = project;
  return {
    kind,
    id,
    tier,
    name,
    department,
    unitProject,
    isCounted,
    ...(renamings.length === 0 ? {} : { renamings }),
    change: amountsToJson(amounts),
    causes: causes.map(causeToJson),
  };
}

function causeToJson({ kind, source, rows, amounts }: DiffCause) {
  return {
    kind,
    uploadId: source?.uploadId ?? null,
    fileName: source?.fileName ?? null,
    rows,
    change: amountsToJson(amounts),
  };
}

/** Measure -> total and funds, in won as text; measures in which nothing is are left out. */
function amountsToJson(amounts: MeasureAmounts) {
  const stated = factualMeasures.filter((measure) => Object.keys(amounts[measure]).length > 0);
  return Object.fromEntries(stated.map((measure) => [measure, fundsToJson(amounts[measure])]));
}

function fundsToJson(amounts: FundAmounts): Record<string, string> {
  const byFund = Object.entries(amounts).map(([fund, won]) => [fund, `${won}`] as const);
  return { total: `${totalOf(amounts) ?? 0n}`, ...Object.fromEntries(byFund) };
}
