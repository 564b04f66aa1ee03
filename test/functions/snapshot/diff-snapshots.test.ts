/** What changed between two snapshots is explained to the won, by upload and row, and the parts add up. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { restoreUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { snapshotDiffToJson } from "../../../shared/contracts/documents/snapshot-diff-json.ts";
import { sumsByKind, sumsBySource } from "../../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../../shared/domain/snapshots/diff/snapshot-diff.ts";
import type { SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import {
  addAmounts,
  changeOf,
  type MeasureAmounts,
  noAmounts,
} from "../../../shared/domain/values/measure.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { books } from "../../support/uploads.ts";
import { template } from "../ingest/ingest-fixture.ts";
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

/** The law: parts add up to the change of the total, and causes to their part; nothing is left unexplained. */
function expectExplained(diff: SnapshotDiff): void {
  const counted = diff.parts.filter(({ isCounted }) => isCounted);
  expect(together(counted)).toEqual(diff.change);
  expect(changeOf(diff.before, diff.after)).toEqual(diff.change);
  for (const sums of [sumsByKind(diff.parts), sumsBySource(diff.parts)])
    expect(together(sums)).toEqual(diff.change);
  for (const part of diff.parts) {
    expect(together(part.causes)).toEqual(together([part]));
    expect(part.causes.map(({ kind }) => kind)).not.toContain("unexplained");
  }
}

/** Their sum; a fund in which it comes to nothing is left out. */
function together(each: readonly { readonly amounts: MeasureAmounts }[]): MeasureAmounts {
  return changeOf(
    noAmounts,
    each.reduce((total, { amounts }) => addAmounts(total, amounts), noAmounts),
  );
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

test(
  "whatever came in, was taken back and brought in again in between, every difference is explained",
  { timeout: 60_000 },
  async () => {
    const amount = fc.constantFrom(10_000_000n, 20_000_000n, 30_000_000n);
    const dates = fc.constantFrom("2020-03-31", "2020-06-15", "2020-06-30", "2020-09-30");
    const totals = fc
      .record({
        date: dates,
        spent: fc.array(amount, { minLength: 1, maxLength: 4 }),
        name: fc.constantFrom("사업", "과제"),
      })
      .map(({ date, spent, name }) => template(date, ...spent).replaceAll("사업 ", `${name} `));
    const split = fc
      .record({ date: dates, national: amount, municipal: amount, spent: amount })
      .map(
        ({ date, national, municipal, spent }) =>
          `사업코드,사업명,부서,국비 예산액(원),시군구비 예산액(원),국비 집행액(원),시군구비 집행액(원),기준일\nA0,사업 0,사회적경제과,${national},${municipal},${spent},0,${date}\n`,
      );
    const payments = fc
      .array(
        fc.tuple(
          fc.constantFrom("20200105", "20200401", "20200615", "20200701"),
          fc.constantFrom("1,000", "2,000", "-500"),
          fc.constantFrom("기초연금 지급", "사업 1"),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((some) => listOf(...some));
    const act = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.oneof(totals, split, payments).map((content) => ({ act: "send" as const, content })),
      },
      { weight: 1, arbitrary: fc.nat().map((pick) => ({ act: "turn" as const, pick })) },
      { weight: 3, arbitrary: dates.map((asOf) => ({ act: "take" as const, asOf })) },
    );
    let [compared, parts] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const fixture = openSnapshots();
        const entries: SnapshotEntry[] = [];
        for (const each of acts) {
          if (each.act === "send") await fixture.ingest(each.content);
          else if (each.act === "take") {
            const outcome = await fixture.take(each.asOf);
            if (outcome.kind === "taken") entries.push(outcome.entry);
          } else {
            const uploads = await fixture.ledger.listUploads(books);
            const upload = uploads[each.pick % Math.max(1, uploads.length)];
            if (upload?.outcome.state === "applied") await fixture.undo(upload);
            else if (upload?.outcome.state === "undone") await restoreUpload(upload, "재무과", fixture);
          }
        }
        const frozen = entries.map((entry) =>
          Buffer.from(fixture.snapshots.files.stored.get(fileOf(entry)) ?? []),
        );
        for (const [at, a] of entries.entries())
          for (const b of entries.slice(at + 1)) {
            const diff = await fixture.diff(a, b);
            expectExplained(diff);
            compared += 1;
            parts += diff.parts.length;
          }
        expect(frozen.map((bytes) => fixture.hash(bytes))).toEqual(entries.map(({ hash }) => hash));
      }),
      { seed: 6, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(300);
    expect(parts).toBeGreaterThan(1_000);
  },
);

function fileOf({ asOf, version, hash }: SnapshotEntry): string {
  return `${books.office}/${books.fiscalYear}/${asOf}/v${version}-${hash.slice(0, 16)}.json`;
}
