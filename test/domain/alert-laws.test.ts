import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Alert,
  type AlertChange,
  type AlertFacts,
  alertChanges,
  decide,
} from "../../shared/domain/alert.ts";
import { severities } from "../../shared/domain/policy.ts";
import { fraction } from "../../shared/domain/fraction.ts";
import { day } from "../support/builders.ts";
import { live, look } from "./alert-looks.ts";

test.each<{ changed: Partial<AlertFacts> }>([
  { changed: { asOf: day("2020-11-30") } },
  { changed: { judgedOn: day("2021-01-01") } },
  { changed: { budget: 200_000_000n } },
  { changed: { spent: 1n } },
  { changed: { plan: 99_000_000n } },
  { changed: { rateBasis: "expenditure/current-budget" } },
  { changed: { paceBasis: "plan" } },
  { changed: { expectedRate: fraction(1n, 2n) } },
  { changed: { expectedRate: fraction(1n, 3n) } },
])("an open alert is refreshed when its facts have another $changed", ({ changed }) => {
  const { alert } = live({ gap: 7 });
  const seen = look(alert, { gap: 7 });
  const judgement = seen.judgement && {
    ...seen.judgement,
    facts: { ...seen.judgement.facts, ...changed },
  };
  expect(decide(alert, { ...seen, judgement })).toMatchObject({
    change: "refreshed",
    alert: { facts: changed },
  });
});

test("in every life, raised and cleared alternate, and each stored change is one version more", () => {
  const sights = fc.record({
    gap: fc.option(fc.constantFrom(-5, 0, 2, 3, 4, 5, 7, 10, 12, 20, 60)),
    judgedOn: fc.constantFrom("2020-10-31", "2020-11-30", "2020-12-31"),
    asOf: fc.constantFrom("2020-09-30", "2020-10-31"),
    knownSeq: fc.integer({ min: 1, max: 4 }),
    policyVersion: fc.constantFrom("1", "2"),
  });
  const seen = new Set<AlertChange>();
  fc.assert(
    fc.property(fc.array(sights, { maxLength: 25 }), (life) => {
      let alert: Alert | null = null;
      for (const sight of life) {
        const decision = decide(alert, look(alert, sight));
        if (decision.kind === "nothing") continue;
        const { change, alert: next } = decision;
        const before: Alert | null = alert;
        seen.add(change);
        expect(next.version).toBe((before?.version ?? 0) + 1);
        expect(next.knownSeq).toBeGreaterThanOrEqual(before?.knownSeq ?? 0);
        expect(change === "raised").toBe(before?.state !== "open");
        expect(next.state).toBe(change === "cleared" ? "cleared" : "open");
        expect(next.since).toBe(change === "raised" ? next.facts.asOf : before?.since);
        expect(change === "raised" ? [] : [stepFrom(before, next)]).toEqual(stepsOf[change]);
        alert = next;
      }
    }),
    { seed: 762, numRuns: 500 },
  );
  expect([...seen].toSorted()).toEqual(alertChanges.toSorted());
});

/** Which way the severity goes with each change; a raised alert has none to compare with. */
const stepsOf: Readonly<Record<AlertChange, readonly number[]>> = {
  raised: [],
  worsened: [1],
  eased: [-1],
  refreshed: [0],
  cleared: [0],
};

function stepFrom(before: Alert | null, next: Alert): number {
  const from = before === null ? -1 : severities.indexOf(before.severity);
  return Math.sign(severities.indexOf(next.severity) - from);
}
