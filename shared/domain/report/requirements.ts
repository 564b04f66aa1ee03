/** 다음 연도 소요예산: what lines say they will need, by fund. Null where no line says so. */
import { type Fund, funds } from "../values/fund.ts";
import { amountIn, type ReportContext } from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  section,
  type Sum,
  table,
  text,
  won,
} from "./report-table.ts";

export function requirementSection(context: ReportContext): DraftSection | null {
  const { snapshot, labels } = context;
  const year = snapshot.books.fiscalYear + 1;
  const title = { ko: `${year}년도 소요예산`, en: `Required in ${year}` };
  const lines = snapshot.lines.filter(({ requirement }) => amountIn(requirement, "all") !== null);
  if (lines.length === 0) return null;
  const stated: Fund[] = funds.filter((fund) =>
    lines.some(({ requirement }) => requirement[fund] !== undefined),
  );
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 28 }),
    column("total", "계", "Total"),
    ...stated.map((fund) => column(fund, labels[fund], fund)),
  ];
  const rows = lines.map(({ project, requirement }): DraftRow => ({
    rank: "line",
    cells: [
      text(project.name),
      won(amountIn(requirement, "all")),
      ...stated.map((fund) => won(amountIn(requirement, fund))),
    ],
  }));
  // The funds of one line make its whole; lines are not added up, for one may tell a part of another again.
  const sums = lines.map(({ requirement }, row): Sum => ({
    total: { row, column: 1 },
    parts: stated.flatMap((fund, at) => (requirement[fund] === undefined ? [] : [{ row, column: at + 2 }])),
  }));
  return section("requirements", title, {
    paragraphs: ["한 사업이 다른 사업의 일부를 다시 말할 수 있으므로 사업끼리 더하지 않습니다."],
    tables: [table("requirements", title, columns, rows, { sums })],
  });
}
