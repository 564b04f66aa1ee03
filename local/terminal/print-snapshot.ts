/** Snapshots as a person reads them. */
import type { SnapshotOutcome } from "../../functions/snapshot/take-snapshot.ts";
import type { Verification } from "../../functions/snapshot/verify-frozen.ts";
import { asRecorded } from "../../shared/domain/alerts/current-alerts.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import { nameOf, type Snapshot, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { alertsText, listedRows } from "./print-alerts.ts";
import { ratesTable } from "./print-rates.ts";
import { table } from "./terminal-table.ts";

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
  const titles = ["장부 books", "스냅숏 snapshot", "만든 때 taken", "만든 이 by", "KB", "SHA-256"];
  const rows = entries.map((entry) => [
    `${entry.office}/${entry.fiscalYear}`,
    nameOf(entry),
    entry.takenAt,
    entry.takenBy ?? "분기말 quarter end",
    `${Math.ceil(entry.byteLength / 1_000)}`,
    entry.hash.slice(0, 16),
  ]);
  return table(
    titles.map((title) => ({ title, align: title === "KB" ? "right" : "left" })),
    rows,
  );
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
