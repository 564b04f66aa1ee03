/** Snapshots, their verification and the differences between two of them, as a person reads them. */
import type { SnapshotOutcome } from "../../functions/snapshot/take-snapshot.ts";
import type { Verification } from "../../functions/snapshot/verify-frozen.ts";
import { asRecorded } from "../../shared/domain/alerts/current-alerts.ts";
import { officeView, withOfficeName } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import { nameOf, type Snapshot, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { quarterEnd } from "../../shared/domain/words/act-names.ts";
import { type Display, say } from "../terminal/display.ts";
import { booksTitle, type OfficeNames } from "../terminal/office-names.ts";
import { alertsText, listedRows } from "./print-alerts.ts";
import { ratesTable } from "./print-rates.ts";
import { linesBeside } from "./rate-remarks.ts";
import { counted, personText, momentText } from "./sentence-parts.ts";
import { exact, lessNeeded, name as nameColumn, right, spare } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

const shownAlerts = 20;

export function outcomeText(
  display: Display,
  books: Books,
  outcome: SnapshotOutcome,
  names: OfficeNames,
): string {
  const whose = booksTitle(books, names);
  switch (outcome.kind) {
    case "taken":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.entry)}: 스냅숏을 만들었습니다(사업 ${outcome.lines}건).\n  SHA-256 ${outcome.entry.hash}`,
        en: `${whose} ${nameOf(outcome.entry)}: taken, ${counted(outcome.lines, "line")}.\n  SHA-256 ${outcome.entry.hash}`,
      });
    case "unchanged":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.entry)}: 그 뒤로 바뀐 것이 없어 이 판이 그대로입니다(--force로 새 판).`,
        en: `${whose} ${nameOf(outcome.entry)}: nothing changed since; this one stands (--force for another).`,
      });
    case "answered":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.name)}: 같은 요청에 이미 답했습니다.`,
        en: `${whose} ${nameOf(outcome.name)}: the same request was answered before.`,
      });
    case "refused":
      return `${whose}: ${say(display, outcome.finding)}`;
  }
}

export function snapshotsTable(
  display: Display,
  entries: readonly (Books & SnapshotEntry)[],
  names: OfficeNames,
): string {
  if (entries.length === 0) return say(display, { ko: "스냅숏이 없습니다.", en: "No snapshots." });
  const titles = [
    exact("장부", "books"),
    exact("스냅숏", "snapshot"),
    lessNeeded(5, exact("자료 날짜", "figures of")),
    lessNeeded(3, exact("만든 때", "taken")),
    lessNeeded(4, nameColumn("만든 이", "by")),
    spare(1, right("KB", "KB")),
    lessNeeded(2, exact("SHA-256", "SHA-256")),
  ];
  const rows = entries.map((entry) => [
    booksTitle(entry, names),
    nameOf(entry),
    entry.dataAsOf ?? "–",
    momentText(display, entry.takenAt),
    takerText(display, entry.takenBy),
    `${Math.ceil(entry.byteLength / 1_000)}`,
    entry.hash.slice(0, 16),
  ]);
  return table(display, titles, rows);
}

/** @param officeName null where the books' files do not name the office. */
export function snapshotText(
  display: Display,
  snapshot: Snapshot,
  entry: SnapshotEntry,
  officeName: string | null,
): string {
  const { books, basis, lines, unmatched, alerts, sources, previous, takenAt, takenBy, policyVersion } =
    snapshot;
  const view = withOfficeName(officeView(books.office, books.fiscalYear, lines, basis), officeName);
  const rows = rateRows(view, false).filter(({ scope }) => scope.level !== "project");
  const open = listedRows(books, alerts.map(asRecorded));
  const taken = `${momentText(display, takenAt)} · ${takerText(display, takenBy)}`;
  const before = previous === null ? "–" : `${nameOf(previous)} ${previous.hash}`;
  return [
    say(display, {
      ko: `스냅숏 ${nameOf(snapshot)} · ${taken} · 정책 ${policyVersion}`,
      en: `Snapshot ${nameOf(snapshot)} · ${taken} · policy ${policyVersion}`,
    }),
    `SHA-256 ${entry.hash}`,
    say(display, { ko: `이전: ${before}`, en: `Previous: ${before}` }),
    "",
    ratesTable(display, books, rows, { officeName, unmatched, unnamed: [], ...linesBeside(view) }),
    "",
    say(display, { ko: `열린 알림: ${open.length}`, en: `Open alerts: ${open.length}` }),
    alertsText(display, open, shownAlerts),
    "",
    say(display, { ko: `근거 자료: ${sources.length}`, en: `Sources: ${sources.length}` }),
    ...sources.map(({ fileName, asOf }) => `  ${asOf}  ${fileName}`),
  ].join("\n");
}

export function verificationText(
  display: Display,
  results: readonly (Books & Verification)[],
  names: OfficeNames,
): string {
  return results
    .map((result) => ({ ...result, whose: booksTitle(result, names) }))
    .flatMap(({ whose, checked, problems }) => [
      problems.length === 0
        ? say(display, {
            ko: `${whose}: 스냅숏 ${checked}건, 이상 없음.`,
            en: `${whose}: ${counted(checked, "snapshot")}, nothing wrong.`,
          })
        : say(display, {
            ko: `${whose}: 스냅숏 ${checked}건, 이상 ${problems.length}건.`,
            en: `${whose}: ${counted(checked, "snapshot")}, ${counted(problems.length, "problem")}.`,
          }),
      ...problems.map((problem) => `  ${say(display, problem)} [${problem.fault}]`),
    ])
    .join("\n");
}

function takerText(display: Display, by: string | null): string {
  return by === null ? say(display, quarterEnd) : personText(display, by);
}
