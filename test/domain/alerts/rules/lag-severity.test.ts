import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fraction } from "../../../../shared/domain/values/fraction.ts";
import { defaultPolicy, severities, type Severity } from "../../../../shared/domain/policy/policy.ts";
import {
  amountSeverity,
  higherSeverity,
  lagSeverity,
  lowerSeverity,
} from "../../../../shared/domain/alerts/rules/lag-severity.ts";
import { rankOf } from "./rule-cases.ts";

const whole = 10_000_000_000n;
const lagOf = (basisPoints: bigint) => ({
  gap: fraction(basisPoints, 10_000n),
  money: (whole * basisPoints) / 10_000n,
  whole,
});
const anyOpenSeverity = fc.constantFrom<Severity | null>(null, ...severities);
const anyGap = fc.bigInt({ min: -2_000n, max: 12_000n });

describe("a lag", () => {
  test.each([
    { gap: 9_000n, money: 299_999_999n, severity: "notice" },
    { gap: 9_000n, money: 300_000_000n, severity: "warning" },
    { gap: 9_000n, money: 1_000_000_000n, severity: "critical" },
    { gap: 1_999n, money: 9_000_000_000n, severity: "notice" },
    { gap: 2_999n, money: 9_000_000_000n, severity: "warning" },
    { gap: 499n, money: 9_000_000_000n, severity: null },
  ])(
    "of $gap basis points and $money won is $severity: both bounds must be reached",
    ({ gap, money, severity }) => {
      expect(lagSeverity({ gap: fraction(gap, 10_000n), money, whole }, defaultPolicy, null)).toBe(severity);
    },
  );

  test("eases in money by the margin's share of the whole, as it does in points", () => {
    const lag = (money: bigint) => ({ gap: fraction(9_000n, 10_000n), money, whole: 1_000_000_000n });
    expect(lagSeverity(lag(280_000_000n), defaultPolicy, "warning")).toBe("warning");
    expect(lagSeverity(lag(279_999_999n), defaultPolicy, "warning")).toBe("notice");
  });

  test("above the closing bound stays open as a notice, however far it has fallen", () => {
    const policy = { ...defaultPolicy, easeMarginBasisPoints: 100n };
    expect(lagSeverity(lagOf(350n), policy, "critical")).toBe("notice");
  });

  test("of a whole below the minimum is none, whatever stands", () => {
    const lag = { ...lagOf(9_000n), whole: defaultPolicy.minimumBudget - 1n };
    expect(lagSeverity(lag, defaultPolicy, "critical")).toBeNull();
  });

  test("does not open and close without a change of more than the margin", () => {
    fc.assert(
      fc.property(anyGap, fc.bigInt({ min: -199n, max: 199n }), (gap, change) => {
        const raised = lagSeverity(lagOf(gap), defaultPolicy, null);
        fc.pre(raised !== null);
        expect(lagSeverity(lagOf(gap + change), defaultPolicy, raised)).not.toBeNull();
      }),
    );
  });

  test("does not worsen twice without a change of more than the margin", () => {
    fc.assert(
      fc.property(anyGap, fc.bigInt({ min: 0n, max: 200n }), (gap, less) => {
        const high = lagSeverity(lagOf(gap), defaultPolicy, null);
        fc.pre(high !== null);
        expect(lagSeverity(lagOf(gap - less), defaultPolicy, high)).toBe(high);
      }),
    );
  });

  test("is never milder for being larger, nor for having been open", () => {
    fc.assert(
      fc.property(anyGap, fc.bigInt({ min: 0n, max: 5_000n }), anyOpenSeverity, (gap, more, openSeverity) => {
        const severity = rankOf(lagSeverity(lagOf(gap), defaultPolicy, openSeverity));
        expect(rankOf(lagSeverity(lagOf(gap + more), defaultPolicy, openSeverity))).toBeGreaterThanOrEqual(
          severity,
        );
        expect(severity).toBeGreaterThanOrEqual(rankOf(lagSeverity(lagOf(gap), defaultPolicy, null)));
      }),
    );
  });
});

describe("an amount", () => {
  test("stays a notice while there is any of it", () => {
    expect([-1n, 0n, 1n].map((money) => amountSeverity(money, defaultPolicy, "critical"))).toEqual([
      null,
      null,
      "notice",
    ]);
  });

  test("is a notice even below the policy's bound for one", () => {
    const policy = { ...defaultPolicy, behindWon: { ...defaultPolicy.behindWon, notice: 5n } };
    expect(amountSeverity(1n, policy, null)).toBe("notice");
  });

  test("is never milder for being larger", () => {
    const won = fc.bigInt({ min: -10n, max: 2_000_000_000n });
    fc.assert(
      fc.property(won, won, anyOpenSeverity, (money, more, openSeverity) => {
        fc.pre(more >= 0n);
        const severity = rankOf(amountSeverity(money, defaultPolicy, openSeverity));
        expect(rankOf(amountSeverity(money + more, defaultPolicy, openSeverity))).toBeGreaterThanOrEqual(
          severity,
        );
      }),
    );
  });
});

test("none is milder than a notice, and a notice than a critical", () => {
  expect([higherSeverity(null, "notice"), higherSeverity("critical", "notice")]).toEqual([
    "notice",
    "critical",
  ]);
  expect([lowerSeverity(null, "notice"), lowerSeverity("critical", "notice")]).toEqual([null, "notice"]);
});
