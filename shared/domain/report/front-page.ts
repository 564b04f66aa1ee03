/** 한눈에 보기: what a councillor reads first. Five sentences, a chart, ten projects that lag, and the money by fund. */
import { rateOf } from "../rates/rate.ts";
import { reasonNames } from "../words/reason-names.ts";
import type { Comparisons } from "./report-question.ts";
import { explanationsOf } from "./explanations.ts";
import { groupOf, sumsOf } from "./fund-split.ts";
import { alertsIn, laggingProjects, laggingRows } from "./lagging-rows.ts";
import { byBudget, countText, type ReportContext, rowsAt, sharesOf } from "./report-context.ts";
import {
  column,
  date,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  rate,
  type ReportBar,
  section,
  table,
  text,
  won,
} from "./report-table.ts";
import { frontSentences } from "./front-sentences.ts";

export function frontSection(context: ReportContext, comparisons: Comparisons): DraftSection {
  const { sentences, remarks } = frontSentences(context, comparisons);
  return section(
    "front",
    { ko: "한눈에 보기", en: "At a glance" },
    {
      part: "front",
      paragraphs: sentences,
      remarks,
      tables: [slowestTable(context), fundsTable(context)].filter((each) => each !== null),
      bars: barsOf(context),
    },
  );
}

/** The office and its greatest departments: more bars would leave no room for what they mean. */
const mostBars = 9;

function barsOf(context: ReportContext): readonly ReportBar[] {
  const rows = [...rowsAt(context, "office"), ...byBudget(context, rowsAt(context, "department"))];
  return rows.slice(0, mostBars).map(({ scope, lines }) => {
    const { expected, target, judged } = sharesOf(context, lines);
    const label = scope.level === "office" ? "계" : (scope.name ?? "부서 미지정");
    // Of the lines that the marks are of: beside the rate of all they would show a gap that nothing has.
    const own = judged.length === 0 ? lines : judged;
    return { label, rate: rateOf(own, context.basis), expected, target };
  });
}

const mostSlow = 10;

/** Null where nothing lags. */
function slowestTable(context: ReportContext): DraftTable | null {
  const rows = laggingProjects(laggingRows(context)).slice(0, mostSlow);
  if (rows.length === 0) return null;
  const columns = [
    column("rank", "순위", "Rank", { kind: "count", width: 5 }),
    column("name", "사업명", "Name", { kind: "text", width: 22 }),
    column("department", "부서", "Department", { kind: "text", width: 11 }),
    column("missing", "기대 대비 부족액", "Missing to the expected path", { width: 11 }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    column("cause", "사유", "Cause", { kind: "text", width: 10 }),
    column("remedy", "조치계획", "What is done", { kind: "text", width: 17 }),
    column("owner", "담당", "Owner", { kind: "text", width: 8 }),
    column("due", "조치 예정일", "Due", { kind: "date", width: 10 }),
  ];
  const body = rows.map((row, at): DraftRow => {
    const given = explanationsOf(alertsIn(row));
    const [latest] = given;
    const share = row.lead.facts["rate"];
    const remedies = given.map(({ note }) => note).filter((note) => note !== "");
    return {
      rank: "line",
      cells: [
        { kind: "count", count: at + 1 },
        text(row.name),
        text(row.lead.scope.department),
        won(row.missing),
        rate(typeof share === "object" ? share : null),
        text(given.length === 0 ? "미등록" : given.map(({ reason }) => reasonNames[reason].ko).join(" / ")),
        text(remedies.length === 0 ? null : remedies.join(" / ")),
        text(latest?.owner ?? null),
        date(latest?.due ?? null),
      ],
    };
  });
  const title = {
    ko: `집행이 가장 늦은 사업 ${countText(rows.length)}`,
    en: `The ${rows.length} projects that lag by most money`,
  };
  return table("slowest", title, columns, body);
}

/** Null where no source splits the office's money. */
function fundsTable(context: ReportContext): DraftTable | null {
  const { office } = context;
  const group = office === null ? [] : groupOf(context, office, null);
  if (group.length < 2) return null;
  const columns = [
    column("fund", "재원", "Fund", { kind: "text", width: 12 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("left", "집행잔액", "Not yet spent", { differenceOf: ["budget", "spent"] }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 8 }),
  ];
  const body = group.map(({ rank, cells }): DraftRow => ({
    rank: rank === "group" ? "total" : rank,
    cells: cells.slice(1),
  }));
  const title = { ko: "재원별 합계", en: "Totals by fund" };
  return table("funds", title, columns, body, { sums: sumsOf(columns, body, 0) });
}
