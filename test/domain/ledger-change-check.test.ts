import { describe, expect, test } from "vitest";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import type { IsoDate } from "../../shared/domain/calendar.ts";
import { coverageOf } from "../../shared/domain/coverage/coverage.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../support/builders.ts";

const dumpOf = (count: number, asOf = "2026-06-30", departments = 1, won = 1_000_000n): Posting[] =>
  Array.from({ length: count }, (_, at) =>
    aPosting({
      project: aProject({ name: `사업 ${at}`, department: `부서 ${at % departments}` }),
      asOf: day(asOf),
      entries: aStatement(asOf, { unsplit: won }),
    }),
  );

const kept = (postings: readonly Posting[]) =>
  new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));

interface Options {
  readonly isFullDump?: boolean;
  readonly isOfSameFormat?: boolean;
  readonly fulls?: readonly IsoDate[];
}

function check(file: readonly Posting[], ledger: readonly Posting[], options: Options = {}) {
  return findingsOf(file, ledger, options).map(
    ({ code, consequence, value }) => `${consequence} ${code} ${value}`,
  );
}

function findingsOf(
  file: readonly Posting[],
  ledger: readonly Posting[],
  { isFullDump = true, isOfSameFormat = true, fulls = [] }: Options = {},
) {
  return checkChanges({
    records: file,
    balances: kept(ledger),
    coverage: coverageOf(
      { claim: isFullDump ? "every-line" : "lines", period: null, lines: file.map(({ project }) => project) },
      ledger.filter(() => isOfSameFormat).map(({ project }) => project),
    ),
    fulls,
    isOfSameFormat: () => isOfSameFormat,
  });
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

  test.each([
    {
      listed: 19,
      ko: "지난 자료에 있던 사업 20건 가운데 1건, 1,000,000원이 이 파일에 없습니다(사업 19). 전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다.",
      en: "Of 20 projects that the last files had, 1 of 1,000,000 won are missing here (사업 19). A full statement is the total of its day: applied, they are in no total from that day on.",
    },
    {
      listed: 15,
      ko: "지난 자료에 있던 사업 20건 가운데 5건, 5,000,000원이 이 파일에 없습니다(사업 15, 사업 16, 사업 17, 사업 18, 사업 19). 전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다. 덜 만들어진 파일일 수 있어 보류합니다. 온전한 파일을 올리거나, 맞으면 보류를 해제해 주십시오.",
      en: "Of 20 projects that the last files had, 5 of 5,000,000 won are missing here (사업 15, 사업 16, 사업 17, 사업 18, 사업 19). A full statement is the total of its day: applied, they are in no total from that day on. The file may be half made, so it is held: send the whole one, or release this one if it is right.",
    },
  ])("names those that are missing from $listed of 20", ({ listed, ko, en }) => {
    expect(findingsOf(dumpOf(listed), dumpOf(20))).toMatchObject([{ ko, en }]);
  });

  test("names no more than five", () => {
    const [{ en } = { en: "" }] = findingsOf(dumpOf(14), dumpOf(20));
    expect(en).toContain("(사업 14, 사업 15, 사업 16, 사업 17, 사업 18, …)");
  });

  test("which speaks of half the departments speaks of no other", () => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const half = ledger.filter(
      ({ project }) => project.department !== "부서 1" && project.department !== "부서 2",
    );
    expect(check(half, ledger)).toEqual([]);
  });

  test("of one department of many does not speak of the others", () => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const file = ledger.filter(({ project }) => project.department === "부서 1");
    expect(check(file, ledger)).toEqual([]);
  });

  test("is not missed by a file that states single lines", () => {
    expect(check(dumpOf(2), dumpOf(20), { isFullDump: false })).toEqual([]);
  });

  test("misses what files of other kinds stated, where it is of the whole office", () => {
    expect(check(dumpOf(2), dumpOf(20), { isOfSameFormat: false })).toEqual(["hold projects-vanished 18"]);
  });

  test.each([
    { won: 9_999_999n, says: ["note projects-vanished 1"] },
    { won: 10_000_000n, says: ["hold projects-vanished 1"] },
  ])("of $won won is judged by money, whatever their number", ({ won, says }) => {
    expect(check(dumpOf(19, "2026-06-30", 1, won), dumpOf(20, "2026-06-30", 1, won))).toEqual(says);
  });

  test("says nothing of what an earlier full statement left out", () => {
    const ledger = [...dumpOf(19, "2026-06-30"), ...dumpOf(20, "2026-05-31").slice(19)];
    expect(check(dumpOf(19, "2026-07-31"), ledger)).toEqual(["note projects-vanished 1"]);
    expect(check(dumpOf(19, "2026-07-31"), ledger, { fulls: [day("2026-06-30")] })).toEqual([]);
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

  test("is told with its row, both totals and the difference", () => {
    const [after] = spending("2026-06-30", 300_000_000n);
    if (after === undefined) throw new RangeError("No posting");
    const file = [{ ...after, rows: [12, 13] as const }];
    expect(findingsOf(file, spending("2026-06-30", 500_000_000n))).toMatchObject([
      {
        row: 12,
        ko: `"${after.project.name}"의 집행액 누계가 500,000,000원에서 300,000,000원으로 200,000,000원 줄었습니다. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
        en: `The running total spent on "${after.project.name}" fell by 200,000,000 won, from 500,000,000 to 300,000,000. If it is no refund, check the source.`,
      },
    ]);
  });

  test.each([
    { what: "another measure's total", entries: aStatement("2026-06-30", { unsplit: 1n }, "commitment") },
    { what: "a payment", entries: [aPayment("2026-06-30", 1n)] },
    { what: "nothing", entries: [] },
  ])("is not seen in $what", ({ entries }) => {
    const file = [aPosting({ asOf: day("2026-06-30"), entries })];
    expect(check(file, spending("2026-06-29", 500_000_000n))).toEqual([]);
  });

  test("is no fall when the file is the older one: that is said instead", () => {
    expect(findingsOf(spending("2026-06-29", 1n), spending("2026-06-30", 500_000_000n))).toMatchObject([
      {
        code: "as-of-older",
        consequence: "note",
        value: "2026-06-29",
        ko: "2026-06-29 기준 자료이나 장부에는 더 나중 자료가 있는 사업이 1건 있습니다. 그날의 기록으로 반영하며 현재 금액은 되돌리지 않습니다.",
        en: "The figures are as of 2026-06-29, and for 1 projects the ledger has later ones. They go into history as of that day; the current figures do not go back.",
      },
    ]);
  });
});
