/** The table of a document that comes nearest to one that is read, for a sender whose file is refused. */
import { councilTablesIn, namingColumn } from "../printed/budget-tables.ts";
import { headerAt } from "../printed/header-rows.ts";
import type { NearestTable } from "../printed/table-findings.ts";

const maxShown = 60;

/** Null where no table has a column of a budget or of spending. */
export function nearestTable(lines: readonly string[]): NearestTable | null {
  let best: { readonly score: number; readonly table: NearestTable } | null = null;
  const whole = new Set(
    councilTablesIn(lines)
      .filter(({ kind }) => kind !== "other")
      .map(({ row }) => row),
  );
  for (const at of lines.keys()) {
    const columns = whole.has(at + 1) ? undefined : headerAt(lines, at)?.columns;
    if (columns === undefined) continue;
    const has = (...roles: readonly string[]) => columns.some(({ role }) => roles.includes(role));
    const hasBudget = has("appropriation", "current-budget");
    const hasSpending = has("expenditure", "commitment");
    const hasNames = namingColumn(columns) !== null;
    if (!hasBudget && !hasSpending) continue;
    const score = [hasBudget, hasSpending, hasNames].filter((isThere) => isThere).length;
    if (best !== null && score <= best.score) continue;
    const header = columns.map(({ label }) => label).join(" · ");
    const lacks = hasBudget ? (hasSpending ? "projects" : "spending") : "budget";
    const shown = header.length > maxShown ? `${header.slice(0, maxShown)}…` : header;
    best = { score, table: { row: at + 1, header: shown, lacks } };
  }
  return best?.table ?? null;
}
