/** Every figure of the council report of 2020, in every format, read back by independent readers. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { CouncilReport } from "../../shared/domain/report/council-report.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { formatWon } from "../../shared/domain/values/won.ts";
import { csvReport } from "../../shared/reports/csv-report.ts";
import { hwpxReport } from "../../shared/reports/hwpx-report.ts";
import { jsonReport } from "../../shared/reports/json-report.ts";
import { pdfReport } from "../../shared/reports/pdf/pdf-report.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import {
  pagesByPdfjs,
  type Rows,
  rowsByHucre,
  rowsByKordoc,
  rowsByReadExcelFile,
  rowsByRhwp,
  rowsOfCsv,
  rowsOfJson,
} from "./report-readers.ts";
import { figuresFile, hasData, reportFonts, reportOf, snapshotOf2020 } from "./report-fixtures.ts";

const thousands = z.int();
const split = z.object({ national: thousands, sido: thousands, sigungu: thousands });
const shares = z.object({ national: z.number(), sido: z.number(), sigungu: z.number() });
const row = z.object({
  budget: thousands,
  executed_2020_10_31: thousands,
  planned_by_2020_12_31: thousands,
  recomputedRateHalfUp1: z.number(),
  derived: z.object({ remaining: thousands, expectedUnspentAtYearEnd: thousands }),
});
const schema = z.object({
  budgetTable: z.object({ total: row, rows: z.array(row.extend({ name: z.string() })) }),
  projects: z.array(
    z.object({
      name: z.string(),
      budget: thousands,
      executed: thousands,
      recomputedRateHalfUp1: z.number(),
      budgetByFund: split,
      executedByFund: split,
      derived: z.object({ rateByFundPct: shares, remaining: thousands, remainingByFund: split }),
    }),
  ),
  budget2021: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        total: thousands,
        byFund: z.object({ national: thousands.optional(), sido: thousands, sigungu: thousands }).partial(),
      }),
    ),
  }),
});

/** How one format writes what stands in a table. */
interface Hand {
  readonly amount: (thousands: number) => string;
  readonly share: (percent: number) => string;
  readonly noted: (share: string) => readonly string[];
  readonly blank: string;
  /** Whether the name of a group is written once. */
  readonly namesGroupsOnce: boolean;
  readonly isPage: boolean;
}

const document: Hand = {
  amount: (thousand) => formatWon(BigInt(thousand)),
  share: (percent) => percent.toFixed(1),
  noted: (share) => [share, "주1)"],
  blank: "-",
  namesGroupsOnce: true,
  isPage: false,
};
const spreadsheet: Hand = {
  amount: (thousand) => `${thousand * 1_000}`,
  share: (percent) => percent.toFixed(1),
  noted: (share) => [share],
  blank: "",
  namesGroupsOnce: false,
  isPage: false,
};
const csv: Hand = spreadsheet;
const json: Hand = { ...csv, amount: String, blank: "-" };

describe.skipIf(!hasData)("the figures of 2020 (where ../shared/data is present)", () => {
  const figures = () => schema.parse(JSON.parse(readFileSync(figuresFile, "utf8")));
  let report: CouncilReport;
  beforeAll(async () => {
    report = reportOf(await snapshotOf2020(), { officeName: "영등포구" });
  });

  const formats: readonly [string, Hand, () => Promise<Rows>][] = [
    ["HWPX by kordoc", document, async () => rowsByKordoc(await hwpxReport(report))],
    ["HWPX by rhwp", document, async () => rowsByRhwp(await hwpxReport(report))],
    [
      "XLSX by hucre",
      spreadsheet,
      async () => withPercents(report, await rowsByHucre(await xlsxReport(report))),
    ],
    [
      "XLSX by read-excel-file",
      spreadsheet,
      async () => withPercents(report, await rowsByReadExcelFile(await xlsxReport(report))),
    ],
    [
      "PDF by pdfjs",
      { ...document, isPage: true },
      async () => (await pagesByPdfjs(await pdfReport(report, reportFonts()))).flat(),
    ],
    ["CSV", csv, () => Promise.resolve(rowsOfCsv(csvReport(report)))],
    ["JSON", json, () => Promise.resolve(rowsOfJson(jsonReport(report)))],
  ];

  test.for(formats)("stand in %s, cell by cell", async ([, hand, read]) => {
    const { isPage } = hand;
    const found = new Set((await read()).map((cells) => comparable(cells, isPage)));
    for (const cells of expectedRows(figures(), hand)) expect(found).toContain(comparable(cells, isPage));
  });

  test("says in a note which rate the source printed, where ours is another", () => {
    const status = report.sections.flatMap(({ tables }) => tables).find(({ id }) => id === "budget-status");
    expect(status?.notes).toEqual(["기본경비: 원본 자료에 인쇄된 76.2%와 달라 다시 계산한 76.1%를 표기함."]);
  });
});

/** A spreadsheet holds every digit of a rate, and its format prints a tenth of a percent. */
function withPercents(report: CouncilReport, rows: Rows): Rows {
  const rates = report.sections
    .flatMap(({ tables }) => tables)
    .flatMap(({ rows: own }) => own.flatMap(({ cells }) => cells))
    .flatMap((cell) => (cell.kind === "rate" && cell.rate !== null ? [cell.rate] : []));
  const percents = new Map(
    rates.map((rate) => [`${Number(rate.numerator) / Number(rate.denominator)}`, formatPercent(rate, 1)]),
  );
  return rows.map((cells) => cells.map((cell) => percents.get(cell) ?? cell));
}

/** Cell by cell; but a page has no cells, only words on one line, and none where a cell is blank. */
function comparable(cells: readonly string[], isPage: boolean): string {
  if (isPage) return cells.join("").replace(/\s/g, "");
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1).join(" | ");
}

function expectedRows(
  { budgetTable, projects, budget2021 }: z.output<typeof schema>,
  { amount, share, noted, blank, namesGroupsOnce }: Hand,
): string[][] {
  const rows: string[][] = [];
  for (const each of [{ ...budgetTable.total, name: "계" }, ...budgetTable.rows]) {
    const rate = share(each.recomputedRateHalfUp1);
    const isNoted = each.name === "기본경비";
    const { remaining, expectedUnspentAtYearEnd } = each.derived;
    const [budget, spent, plan] = [each.budget, each.executed_2020_10_31, each.planned_by_2020_12_31].map(
      amount,
    );
    rows.push([each.name, budget ?? "", spent ?? "", plan ?? "", ...(isNoted ? noted(rate) : [rate])]);
    rows.push([each.name, budget ?? "", blank, blank, spent ?? "", amount(remaining)]);
    rows.push([each.name, budget ?? "", plan ?? "", amount(expectedUnspentAtYearEnd)]);
  }
  for (const { name, budget, executed, recomputedRateHalfUp1, derived, ...funds } of projects) {
    rows.push([
      name,
      "계",
      amount(budget),
      amount(executed),
      amount(derived.remaining),
      share(recomputedRateHalfUp1),
    ]);
    for (const [fund, label] of [
      ["national", "국비"],
      ["sido", "시비"],
      ["sigungu", "구비"],
    ] as const) {
      rows.push([
        namesGroupsOnce ? "" : name,
        label,
        amount(funds.budgetByFund[fund]),
        amount(funds.executedByFund[fund]),
        amount(derived.remainingByFund[fund]),
        share(derived.rateByFundPct[fund]),
      ]);
    }
  }
  const names = [
    "생활 속 사회적경제 확대를 통한 사회적가치 제고",
    "사회적경제기업 내실화를 통한 질적 가치 향상",
    "청년의 사회적 자립기반 지원 강화",
  ];
  for (const [at, name] of names.entries()) {
    const { total, byFund } = budget2021.items[at] ?? { total: 0, byFund: {} };
    const parts = [byFund.national, byFund.sido, byFund.sigungu];
    rows.push([name, amount(total), ...parts.map((part) => (part === undefined ? blank : amount(part)))]);
  }
  return rows;
}
