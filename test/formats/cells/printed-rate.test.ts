import { describe, expect, test } from "vitest";
import { checkPrintedRate } from "../../../shared/formats/cells/printed-rate.ts";
import { containing } from "../readings.ts";

function check(text: string, spent: bigint | null = 64_795_000n, budget: bigint | null = 85_094_000n) {
  return checkPrintedRate({ row: 59, column: "집행률(%)", text, name: "기본경비", spent, budgets: [budget] });
}

describe("a printed rate", () => {
  test.each(["76.1", "76.1%", "76.15", "76", "76.145", "７６.１", "", "-", " "])(
    "that agrees half-up or is blank, %j, is passed over",
    (text) => {
      expect(check(text)).toBeNull();
    },
  );

  test.each([
    ["0.761", null],
    ["0.76", null],
    ["0.8", null],
    ["0.77", "printed-rate-differs"],
    ["0.8%", "printed-rate-differs"],
    ["1", "printed-rate-differs"],
  ])("that is stored as a share of 1, %s, agrees as one: %s", (text, code) => {
    expect(check(text)?.code ?? null).toBe(code);
  });

  test("of 1 is all of a budget", () => {
    expect(check("1", 85_094_000n)).toBeNull();
  });

  test("that differs is noted with both rates and both amounts, and does not stop the file", () => {
    const finding = check("76.2");
    expect(finding).toMatchObject({
      code: "printed-rate-differs",
      consequence: "note",
      row: 59,
      column: "집행률(%)",
      value: "76.2",
    });
    for (const figure of ["76.2", "76.1", "64,795,000", "85,094,000"]) {
      expect(finding?.ko).toContain(figure);
      expect(finding?.en).toContain(figure);
    }
  });

  test("over a budget of 0 is noted as undefined", () => {
    expect(check("0.0", 0n, 0n)).toMatchObject({
      code: "printed-rate-differs",
      en: containing("undefined"),
    });
  });

  test.each(["-76.1", "76.1", "0.0"])("of %s over a budget below 0 is noted as undefined", (printed) => {
    const finding = check(printed, 64_795_000n, -85_094_000n);
    expect(finding).toMatchObject({ code: "printed-rate-differs", en: containing("undefined") });
    expect(finding?.ko).toContain("예산액이 -85,094,000원이므로 계산할 수 없는");
    expect(finding?.ko).not.toContain("다시 계산");
    expect(check("-", 64_795_000n, -85_094_000n)).toBeNull();
  });

  test("of a refund may be negative", () => {
    expect(check("△10.0", -1n, 10n)).toBeNull();
  });

  test("is not compared when an amount is not stated", () => {
    expect(check("50.0", null)).toBeNull();
  });

  test("that is no number is noted as not compared", () => {
    expect(check("약 76")).toMatchObject({ code: "printed-rate-unreadable", consequence: "note" });
  });
});
