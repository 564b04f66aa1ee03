/** A second statement of a day that comes to less than the first. */
import { describe, expect, test } from "vitest";
import { checkLoweredDay } from "../../../shared/domain/coverage/lowered-day.ts";
import type { KnownLine } from "../../../shared/domain/coverage/vanished-finding.ts";
import type { SourceRecord } from "../../../shared/domain/posting.ts";
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
  ])("comes to $what", ({ after, says }) => {
    expect(consequences([stated("도로", after)], [known("도로", 100n * million)])).toEqual(says);
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

  test("moves money from one project to another, or to a new one", () => {
    const records = [stated("도로", 40n * million), stated("하천", 60n * million)];
    expect(consequences(records, [known("도로", 100n * million)])).toEqual([]);
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
