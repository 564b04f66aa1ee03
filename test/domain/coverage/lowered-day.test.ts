/** A second statement of a day that comes to less than the first. */
import { describe, expect, test } from "vitest";
import { checkLoweredDay } from "../../../shared/domain/coverage/lowered-day.ts";
import type { KnownLine } from "../../../shared/domain/coverage/vanished-lines.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const on = "2026-06-30";
const million = 1_000_000n;

function known(name: string, spent: bigint, isOfDay = true): KnownLine {
  return { project: aProject({ name }), totals: new Map([["expenditure", spent]]), isOfDay, asOf: day(on) };
}

function stated(name: string, spent: bigint, tier: "project" | "business" = "project"): SourceRecord {
  return aPosting({
    project: { ...aProject({ name }), tier },
    asOf: day(on),
    entries: aStatement(on, { unsplit: spent }),
  });
}

function consequences(records: readonly SourceRecord[], lines: readonly KnownLine[]): string[] {
  return checkLoweredDay(records, lines).map(({ code, consequence }) => `${consequence} ${code}`);
}

describe("a statement of a day that has one", () => {
  test.each([
    { what: "the same", after: 100n * million, says: [] },
    { what: "more", after: 101n * million, says: [] },
    { what: "a won less", after: 100n * million - 1n, says: ["note day-lowered"] },
    { what: "a won short of 10 million less", after: 90n * million + 1n, says: ["note day-lowered"] },
    { what: "10 million less", after: 90n * million, says: ["hold day-lowered"] },
    { what: "nothing any more", after: 0n, says: ["hold day-lowered"] },
    { what: "below zero", after: -million, says: ["hold day-lowered"] },
  ])("comes to $what", ({ after, says: expected }) => {
    expect(consequences([stated("도로", after)], [known("도로", 100n * million)])).toEqual(expected);
  });

  test("is held for many small falls, and named with sums", () => {
    const names = Array.from({ length: 12 }, (_, at) => `사업 ${at}`);
    const [finding] = checkLoweredDay(
      names.map((name) => stated(name, 4n * million)),
      names.map((name) => known(name, 5n * million)),
    );
    expect(finding).toMatchObject({ consequence: "hold", column: "집행액", value: "48,000,000" });
    expect(finding?.ko).toContain("60,000,000원에서 48,000,000원으로 12,000,000원 줄어듭니다");
  });

  test.each([
    { what: "a won", moved: 1n, says: ["note day-restated"] },
    { what: "a won short of 10 million", moved: 10n * million - 1n, says: ["note day-restated"] },
    { what: "10 million", moved: 10n * million, says: ["hold day-restated"] },
    { what: "everything", moved: 100n * million, says: ["hold day-restated"] },
  ])("moves $what from one project to another", ({ moved, says: expected }) => {
    const records = [stated("도로", 100n * million - moved), stated("하천", moved)];
    expect(consequences(records, [known("도로", 100n * million), known("하천", 0n)])).toEqual(expected);
    // A line that the day did not have.
    expect(consequences(records, [known("도로", 100n * million)])).toEqual(expected);
  });

  test("moves money in many small sums, under a total that grows", () => {
    const names = Array.from({ length: 12 }, (_, at) => `사업 ${at}`);
    const found = checkLoweredDay(
      [...names.map((name) => stated(name, 4n * million)), stated("하천", 90n * million)],
      [...names.map((name) => known(name, 5n * million)), known("하천", 0n)],
    );
    expect(found).toMatchObject([{ code: "day-restated", consequence: "hold", value: "12,000,000" }]);
    expect(found[0]?.ko).toContain(
      "집행액이 일부 사업에서 12,000,000원 줄고 다른 사업에서 90,000,000원 늡니다",
    );
    expect(found[0]?.ko).toContain('늘어남: "하천" 90,000,000');
  });

  test("lowers the day, and moves what is left: both are told with their sums", () => {
    const records = [stated("도로", 40n * million), stated("하천", 45n * million)];
    const lines = [known("도로", 100n * million), known("하천", 0n)];
    expect(consequences(records, lines)).toEqual(["hold day-lowered", "hold day-restated"]);
  });

  test("moves a budget between projects: that is told, and holds nothing", () => {
    const on35 = (name: string, won: bigint): KnownLine => ({
      ...known(name, 0n),
      totals: new Map([["current-budget", won]]),
    });
    const budget = (name: string, won: bigint): SourceRecord => {
      const record = stated(name, won);
      return { ...record, entries: record.entries.map((entry) => ({ ...entry, measure: "current-budget" })) };
    };
    expect(
      consequences(
        [budget("도로", 65n * million), budget("하천", 35n * million)],
        [on35("도로", 100n * million), on35("하천", 0n)],
      ),
    ).toEqual(["note day-restated"]);
  });

  test("tells the money of a part only once", () => {
    const records = [stated("도로", 80n * million), stated("도로의 일부", 80n * million, "business")];
    expect(consequences(records, [known("도로", 100n * million)])).toEqual(["hold day-lowered"]);
  });

  test("of another day lowers nothing", () => {
    expect(consequences([stated("도로", 0n)], [known("도로", 100n * million, false)])).toEqual([]);
  });

  test("that leaves a line out is told elsewhere", () => {
    expect(consequences([stated("하천", 1n)], [known("도로", 100n * million), known("하천", 1n)])).toEqual(
      [],
    );
  });
});
