import { describe, expect, test } from "vitest";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { aBalance, aPosting, aProject, aStatement, day } from "../support/builders.ts";

const dumpOf = (count: number, asOf = "2026-06-30", departments = 1): Posting[] =>
  Array.from({ length: count }, (_, at) =>
    aPosting({
      project: aProject({ name: `사업 ${at}`, department: `부서 ${at % departments}` }),
      asOf: day(asOf),
      entries: aStatement(asOf, { unsplit: 500_000_000n }),
    }),
  );

const kept = (postings: readonly Posting[]) =>
  new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));

function check(
  file: readonly Posting[],
  ledger: readonly Posting[],
  { isFullDump = true, isOfSameFormat = true } = {},
) {
  const findings = checkChanges({
    records: file,
    balances: kept(ledger),
    isFullDump,
    isOfSameFormat: () => isOfSameFormat,
  });
  return findings.map(({ code, consequence, value }) => `${consequence} ${code} ${value}`);
}

describe("a full dump that lacks projects", () => {
  test.each([
    { listed: 20, says: [] },
    { listed: 19, says: ["note projects-vanished 1"] },
    { listed: 18, says: ["note projects-vanished 2"] },
    { listed: 17, says: ["hold projects-vanished 3"] },
  ])("of 20 and has $listed is judged by a tenth", ({ listed, says }) => {
    expect(check(dumpOf(listed), dumpOf(20))).toEqual(says);
  });

  test("is held when it speaks of most departments and leaves one out whole", () => {
    expect(check(dumpOf(12, "2026-06-30", 4).slice(0, 3), dumpOf(12, "2026-06-30", 4))).toEqual([
      "hold projects-vanished 9",
    ]);
  });

  test("of one department of many does not speak of the others", () => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const file = ledger.filter(({ project }) => project.department === "부서 1");
    expect(check(file, ledger)).toEqual([]);
  });

  test("is not missed by a file of another kind, nor measured against one", () => {
    expect(check(dumpOf(2), dumpOf(20), { isFullDump: false })).toEqual([]);
    expect(check(dumpOf(2), dumpOf(20), { isOfSameFormat: false })).toEqual([]);
  });

  test("as of an earlier day does not miss what came later", () => {
    expect(check(dumpOf(10, "2026-05-31"), dumpOf(20)).filter((says) => says.includes("vanished"))).toEqual(
      [],
    );
  });
});

describe("a running total that falls", () => {
  const spending = (asOf: string, spent: bigint) => [
    aPosting({ asOf: day(asOf), entries: aStatement(asOf, { unsplit: spent }) }),
  ];

  test.each([
    { before: 500_000_000n, after: 400_000_000n, says: [] },
    { before: 500_000_000n, after: 399_999_999n, says: ["note cumulative-fell 399,999,999"] },
    { before: 500_000_000n, after: 600_000_000n, says: [] },
  ])("from $before to $after is noted by more than 100 million won", ({ before, after, says }) => {
    expect(check(spending("2026-06-30", after), spending("2026-06-29", before))).toEqual(says);
  });

  test("is no fall when the file is the older one: that is said instead", () => {
    expect(check(spending("2026-06-29", 1n), spending("2026-06-30", 500_000_000n))).toEqual([
      "note as-of-older 2026-06-29",
    ]);
  });
});
