/** Every difference of two snapshots is explained, whatever came in, was taken back and brought in again between them. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { restoreUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { books } from "../../support/uploads.ts";
import { template } from "../ingest/ingest-fixture.ts";
import { expectExplained } from "./explained-diff.ts";
import { openSnapshots } from "./snapshot-fixture.ts";

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
