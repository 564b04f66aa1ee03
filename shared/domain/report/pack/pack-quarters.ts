/** 분기별 집행 추이: what each quarter's last snapshot says of each department. */
import { rateOf } from "../../rates/rate.ts";
import { datePartsOf, type IsoDate } from "../../values/calendar.ts";
import { budgetSumOf, countedLines, spentSumOf } from "../report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  rate,
  section,
  table,
  text,
  won,
} from "../report-table.ts";
import { contextBy, dayCells, dayColumns, type PackContext } from "./pack-context.ts";
import { isMember } from "./pack-departments.ts";

const title = { ko: "분기별 집행 추이", en: "Execution by quarter" };

/** Null where no year has two quarters: the first table says as much. */
export function quartersSection(pack: PackContext): DraftSection | null {
  const { frozen, names, basis, question } = pack;
  if (frozen.every(({ year }) => year.quarters.length < 2)) return null;
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("quarter", "분기", "Quarter", { kind: "text", width: 7 }),
    ...dayColumns(pack),
    column("department", "부서(그 해 이름)", "Department, as it was called", { kind: "text", width: 16 }),
    column("budget", names.budgetName.ko, names.budgetName.en),
    column("spent", names.spendingName.ko, names.spendingName.en),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 8 }),
  ];
  const rows = frozen.flatMap(({ year, departments }) =>
    year.quarters.flatMap((snapshot) => {
      const context = contextBy(snapshot, question, basis);
      return departments.map(({ membership, name }): DraftRow => {
        const lines = countedLines(context).filter(({ project }) => isMember(project, membership));
        return {
          rank: "line",
          cells: [
            text(`${year.fiscalYear}`),
            text(`${quarterOf(snapshot.asOf)}분기`),
            ...dayCells(snapshot, pack),
            text(name),
            won(budgetSumOf(context, lines)),
            won(spentSumOf(context, lines)),
            rate(rateOf(lines, basis)),
          ],
        };
      });
    }),
  );
  return section("quarters", title, {
    paragraphs: ["분기마다 마지막으로 뜬 스냅숏의 수치임. 스냅숏이 없는 분기는 싣지 않음."],
    tables: [table("quarters", title, columns, rows)],
  });
}

/** 1 to 4. */
export function quarterOf(day: IsoDate): number {
  return Math.ceil(datePartsOf(day).month / 3);
}
