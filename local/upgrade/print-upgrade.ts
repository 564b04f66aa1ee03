/** What became of a home of version 0.1, as a person reads it: sums of then and now, and whatever is to be known. */
import { factualMeasures } from "../../shared/domain/values/measure.ts";
import { wonCell } from "../terminal/terminal-table.ts";
import type { UpgradeNote } from "./execute-acts.ts";
import type { ExplainedDifference, MeasureTotals } from "./explain-differences.ts";
import type { BooksUpgrade, HomeUpgrade } from "./upgrade-home.ts";

/** Thousands of projects may differ in one way: the first of them tell. */
const shownDifferences = 50;

/** Whether the new ledger is the old one, or other where its files say why. */
export function isSound({ books }: HomeUpgrade): boolean {
  return books.every(
    ({ problems, differences }) =>
      problems.length === 0 && differences.every(({ because }) => because !== null),
  );
}

export function upgradeText(upgrade: HomeUpgrade): string {
  const { books, auditEntries, carriedItems, waiting } = upgrade;
  return [
    ...books.flatMap(booksLines),
    `그대로 옮긴 것: 감사 기록 ${auditEntries}건, 정책·알림·스냅숏·통지 ${carriedItems}건. / Taken over as they are: ${auditEntries} audit entries, ${carriedItems} items of policies, alerts, snapshots and notices.`,
    ...(waiting === 0
      ? []
      : [
          `보내지 못하고 기다리던 통지 ${waiting}건은 보내지 않습니다. / ${waiting} letters that waited are not sent.`,
        ]),
    "",
  ].join("\n");
}

function booksLines({ books, acts, totals, notes, problems, differences }: BooksUpgrade): string[] {
  const { office, fiscalYear } = books;
  const unexplained = differences.filter(({ because }) => because === null);
  return [
    `${office}/${fiscalYear}: 처리 ${acts}건을 다시 실행했습니다. 사업 ${totals.projects}건, 다른 사업 ${differences.length}건(까닭을 모르는 것 ${unexplained.length}건). / ${acts} acts executed again, ${totals.projects} projects, ${differences.length} of them differ (${unexplained.length} without a reason).`,
    // Lists and dumps lie beside each other in the ledger: what a day's total is of both, readers work out.
    "  장부에 있는 모든 줄의 합(지출목록의 줄과 덤프의 줄을 함께) / sums of every line in the ledger, those of payment lists and of dumps alike:",
    ...factualMeasures.map(
      (measure) =>
        `  ${measure.padEnd(16)} ${wonOf(totals.before, measure)} → ${wonOf(totals.after, measure)}`,
    ),
    ...problems.flatMap((note) => noteLines("!", note)),
    ...notes.flatMap((note) => noteLines("-", note)),
    ...[...unexplained, ...differences.filter(({ because }) => because !== null)]
      .slice(0, shownDifferences)
      .flatMap(differenceLines),
  ];
}

function noteLines(mark: string, { fileName, ko, en }: UpgradeNote): string[] {
  return [`  ${mark} ${fileName}: ${ko}`, `    ${en}`];
}

function differenceLines({ project, before, after, because }: ExplainedDifference): string[] {
  const parted = factualMeasures
    .filter((measure) => (before?.[measure] ?? null) !== (after?.[measure] ?? null))
    .map((measure) => `${measure} ${wonOf(before, measure)} → ${wonOf(after, measure)}`);
  const { ko, en } = because ?? { ko: "까닭을 모릅니다.", en: "nothing explains it." };
  return [`  ${because === null ? "!" : "-"} ${project}: ${parted.join(", ")}. ${ko}`, `    ${en}`];
}

function wonOf(totals: MeasureTotals | null, measure: (typeof factualMeasures)[number]): string {
  return wonCell(totals?.[measure] ?? null);
}
