import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  maxPolicyBytes,
  policyDifferences,
  readPolicyChange,
} from "../../../shared/contracts/policy/policy-change.ts";
import { policyFromJson, policyToJson } from "../../../shared/contracts/policy/policy-json.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { aDecidedPolicy } from "../../support/decided-policy.ts";

function change(document: unknown, current: Policy = defaultPolicy) {
  return readPolicyChange(JSON.stringify(document), current);
}

function changed(document: unknown, current: Policy = defaultPolicy): Policy {
  const reading = change(document, current);
  if (reading.kind === "refused") throw new Error(reading.faults.map(({ en }) => en).join("\n"));
  return reading.policy;
}

function faults(document: unknown) {
  const reading = change(document);
  return reading.kind === "refused" ? reading.faults : [];
}

describe("a policy", () => {
  test.each([
    { name: "the product's own", policy: defaultPolicy },
    { name: "one that decides everything", policy: aDecidedPolicy() },
  ])("comes back from its JSON as it was: $name", ({ policy }) => {
    expect(policyFromJson(JSON.parse(JSON.stringify(policyToJson(policy))))).toEqual(policy);
    expect(changed(policyToJson(policy), policy)).toEqual(policy);
  });

  test("keeps won and shares exactly, up to its bounds", () => {
    const won = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    const share = fc.bigInt({ min: 0n, max: 10_000n });
    fc.assert(
      fc.property(won, won, share, (minimumBudget, notedFall, yearEndTargetBasisPoints) => {
        const policy = { ...defaultPolicy, minimumBudget, notedFall, yearEndTargetBasisPoints };
        expect(policyFromJson(JSON.parse(JSON.stringify(policyToJson(policy))))).toEqual(policy);
      }),
      { seed: 41 },
    );
  });
});

describe("a change of the policy", () => {
  test("needs to hold only what differs, and lists are taken as a whole", () => {
    const current = { ...defaultPolicy, excludedNameParts: ["가", "나"], version: "2026/3" };
    const policy = changed(
      {
        yearEndTargetBasisPoints: 9_500,
        gapBasisPoints: { notice: 600 },
        quietTimes: { from: "19:00" },
        excludedNameParts: ["다"],
        minimumBudgetWon: "100000000",
      },
      current,
    );
    expect(policy).toEqual({
      ...current,
      yearEndTargetBasisPoints: 9_500n,
      gapBasisPoints: { ...current.gapBasisPoints, notice: 600n },
      quietTimes: { ...current.quietTimes, from: "19:00" },
      excludedNameParts: ["다"],
      minimumBudget: 100_000_000n,
    });
    expect(policyDifferences(current, policy)).toEqual([
      { path: "yearEndTargetBasisPoints", before: "10000", after: "9500" },
      { path: "minimumBudgetWon", before: '"50000000"', after: '"100000000"' },
      { path: "excludedNameParts", before: '["가","나"]', after: '["다"]' },
      { path: "gapBasisPoints.notice", before: "500", after: "600" },
      { path: "quietTimes.from", before: '"20:00"', after: '"19:00"' },
    ]);
  });

  test("may reach its bounds: equal severities, a curve that stands still, a name of 200 characters", () => {
    const curve = [...Array<number>(11).fill(5_000), 10_000];
    const name = "가".repeat(200);
    const gaps = { notice: 2_000, warning: 2_000, critical: 2_000 };
    const policy = changed({ curve, excludedNameParts: [name], gapBasisPoints: gaps });
    expect(policy.curve?.[10]).toBe(5_000n);
    expect(policy.excludedNameParts).toEqual([name]);
    expect(policy.gapBasisPoints.critical).toBe(2_000n);
    expect(faults({ excludedNameParts: [`${name}가`] })).toHaveLength(1);
  });

  test("may begin with the mark that Windows editors write", () => {
    expect(readPolicyChange('\ufeff{"minimumPeers":9}', defaultPolicy)).toMatchObject({ kind: "read" });
  });

  test("that was made from an older policy is refused, because it would undo what came between", () => {
    const current = { ...defaultPolicy, version: "2026/4" };
    const refused = change({ version: "2026/3", minimumPeers: 9 }, current);
    expect(refused).toMatchObject({ kind: "refused", faults: [{ path: "version", value: '"2026/3"' }] });
    expect(JSON.stringify(refused)).toContain("the current policy is 2026/4");
    expect(changed({ version: "2026/4", minimumPeers: 9 }, current).minimumPeers).toBe(9);
  });

  test.each([
    { what: "no JSON", file: "{" },
    { what: "a list", file: "[]" },
    { what: "null", file: "null" },
    { what: "greater than a policy may be", file: `{"version":"${" ".repeat(maxPolicyBytes)}"}` },
  ])("that is $what is refused as a whole", ({ file }) => {
    expect(readPolicyChange(file, defaultPolicy)).toMatchObject({ kind: "refused", faults: [{ path: "" }] });
  });

  const flat = Array<number>(11).fill(0);
  test.each([
    { document: { yearEndTargetBasisPoints: 10_001 }, path: "yearEndTargetBasisPoints", en: "0 to 10000" },
    { document: { yearEndTargetBasisPoints: -1 }, path: "yearEndTargetBasisPoints", en: "0 to 10000" },
    { document: { yearEndTargetBasisPoints: 0.5 }, path: "yearEndTargetBasisPoints", en: "0 to 10000" },
    { document: { yearEndTargetBasisPoints: "9000" }, path: "yearEndTargetBasisPoints", en: "0 to 10000" },
    { document: { minimumBudgetWon: 50_000_000 }, path: "minimumBudgetWon", en: "digits in quotes" },
    { document: { minimumBudgetWon: "-1" }, path: "minimumBudgetWon", en: "not negative" },
    { document: { behindWon: { notice: "1e3" } }, path: "behindWon.notice", en: "digits in quotes" },
    { document: { gapBasisPoints: { notice: 2_001 } }, path: "gapBasisPoints", en: "none is below" },
    { document: { clearBelowBasisPoints: 501 }, path: "clearBelowBasisPoints", en: "gapBasisPoints.notice" },
    { document: { curve: [...flat, 9_999] }, path: "curve", en: "end at 10000" },
    { document: { curve: flat }, path: "curve", en: "twelve month-end" },
    { document: { curve: [1, 0, ...flat.slice(2), 10_000] }, path: "curve", en: "never fall" },
    { document: { rateBasis: "spent" }, path: "rateBasis", en: "commitment/current-budget" },
    {
      document: { targets: [{ by: "team", value: "가", basisPoints: 1 }] },
      path: "targets.0.by",
      en: "field",
    },
    {
      document: { targets: [{ by: "field", value: " ", basisPoints: 1 }] },
      path: "targets.0.value",
      en: "200",
    },
    {
      document: { targets: [{ by: "field", value: "가" }] },
      path: "targets.0.basisPoints",
      en: "is missing",
    },
    {
      document: { stagedTargets: [{ by: "06-31", basisPoints: 1, base: [] }] },
      path: "stagedTargets.0.by",
      en: "03-31",
    },
    { document: { minimumPeers: 0 }, path: "minimumPeers", en: "1 to 1000" },
    { document: { daysOfSilence: 367 }, path: "daysOfSilence", en: "0 to 366" },
    { document: { noSpendingAfterMonths: 13 }, path: "noSpendingAfterMonths", en: "1 to 12" },
    { document: { digestWeekday: 0 }, path: "digestWeekday", en: "1 to 7" },
    { document: { lettersFrom: "mild" }, path: "lettersFrom", en: "notice, warning, critical" },
    { document: { quietTimes: { from: "24:00" } }, path: "quietTimes.from", en: "20:00" },
    { document: { quietTimes: { to: "8:60" } }, path: "quietTimes.to", en: "20:00" },
    { document: { quietTimes: { holidays: ["2026-02-30"] } }, path: "quietTimes.holidays.0", en: "calendar" },
    { document: { quietTimes: { onWeekends: "no" } }, path: "quietTimes.onWeekends", en: "true or false" },
    {
      document: { recipients: [{ lines: null, addresses: ["a@b"] }] },
      path: "recipients.0.addresses.0",
      en: "e-mail",
    },
    {
      document: { recipients: [{ lines: null, addresses: ["a@b.kr\r\nBcc: c@d.kr"] }] },
      path: "recipients.0.addresses.0",
      en: "e-mail",
    },
    { document: { exclusions: {} }, path: "exclusions", en: "a list" },
    { document: { excludedNameParts: Array(101).fill("가") }, path: "excludedNameParts", en: "at most 100" },
    { document: { quietTimes: "never" }, path: "quietTimes", en: "another shape" },
    { document: { minimumBudget: "1" }, path: "", en: 'unknown: "minimumBudget"' },
    { document: { quietTimes: { until: "08:00" } }, path: "quietTimes", en: 'unknown: "until"' },
  ])("is refused at $path for $document", ({ document, path, en }) => {
    const [first] = faults(document);
    expect(first?.path).toBe(path);
    expect(first?.en).toContain(en);
    expect(first?.ko).toMatch(/주십시오/);
    expect(path === "" || first?.value === null || first?.en.includes(` = ${first.value}`)).toBe(true);
  });

  test("is told of every place that is wrong, and shows no more of a value than is read at a glance", () => {
    const found = faults({ digestWeekday: 8, minimumPeers: 0, rateBasis: "x".repeat(5_000) });
    expect(found.map(({ path }) => path)).toEqual(["rateBasis", "minimumPeers", "digestWeekday"]);
    expect(found.every(({ en }) => en.length < 400)).toBe(true);
  });
});
