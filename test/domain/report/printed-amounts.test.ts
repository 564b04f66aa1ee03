import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportioned, inUnits, printedTable } from "../../../shared/domain/report/printed-amounts.ts";
import {
  column,
  type DraftRow,
  table,
  text,
  totalOverLines,
  won,
} from "../../../shared/domain/report/report-table.ts";
import { moneyUnits, reportUnits, sumWon } from "../../../shared/domain/values/won.ts";

const amounts = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 1, maxLength: 40 });
const units = fc.constantFrom(...reportUnits);

const columns = [
  column("name", "사업명", "Name", { kind: "text" }),
  column("budget", "예산액", "Budget"),
  column("spent", "집행액", "Spent"),
  column("left", "잔액", "Left", { differenceOf: ["budget", "spent"] }),
];

function tableOf(budgets: readonly bigint[], spendings: readonly bigint[]) {
  const rowOf = (budget: bigint, spent: bigint): DraftRow["cells"] => [
    text("사업"),
    won(budget),
    won(spent),
    won(budget - spent),
  ];
  const rows: DraftRow[] = [
    { rank: "total", cells: rowOf(sumWon(budgets), sumWon(spendings)) },
    ...budgets.map((budget, at): DraftRow => ({ rank: "line", cells: rowOf(budget, spendings[at] ?? 0n) })),
  ];
  return table("t", { ko: "표", en: "table" }, columns, rows, { sums: totalOverLines(columns, rows) });
}

describe("amounts in the unit of a report", () => {
  test("add up to their printed total, below zero too, each off by less than one unit", () => {
    fc.assert(
      fc.property(amounts, units, (parts, unit) => {
        const size = moneyUnits[unit];
        const total = inUnits(sumWon(parts), size);
        const printed = apportioned(parts, total, size);
        expect(sumWon(printed)).toBe(total);
        for (const [at, part] of parts.entries()) {
          const off = (printed[at] ?? 0n) * size - part;
          expect(off < size && off > -size).toBe(true);
        }
      }),
    );
  });

  test("leave what is whole in the unit as it is", () => {
    fc.assert(
      fc.property(amounts, (thousands) => {
        const parts = [...thousands.map((amount) => amount * 1_000n), 400n, 700n];
        const printed = apportioned(parts, inUnits(sumWon(parts), 1_000n), 1_000n);
        expect(printed.slice(0, -2)).toEqual(thousands);
      }),
    );
  });

  test("add up in every column of a table, and across its columns of differences", () => {
    fc.assert(
      fc.property(amounts, amounts, units, (budgets, spendings, unit) => {
        const spent = budgets.map((_, at) => spendings[at] ?? 0n);
        const { rows } = printedTable(tableOf(budgets, spent), unit);
        const shown = rows.map(({ cells }) => cells.map((cell) => (cell.kind === "won" ? cell.shown : null)));
        for (const at of [1, 2, 3]) {
          const [total, ...parts] = shown.map((cells) => cells[at] ?? 0n);
          expect(sumWon(parts)).toBe(total);
        }
        for (const [, budget, spending, left] of shown) expect((budget ?? 0n) - (spending ?? 0n)).toBe(left);
      }),
    );
  });

  test("are refused where the parts are not the total, for no rounding may hide that", () => {
    const draft = tableOf([1_000n, 2_000n], [0n, 0n]);
    const [first, ...rest] = draft.rows;
    const broken = { rank: "total", cells: [text("계"), won(3_001n), won(0n), won(3_001n)] } as const;
    expect(first?.rank).toBe("total");
    expect(() => printedTable({ ...draft, rows: [broken, ...rest] }, "천원")).toThrow(/1 won of its total/);
  });
});
