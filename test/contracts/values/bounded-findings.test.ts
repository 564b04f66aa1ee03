/** Whatever a file's values are like, what is kept of its findings fits into an item. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundedFindings } from "../../../shared/contracts/values/findings.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { projectIdOf } from "../../../shared/domain/values/project.ts";

function aFinding(finding: Partial<Finding> = {}): Finding {
  return {
    code: "c",
    consequence: "note",
    row: 1,
    column: "열",
    value: "값",
    ko: "글",
    en: "text",
    ...finding,
  };
}

function aPair(name: string) {
  const [from, to] = [projectIdOf("a"), projectIdOf("b")];
  const why = { ko: "까닭", en: "why" };
  return {
    from,
    fromName: name,
    fromDepartment: null,
    to,
    toName: name,
    toDepartment: null,
    evidence: [],
    why,
  };
}

const room = { count: 200, bytes: 200_000 };
const sizeOf = (findings: readonly Finding[]): number => Buffer.byteLength(JSON.stringify(findings));

describe("findings that are kept", () => {
  test("are as they were where they fit", () => {
    const findings = [aFinding(), aFinding({ pairs: [aPair("도로")], value: null, column: null })];
    expect(boundedFindings(findings, room)).toEqual(findings);
  });

  test.each([
    { what: "a value of a million characters", finding: aFinding({ value: "가".repeat(1_000_000) }) },
    { what: "a header as long", finding: aFinding({ column: "가".repeat(1_000_000) }) },
    {
      what: "sentences as long",
      finding: aFinding({ ko: "가".repeat(1_000_000), en: "나".repeat(1_000_000) }),
    },
    { what: "quotes that JSON doubles", finding: aFinding({ value: '"'.repeat(1_000_000) }) },
    { what: "characters of two units", finding: aFinding({ ko: "😀".repeat(500_000) }) },
    {
      what: "two hundred pairs of long names",
      finding: aFinding({ pairs: Array.from({ length: 200 }, () => aPair("가".repeat(900))) }),
    },
  ])("say at least something of $what, and fit", ({ finding }) => {
    const kept = boundedFindings(
      Array.from({ length: 200 }, () => finding),
      room,
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(sizeOf(kept)).toBeLessThanOrEqual(room.bytes);
    expect(kept.every(({ ko }) => ko.isWellFormed())).toBe(true);
  });

  test("keep the order, and the pairs that fit", () => {
    const pairs = Array.from({ length: 10 }, (_, at) => aPair(`${at}`));
    const [first, second] = boundedFindings([aFinding({ code: "first" }), aFinding({ pairs })], {
      count: 2,
      bytes: 900,
    });
    expect(first?.code).toBe("first");
    expect(second?.pairs?.length).toBeGreaterThan(0);
    expect(second?.pairs?.length).toBeLessThan(10);
    expect(second?.pairs?.[0]?.fromName).toBe("0");
  });

  test("never take more than their room, whatever they are (law)", () => {
    const text = fc.string({ unit: "binary", maxLength: 6_000 });
    fc.assert(
      fc.property(fc.array(fc.record({ value: text, ko: text, en: text }), { maxLength: 30 }), (texts) => {
        const kept = boundedFindings(texts.map(aFinding), { count: 20, bytes: 60_000 });
        expect(sizeOf(kept)).toBeLessThanOrEqual(60_001);
        expect(kept.length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 50 },
    );
  });
});
