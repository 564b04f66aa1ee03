/** formats: a payment list as XLSX, 100,000 rows of 12 columns, beside SheetJS, which gives cells and checks nothing. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import * as z from "zod";
import { median, spread } from "../results/measure.ts";

const rows = 100_000;
const rounds = 5;
const target = 40_000;

const headers = [
  "번호",
  "회계구분",
  "부서명",
  "세부사업명",
  "통계목",
  "지급일자",
  "지출액",
  "지급명령번호",
  "지급방법",
  "분야",
  "부문",
  "회계연도",
];

const measured = z.object({ seconds: z.number(), rows: z.literal(rows), peakMebibytes: z.number() });
type Measured = z.infer<typeof measured>;

export async function printWorkbook(folder: string): Promise<void> {
  const file = join(folder, "payments.xlsx");
  writeFileSync(file, await writeXlsx({ sheets: [{ name: "지출목록", rows: [...sheetRows()] }] }));
  const [ours, theirs]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(readOnce(file, "ours"));
    theirs.push(readOnce(file, "peer"));
  }
  const speeds = (of: readonly Measured[]) => of.map(({ seconds }) => rows / seconds);
  const peak = (of: readonly Measured[]) => Math.max(...of.map(({ peakMebibytes }) => peakMebibytes));
  console.log(
    `formats: XLSX, ${rows} rows of ${headers.length} columns, rows/s, median of ${rounds} (min-max)`,
  );
  console.log(
    `  first in a new process    ${spread(speeds(ours))}   target ${target}, peak memory ${peak(ours)} MiB`,
  );
  console.log(`  peer: SheetJS             ${spread(speeds(theirs))}   peak memory ${peak(theirs)} MiB`);
  console.log(`  faster than the peer by   ${(median(speeds(ours)) / median(speeds(theirs))).toFixed(1)}`);
}

function* sheetRows(): Generator<CellValue[]> {
  yield headers;
  for (let row = 0; row < rows; row++) {
    const [month, day] = [1 + (row % 8), 1 + (row % 28)].map((part) => String(part).padStart(2, "0"));
    yield [
      row + 1,
      "일반회계",
      `부서${row % 40}`,
      `세부사업 ${row % 1_655}의 추진 및 운영`,
      "사회보장적수혜금",
      `2026${month}${day}`,
      (row * 7_919) % 90_000_017,
      "00000001",
      "계좌이체",
      "080 사회복지",
      "노인·청소년",
      2026,
    ];
  }
}

function readOnce(file: string, reader: "ours" | "peer"): Measured {
  const script = join(import.meta.dirname, "measure-workbook.ts");
  const out = execFileSync(process.execPath, [script, file, reader], { encoding: "utf8" });
  return measured.parse(JSON.parse(out));
}
