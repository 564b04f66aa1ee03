// The real payment lists of 2026, where ../shared/data is present, and small ones as an office would export them.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import type { SourceReading } from "../../../shared/formats/registry.ts";
import { contextOf, readText, recordOf } from "../readings.ts";

const vouchers = new URL("../../../../shared/data/vouchers/", import.meta.url);

export const hasVouchers = existsSync(vouchers);
export const muju: UploadContext = contextOf({ office: "4573000", fiscalYear: 2026 });

/** 5 January to 19 August, UTF-8 with a mark. */
export function wholeList(): Uint8Array {
  return gunzipSync(zippedList());
}

export function zippedList(): Uint8Array {
  return readFileSync(new URL("muju-2026-vouchers.csv.gz", vouchers));
}

/** January of it, in CP949. */
export function januaryList(): Uint8Array {
  return readFileSync(new URL("muju-2026-01-cp949.csv", vouchers));
}

export function expectedCumulatives(): unknown {
  return JSON.parse(readFileSync(new URL("expected-cumulative-by-project.json", vouchers), "utf8"));
}

const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";

export type ListedPayment = readonly [day: string, amount: string, project?: string];

/** One line for each `[day, amount, project]`, as the office exports it. */
export function listOf(...payments: readonly ListedPayment[]): string {
  const lines = payments.map(
    ([day, amount, project = "기초연금 지급"], at) =>
      `${at + 1},일반회계,사회복지과,${project},사회보장적수혜금,${day},"${amount}",00000001`,
  );
  return [header, ...lines, ""].join("\r\n");
}

export const year = { fiscalYear: 2026 };

/** A list under other headers. */
export function readHeaded(headers: string, ...rows: readonly string[]): SourceReading {
  return readText([headers, ...rows].join("\n"), year);
}

export function amounts(reading: SourceReading, name = "기초연금 지급"): bigint[] {
  return recordOf(reading, name).entries.map(({ amount }) => amount);
}
