/** What changed between two snapshots as a person reads it: totals first, then every part with its sources. */
import type { DiffCause } from "../../shared/domain/snapshots/diff/diff-causes.ts";
import { type DiffPart, type PartKind, sumsByKind } from "../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../shared/domain/snapshots/diff/snapshot-diff.ts";
import { nameOf } from "../../shared/domain/snapshots/snapshot.ts";
import { fundNames, funds, totalOf } from "../../shared/domain/values/fund.ts";
import type { MeasureAmounts } from "../../shared/domain/values/measure-amounts.ts";
import { factualMeasures, measureNames } from "../../shared/domain/values/measure.ts";
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import { table } from "./terminal-table.ts";

const kindNames: Readonly<Record<PartKind, string>> = {
  new: "신규 new",
  vanished: "소멸 vanished",
  renamed: "명칭 변경 renamed",
  moved: "재원 변경 moved between funds",
  restated: "정정 restated",
  progressed: "진행 progressed",
};

const causeNames: Readonly<Record<DiffCause["kind"], string>> = {
  stated: "",
  withdrawn: "(되돌림 taken back)",
  matched: "지출목록을 다른 사업에 맞춤 payments matched to another line",
  unexplained: "설명되지 않음 unexplained",
};

/** More rows than this say no more. */
const shownRows = 12;

export function diffText({ earlier, later, before, after, change, parts, books }: SnapshotDiff): string {
  const title = `${books.office} · ${books.fiscalYear} 회계연도 · ${nameOf(earlier)} → ${nameOf(later)} · 단위 unit: 원`;
  if (parts.length === 0) return `${title}\n\n달라진 것이 없습니다. / Nothing differs.`;
  return [title, "", totals(before, after, change, parts), ...parts.map(partText)].join("\n");
}

function totals(
  before: MeasureAmounts,
  after: MeasureAmounts,
  change: MeasureAmounts,
  parts: readonly DiffPart[],
): string {
  const kinds = sumsByKind(parts);
  const columns = ["", "앞 before", "뒤 after", "차이 change", ...kinds.map(({ kind }) => kindNames[kind])];
  const rows = factualMeasures
    .filter((measure) => [before, after].some((amounts) => totalOf(amounts[measure]) !== null))
    .map((measure) => [
      `${measureNames[measure].ko} ${measureNames[measure].en}`,
      formatWon(totalOf(before[measure]) ?? 0n),
      formatWon(totalOf(after[measure]) ?? 0n),
      signed(totalOf(change[measure]) ?? 0n),
      ...kinds.map(({ amounts }) => signed(totalOf(amounts[measure]) ?? 0n)),
    ]);
  return table(
    columns.map((title) => ({ title, align: title === "" ? "left" : "right" })),
    rows,
  );
}

function partText({ kind, project, isCounted, amounts, causes, renamings }: DiffPart): string {
  const counted = isCounted ? "" : " (합계에 넣지 않음 in no total)";
  return [
    `\n${kindNames[kind]}: ${project.name} [${project.department ?? "–"}]${counted} ${amountsText(amounts)}`.trimEnd(),
    ...renamings.map(({ field, before, after }) => `  ${field}: ${before ?? "–"} → ${after ?? "–"}`),
    ...causes.map(causeText),
  ].join("\n");
}

function causeText({ kind, source, rows, amounts }: DiffCause): string {
  const shown = rows.slice(0, shownRows).join(", ");
  const more = rows.length > shownRows ? ` 외 ${rows.length - shownRows}` : "";
  const whose =
    source === null ? "" : `${source.fileName} (${source.uploadId.slice(0, 8)}) 행 rows ${shown}${more} `;
  return `  └ ${whose}${causeNames[kind]} ${amountsText(amounts)}`.trimEnd();
}

function amountsText(amounts: MeasureAmounts): string {
  return factualMeasures
    .flatMap((measure) => {
      const stated = funds.filter((fund) => (amounts[measure][fund] ?? 0n) !== 0n);
      const byFund = stated.map((fund) => `${fundNames[fund].ko} ${signed(amounts[measure][fund] ?? 0n)}`);
      return stated.length === 0 ? [] : [`${measureNames[measure].ko} ${byFund.join(", ")}`];
    })
    .join(" · ");
}

function signed(won: Won): string {
  return won > 0n ? `+${formatWon(won)}` : formatWon(won);
}
