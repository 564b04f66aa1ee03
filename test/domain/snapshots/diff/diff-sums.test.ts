import { describe, expect, test } from "vitest";
import type { DiffCause } from "../../../../shared/domain/snapshots/diff/diff-causes.ts";
import {
  type DiffPart,
  greatestFirst,
  sumsByKind,
  sumsBySource,
} from "../../../../shared/domain/snapshots/diff/diff-parts.ts";
import { noAmounts } from "../../../../shared/domain/values/measure.ts";
import { aProject } from "../../../support/builders.ts";

const spent = (won: bigint) => ({ ...noAmounts, expenditure: { unsplit: won } });
const speaker = (seq: number) => ({ uploadId: `upload-${seq}`, seq, fileName: `${seq}.csv` });
const cause = (seq: number | null, won: bigint): DiffCause => ({
  kind: seq === null ? "unexplained" : "stated",
  source: seq === null ? null : speaker(seq),
  rows: [],
  amounts: spent(won),
});

function aPart(name: string, won: bigint, part: Partial<DiffPart> = {}): DiffPart {
  return {
    kind: "restated",
    project: aProject({ name }),
    isCounted: true,
    amounts: spent(won),
    causes: [],
    renamings: [],
    ...part,
  };
}

describe("the sums of a difference", () => {
  test("by file come in the files' order, what no file made last, and leave out what is in no total", () => {
    const parts = [
      aPart("가", 0n, { causes: [cause(null, 1n), cause(12, 20n)] }),
      aPart("나", 0n, { causes: [cause(3, 300n), cause(12, 5n)] }),
      aPart("다", 0n, { causes: [cause(3, 9_000n)], isCounted: false }),
    ];
    expect(sumsBySource(parts)).toEqual([
      { kind: "stated", source: speaker(3), amounts: spent(300n) },
      { kind: "stated", source: speaker(12), amounts: spent(25n) },
      { kind: "unexplained", source: null, amounts: spent(1n) },
    ]);
  });

  test("by kind count every part, and add up those of the total", () => {
    const parts = [aPart("가", 20n), aPart("나", 5n), aPart("다", 9_000n, { isCounted: false })];
    expect(sumsByKind(parts)).toEqual([{ kind: "restated", parts: 3, amounts: spent(25n) }]);
    expect(sumsByKind([])).toEqual([]);
  });
});

test("the most severe change comes first, up or down, then the small, those in no total last", () => {
  const names = greatestFirst([
    aPart("무집계", 9_000n, { isCounted: false }),
    aPart("없음", 0n),
    aPart("위", 10n),
    aPart("예산", 0n, {
      amounts: { ...noAmounts, appropriation: { unsplit: 25n }, expenditure: { unsplit: 1n } },
    }),
    aPart("아래", -20n),
    aPart("같음", 10n),
  ]).map(({ project }) => project.name);
  expect(names).toEqual(["예산", "아래", "위", "같음", "없음", "무집계"]);
});
