/** 한눈에 보기: what the pack is about, what it lacks, and each year of each department in one row. */
import { unreportedWords } from "../front-sentences.ts";
import { laggingProjects, laggingRows } from "../lagging-rows.ts";
import { rateOf } from "../../rates/rate.ts";
import { figuresDayOf } from "../../snapshots/snapshot.ts";
import { formatPercent } from "../../values/fraction.ts";
import {
  budgetSumOf,
  countedLines,
  leftOf,
  printedDay,
  type ReportContext,
  sharesOf,
  spentSumOf,
} from "../report-context.ts";
import {
  column,
  type DraftCell,
  type DraftRow,
  type DraftSection,
  rate,
  type ReportBar,
  section,
  type Sum,
  table,
  text,
  won,
} from "../report-table.ts";
import { unspentLines } from "../../alerts/grants-at-risk.ts";
import {
  dayCells,
  dayColumns,
  type FrozenYear,
  type PackContext,
  type PackDepartment,
} from "./pack-context.ts";
import { isMember } from "./pack-departments.ts";
import { departmentWords, missingWords, yearsWords } from "./pack-words.ts";

const title = { ko: "한눈에 보기", en: "At a glance" };

export function overviewSection(pack: PackContext): DraftSection {
  return section("overview", title, {
    part: "front",
    paragraphs: [...yearsWords(pack), latestWords(pack), ...missingWords(pack.question)],
    remarks: [...departmentWords(pack.question), ...silentWords(pack)],
    tables: [yearsTable(pack)],
    bars: barsOf(pack),
  });
}

function silentWords({ frozen }: PackContext): string[] {
  return frozen.flatMap(({ context, departments }) => {
    const lines = departments.flatMap(({ lines: own }) => own);
    const { fiscalYear } = context.snapshot.books;
    return unreportedWords(context, lines).map((words) => `${fiscalYear}년도: ${words}`);
  });
}

function latestWords({ frozen, basis }: PackContext): string {
  const [latest, before] = frozen;
  const share = ({ context, departments }: FrozenYear): string | null => {
    const lines = departments.flatMap(({ lines: own }) => own);
    const is = rateOf(lines, basis);
    return is === null
      ? null
      : `${formatPercent(is, 1)}%(${printedDay(figuresDayOf(context.snapshot))} 기준)`;
  };
  const parts = [latest, before].flatMap((year) =>
    year === undefined ? [] : [`${year.year.fiscalYear}년도 ${share(year) ?? "알 수 없음"}`],
  );
  return `집행률: ${parts.join(", ")}.`;
}

/** A bar for each department and year would fill the page of an office with twenty. */
const mostBars = 15;

function barsOf({ frozen, basis }: PackContext): readonly ReportBar[] {
  return frozen
    .flatMap(({ year, context, departments }) =>
      departments.map(({ name, lines }): ReportBar => {
        const { expected, target } = sharesOf(context, lines);
        return { label: `${year.fiscalYear} ${name}`, rate: rateOf(lines, basis), expected, target };
      }),
    )
    .filter((bar) => bar.rate !== null)
    .slice(0, mostBars);
}

const heading = { ko: "연도별 예산 집행", en: "Budget and execution by year" };

function yearsTable(pack: PackContext) {
  const { question, frozen, names, basis } = pack;
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("department", "부서(그 해 이름)", "Department, as it was called", { kind: "text", width: 16 }),
    ...dayColumns(pack),
    ...(dividesByAppropriation(basis) ? [] : [column("appropriation", "예산액", "Appropriation")]),
    column("budget", names.budgetName.ko, names.budgetName.en),
    column("spent", names.spendingName.ko, names.spendingName.en),
    column("left", "집행잔액", "Not yet spent", { differenceOf: ["budget", "spent"] }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    column("projects", "사업(건)", "Projects", { kind: "count", width: 6 }),
    column("unspent", "미집행(건)", "Without spending", { kind: "count", width: 6 }),
    column("lagging", "지연(건)", "Lagging", { kind: "count", width: 6 }),
  ];
  const amountColumns = columns.flatMap(({ kind }, at) => (kind === "won" ? [at] : []));
  const rows: DraftRow[] = [];
  const sums: Sum[] = [];
  for (const year of question.years) {
    const found = frozen.find((each) => each.year.fiscalYear === year.fiscalYear);
    const label = text(`${year.fiscalYear}`);
    if (found === undefined) {
      rows.push({
        rank: year.members.length > 1 ? "group" : "line",
        cells: missingCells(label, pack, columns.length),
      });
      continue;
    }
    const { context, departments } = found;
    const whole = {
      name: "계",
      lines: departments.flatMap(({ lines }) => lines),
      membership: null,
    };
    const row = rows.length;
    if (departments.length > 1)
      rows.push({ rank: "group", cells: [label, ...yearCells(whole, context, pack)] });
    for (const department of departments)
      rows.push({ rank: "line", cells: [label, ...yearCells(department, context, pack)] });
    if (departments.length > 1)
      for (const at of amountColumns)
        sums.push({
          total: { row, column: at },
          parts: departments.map((_, part) => ({ row: row + 1 + part, column: at })),
        });
  }
  return table("years", heading, columns, rows, { sums });
}

/** Then the budget of the rate is the appropriation, and a column of its own would say it twice. */
function dividesByAppropriation(basis: PackContext["basis"]): boolean {
  return basis === "expenditure/appropriation" || basis === "commitment/appropriation";
}

function missingCells(label: DraftCell, pack: PackContext, width: number): DraftCell[] {
  const known = [label, text("자료 없음"), ...dayCells(null, pack)];
  return [...known, ...Array.from({ length: width - known.length }, () => text(null))];
}

function yearCells(
  {
    name,
    lines,
    membership,
  }: Pick<PackDepartment, "name" | "lines"> & {
    readonly membership: PackDepartment["membership"] | null;
  },
  context: ReportContext,
  pack: PackContext,
): DraftCell[] {
  const { basis } = pack;
  const [budget, spent] = [budgetSumOf(context, lines), spentSumOf(context, lines)];
  const appropriated = budgetSumOf({ ...context, basis: "expenditure/appropriation" }, lines);
  const own = new Set(lines);
  const lagging = laggingProjects(laggingRows(context)).filter(
    ({ lead }) => membership === null || isMember(lead.scope, membership),
  );
  return [
    text(membership?.found === "none" ? `${name}(자료에 없음)` : name),
    ...dayCells(context.snapshot, pack),
    ...(dividesByAppropriation(basis) ? [] : [won(appropriated)]),
    won(budget),
    won(spent),
    won(leftOf(budget, spent)),
    rate(rateOf(lines, basis)),
    { kind: "count", count: lines.length },
    {
      kind: "count",
      count: unspentLines(countedLines(context), context.basis).filter((line) => own.has(line)).length,
    },
    { kind: "count", count: lagging.length },
  ];
}
