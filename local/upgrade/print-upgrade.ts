/** What became of a home of version 0.1, as a person reads it: sums of then and now, and whatever is to be known. */
import { factualMeasures, measureNames } from "../../shared/domain/values/measure.ts";
import { type Display, say } from "../terminal/display.ts";
import { wonCell } from "../terminal/money-unit.ts";
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

export function upgradeText(display: Display, upgrade: HomeUpgrade): string {
  const { books, auditEntries, carriedItems, waiting } = upgrade;
  return [
    ...books.flatMap((each) => booksLines(display, each)),
    say(display, {
      ko: `그대로 옮긴 것: 감사 기록 ${auditEntries}건, 정책·알림·스냅숏·통지 ${carriedItems}건.`,
      en: `Taken over as they are: ${auditEntries} audit entries, ${carriedItems} items of policies, alerts, snapshots and notices.`,
    }),
    ...(waiting === 0
      ? []
      : [
          say(display, {
            ko: `보내지 못하고 기다리던 통지 ${waiting}건은 보내지 않습니다.`,
            en: `${waiting} letters that waited are not sent.`,
          }),
        ]),
    "",
  ].join("\n");
}

function booksLines(
  display: Display,
  { books, acts, totals, notes, problems, differences }: BooksUpgrade,
): string[] {
  const { office, fiscalYear } = books;
  const unexplained = differences.filter(({ because }) => because === null);
  return [
    say(display, {
      ko: `${office}/${fiscalYear}: 처리 ${acts}건을 다시 실행했습니다. 사업 ${totals.projects}건, 다른 사업 ${differences.length}건(까닭을 모르는 것 ${unexplained.length}건).`,
      en: `${office}/${fiscalYear}: ${acts} acts executed again, ${totals.projects} projects, ${differences.length} of them differ (${unexplained.length} without a reason).`,
    }),
    // Lists and dumps lie beside each other in the ledger: what a day's total is of both, readers work out.
    say(display, {
      ko: "  장부에 있는 모든 줄의 합(지출목록의 줄과 덤프의 줄을 함께):",
      en: "  Sums of every line in the ledger, those of payment lists and of dumps alike:",
    }),
    ...factualMeasures.map(
      (measure) =>
        `  ${say(display, measureNames[measure])}: ${wonOf(totals.before, measure)} → ${wonOf(totals.after, measure)}`,
    ),
    ...problems.map((note) => noteLine(display, "!", note)),
    ...notes.map((note) => noteLine(display, "-", note)),
    ...[...unexplained, ...differences.filter(({ because }) => because !== null)]
      .slice(0, shownDifferences)
      .map((difference) => differenceLine(display, difference)),
  ];
}

function noteLine(display: Display, mark: string, note: UpgradeNote): string {
  return `  ${mark} ${note.fileName}: ${say(display, note)}`;
}

function differenceLine(display: Display, { project, before, after, because }: ExplainedDifference): string {
  const parted = factualMeasures
    .filter((measure) => (before?.[measure] ?? null) !== (after?.[measure] ?? null))
    .map(
      (measure) =>
        `${say(display, measureNames[measure])} ${wonOf(before, measure)} → ${wonOf(after, measure)}`,
    );
  const why = because ?? { ko: "까닭을 모릅니다.", en: "Nothing explains it." };
  return `  ${because === null ? "!" : "-"} ${project}: ${parted.join(", ")}. ${say(display, why)}`;
}

function wonOf(totals: MeasureTotals | null, measure: (typeof factualMeasures)[number]): string {
  return wonCell(totals?.[measure] ?? null);
}
