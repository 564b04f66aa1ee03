import { describe, expect, test } from "vitest";
import { lastYearOf, peersOf, similarPath } from "../../../shared/domain/pace/last-year.ts";
import { allIn, aPastYear, coded, evenly } from "../../support/past-years.ts";

describe("similar projects", () => {
  const years = [
    aPastYear(coded("A"), 100n, evenly(100n)),
    aPastYear(coded("B", { account: "일반 회계" }), 100n, allIn(12, 90n)),
    aPastYear(coded("C"), 100n, allIn(12, 70n)),
    aPastYear(coded("D"), 100n, allIn(1, 0n)),
    aPastYear(coded("E", { account: "특별회계" }), 100n, evenly(10n)),
    aPastYear(coded("F", { field: "환경" }), 100n, evenly(10n)),
  ];
  const history = lastYearOf(years);

  test("are those of the same field and account, one without spending among them", () => {
    const peers = peersOf(history, coded("new"));
    expect(peers).toMatchObject({ count: 4, yearEndBasisPoints: [0n, 7_000n, 9_000n, 10_000n] });
    expect(peers?.curves).toHaveLength(3);
    expect(peers?.bestMonthBasisPoints).toBe(9_000n);
  });

  test("give the median of their curves, when enough of them have one", () => {
    expect(similarPath(history, coded("new"), 3)).toEqual([...Array<bigint>(11).fill(0n), 10_000n]);
    expect(similarPath(history, coded("new"), 4)).toBeNull();
  });

  test("are not known without a field", () => {
    expect(peersOf(history, coded("new", { field: null }))).toBeNull();
    expect(similarPath(history, coded("new", { field: "교육" }), 1)).toBeNull();
  });

  test("do not depend on the order of the books", () => {
    const other = lastYearOf(years.toReversed());
    expect(peersOf(other, coded("new"))?.yearEndBasisPoints).toEqual(
      peersOf(history, coded("new"))?.yearEndBasisPoints,
    );
    expect(similarPath(other, coded("new"), 3)).toEqual(similarPath(history, coded("new"), 3));
  });
});
