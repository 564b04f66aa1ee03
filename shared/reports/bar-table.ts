/** A chart of signs, which every reader of a document shows and reads aloud with its numbers: one sign is a twentieth of the budget. */
import { column, type ReportBar, type ReportTable, table, text } from "../domain/report/report-table.ts";
import { fraction, type Fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";

const title = { ko: "집행률과 기대 집행률(■ 집행, □ 기대까지 부족, 한 칸 5%)", en: "Rate and expected rate" };
const columns = [
  column("name", "구분", "Name", { kind: "text", width: 18 }),
  column("bar", "집행률", "Rate", { kind: "text", width: 46 }),
  column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 10 }),
  column("expected", "기대 집행률(%)", "Expected rate (%)", { kind: "rate", width: 12 }),
];

export function barTable(bars: readonly ReportBar[]): ReportTable {
  const rows = bars.map(({ label, rate, expected }) => ({
    rank: "line" as const,
    cells: [
      text(label),
      text(signsOf(rate, expected)),
      { kind: "rate" as const, rate, note: null },
      { kind: "rate" as const, rate: expected, note: null },
    ],
  }));
  return { ...table("bars", title, columns, []), rows };
}

function signsOf(rate: Fraction | null, expected: Fraction | null): string {
  if (rate === null) return "-";
  const [spent, path] = [twentieths(rate), expected === null ? 0 : twentieths(expected)];
  return `${"■".repeat(spent)}${"□".repeat(Math.max(0, path - spent))}`;
}

/** At most 24, where the bar would leave its cell. */
function twentieths(share: Fraction): number {
  const signs = Number(roundHalfUp(multiply(share, fraction(20n, 1n))));
  return Math.min(24, Math.max(0, signs));
}
