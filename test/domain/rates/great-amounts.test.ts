// Won are never numbers: amounts that no double can hold come out of everything as they went in.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "../../../shared/contracts/stored/alert-json.ts";
import { asRecorded, judgeOffice } from "../../../shared/domain/alerts/current-alerts.ts";
import { evolve, follows } from "../../../shared/domain/ledger/balance.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { rateOf } from "../../../shared/domain/rates/rate.ts";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import { formatWon } from "../../../shared/domain/values/won.ts";
import { aBalance, aPayment, aPosting, aStatement, day } from "../../support/builders.ts";
import { strictPolicy } from "../../support/policies.ts";

const basis = "expenditure/appropriation";
/** Odd and beyond 2^53, so that each would lose its last digit in a double. */
const odd = fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }).map((half) => 2n * half + 1n);

test("fold, view, rate, pace, facts, alert and sentence keep every won of any amount", () => {
  fc.assert(
    fc.property(odd, odd, odd, (spent, paid, rest) => {
      const budget = spent + paid + rest;
      const stated = aPosting({
        seq: 1,
        asOf: day("2020-12-30"),
        entries: [
          ...aStatement("2020-12-30", { unsplit: budget }, "appropriation"),
          ...aStatement("2020-12-30", { unsplit: spent }),
          ...aStatement("2020-12-31", { unsplit: budget - rest }, "plan"),
        ],
      });
      const payment = aPosting({ seq: 2, asOf: day("2020-12-31"), entries: [aPayment("2020-12-31", paid)] });
      expect(follows(aBalance(stated), payment)).toBe(true);
      const folded = evolve(aBalance(stated), payment);
      expect(folded).toEqual(aBalance(payment, stated));
      const line = currentLine(folded);
      expect(line.amounts.expenditure).toEqual({ unsplit: spent + paid });
      const view = officeView("1129000", 2_020, [line]);
      const [office] = view.rows;
      expect(office?.lines).toEqual([line]);
      expect(rateOf([line], basis)).toEqual(fraction(spent + paid, budget));
      const policy = { ...strictPolicy, gapBasisPoints: { notice: 0n, warning: 0n, critical: 0n } };
      const figures = {
        view,
        balances: new Map(),
        policy,
        history: null,
        findings: new Map(),
        settledSeq: 0,
      };
      const [found] = judgeOffice(figures, [], day("2020-12-31")).filter(
        ({ alert }) => alert.rule === "behind-target" && alert.scope.level === "project",
      );
      expect(found).toMatchObject({
        change: "raised",
        alert: {
          facts: { budget, expenditure: spent + paid, planUnspent: rest, gap: fraction(rest, budget) },
        },
      });
      const message = found === undefined ? "" : sentencesOf(asRecorded(found.alert), "1129000").ko;
      expect(message).toContain(`${formatWon(rest)}원이 남습니다`);
    }),
    { seed: 53 },
  );
});

test("payments one won apart stay one won apart, however great", () => {
  fc.assert(
    fc.property(odd, (amount) => {
      const spent = (won: bigint) =>
        aBalance(aPosting({ entries: [aPayment("2020-01-01", won)] })).measures.expenditure;
      expect(spent(amount)?.monthEnds[11]).toEqual({ unsplit: amount });
      expect(spent(amount)).not.toEqual(spent(amount + 1n));
    }),
    { seed: 53 },
  );
});
