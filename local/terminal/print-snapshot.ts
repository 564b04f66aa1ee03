/** Snapshots, their verification and the differences between two of them, as a person reads them. */
import type { SnapshotOutcome } from "../../functions/snapshot/take-snapshot.ts";
import type { Verification } from "../../functions/snapshot/verify-frozen.ts";
import { asRecorded } from "../../shared/domain/alerts/current-alerts.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import type { DiffCause } from "../../shared/domain/snapshots/diff/diff-causes.ts";
import { type DiffPart, type PartKind, sumsByKind } from "../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../shared/domain/snapshots/diff/snapshot-diff.ts";
import { nameOf, type Snapshot, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { fundNames, funds, totalOf } from "../../shared/domain/values/fund.ts";
import { factualMeasures, type MeasureAmounts, measureNames } from "../../shared/domain/values/measure.ts";
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import { alertsText, listedRows } from "./print-alerts.ts";
import { ratesTable } from "./print-rates.ts";
import { right, table } from "./terminal-table.ts";

const shownAlerts = 20;

export function outcomeText(books: Books, outcome: SnapshotOutcome): string {
  const whose = `${books.office}/${books.fiscalYear}`;
  switch (outcome.kind) {
    case "taken":
      return `${whose} ${nameOf(outcome.entry)}: 스냅숏을 만들었습니다(사업 ${outcome.lines}건). / taken, ${outcome.lines} lines.\n  SHA-256 ${outcome.entry.hash}`;
    case "unchanged":
      return `${whose} ${nameOf(outcome.entry)}: 그 뒤로 바뀐 것이 없어 이 판이 그대로입니다(--force로 새 판). / nothing changed since; this one stands (--force for another).`;
    case "answered":
      return `${whose} ${nameOf(outcome.name)}: 같은 요청에 이미 답했습니다. / the same request was answered before.`;
    case "refused":
      return `${whose}: ${outcome.finding.ko}\n  ${outcome.finding.en}`;
  }
}

export function snapshotsTable(entries: readonly (Books & SnapshotEntry)[]): string {
  if (entries.length === 0) return "스냅숏이 없습니다. / No snapshots.";
  const titles = ["장부 books", "스냅숏 snapshot", "만든 때 taken", "만든 이 by", right("KB"), "SHA-256"];
  const rows = entries.map((entry) => [
    `${entry.office}/${entry.fiscalYear}`,
    nameOf(entry),
    entry.takenAt,
    entry.takenBy ?? "분기말 quarter end",
    `${Math.ceil(entry.byteLength / 1_000)}`,
    entry.hash.slice(0, 16),
  ]);
  return table(titles, rows);
}

export function snapshotText(snapshot: Snapshot, entry: SnapshotEntry): string {
  const { books, basis, lines, unmatched, alerts, sources, previous, takenAt, takenBy, policyVersion } =
    snapshot;
  const view = { ...officeView(books.office, books.fiscalYear, lines), basis };
  const rows = rateRows(view, false).filter(({ scope }) => scope.level !== "project");
  const open = listedRows(books, alerts.map(asRecorded));
  return [
    `스냅숏 snapshot ${nameOf(snapshot)} · ${takenAt} · ${takenBy ?? "분기말 quarter end"} · 정책 policy ${policyVersion}`,
    `SHA-256 ${entry.hash}`,
    `이전 previous: ${previous === null ? "–" : `${nameOf(previous)} ${previous.hash}`}`,
    "",
    ratesTable(books, rows, { officeName: null, unmatched, unnamed: [] }),
    "",
    `열린 알림 open alerts: ${open.length}`,
    alertsText(open, shownAlerts),
    "",
    `근거 자료 sources: ${sources.length}`,
    ...sources.map(({ uploadId, fileName, asOf }) => `  ${uploadId}  ${asOf}  ${fileName}`),
  ].join("\n");
}

export function verificationText(results: readonly (Books & Verification)[]): string {
  return results
    .flatMap(({ office, fiscalYear, checked, problems }) => [
      problems.length === 0
        ? `${office}/${fiscalYear}: 스냅숏 ${checked}건, 이상 없음. / ${checked} snapshots, nothing wrong.`
        : `${office}/${fiscalYear}: 스냅숏 ${checked}건, 이상 ${problems.length}건. / ${checked} snapshots, ${problems.length} problems.`,
      ...problems.flatMap(({ fault, ko, en }) => [`  [${fault}] ${ko}`, `    ${en}`]),
    ])
    .join("\n");
}

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

/** Totals first, then every part with its sources. */
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
  const wonTitles = ["앞 before", "뒤 after", "차이 change", ...kinds.map(({ kind }) => kindNames[kind])];
  const rows = factualMeasures
    .filter((measure) => [before, after].some((amounts) => totalOf(amounts[measure]) !== null))
    .map((measure) => [
      `${measureNames[measure].ko} ${measureNames[measure].en}`,
      formatWon(totalOf(before[measure]) ?? 0n),
      formatWon(totalOf(after[measure]) ?? 0n),
      signed(totalOf(change[measure]) ?? 0n),
      ...kinds.map(({ amounts }) => signed(totalOf(amounts[measure]) ?? 0n)),
    ]);
  return table(["", ...wonTitles.map(right)], rows);
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
