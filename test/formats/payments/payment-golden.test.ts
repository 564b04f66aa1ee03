// The payment list of 무주군 as it was published: every sum to the won. Skips where ../shared/data is absent.
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import { type Entry, type SourceRecord, toPosting } from "../../../shared/domain/ledger/posting.ts";
import { formatPercent } from "../../../shared/domain/values/fraction.ts";
import { replayedOnDay } from "../../../shared/domain/ledger/balance-on-day.ts";
import { lineOn } from "../../../shared/domain/ledger/ledger-line.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import { rateOf } from "../../../shared/domain/rates/rate.ts";
import { readSource, type SourceReading } from "../../../shared/formats/registry.ts";
import {
  expectedCumulatives,
  hasVouchers,
  januaryList,
  muju,
  wholeList,
  zippedList,
} from "./payment-lists.ts";
import { aBalance, aPosting, aStatement } from "../../support/builders.ts";
import { day, expectRead } from "../readings.ts";

const dates = ["20260710", "20260724", "20260807", "20260814"] as const;
const won = z.int().transform((amount) => BigInt(amount));
const cumulatives = z.array(
  z
    .object({ account: z.string(), project: z.string() })
    .extend(
      Object.fromEntries(dates.map((date) => [date, won])) as Record<(typeof dates)[number], typeof won>,
    ),
);

let whole: SourceReading;
let january: SourceReading;
beforeAll(async () => {
  if (!hasVouchers) return;
  whole = await readSource(wholeList(), muju);
  january = await readSource(januaryList(), muju);
}, 60_000);

function payments(reading: SourceReading): readonly Entry[] {
  return expectRead(reading).records.flatMap(({ entries }) => entries);
}

function sum(entries: readonly Entry[]): bigint {
  return entries.reduce((total, { amount }) => total + amount, 0n);
}

const source = { uploadId: "upload", format: "payment-list", findings: [] };

/** What the line had spent by a day, from its folded postings. */
function spentBy(record: SourceRecord, date: IsoDate): bigint {
  const entries = record.entries.filter((entry) => entry.date <= date);
  const balance = rebuild([toPosting({ ...record, entries }, { ...source, seq: 1 }, null)]);
  return balance?.measures.expenditure?.monthEnds[11]?.unsplit ?? 0n;
}

describe.skipIf(!hasVouchers)(
  "the payment list of 무주군, 2026 (skipped where ../shared/data is absent)",
  () => {
    test("has 171,312 payments of 340,021,076,081 won, 205 of them negative", () => {
      const entries = payments(whole);
      expect(entries).toHaveLength(171_312);
      expect(sum(entries)).toBe(340_021_076_081n);
      expect(entries.filter(({ amount }) => amount < 0n)).toHaveLength(205);
      // One name lost its dot in the office's own export.
      expect(whole.findings).toMatchObject([{ code: "characters-lost", consequence: "note", row: 54_680 }]);
      expect(whole).toMatchObject({ period: { from: "2026-01-05", to: "2026-08-19" } });
    });

    test("is the same from the gzip as it was published", async () => {
      expect(await readSource(zippedList(), muju)).toEqual(whole);
    });

    test("leads every payment back to its row", () => {
      const rows = expectRead(whole).records.flatMap((record) => record.rows);
      expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 171_312 }, (_, at) => at + 2));
    });

    test("of January in CP949 has 20,516 payments of 44,290,427,491 won", () => {
      expect(payments(january)).toHaveLength(20_516);
      expect(sum(payments(january))).toBe(44_290_427_491n);
      expect(january).toMatchObject({ period: { from: "2026-01-05", to: "2026-01-30" } });
    });

    test("names the lines of January as the whole list does", () => {
      const ids = new Set(expectRead(whole).records.map(({ project }) => project.id));
      expect(expectRead(january).records.filter(({ project }) => !ids.has(project.id))).toEqual([]);
    });

    test.each(dates)("adds up to what was published for 913 projects by %s", (text) => {
      const date = day(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
      const nameOf = (account: string | null, name: string): string =>
        `${comparableName(account ?? "")}/${comparableName(name)}`;
      const spent = new Map<string, bigint>();
      for (const record of expectRead(whole).records) {
        const name = nameOf(record.project.account, record.project.name);
        spent.set(name, (spent.get(name) ?? 0n) + spentBy(record, date));
      }
      const published = cumulatives.parse(expectedCumulatives());
      expect(published).toHaveLength(913);
      const differing = published.filter((row) => spent.get(nameOf(row.account, row.project)) !== row[text]);
      expect(differing).toEqual([]);
    });

    test("keeps both lines of the refund that takes 무주사랑 상품권 운영 from 241.1 % to 27.9 %", () => {
      const record = expectRead(whole).records.find(({ project }) => project.name === "무주사랑 상품권 운영");
      if (record === undefined) throw new Error("The list has no such project");
      const onTheDay = record.entries.filter(({ date }) => date === "2026-08-05").map(({ amount }) => amount);
      expect(onTheDay).toEqual([-856_915_156n, -663_063_980n]);
      // The budget that was published for it, 712,892,000 won, beside the payments.
      const budget = aPosting({
        project: record.project,
        asOf: day("2026-01-05"),
        entries: aStatement("2026-01-05", { unsplit: 712_892_000n }, "current-budget"),
      });
      const postings = [budget, toPosting(record, { ...source, seq: 2 }, null)];
      const rateOn = (date: string): string | null => {
        const line = lineOn(replayedOnDay(postings, aBalance(...postings), day(date)), day(date));
        const rate = line === null ? null : rateOf([line], "expenditure/current-budget");
        return rate === null ? null : formatPercent(rate, 1);
      };
      expect([rateOn("2026-08-04"), rateOn("2026-08-05")]).toEqual(["241.1", "27.9"]);
    });
  },
);
