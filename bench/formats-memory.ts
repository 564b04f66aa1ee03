/** formats: the most memory that a new process takes for a payment list, as it comes and as long as a file may be. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeLongPaymentList, zipFile } from "./long-payment-list.ts";
import { measurePayments } from "./payment-reading.ts";

const bound = 200;

/** @param real the real list of a county, as UTF-8. */
export function printMemory(real: string, folder: string): void {
  const [utf8, cp949, zipped] = ["utf8.csv", "cp949.csv", "utf8.csv.gz"].map((name) => join(folder, name));
  if (utf8 === undefined || cp949 === undefined || zipped === undefined) return;
  console.log(`formats: peak memory of a new process, bytes to folded balances, bound ${bound} MiB`);
  if (existsSync(real)) print("the real list, UTF-8", real);
  writeLongPaymentList(utf8, "utf8", null);
  print("at the limit, UTF-8", utf8);
  zipFile(utf8, zipped);
  print("at the limit, in gzip", zipped);
  writeLongPaymentList(cp949, "cp949", null);
  print("at the limit, CP949", cp949);
}

function print(name: string, file: string): void {
  const { rows, peakMebibytes } = measurePayments(file, 1);
  console.log(`  ${name.padEnd(26)}${String(peakMebibytes).padStart(4)} MiB   ${rows} rows`);
}
