/**
 * A year of daily dumps, the same on every machine: on each the next 2 % of the projects
 * in turn have spent more. How much each spends by December follows the real dump of 21 August, so that
 * about as many of them lag as really do. Where the public data is absent, made-up projects of the same
 * number and about the same size stand in.
 */
import { existsSync } from "node:fs";
import Papa from "papaparse";
import * as z from "zod";
import { realDump, templateFromDump } from "./template-from-dump.ts";

type Row = Readonly<Record<string, string>>;

export interface YearOfDumps {
  readonly source: string;
  readonly projects: number;
  /** How many of them one dump changes. */
  readonly changedRows: number;
  readonly codes: readonly string[];
  /** The next dump has changed. */
  turn(): void;
  /** @param rows all of them, or only those that changed in the last so many turns. */
  file(asOf: string, rows: "all" | { readonly changedInTurns: number }): Uint8Array;
}

/** From 2 January on, without weekends. */
export function workingDays(year: number): string[] {
  const days = Array.from({ length: 364 }, (_, at) => new Date(Date.UTC(year, 0, 2 + at)));
  return days.filter((day) => day.getUTCDay() % 6 !== 0).map((day) => day.toISOString().slice(0, 10));
}

/** By 21 August a year has had this many of its dumps. */
const turnsBehindTheRealDump = 168n;

export async function yearOfDumps(): Promise<YearOfDumps> {
  const isReal = existsSync(realDump);
  const rows = isReal ? rowsOf((await templateFromDump(realDump)).csv) : madeUpRows();
  const changedRows = Math.floor(rows.length / 50);
  let turns = 0;
  /** The turn up to which each row's spending is told. A row's turn tells half of the way to its next one. */
  const statedUntil = rows.map((_, at) => Math.floor(at / changedRows / 2));
  const roundTrip = Math.ceil(rows.length / changedRows);
  const isChangedSince = (at: number, turn: number) =>
    Array.from({ length: turns - turn }, (_, back) => turns - 1 - back).some((each) => isTurnOf(at, each));
  const isTurnOf = (at: number, turn: number) =>
    (at + rows.length - ((turn * changedRows) % rows.length)) % rows.length < changedRows;
  return {
    source: isReal ? "the public dump of 무주군 as of 2026-08-21" : "made-up projects",
    projects: rows.length,
    changedRows,
    codes: rows.map((row) => row["사업코드"] ?? ""),
    turn: () => {
      for (let step = 0; step < changedRows; step++) {
        statedUntil[(turns * changedRows + step) % rows.length] = turns + Math.floor(roundTrip / 2);
      }
      turns += 1;
    },
    file: (asOf, wanted) => {
      const stated = rows.map((row, at) => rowOn(row, asOf, BigInt(statedUntil[at] ?? 0)));
      const chosen =
        wanted === "all"
          ? stated
          : stated.filter((_, at) => isChangedSince(at, turns - wanted.changedInTurns));
      return new TextEncoder().encode(`${Papa.unparse(chosen)}\r\n`);
    },
  };
}

function rowsOf(csv: string): readonly Row[] {
  return Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;
}

function rowOn(row: Row, asOf: string, turn: bigint): Row {
  const [budget, spentInAugust] = [BigInt(row["예산현액(원)"] ?? 0), BigInt(row["집행액(원)"] ?? 0)];
  const spent = (spentInAugust * turn) / turnsBehindTheRealDump;
  return { ...row, "집행액(원)": `${spent < budget ? spent : budget}`, 기준일: asOf };
}

/** Codes, names and amounts as long as the real ones are in the middle. */
function madeUpRows(): readonly Row[] {
  return Array.from({ length: 1763 }, (_, at) => {
    const budget = 12_345_678n + BigInt((at * 7_919) % 1_000) * 300_000n;
    return {
      사업코드: `474${at.toString().padStart(13, "0")}`,
      사업명: `지역 생활여건 개선 ${at.toString().padStart(4, "0")}`,
      부서: `10050${(at % 28).toString().padStart(2, "0")}`,
      회계: "일반회계",
      분야: "국토및지역",
      "예산액(원)": `${budget}`,
      "예산현액(원)": `${budget}`,
      "예산현액 국비(원)": `${budget / 2n}`,
      "예산현액 시도비(원)": "0",
      "예산현액 시군구비(원)": `${budget - budget / 2n}`,
      "예산현액 기타(원)": "0",
      // One in five lags, as in August's real dump.
      "집행액(원)": `${(budget * (at % 5 === 0 ? 35n : 75n)) / 100n}`,
      기준일: "2026-08-21",
    };
  });
}

/** Daily dumps of a county, made from one that was published: each day some of the projects have spent more. */
export const yearBooks = { office: "4573000", fiscalYear: 2026 } as const;

const published = z.looseObject({ rows: z.array(z.record(z.string(), z.unknown())) });

interface DailyDump {
  readonly day: string;
  readonly text: string;
}

/** @param count as many of the year's working days. */
export function* dailyDumps(source: unknown, count: number): Generator<DailyDump> {
  const { rows: first, ...head } = published.parse(source);
  const rows = first.map((each) => ({ ...each, ep_amt: 0 }));
  for (const [made, day] of workingDays(yearBooks.fiscalYear).slice(0, count).entries()) {
    for (const [at, each] of rows.entries()) {
      // Each project moves on one day in 25, and all of them in turn.
      if (made > 0 && at % 25 !== made % 25) continue;
      each.ep_amt += 10_000 * (1 + ((at * 31 + made * 17) % 97));
    }
    const dated = rows.map((each) => ({ ...each, exe_ymd: day.replaceAll("-", "") }));
    yield { day, text: JSON.stringify({ ...head, asof: day.replaceAll("-", ""), rows: dated }) };
  }
}
