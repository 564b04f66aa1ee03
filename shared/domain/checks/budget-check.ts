/** A budget below 0 is no budget: reductions were entered as totals, and its rate means nothing. */
import type { Finding } from "../values/finding.ts";
import { measureNames } from "../values/measure.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { formatWon, sumWon } from "../values/won.ts";

export function checkBudgets(records: readonly SourceRecord[]): Finding[] {
  return records.flatMap((record) =>
    (["appropriation", "current-budget"] as const).flatMap((measure): Finding[] => {
      const stated = record.entries.filter(
        (entry) => entry.measure === measure && entry.kind === "cumulative",
      );
      const total = sumWon(stated.map(({ amount }) => amount));
      if (total >= 0n) return [];
      const { name } = record.project;
      const of = measureNames[measure];
      return [
        {
          code: "budget-negative",
          consequence: "note",
          row: record.rows[0] ?? null,
          column: of.ko,
          value: formatWon(total),
          ko: `"${name}"의 ${of.ko}이 ${formatWon(total)}원으로 0보다 작아 집행률을 내지 않습니다. 감액분만 적었다면 감액 뒤의 총액으로 고쳐 다시 올려 주십시오.`,
          en: `The ${of.en} of "${name}" is ${formatWon(total)} won, below 0, and has no rate. If only the reduction was entered, send the total after it.`,
        },
      ];
    }),
  );
}
