/** A payment list as long as it should be: always the same, with as many lines and days as a county's has. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";

const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호\r\n";
const days = 224;
const daysOfMonth = 28;
const linesOfDay = 59;
const rowsAtOnce = 10_000;

export interface LongList {
  readonly rows: number;
  readonly won: bigint;
}

/** @param mostRows fewer, where the limit of a file comes first; null for as many as fit into it. */
export function writeLongPaymentList(
  path: string,
  encoding: "utf8" | "cp949",
  mostRows: number | null,
): LongList {
  const room = maxUploadBytes - rowsAtOnce * 160;
  const file = openSync(path, "w");
  let written = writeSync(file, iconv.encode(header, encoding));
  let [rows, won] = [0, 0n];
  while (written < room && rows < (mostRows ?? Infinity)) {
    const until = Math.min(rows + rowsAtOnce, mostRows ?? Infinity);
    let text = "";
    for (let row = rows; row < until; row++) {
      const amount = amountOf(row);
      won += BigInt(amount);
      text += lineOf(row, amount);
    }
    rows = until;
    written += writeSync(file, iconv.encode(text, encoding));
  }
  closeSync(file);
  return { rows, won };
}

export function zipFile(path: string, zipped: string): void {
  writeFileSync(zipped, gzipSync(readFileSync(path), { level: 1 }));
}

/** A third are pensions, alike; some are refunds. Any other line is paid on one day of each month. */
function amountOf(row: number): number {
  if (row % 3 === 0) return 349_700;
  return ((row * 7_919) % 90_000_017) - (row % 1_000 === 1 ? 90_000_017 : 0);
}

function lineOf(row: number, amount: number): string {
  const day = Math.floor(row / 2_000) % days;
  const dayOfMonth = 1 + (day % daysOfMonth);
  const line = row % 3 === 0 ? 0 : dayOfMonth + daysOfMonth * ((row * 31) % linesOfDay);
  const month = String(1 + Math.floor(day / daysOfMonth)).padStart(2, "0");
  const date = `2026${month}${String(dayOfMonth).padStart(2, "0")}`;
  const paid = amount.toLocaleString("en-US");
  return `${row + 1},일반회계,부서${line % 40},세부사업 ${line}의 추진 및 운영,사회보장적수혜금,${date},"${paid}",00000001\r\n`;
}
