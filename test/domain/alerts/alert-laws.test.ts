import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Alert,
  type AlertChange,
  alertChanges,
  decide,
  isOpen,
} from "../../../shared/domain/alerts/alert.ts";
import {
  type AlertChapter,
  answerAlert,
  withdrawAnswer,
} from "../../../shared/domain/alerts/alert-answer.ts";
import { severities } from "../../../shared/domain/policy/policy.ts";
import { day } from "../../support/builders.ts";
import { observationOf, type Sight } from "./alert-evaluations.ts";

const days = ["2020-10-31", "2020-11-10", "2020-11-20", "2020-11-30"] as const;

const sights: fc.Arbitrary<Sight> = fc
  .record({
    severity: fc.constantFrom(null, ...severities),
    spent: fc.constantFrom(10_000_000n, 20_000_000n),
    today: fc.constantFrom(...days),
    knownSeq: fc.integer({ min: 1, max: 4 }),
    policyVersion: fc.constantFrom("1", "2"),
  })
  .map((sight) => ({ ...sight, asOf: "2020-10-31" }));

const acts = fc.constantFrom("acknowledge" as const, "snooze" as const, "explain" as const);
const steps = fc.oneof(
  { weight: 4, arbitrary: sights.map((sight) => ({ kind: "look" as const, sight })) },
  { weight: 1, arbitrary: acts.map((act) => ({ kind: "act" as const, act })) },
  { weight: 1, arbitrary: fc.constant({ kind: "withdraw" as const }) },
);

const why = { reason: "weather", note: "장마", owner: null, due: null } as const;

function answered(alert: Alert, act: "acknowledge" | "snooze" | "explain") {
  const answering = { by: "담당자", at: "2020-11-05T00:00:00.000Z", today: day("2020-11-05") };
  const answer = act === "snooze" ? { act, until: day("2020-11-15"), why } : { act, why };
  return answerAlert(alert, answer, answering);
}

test("in every life, opening and clearing alternate, each stored change is one version more, and nobody hears twice of one severity", () => {
  const seen = new Set<AlertChange>();
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 30 }), (life) => {
      let alert: Alert | null = null;
      const story: AlertChapter[] = [];
      for (const step of life) {
        const before: Alert | null = alert;
        const wasOpen = before !== null && isOpen(before);
        const next = nextOf(before, step, story);
        if (next === null) continue;
        const { change, alert: after } = next;
        seen.add(change);
        const opens = change === "raised" || change === "reopened";
        expect(after.version).toBe((before?.version ?? 0) + 1);
        expect(after.knownSeq).toBeGreaterThanOrEqual(before?.knownSeq ?? 0);
        expect(opens && wasOpen).toBe(false);
        expect(change === "raised").toBe(before === null);
        expect(change === "cleared").toBe(wasOpen && !isOpen(after));
        expect(after.since).toBe(opens ? after.facts.asOf : before?.since);
        expect(after.raised.facts).toEqual(opens ? after.facts : before?.raised.facts);
        expect(gravity(after.toldSeverity)).toBeGreaterThanOrEqual(
          isOpen(after) ? gravity(after.severity) : 0,
        );
        expect(change === "worsened").toBe(
          wasOpen && gravity(after.toldSeverity) > gravity(before.toldSeverity),
        );
        alert = after;
        story.push({ alert: after, change });
      }
    }),
    { seed: 762, numRuns: 800 },
  );
  // What earlier versions stored for the same severity again is stored no longer.
  expect([...seen].toSorted()).toEqual(alertChanges.filter((each) => each !== "refreshed").toSorted());
});

type Step =
  | { kind: "look"; sight: Sight }
  | { kind: "act"; act: "acknowledge" | "snooze" | "explain" }
  | { kind: "withdraw" };

function nextOf(alert: Alert | null, step: Step, story: readonly AlertChapter[]) {
  if (step.kind === "look") {
    const decision = decide(alert, observationOf(step.sight));
    return decision.kind === "nothing" ? null : decision;
  }
  if (alert === null) return null;
  const result = step.kind === "act" ? answered(alert, step.act) : withdrawAnswer(story, "담당자");
  return result.kind === "refused" ? null : result;
}

function gravity(severity: Alert["severity"]): number {
  return severities.indexOf(severity);
}
