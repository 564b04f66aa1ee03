/** Projects: each year's whole list with its total, and those that go on over the years, one below the other. */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { rateOf } from "../../rates/rate.ts";
import { ascending } from "../../values/order.ts";
import { codeOf, comparableName } from "../../values/project.ts";
import { budgetSumOf, countText, leftOf, type ReportContext, spentSumOf } from "../report-context.ts";
import {
  column,
  type DraftCell,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  rate,
  type ReportColumn,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "../report-table.ts";
import type { FrozenYear, PackContext } from "./pack-context.ts";
import { ProjectPairs } from "./project-pairs.ts";

const title = { ko: "사업별 집행현황", en: "Execution by project" };

export function projectsSection(pack: PackContext): DraftSection {
  const continued = continuedTable(pack);
  return section("projects", title, {
    paragraphs: [
      "여러 해에 걸친 사업은 사업코드로, 코드가 없거나 다르면 회계와 사업명이 하나뿐일 때 이름으로 이음. 이은 것은 자료로 판단한 것이며 사업 내용이 같음을 뜻하지 않음.",
    ],
    tables: [...(continued === null ? [] : [continued]), ...pack.frozen.map((year) => yearTable(year, pack))],
  });
}

function amountColumns({ names }: PackContext): ReportColumn[] {
  return [
    column("budget", names.budgetName.ko, names.budgetName.en),
    column("spent", names.spendingName.ko, names.spendingName.en),
    column("left", "집행잔액", "Not yet spent", { differenceOf: ["budget", "spent"] }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 8 }),
  ];
}

function amountCells(context: ReportContext, lines: readonly LedgerLine[]): DraftCell[] {
  const [budget, spent] = [budgetSumOf(context, lines), spentSumOf(context, lines)];
  return [won(budget), won(spent), won(leftOf(budget, spent)), rate(rateOf(lines, context.basis))];
}

function yearTable({ year, context, departments }: FrozenYear, pack: PackContext): DraftTable {
  const lines = byBudget(
    context,
    departments.flatMap(({ lines: own }) => own),
  );
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 28 }),
    column("department", "부서", "Department", { kind: "text", width: 13 }),
    ...amountColumns(pack),
    column("account", "회계", "Account", { kind: "text", width: 14, isDataOnly: true }),
    column("code", "사업코드", "Project code", { kind: "text", width: 20, isDataOnly: true }),
  ];
  const rows: DraftRow[] = [
    {
      rank: "total",
      cells: [text("계"), text(countText(lines.length)), ...amountCells(context, lines), text(""), text("")],
    },
    ...lines.map((line): DraftRow => ({
      rank: "line",
      cells: [
        text(line.project.name),
        text(line.project.department),
        ...amountCells(context, [line]),
        text(line.project.account),
        text(codeOf(line.project.id)),
      ],
    })),
  ];
  const heading = {
    ko: `${year.fiscalYear}년도 사업별 집행현황`,
    en: `Projects of ${year.fiscalYear}`,
  };
  return table(`projects-${year.fiscalYear}`, heading, columns, rows, {
    sums: totalOverLines(columns, rows),
  });
}

function byBudget(context: ReportContext, lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const budgetOf = (line: LedgerLine): bigint => budgetSumOf(context, [line]) ?? 0n;
  return lines.toSorted(
    (a, b) => ascending(budgetOf(b), budgetOf(a)) || ascending(a.project.id, b.project.id),
  );
}

interface YearOfProject {
  readonly year: FrozenYear;
  readonly line: LedgerLine;
}

/** Null where no project stands in two years. */
function continuedTable(pack: PackContext): DraftTable | null {
  const chains = chainsOf(pack.frozen).filter(({ length }) => length > 1);
  if (chains.length === 0) return null;
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 24 }),
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("department", "그 해 부서", "Department of that year", { kind: "text", width: 13 }),
    ...amountColumns(pack),
    column("was", "그 해 사업명(다를 때)", "Name of that year, where it is another", {
      kind: "text",
      width: 18,
    }),
    column("code", "사업코드", "Project code", { kind: "text", width: 20, isDataOnly: true }),
  ];
  const rows = chains.flatMap((chain) =>
    chain.map(({ year, line: { project }, line }, at): DraftRow => {
      const name = chain[0]?.line.project.name ?? project.name;
      return {
        rank: at === 0 ? "group" : "line",
        cells: [
          text(name),
          text(`${year.year.fiscalYear}`),
          text(project.department),
          ...amountCells(year.context, [line]),
          text(comparableName(project.name) === comparableName(name) ? "" : project.name),
          text(codeOf(project.id)),
        ],
      };
    }),
  );
  const heading = { ko: "여러 해에 걸친 사업", en: "Projects over several years" };
  return table("continued", heading, columns, rows);
}

/** From the latest year of each project back; what an earlier year has under another department is its past too. */
function chainsOf(frozen: readonly FrozenYear[]): readonly (readonly YearOfProject[])[] {
  const pairs = frozen.map(({ last }) => new ProjectPairs(last.lines));
  const taken = frozen.map(() => new Set<LedgerLine>());
  return frozen.flatMap((first, from) =>
    byBudget(
      first.context,
      first.departments.flatMap(({ lines }) => lines),
    )
      .filter((line) => taken[from]?.has(line) !== true)
      .map((line) => {
        const chain: YearOfProject[] = [{ year: first, line }];
        for (const [at, year] of frozen.entries()) {
          if (at <= from) continue;
          const before = pairs[at]?.find((chain.at(-1) ?? { line }).line.project) ?? null;
          // Two lines of today that one line was before: the past is told once.
          if (before === null || taken[at]?.has(before) === true) continue;
          chain.push({ year, line: before });
          taken[at]?.add(before);
        }
        return chain;
      }),
  );
}
