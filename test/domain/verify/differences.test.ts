import { describe, expect, test } from "vitest";
import { differences } from "../../../shared/domain/verify/discrepancy.ts";

describe("the differences of two plain values", () => {
  test.each([
    { expected: { a: 1 }, found: { a: 1 }, says: [] },
    { expected: { a: 1 }, found: { a: 2 }, says: ["a 1 2"] },
    { expected: { a: { b: ["x", "y"] } }, found: { a: { b: ["x", "z"] } }, says: ["a.b.1 y z"] },
    { expected: { a: 1 }, found: {}, says: ["a 1 null"] },
    { expected: {}, found: { a: { b: 2n } }, says: ['a null {"b":"2"}'] },
    { expected: { a: null }, found: {}, says: [] },
    { expected: { won: 10n }, found: { won: 11n }, says: ["won 10 11"] },
    { expected: ["a"], found: { 0: "a" }, says: [' ["a"] {"0":"a"}'] },
    { expected: "5", found: 5n, says: [] },
    {
      expected: { x: 1n, y: [{ z: "b" }] },
      found: { w: 9n, x: 2n, y: [{ z: "c" }] },
      says: ["x 1 2", "y.0.z b c", "w null 9"],
    },
    { expected: null, found: { a: 1 }, says: [' null {"a":1}'] },
  ])("of $expected and $found", ({ expected, found, says: parts }) => {
    const parted = differences(expected, found);
    expect(parted.map((each) => `${each.field} ${each.expected} ${each.found}`)).toEqual(parts);
  });
});
