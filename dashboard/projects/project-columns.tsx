/** What each column of the table of projects is called, shows, and says when it is copied: won to the last digit. */
import type { ReactNode } from "react";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import type { Labels } from "../context/language.tsx";
import { formatPoints } from "../logic/format-figures.ts";
import type { ProjectColumn } from "../logic/columns/project-columns.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { JudgedBar } from "../parts/rate-bar.tsx";
import { SeverityTag, severityNames } from "../parts/severity.tsx";
import { pathOf, topOf, yearLines } from "../logic/curve-points.ts";

export interface ColumnLooks {
  readonly title: Labels;
  /** `wide-only`: a telephone has no room for it. */
  readonly className: string;
  readonly cell: (row: ProjectRow) => ReactNode;
  /** Exact, and plain; null where nothing is stated. */
  readonly copied: (row: ProjectRow, tell: (words: Labels) => string) => string | null;
}

function text(ko: string, en: string, of: (row: ProjectRow) => string | null): ColumnLooks {
  return { title: { ko, en }, className: "text-column wide-only", cell: of, copied: of };
}

function money(ko: string, en: string, of: (row: ProjectRow) => string | null): ColumnLooks {
  const className = "number money-column wide-only";
  return { title: { ko, en }, className, cell: (row) => <Won won={of(row)} />, copied: of };
}

function rate(ko: string, en: string, of: (row: ProjectRow) => string | null): ColumnLooks {
  const className = "number figure-column wide-only";
  return { title: { ko, en }, className, cell: (row) => <Rate rate={of(row)} />, copied: of };
}

export const columnLooks: Readonly<Record<ProjectColumn, ColumnLooks>> = {
  department: {
    ...text("부서", "Department", ({ department }) => department),
    className: "department-column wide-only",
  },
  unitProject: text("단위사업", "Unit project", ({ unitProject }) => unitProject),
  team: text("팀", "Team", ({ team }) => team),
  account: text("회계", "Account", ({ account }) => account),
  field: text("분야", "Field", ({ field }) => field),
  budget: money("예산", "Budget", ({ figures }) => figures.budgetWon),
  spent: money("집행액", "Spent", ({ figures }) => figures.spentWon),
  rate: {
    title: { ko: "집행률", en: "Rate" },
    className: "rate-column",
    cell: ({ figures }) => (
      <>
        <Rate rate={figures.rate} />
        <JudgedBar figures={figures} />
      </>
    ),
    copied: ({ figures }) => figures.rate,
  },
  month: {
    title: { ko: "월별", en: "By month" },
    className: "spark-column wide-only",
    cell: ({ monthEndsWon, figures }) => <Sparkline months={monthEndsWon} budget={figures.budgetWon} />,
    copied: ({ monthEndsWon }) => monthEndsWon.map((won) => won ?? "").join(" "),
  },
  expected: rate("기대 집행률", "Expected", ({ figures }) => figures.expectation?.expectedRate ?? null),
  gap: {
    title: { ko: "격차", en: "Gap" },
    className: "number figure-column wide-only",
    cell: ({ figures: { expectation } }) =>
      expectation === null ? "–" : formatPoints(expectation.gapPoints),
    copied: ({ figures }) => figures.expectation?.gapPoints ?? null,
  },
  behind: money("부족액", "Behind", ({ figures }) => figures.expectation?.behindWon ?? null),
  forecastRate: rate("연말 전망", "Forecast", ({ figures }) => figures.forecast?.rate ?? null),
  forecast: money("연말 전망액", "Forecast won", ({ figures }) => figures.forecast?.amountWon ?? null),
  asOf: { ...text("기준일", "As of", ({ figures }) => figures.asOf), className: "figure-column wide-only" },
  severity: {
    title: { ko: "알림", en: "Alert" },
    className: "alert-column",
    cell: ({ alert }) => alert !== null && <SeverityTag severity={alert.severity} count={alert.count} />,
    copied: ({ alert }, tell) => alert && `${tell(severityNames[alert.severity])} ${alert.count}`,
  },
};

// The year's spending in the size of a word.

const width = 88;
const height = 22;

interface SparklineProps {
  readonly months: readonly (string | null)[];
  readonly budget: string | null;
}

/** Its figures stand beside it, so it is passed over when read aloud. A month alone between silences is a dot. */
function Sparkline({ months, budget }: SparklineProps) {
  const lines = yearLines(months, topOf([...months, budget]));
  const alone = lines.slice(1).flatMap((line) => (line.length === 1 ? line : []));
  const last = lines.at(-1)?.at(-1);
  return (
    <svg
      className="spark"
      width={width + 6}
      height={height + 6}
      viewBox={`-1 -3 ${width + 6} ${height + 6}`}
      aria-hidden="true"
    >
      <line className="spark-base" x1="0" x2={width} y1={height} y2={height} />
      {lines.map((line, key) => (
        <path key={key} className="spark-line" d={pathOf(line, width, height)} />
      ))}
      {alone.map(({ x, y }) => (
        <circle key={x} className="spark-end" cx={x * width} cy={height - y * height} r="1.5" />
      ))}
      {last !== undefined && (
        <circle className="spark-end" cx={last.x * width} cy={height - last.y * height} r="2.5" />
      )}
    </svg>
  );
}
