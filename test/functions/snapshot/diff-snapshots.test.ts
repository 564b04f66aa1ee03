/** What changed between two snapshots is explained to the won, by upload and row, and the parts add up. */
import { describe, expect, test } from "vitest";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { snapshotDiffToJson } from "../../../shared/contracts/documents/snapshot-diff-json.ts";
import type { SnapshotDiff } from "../../../shared/domain/snapshots/diff/snapshot-diff.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { day } from "../../support/builders.ts";
import { openData, paidByRoads } from "../../support/open-data.ts";
import { template } from "../ingest/ingest-fixture.ts";
import { expectExplained } from "./explained-diff.ts";
import { openSnapshots } from "./snapshot-fixture.ts";

/** Kind, line, what it comes to in spending (else in budget), and by which file's rows. */
function partsOf({ parts }: SnapshotDiff): unknown[] {
  return parts.map(({ kind, project, amounts, causes }) => [
    kind,
    project.name,
    { ...amounts.appropriation, ...amounts.expenditure },
    causes.map((cause) => `${cause.kind} ${cause.source?.fileName ?? ""} ${cause.rows.join(",")}`.trim()),
  ]);
}

const september = template("2020-09-30", 10_000_000n, 20_000_000n);

describe("what changed from one snapshot to another is", () => {
  test("nothing, where nothing did", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const first = await fixture.taken("2020-09-30");
    const diff = await fixture.diff(first, await fixture.taken("2020-09-30", { isForced: true }));
    expect(diff).toMatchObject({ earlier: { version: 1 }, later: { version: 2 }, parts: [] });
    expectExplained(diff);
  });

  test("progressed: what was spent from the one day to the other", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    await fixture.ingest(template("2020-10-31", 15_000_000n, 20_000_000n), "10월.csv");
    const diff = await fixture.diff(await fixture.taken("2020-09-30"), await fixture.taken("2020-10-31"));
    expect(partsOf(diff)).toEqual([["progressed", "사업 0", { unsplit: 5_000_000n }, ["stated 10월.csv 2"]]]);
    expectExplained(diff);
  });

  test("restated: the earlier day is known otherwise now; the rest is progress", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    const before = await fixture.taken("2020-09-30");
    await fixture.ingest(template("2020-09-30", 11_000_000n, 20_000_000n), "정정.csv");
    await fixture.ingest(template("2020-10-31", 15_000_000n, 20_000_000n), "10월.csv");
    const diff = await fixture.diff(before, await fixture.taken("2020-10-31"));
    expect(partsOf(diff)).toEqual([
      ["restated", "사업 0", { unsplit: 1_000_000n }, ["stated 정정.csv 2"]],
      ["progressed", "사업 0", { unsplit: 4_000_000n }, ["stated 10월.csv 2"]],
    ]);
    expectExplained(diff);
  });

  test("restated by an upload that was held at first and let in afterwards, though its number is lower", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    const wrong = template("2020-09-30", 10_000_000_000n, 20_000_000_000n).replaceAll(
      "100000000,",
      "100000000000,",
    );
    const held = await fixture.send(wrong, { fileName: "보류.csv" });
    expect(held.kind).toBe("held");
    await fixture.ingest(template("2020-10-31", 15_000_000n, 20_000_000n), "10월.csv");
    const before = await fixture.taken("2020-09-30");
    expect(before.knownSeq).toBeGreaterThan(2);
    await fixture.release(held.upload);
    const diff = await fixture.diff(before, await fixture.taken("2020-09-30"));
    expect(partsOf(diff)).toEqual([
      ["restated", "사업 0", { unsplit: 9_990_000_000n }, ["stated 보류.csv 2"]],
      ["restated", "사업 1", { unsplit: 19_980_000_000n }, ["stated 보류.csv 3"]],
    ]);
    expectExplained(diff);
  });

  test("restated where an upload was taken back, and by whose word it is now", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    const upload = await fixture.ingest(template("2020-09-30", 11_000_000n, 20_000_000n), "정정.csv");
    const before = await fixture.taken("2020-09-30");
    await fixture.undo(upload);
    const diff = await fixture.diff(before, await fixture.taken("2020-09-30"));
    expect(partsOf(diff)).toEqual([
      ["restated", "사업 0", { unsplit: -1_000_000n }, ["withdrawn 정정.csv 2"]],
    ]);
    expectExplained(diff);
  });

  test("new and vanished lines", async () => {
    const fixture = openSnapshots();
    const upload = await fixture.ingest(template("2020-09-30", 10_000_000n), "9월.csv");
    const first = await fixture.taken("2020-09-30");
    await fixture.ingest(
      "사업코드,사업명,부서,예산액(원),집행액(원),기준일\nB1,새 사업,과,7,1,2020-09-30\n",
      "새.csv",
    );
    const second = await fixture.taken("2020-09-30");
    await fixture.undo(upload);
    const third = await fixture.taken("2020-09-30");
    const added = await fixture.diff(first, second);
    expect(partsOf(added)).toEqual([["new", "새 사업", { unsplit: 1n }, ["stated 새.csv 2"]]]);
    const gone = await fixture.diff(second, third);
    expect(partsOf(gone)).toEqual([
      ["vanished", "사업 0", { unsplit: -10_000_000n }, ["withdrawn 9월.csv 2"]],
    ]);
    for (const diff of [added, gone]) expectExplained(diff);
  });

  test("renamed, with what it was called", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(template("2020-09-30", 10_000_000n), "9월.csv");
    const first = await fixture.taken("2020-09-30");
    await fixture.ingest(template("2020-10-31", 10_000_000n).replace("사업 0", "이름 바꾼 사업"), "10월.csv");
    const diff = await fixture.diff(first, await fixture.taken("2020-10-31"));
    expect(partsOf(diff)).toEqual([["renamed", "이름 바꾼 사업", {}, ["stated 10월.csv 2"]]]);
    expect(diff.parts[0]?.renamings).toEqual([{ field: "name", before: "사업 0", after: "이름 바꾼 사업" }]);
    expectExplained(diff);
  });

  test("moved from one fund to another, with the same total", async () => {
    const fixture = openSnapshots();
    const split = (date: string, national: bigint, municipal: bigint) =>
      `사업코드,사업명,부서,국비 예산액(원),시군구비 예산액(원),기준일\nA0,사업,과,${national},${municipal},${date}\n`;
    await fixture.ingest(split("2020-09-30", 60n, 40n), "9월.csv");
    const first = await fixture.taken("2020-09-30");
    await fixture.ingest(split("2020-09-30", 50n, 50n), "정정.csv");
    const diff = await fixture.diff(first, await fixture.taken("2020-09-30"));
    expect(partsOf(diff)).toEqual([
      ["moved", "사업", { national: -10n, municipal: 10n }, ["stated 정정.csv 2"]],
    ]);
    expectExplained(diff);
  });

  test("always told from the earlier day to the later, whichever is named first", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    await fixture.ingest(template("2020-10-31", 15_000_000n, 20_000_000n), "10월.csv");
    const [later, earlier] = [await fixture.taken("2020-10-31"), await fixture.taken("2020-09-30")];
    expect(await fixture.diff(later, earlier)).toEqual(await fixture.diff(earlier, later));
  });

  test("printed for programs with its won as text", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    await fixture.ingest(template("2020-10-31", 15_000_000n, 20_000_000n), "10월.csv");
    const diff = await fixture.diff(await fixture.taken("2020-09-30"), await fixture.taken("2020-10-31"));
    expect(snapshotDiffToJson(diff)).toMatchObject({
      office: "1129000",
      earlier: { asOf: "2020-09-30", version: 1 },
      change: { expenditure: { total: "5000000", unsplit: "5000000" } },
      parts: [{ kind: "progressed", causes: [{ kind: "stated", fileName: "10월.csv", rows: [2] }] }],
    });
  });
});

describe("payments of no project, beside a full statement that has those up to its day,", () => {
  const dump = (asOf: string, spent: number): string =>
    openData(asOf, [{ code: "A1", name: "도로 정비", department: "1005134", budget: 100, spent }])
      .replaceAll("4573000", "1129000")
      .replaceAll('"2026"', '"2020"');
  const rivers = "하천 정비";

  test.each([
    { what: "go on", dumps: [dump("2020-06-30", 40)], change: 4n },
    {
      what: "are in a later one",
      dumps: [dump("2020-06-30", 40), dump("2020-08-15", 60)],
      change: 20n - 7n + 3n,
    },
  ])("$what: the difference is explained", async ({ dumps, change }) => {
    const fixture = openSnapshots();
    for (const [at, content] of dumps.entries()) await fixture.ingest(content, `QWGJK-${at}.json`);
    const paid = dumps.length === 1 ? "2020-08-05" : "2020-08-20";
    const later = dumps.length === 1 ? 4 : 3;
    await fixture.ingest(
      paidByRoads([rivers, "2020-06-10", 5], [rivers, "2020-07-05", 7], [rivers, paid, later]),
    );
    const [july, august] = [await fixture.taken("2020-07-31"), await fixture.taken("2020-08-31")];
    const diff = await fixture.diff(july, august);
    expectExplained(diff);
    expect(diff.change.expenditure).toEqual({ unsplit: change });
  });
});

test("payments of several projects of one name go on: nothing of them was corrected", async () => {
  const fixture = openSnapshots();
  const rivers = "하천 정비";
  const dump = (asOf: string, spent: number): string =>
    openData(asOf, [
      { code: "A1", name: rivers, department: "1005134", budget: 100, spent },
      { code: "A2", name: rivers, department: "1005134", budget: 100, spent: 0 },
    ])
      .replaceAll("4573000", "1129000")
      .replaceAll('"2026"', '"2020"');
  await fixture.ingest(dump("2020-06-30", 5), "QWGJK-1.json");
  await fixture.ingest(dump("2020-08-21", 8), "QWGJK-2.json");
  const nobodys = "없는 사업";
  await fixture.ingest(
    paidByRoads([rivers, "2020-06-10", 5], [rivers, "2020-07-05", 3], [nobodys, "2020-06-01", 1]),
  );
  const diff = await fixture.diff(await fixture.taken("2020-06-30"), await fixture.taken("2020-08-21"));
  expectExplained(diff);
  const ofPayments = diff.parts.filter(({ project }) => project.id.startsWith("payment/"));
  expect(ofPayments.map(({ kind, isCounted, amounts }) => [kind, isCounted, amounts.expenditure])).toEqual([
    ["progressed", false, { unsplit: 3n }],
  ]);
});

test("payments that come to lie over a project leave one line and are found in the other", async () => {
  const fixture = openSnapshots();
  await fixture.ingest(listOf(["20200105", "1,000"], ["20200131", "7"]), "지출.csv");
  const first = await fixture.taken("2020-01-31");
  const project = "사업코드,사업명,부서,예산액(원),기준일\nA0,기초연금 지급,사회복지과,5000,2020-01-31\n";
  await fixture.ingest(project, "예산.csv");
  const diff = await fixture.diff(first, await fixture.taken("2020-01-31"));
  expect(partsOf(diff)).toEqual([
    ["new", "기초연금 지급", { unsplit: 1_007n }, ["stated 지출.csv 2,3", "stated 예산.csv 2"]],
    ["vanished", "기초연금 지급", { unsplit: -1_007n }, ["matched"]],
  ]);
  expectExplained(diff);
});

test("a project that the full statement of the later day leaves out is told as left out by it", async () => {
  const fixture = openSnapshots();
  const dump = (asOf: string, count: number): string =>
    openData(
      asOf,
      Array.from({ length: count }, (_, at) => {
        return {
          code: `A${at}`,
          name: `사업 ${at}`,
          department: "1005134",
          budget: 100 + at,
          spent: 40 + at,
        };
      }),
    )
      .replaceAll("4573000", "1129000")
      .replaceAll('"2026"', '"2020"');
  await fixture.ingest(dump("2020-06-30", 12), "6월.json");
  const june = await fixture.taken("2020-06-30");
  await fixture.ingest(dump("2020-07-31", 11), "7월.json");
  const diff = await fixture.diff(june, await fixture.taken("2020-07-31"));
  expect(partsOf(diff)).toEqual([["vanished", "사업 11", { unsplit: -51n }, ["left-out 7월.json"]]]);
  expectExplained(diff);
});

test("a project that a full statement leaves out and events pay for since is explained, also where one states it again", async () => {
  const fixture = openSnapshots();
  const dump = (asOf: string, ...codes: readonly string[]): string =>
    openData(
      asOf,
      codes.map((code) => ({ code, name: code, department: "1005134", budget: 100, spent: 40 })),
    )
      .replaceAll("4573000", "1129000")
      .replaceAll('"2026"', '"2020"');
  const pay = (date: string, won: number) =>
    ingestEvent(
      executionRecorded.parse({
        version: 1,
        eventId: date,
        office: "1129000",
        fiscalYear: 2020,
        records: [
          {
            projectCode: "A9",
            projectName: "A9",
            measure: "expenditure",
            fund: "unsplit",
            kind: "increment",
            date,
            amountWon: `${won}`,
          },
        ],
      }),
      fixture,
    );
  const known = ["A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A10"];
  await fixture.ingest(dump("2020-05-31", ...known, "A9"), "5월.json");
  const may = await fixture.taken("2020-05-31");
  await fixture.ingest(dump("2020-06-30", ...known), "6월.json");
  await pay("2020-07-10", 7);
  const july = await fixture.taken("2020-07-31");
  const left = await fixture.diff(may, july);
  expect(partsOf(left)).toEqual([
    ["progressed", "A9", { unsplit: -33n }, ["left-out 6월.json", "stated 2020-07-10.json 1"]],
  ]);
  expectExplained(left);
  await pay("2020-07-11", 2);
  await fixture.ingest(dump("2020-08-31", ...known, "A9"), "8월.json");
  const back = await fixture.diff(july, await fixture.taken("2020-08-31"));
  expect(partsOf(back)).toEqual([
    ["restated", "A9", { unsplit: 2n }, ["stated 2020-07-11.json 1"]],
    ["progressed", "A9", { unsplit: 31n }, ["stated 8월.json 11"]],
  ]);
  expectExplained(back);
});

test("a department that is called otherwise since is renamed by no payment list that calls it so", async () => {
  const fixture = openSnapshots();
  const dump = (asOf: string, spent: number) =>
    openData(asOf, [{ code: "A1", name: "도로 정비", department: "1001002", budget: 1_000, spent }])
      .replaceAll("4573000", "1129000")
      .replaceAll('"2026"', '"2020"');
  const called = (name: string, since: string) =>
    fixture.send(`부서코드,부서명\n1001002,${name}\n`, {
      fileName: `${name}.csv`,
      options: { asOf: day(since), unit: null, mapping: null },
    });
  await fixture.ingest(dump("2020-03-31", 10), "3월.json");
  await called("건설과", "2020-01-01");
  await called("건설교통과", "2020-07-01");
  const paid = "부서명,세부사업명,지급일자,지출액\n건설교통과,도로 정비,20200710,5\n";
  await fixture.ingest(paid, "지출.csv");
  const diff = await fixture.diff(await fixture.taken("2020-03-31"), await fixture.taken("2020-07-31"));
  expect(partsOf(diff)).toEqual([
    ["renamed", "도로 정비", {}, []],
    ["progressed", "도로 정비", { unsplit: 5n }, ["stated 지출.csv 2"]],
  ]);
  expectExplained(diff);
});
