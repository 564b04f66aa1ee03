/** Alerts do not flap: between two openings the figures must have moved by more than the margin. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import { judgeOffice } from "../../../shared/domain/alerts/current-alerts.ts";
import type { FactValue } from "../../../shared/domain/alerts/rules/facts.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { addDays, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import { compare, fraction, type Fraction, subtract } from "../../../shared/domain/values/fraction.ts";
import { aSpendingLine, day } from "../../support/builders.ts";

const budget = 2_000_000_000n;

/** One look a week from March on: how much was spent since, in ten thousandths of the budget; refunds too. */
const walks = fc.array(fc.integer({ min: -120, max: 420 }), { minLength: 5, maxLength: 40 });

/** Every change of the project's behind-target alert over the walk. */
function live(walk: readonly number[]): { readonly change: string; readonly alert: Alert }[] {
  const changes: { change: string; alert: Alert }[] = [];
  let [spent, date]: [bigint, IsoDate] = [(budget * 1_500n) / 10_000n, day("2020-03-02")];
  let openAlerts: Alert[] = [];
  for (const [at, step] of walk.entries()) {
    spent += (budget * BigInt(step)) / 10_000n;
    date = addDays(date, 7);
    const line = aSpendingLine(budget, spent, { asOf: date, lastSeq: at + 1 });
    const view = officeView("1129000", 2_020, [line]);
    const figures = {
      view,
      balances: new Map(),
      policy: defaultPolicy,
      history: null,
      findings: new Map(),
      settledSeq: 0,
    };
    for (const { change, alert } of judgeOffice(figures, openAlerts, date)) {
      openAlerts = [...openAlerts.filter((other) => !isSame(other, alert)), alert];
      if (alert.rule === "behind-target" && alert.scope.level === "project") changes.push({ change, alert });
    }
  }
  return changes;
}

function isSame(a: Alert, b: Alert): boolean {
  return (
    a.rule === b.rule && a.fund === b.fund && a.scope.level === b.scope.level && a.scope.id === b.scope.id
  );
}

function gapOf({ facts }: Alert): Fraction {
  const gap: FactValue | undefined = facts["gap"];
  if (typeof gap !== "object" || gap === null) throw new RangeError("behind-target keeps its gap");
  return gap;
}

const margin = fraction(defaultPolicy.gapBasisPoints.notice - defaultPolicy.clearBelowBasisPoints, 10_000n);

test("an alert that cleared opens again only when it has fallen back by more than the margin", () => {
  let reopened = 0;
  fc.assert(
    fc.property(walks, (walk) => {
      const life = live(walk);
      for (const [at, { change, alert }] of life.entries()) {
        if (change !== "reopened") continue;
        const cleared = life[at - 1];
        reopened += 1;
        expect(cleared?.change).toBe("cleared");
        if (cleared === undefined) return;
        expect(compare(subtract(gapOf(alert), gapOf(cleared.alert)), margin)).toBeGreaterThan(0);
      }
    }),
    { seed: 93, numRuns: 1_000 },
  );
  expect(reopened).toBeGreaterThan(20);
});

test("of one opening nobody is told twice of the same severity", () => {
  fc.assert(
    fc.property(walks, (walk) => {
      let notified: string[] = [];
      for (const { change, alert } of live(walk)) {
        if (change === "raised" || change === "reopened") notified = [alert.severity];
        if (change !== "worsened") continue;
        expect(notified).not.toContain(alert.severity);
        notified.push(alert.severity);
      }
    }),
    { seed: 94, numRuns: 400 },
  );
});
