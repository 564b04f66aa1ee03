/** Given rates, when they are written as CSV, then every row has its level, its fund, won without separators, and nothing where nothing is stated. */
import { expect, test } from "vitest";
import { ratesCsv } from "../../../local/reports/rates-csv.ts";
import type { RateRow } from "../../../shared/domain/rates/rate-rows.ts";
import { aScope, day } from "../../support/builders.ts";

const none = { appropriation: null, "current-budget": null, commitment: null, expenditure: null, plan: null };

function aRow(row: Partial<RateRow>): RateRow {
  return {
    scope: aScope({ level: "project", id: "a", name: "도로, 정비", department: "건설과", unitProject: null }),
    fund: "all",
    amounts: { ...none, requirement: null },
    rate: null,
    asOf: day("2026-08-21"),
    ...row,
  } as RateRow;
}

test("a row for each sum and fund", () => {
  const amounts = { ...none, requirement: null, "current-budget": 1_000n, expenditure: -300n };
  const bytes = ratesCsv(
    { office: "1129000", fiscalYear: 2026 },
    [aRow({ amounts, rate: { numerator: -3n, denominator: 10n } }), aRow({ fund: "national" })],
    { by: null },
  );
  const [head = "", ...rows] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  expect(head).toContain("구분,이름,부서");
  expect(rows).toEqual([
    '세부사업,"도로, 정비",건설과,,,전체,,1000,,-300,,-30.0,2026-08-21',
    '세부사업,"도로, 정비",건설과,,,국비,,,,,,,2026-08-21',
  ]);
});
