/** What stages tell each other, as the wire carries it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertFromJson, alertToJson } from "../../../shared/contracts/stored/alert-json.ts";
import { outboxBundle } from "../../../shared/contracts/events/outbox.ts";
import { aScope } from "../../support/builders.ts";
import { anAlert, books } from "../../support/uploads.ts";

const at = "2020-11-02T00:00:00.000Z";

function wire(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

const applied = {
  type: "UploadApplied",
  version: 1,
  id: "1129000/2020/aaaa/applied/2",
  uploadId: "aaaa",
  seq: 1,
  fileName: "집행현황.csv",
  format: "template",
  asOf: "2020-10-31",
  records: 2,
  postings: 2,
};
const finding = {
  code: "scale-jump",
  consequence: "hold",
  row: null,
  column: "집행액",
  value: "5",
  ko: "확인",
  en: "check",
};
const held = {
  type: "UploadHeld",
  version: 1,
  id: "1129000/2020/aaaa/held/2",
  uploadId: "aaaa",
  seq: 1,
  fileName: "집행현황.csv",
  findings: [finding],
  findingCount: 31,
};
const raised = { type: "AlertRaised", version: 1, id: "event", alert: wire(alertToJson(anAlert())) };

function bundle(topic: string, ...events: readonly unknown[]) {
  return { topic, id: "bundle", books, at, events };
}

describe("a bundle", () => {
  test.each([
    { name: "UploadApplied", json: bundle("upload", applied) },
    { name: "UploadHeld", json: bundle("upload", held) },
    { name: "UploadRejected", json: bundle("upload", { ...held, type: "UploadRejected" }) },
    {
      name: "SnapshotDue",
      json: bundle("quarter", { type: "SnapshotDue", version: 1, id: "due", asOf: "2020-09-30" }),
    },
    {
      name: "SnapshotTaken",
      json: bundle("snapshot", {
        type: "SnapshotTaken",
        version: 1,
        id: "taken",
        snapshot: { asOf: "2020-09-30", version: 1, hash: "a".repeat(64) },
        takenBy: null,
      }),
    },
  ])("of $name is read as it was told", ({ json }) => {
    expect(outboxBundle.parse(json)).toEqual(json);
  });

  test.each(["AlertRaised", "AlertWorsened", "AlertCleared"])("of %s gives its won exactly", (type) => {
    const read = outboxBundle.parse(bundle("alert", { ...raised, type }));
    expect(read.events).toMatchObject([
      { type, alert: { facts: { budget: 100_000_000n, rate: { numerator: 1n, denominator: 2n } } } },
    ]);
  });

  test("may carry fields that a later program added: they are passed over", () => {
    const json = bundle("upload", { ...applied, weather: "fine" });
    expect(outboxBundle.parse({ ...json, mood: "good" })).toEqual(bundle("upload", applied));
  });

  test.each([
    { what: "an event of a version that is not known", json: bundle("upload", { ...applied, version: 2 }) },
    { what: "an event without a version", json: bundle("upload", { ...applied, version: undefined }) },
    {
      what: "an alert event of a version that is not known",
      json: bundle("alert", { ...raised, version: 2 }),
    },
    {
      what: "an event of a type that is not known",
      json: bundle("upload", { ...applied, type: "UploadLost" }),
    },
    { what: "a topic that is not known", json: bundle("gossip", applied) },
    { what: "an event of another topic", json: bundle("alert", applied) },
    { what: "no events", json: bundle("upload") },
    { what: "a moment that is none", json: { ...bundle("upload", applied), at: "yesterday" } },
    {
      what: "an office that is none",
      json: { ...bundle("upload", applied), books: { ...books, office: "9" } },
    },
    { what: "won as a number", json: bundle("alert", { ...raised, alert: withFacts({ budgetWon: 5 }) }) },
    {
      what: "won as a decimal",
      json: bundle("alert", { ...raised, alert: withFacts({ budgetWon: "5.5" }) }),
    },
    {
      what: "a share over nothing",
      json: bundle("alert", { ...raised, alert: withFacts({ rateExact: "1/0" }) }),
    },
    { what: "a day that no calendar has", json: bundle("upload", { ...applied, asOf: "2020-02-30" }) },
  ])("with $what is refused", ({ json }) => {
    expect(outboxBundle.safeParse(json).success).toBe(false);
  });
});

function withFacts(facts: Record<string, unknown>): unknown {
  return { ...raised.alert, facts: { ...(raised.alert["facts"] as object), ...facts } };
}

describe("an alert as JSON", () => {
  test("writes every amount as text of whole won, and every share as printed and exact", () => {
    expect(wire(alertToJson(anAlert({}, [9_007_199_254_740_993n, 1n])))["facts"]).toMatchObject({
      budgetWon: "9007199254740993",
      expenditureWon: "1",
      rate: "0.0",
      rateExact: "1/9007199254740993",
      expectedRate: "83.3",
      expectedRateExact: "5/6",
      targetRate: "100.0",
    });
  });

  test("is read back as it was, whatever its figures", () => {
    const budget = fc.bigInt({ min: 50_000_000n, max: 10n ** 19n });
    fc.assert(
      fc.property(budget, fc.integer({ min: -50, max: 70 }), fc.boolean(), (whole, percent, isPlanned) => {
        const alert = anAlert({ scope: aScope({ name: isPlanned ? "가" : null }) }, [
          whole,
          (whole * BigInt(percent)) / 100n,
        ]);
        const unplanned = { plan: null, planRate: null, planUnspent: null, requiredPerMonth: null };
        const kept = isPlanned ? alert : { ...alert, facts: { ...alert.facts, ...unplanned } };
        expect(alertFromJson(wire(alertToJson(kept)))).toEqual(kept);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
