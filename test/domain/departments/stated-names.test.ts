/** What departments are called on a day, from what was stated about days. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  datedNames,
  freshNames,
  namesOfDay,
  type StatedName,
} from "../../../shared/domain/departments/stated-names.ts";
import { day } from "../../support/builders.ts";

function stated(seq: number, code: string, name: string, from: string): StatedName {
  return {
    code,
    name,
    from: day(from),
    seq,
    uploadId: `u${seq}`,
    fileName: "표.csv",
    at: "2026-01-01T00:00:00.000Z",
  };
}

function nameOn(names: readonly StatedName[], asOf: string | null, code = "1001"): string | undefined {
  const { current, later } = namesOfDay(names, asOf === null ? null : day(asOf));
  return current.get(code)?.name ?? later.get(code)?.name;
}

describe("the name of a day", () => {
  const renamed = [stated(1, "1001", "환경과", "2026-01-01"), stated(2, "1001", "기후환경과", "2026-07-01")];

  test.each([
    ["2026-06-30", "환경과"],
    ["2026-07-01", "기후환경과"],
    [null, "기후환경과"],
  ])("on %s is the one that was known then: %s", (asOf, name) => {
    expect(nameOn(renamed, asOf)).toBe(name);
    expect(nameOn(renamed.toReversed(), asOf)).toBe(name);
  });

  test("stays the newer one when a table of an older day comes after it", () => {
    const late = [...renamed, stated(3, "1001", "환경위생과", "2026-03-01")];
    expect([nameOn(late, "2026-02-28"), nameOn(late, "2026-03-01"), nameOn(late, null)]).toEqual([
      "환경과",
      "환경위생과",
      "기후환경과",
    ]);
  });

  test("is the one that was entered last where two are of one day", () => {
    expect(nameOn([...renamed, stated(3, "1001", "환경과", "2026-07-01")], null)).toBe("환경과");
  });

  test("is the first that comes where none was known", () => {
    const { current, later } = namesOfDay([stated(1, "1001", "환경과", "2026-07-01")], day("2026-06-30"));
    expect([current.size, later.get("1001")?.name]).toEqual([0, "환경과"]);
  });

  test("does not depend on the order in which entries are read", () => {
    const names = fc.array(
      fc.record({
        seq: fc.integer({ min: 1, max: 9 }),
        from: fc.constantFrom("2026-01-01", "2026-03-01", "2026-07-01"),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(names, fc.constantFrom("2026-02-01", "2026-12-31", null), (given, asOf) => {
        const unique = [...new Map(given.map((each) => [each.seq, each])).values()];
        const all = unique.map(({ seq, from }) => stated(seq, "1001", `이름${seq}`, from));
        expect(nameOn(all, asOf)).toBe(nameOn(all.toReversed(), asOf));
      }),
    );
  });
});

describe("a table without a day", () => {
  const came = { asOf: null, today: day("2026-08-21"), fiscalYear: 2026 };
  const known = [stated(1, "1001", "환경과", "2026-01-01")];

  test.each([
    ["gives a first name from the beginning of the year", "1002", "건설과", "2026-01-01"],
    ["replaces a name from the day on which it came", "1001", "기후환경과", "2026-08-21"],
    ["leaves a name that it repeats as old as it is", "1001", "환경과", "2026-01-01"],
  ])("%s", (_, code, name, from) => {
    expect(datedNames([[code, name]], came, known)).toEqual([{ code, name, from }]);
  });

  test("never lies before a name that it replaces", () => {
    const future = [stated(1, "1001", "환경과", "2026-09-01")];
    expect(datedNames([["1001", "기후환경과"]], came, future)[0]?.from).toBe("2026-09-01");
  });
});

test("a table with a day holds from that day on", () => {
  const given = { asOf: day("2026-07-01"), today: day("2026-08-21"), fiscalYear: 2026 };
  expect(datedNames([["1001", "환경과"]], given, [])).toEqual([
    { code: "1001", name: "환경과", from: "2026-07-01" },
  ]);
});

describe("a file of projects that names departments beside their codes", () => {
  const known = [stated(1, "1001", "환경과", "2026-01-01"), stated(2, "1001", "기후환경과", "2026-07-01")];
  const fresh = (name: string, on: string) =>
    freshNames(new Map([["1001", name]]), { day: day(on), fiscalYear: 2026 }, known);

  test.each([
    ["says nothing where it says what is known", "기후환경과", "2026-08-21", []],
    ["says nothing of a name with lost characters", "기후?경과", "2026-08-21", []],
    ["says nothing about a day before those that are known", "환경위생과", "2025-12-31", []],
    ["names a department anew from its own day on", "기후과", "2026-08-21", ["2026-08-21"]],
    ["names it for its own day though a later name is known", "환경위생과", "2026-03-01", ["2026-03-01"]],
  ])("%s", (_, name, on, from) => {
    expect(fresh(name, on).map((each) => each.from)).toEqual(from);
  });
});
