/** Facts as JSON: the printed gap is that of the sentence, and the exact one is read back. */
import { expect, test } from "vitest";
import { alertFromJson, alertInWords } from "../../../shared/contracts/stored/alert-json.ts";
import { asRecorded } from "../../../shared/domain/alerts/current-alerts.ts";
import { fraction, subtract } from "../../../shared/domain/values/fraction.ts";
import { anAlert } from "../../support/uploads.ts";

test.each([
  // 0.0145 % of 60.160 %: the difference is 60.146, and 60.2 less 0.0 is printed.
  {
    rate: fraction(145n, 1_000_000n),
    expected: fraction(601_600n, 1_000_000n),
    rates: ["0.0", "60.2"],
    gap: "60.2",
  },
  { rate: fraction(1n, 2n), expected: fraction(5n, 6n), rates: ["50.0", "83.3"], gap: "33.3" },
])("the gap between $rates is $gap", ({ rate, expected, rates, gap }) => {
  const alert = anAlert();
  const exact = subtract(expected, rate);
  const facts = { ...alert.facts, rate, expectedRate: expected, gap: exact };
  const json = alertInWords(asRecorded({ ...alert, facts }), "1129000");
  expect([json.facts["rate"], json.facts["expectedRate"]]).toEqual(rates);
  expect(json.facts["gapPoints"]).toBe(gap);
  expect(json.message).toContain(`${gap}%p`);
  expect(alertFromJson(json).facts["gap"]).toEqual(exact);
});
