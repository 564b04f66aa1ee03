/**
 * 이월: what a year's current budget has beyond its appropriation beside what the year before left, and what departments
 * said they would carry over. Settled amounts are in no source yet, and it says so.
 */
import { printedExplanation } from "../explanations.ts";
import { sumStated } from "../../rates/rate.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { ascending } from "../../values/order.ts";
import { totalOf } from "../../values/fund.ts";
import type { Won } from "../../values/won.ts";
import { budgetSumOf, leftOf, spentSumOf } from "../report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  section,
  stated,
  type Sum,
  table,
  text,
  won,
} from "../report-table.ts";
import type { FrozenYear, PackContext } from "./pack-context.ts";
import { ProjectPairs } from "./project-pairs.ts";

const title = { ko: "이월", en: "Carry-over" };
const amountColumns = [3, 4, 5, 6];

export function carriedSection({ frozen }: PackContext): DraftSection {
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("name", "사업명", "Name", { kind: "text", width: 24 }),
    column("department", "부서", "Department", { kind: "text", width: 12 }),
    column("before", "전년도 집행잔액", "Left by the year before"),
    column("carried", "예산현액−예산액", "Current budget less appropriation"),
    column("spent", "집행액", "Spent"),
    column("left", "집행잔액", "Not yet spent"),
    column("planned", "‘이월 예정’ 사유", "Said to be carried over", { kind: "text", width: 20 }),
  ];
  const rows: DraftRow[] = [];
  const sums: Sum[] = [];
  for (const year of frozen) {
    const before = frozen.find((each) => each.year.fiscalYear === year.year.fiscalYear - 1) ?? null;
    const lines = carriedLines(year, before);
    if (lines.length === 0) continue;
    const total = rows.length;
    const sumOf = (of: (line: CarriedLine) => Won | null) => won(sumStated(lines.map(of)));
    const label = text(`${year.year.fiscalYear}`);
    rows.push({
      rank: "group",
      cells: [
        label,
        text(`계 ${lines.length}건`),
        text(""),
        sumOf((line) => line.before),
        sumOf((line) => line.carried),
        sumOf((line) => line.spent),
        sumOf((line) => line.left),
        text(""),
      ],
    });
    for (const { line, planned, ...amounts } of lines)
      rows.push({
        rank: "line",
        cells: [
          label,
          text(line.project.name),
          text(line.project.department),
          won(amounts.before),
          won(amounts.carried),
          won(amounts.spent),
          won(amounts.left),
          text(planned),
        ],
      });
    for (const at of amountColumns) {
      const place = { row: total, column: at };
      const parts = lines.map((_, line) => ({ row: total + 1 + line, column: at }));
      if (stated(rows, place) !== null) sums.push({ total: place, parts });
    }
  }
  return section("carried", title, {
    paragraphs: [
      "예산현액−예산액은 전년도 이월, 예비비, 이용·전용의 합이며 자료가 나누어 보고하지 않음. 전년도 집행잔액은 전년도 마지막 스냅숏의 값임.",
      "이월 확정액, 보조금 반납액, 불용액은 결산 자료에만 있으며 이 자료에는 없음.",
      ...(rows.length === 0 ? ["예산현액이 예산액과 다르거나 ‘이월 예정’으로 등록된 사업이 없음."] : []),
    ],
    tables: rows.length === 0 ? [] : [table("carried", title, columns, rows, { sums })],
  });
}

interface CarriedLine {
  readonly line: LedgerLine;
  readonly before: Won | null;
  readonly carried: Won | null;
  readonly spent: Won | null;
  readonly left: Won | null;
  readonly planned: string | null;
}

/** Whatever quarter somebody said it in: an alert that was cleared since is in none of the later ones. */
function plannedOf(years: readonly FrozenYear["year"][]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { fiscalYear, quarters } of years.toReversed())
    for (const { alerts } of quarters)
      for (const { scope, explanation: given } of alerts) {
        const explanation = printedExplanation(given);
        if (explanation?.reason === "carry-over-planned")
          said.set(scope.id, `${fiscalYear}년: ${explanation.note === "" ? "이월 예정" : explanation.note}`);
      }
  return said;
}

function carriedLines({ context, departments, year }: FrozenYear, before: FrozenYear | null) {
  const pairs = new ProjectPairs(before?.last.lines ?? []);
  const planned = plannedOf([year, ...(before === null ? [] : [before.year])]);
  return departments
    .flatMap(({ lines }) => lines)
    .map((line): CarriedLine => {
      const was = pairs.find(line.project);
      const [budget, spent] = [budgetSumOf(context, [line]), spentSumOf(context, [line])];
      const [current, appropriated] = [line.amounts["current-budget"], line.amounts.appropriation].map(
        totalOf,
      );
      return {
        line,
        before:
          was === null || before === null
            ? null
            : leftOf(budgetSumOf(before.context, [was]), spentSumOf(before.context, [was])),
        carried: leftOf(current ?? null, appropriated ?? null),
        spent,
        left: leftOf(budget, spent),
        planned:
          planned.get(line.project.id) ?? (was === null ? null : (planned.get(was.project.id) ?? null)),
      };
    })
    .filter(({ carried, planned: said }) => (carried !== null && carried !== 0n) || said !== null)
    .toSorted(
      (a, b) =>
        ascending(b.carried ?? 0n, a.carried ?? 0n) || ascending(a.line.project.id, b.line.project.id),
    );
}
