/** The rates table as a person reads it. */
import type { Books } from "../shared/domain/books.ts";
import { fundNames } from "../shared/domain/fund.ts";
import { formatPercent } from "../shared/domain/fraction.ts";
import type { Level } from "../shared/domain/office-view.ts";
import { rateBasisNames } from "../shared/domain/rate.ts";
import type { RateRow } from "../shared/domain/rate-rows.ts";
import { formatWon, moneyUnits, type Won } from "../shared/domain/won.ts";
import { type Column, table } from "./terminal-table.ts";

const levelNames: Readonly<Record<Level, string>> = {
  office: "계",
  department: "부서",
  "unit-project": "단위사업",
  business: "사업",
  project: "세부사업",
};

export function ratesTable(books: Books, rows: readonly RateRow[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  const isThousands = rows.every((row) => Object.values(row.amounts).every(isWholeThousands));
  const unit = isThousands ? "천원" : "원";
  const amount = (won: Won | null): string => (won === null ? "–" : formatWon(won / moneyUnits[unit]));
  const shown = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;
  const stated = shown.filter((measure) => rows.some((row) => row.amounts[measure] !== null));
  const columns: Column[] = [
    { title: "구분 level", align: "left" },
    { title: "이름 name", align: "left" },
    ...stated.map((measure) => ({ title: columnTitles[measure], align: "right" as const })),
    { title: "집행률 rate", align: "right" },
    { title: "기준일 as of", align: "left" },
  ];
  const body = rows.map((row) => [
    row.fund === "all" ? levelNames[row.scope.level] : "",
    row.fund === "all"
      ? (row.scope.name ?? "(미지정)")
      : `  └ ${fundNames[row.fund].ko} ${fundNames[row.fund].en}`,
    ...stated.map((measure) => amount(row.amounts[measure])),
    row.rate === null ? "–" : `${formatPercent(row.rate, 1)}%`,
    row.asOf,
  ]);
  const basis = rateBasisNames[first.rateBasis];
  const notReported = Math.max(...rows.map((row) => row.notReported));
  return [
    `${books.office} · ${books.fiscalYear} 회계연도 · 집행률 rate = ${basis.ko} (${basis.en}) · 단위 unit: ${unit}`,
    "",
    table(columns, body),
    ...(notReported > 0
      ? [
          `집행액이 보고되지 않은 사업 ${notReported}건은 집행액에 더해지지 않았습니다. / ${notReported} lines report no spending and add nothing to it.`,
        ]
      : []),
  ].join("\n");
}

const columnTitles = {
  appropriation: "예산액 budget",
  "current-budget": "예산현액 current",
  commitment: "원인행위액 committed",
  expenditure: "집행액 spent",
  plan: "12.31.까지 plan",
} as const;

function isWholeThousands(won: Won | null): boolean {
  return won === null || won % moneyUnits["천원"] === 0n;
}
