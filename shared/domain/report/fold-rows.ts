/** What a document prints of a long table: its first rows, and one more that holds the sums of the others. */
import { sumStated } from "../rates/rate.ts";
import type { ReportCell, ReportRow, ReportTable } from "./report-table.ts";

/** The sums stay true: what is folded is added up as it would have been printed. */
export function foldedRows({ rows, foldAfter }: ReportTable): readonly ReportRow[] {
  if (foldAfter === null) return rows;
  const head = rows.filter(({ rank }) => rank !== "line").length + foldAfter;
  const hidden = rows.slice(head);
  if (hidden.length < 2) return rows;
  const width = rows[0]?.cells.length ?? 0;
  const cells = Array.from({ length: width }, (_, at): ReportCell => {
    if (at === 0) return { kind: "text", text: `그 밖의 ${hidden.length}건 (자료 파일에 전체 수록)` };
    const column = hidden.flatMap(({ cells: each }) => each[at] ?? []);
    if (!column.every((cell) => cell.kind === "won")) return { kind: "text", text: "" };
    return {
      kind: "won",
      won: sumStated(column.map(({ won }) => won)),
      shown: sumStated(column.map(({ shown }) => shown)),
    };
  });
  return [...rows.slice(0, head), { rank: "line", cells }];
}
