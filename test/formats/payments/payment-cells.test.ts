// The fast way through a plain amount says what the careful way says, of anything that may stand in a cell.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAmountCell } from "../../../shared/formats/cells/amount-cell.ts";
import { PaidDates, readPaidAmount } from "../../../shared/formats/payments/payment-cells.ts";
import { readDateCell } from "../../../shared/formats/cells/date-cell.ts";

const cells = fc.oneof(
  fc.string({ unit: fc.constantFrom("0", "1", "9", ",", "-", ".", " ", "△", "(", ")", "원"), maxLength: 22 }),
  fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String),
  fc
    .bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
    .map((won) => won.toString().replace(/\B(?=(\d{3})+$)/g, ",")),
);

test.each(["원", "천원"] as const)("an amount in %s is the same, or bad for the same reason", (unit) => {
  fc.assert(
    fc.property(cells, (cell) => {
      expect(readPaidAmount(cell, unit)).toEqual(readAmountCell(cell, unit));
    }),
    { seed: 1, numRuns: 5_000 },
  );
});

test("a day is the same the first time and the next", () => {
  const dates = new PaidDates();
  for (const cell of ["20260105", "20260105", "2026-01-05", "", "20260230", "20260230", "46203"]) {
    expect(dates.read(cell)).toEqual(readDateCell(cell));
  }
});
