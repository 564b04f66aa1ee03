/** A table that comes late with lines which a later table of their department lacks: they would stand in its total for ever. */
import type { Finding } from "../values/finding.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { comparableName, type ProjectFacts } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { lastTables, type TableLine } from "./table-coverage.ts";

const namedProjects = 5;

/** @param known everything that the ledger knows from tables. */
export function linesOfOlder(records: readonly SourceRecord[], known: readonly TableLine[]): Finding[] {
  const last = lastTables(known);
  const ids = new Set(known.map(({ project }) => project.id));
  const added = records.filter(({ project, asOf }) => {
    const table = last.get(departmentOf(project));
    return table !== undefined && asOf < table.day && !ids.has(project.id) && project.tier !== "business";
  });
  const [first] = added;
  if (first === undefined) return [];
  const names = added.slice(0, namedProjects).map(({ project }) => `"${project.name}"`);
  const list = names.join(", ") + (added.length > namedProjects ? ", …" : "");
  const won = formatWon(largestSum(added));
  return [
    {
      code: "lines-of-older-table",
      consequence: "hold",
      row: first.rows[0] ?? null,
      column: null,
      value: `${added.length}`,
      ko: `늦게 온 이 표의 사업 ${added.length}건, ${won}원(${list})은 같은 부서의 더 나중 표에 없습니다. 그 사이에 없어졌거나 이름이 바뀐 사업이면 반영할 때 부서의 합계에 계속 남으므로 보류합니다. 지금도 있는 사업이면 보류를 해제하고, 아니면 폐기해 주십시오.`,
      en: `${added.length} projects of this late table, ${won} won (${list}), are not in a later table of their department. If they ended or were renamed in between they would stay in its total, so the table is held: release it if they still exist, discard it if not.`,
    },
  ];
}

/** Over the measures, for an original and a current budget are the same money. */
function largestSum(records: readonly SourceRecord[]): Won {
  const entries = records.flatMap((record) => record.entries);
  const sums = [...Map.groupBy(entries, ({ measure }) => measure).values()].map((of) =>
    sumWon(of.map(({ amount }) => amount)),
  );
  return sums.reduce((most, sum) => (sum > most ? sum : most), 0n);
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}
