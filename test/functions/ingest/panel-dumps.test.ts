/** The published dumps of seven governments, in order: none is held without a reason, and each day ends in its control figures. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { viewOf } from "../../support/read-as-screens-do.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { day } from "../../support/builders.ts";
import { openIngest } from "./ingest-fixture.ts";

// Needs the public data beside the project; skipped where it is absent.
const data = new URL("../../../../shared/data/", import.meta.url);

/** Of each government: the three days in order, each with 예산현액 and 지출 as published, in won. */
const governments: readonly { office: string; days: readonly (readonly [string, bigint, bigint])[] }[] = [
  {
    office: "4511000",
    days: [
      ["2026-06-30", 3_084_203_394_776n, 1_475_141_350_411n],
      ["2026-07-31", 3_087_709_390_776n, 1_720_611_978_356n],
      ["2026-08-21", 3_088_328_520_776n, 1_845_113_186_771n],
    ],
  },
  {
    office: "4512000",
    days: [
      ["2026-06-30", 1_882_221_109_793n, 855_748_699_726n],
      ["2026-07-31", 1_883_995_864_793n, 1_009_451_314_650n],
      ["2026-08-21", 1_884_111_864_793n, 1_057_824_733_776n],
    ],
  },
  {
    office: "4571000",
    days: [
      ["2026-06-30", 1_087_753_179_950n, 489_256_812_160n],
      ["2026-07-31", 1_091_386_684_950n, 563_378_383_440n],
      ["2026-08-21", 1_122_574_684_950n, 592_046_398_150n],
    ],
  },
  {
    office: "4574000",
    days: [
      ["2026-06-30", 620_249_432_150n, 265_354_745_358n],
      ["2026-07-31", 620_358_985_150n, 297_021_041_948n],
      ["2026-08-21", 620_460_025_150n, 315_208_298_438n],
    ],
  },
  {
    office: "4576000",
    days: [
      ["2026-06-30", 697_746_358_660n, 320_646_652_806n],
      ["2026-07-31", 728_509_569_660n, 350_315_489_656n],
      ["2026-08-21", 728_554_569_660n, 367_822_285_170n],
    ],
  },
  {
    office: "4578000",
    days: [
      ["2026-06-30", 943_276_425_090n, 417_399_345_597n],
      ["2026-07-31", 944_874_269_090n, 469_549_639_602n],
      ["2026-08-21", 944_960_589_090n, 497_148_319_512n],
    ],
  },
];

async function totals(ledger: LedgerStore, office: string, asOf: string | null) {
  const { view } = await viewOf(ledger, { office, fiscalYear: 2026 }, asOf === null ? null : day(asOf));
  const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
  return [whole?.amounts["current-budget"], whole?.amounts.expenditure];
}

describe.skipIf(!existsSync(new URL("panel/", data)))(
  "published dumps (skipped where ../shared/data is absent)",
  () => {
    test.each(governments)(
      "of $office go in without a hold, each day with its figures",
      async ({ office, days }) => {
        const { ledger, send } = openIngest(40);
        const books = { office, fiscalYear: 2026 };
        for (const [asOf, budget, spent] of days) {
          const packed = readFileSync(
            new URL(`panel/${office}-asof-${asOf.replaceAll("-", "")}.json.gz`, data),
          );
          const outcome = await send(gunzipSync(packed), { books, fileName: `${asOf}.json` });
          const holding =
            "findings" in outcome ? outcome.findings.filter((f) => f.consequence !== "note") : [];
          expect({ kind: outcome.kind, holding }).toEqual({ kind: "applied", holding: [] });
          expect(await totals(ledger, office, null)).toEqual([budget, spent]);
        }
        for (const [asOf, ...published] of days)
          expect(await totals(ledger, office, asOf)).toEqual(published);
      },
    );
  },
);
