/**
 * Thousands of rows of which only those in sight are drawn. To a screen reader it is one table with all its rows
 * counted; to the keyboard it is one stop, and arrows move from row to row. On paper every row is drawn.
 */
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { pathOf, topOf, yearPoints } from "../logic/curve-points.ts";
import { formatPoints } from "../logic/format-figures.ts";
import { orderOf, pressedSort, type ProjectSort, sortOf } from "../logic/project-filters.ts";
import { rowAfterKey, scrollToRow, visibleRows } from "../logic/visible-rows.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { SeverityTag } from "../parts/severity.tsx";
import { useIsPrinting } from "../parts/use-is-printing.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";

/** As `.projects td` has it in projects.css. */
const rowHeight = 52;

interface ProjectTableProps {
  readonly rows: readonly ProjectRow[];
  /** With those that are still under way. */
  readonly total: number;
  /** Other rows are on their way. */
  readonly isBusy: boolean;
}

export function ProjectTable({ rows, total, isBusy }: ProjectTableProps) {
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 900 });
  const [active, setActive] = useState({ row: 0, isMoved: false });
  const isPrinting = useIsPrinting();
  const follow = (): void => {
    const element = box.current;
    if (element === null) return;
    const [top, height] = [element.scrollTop, element.clientHeight];
    setScroll((before) => (before.top === top && before.height === height ? before : { top, height }));
  };
  useEffect(() => {
    follow();
    addEventListener("resize", follow);
    return () => removeEventListener("resize", follow);
  }, []);
  const drawn = isPrinting
    ? { first: 0, end: rows.length, above: 0, below: 0 }
    : visibleRows(scroll, rowHeight, rows.length);
  // The stop of the tab key has to be drawn, wherever the wheel went.
  const stop = active.row >= drawn.first && active.row < drawn.end ? active.row : drawn.first;
  const press = (event: KeyboardEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLAnchorElement) || box.current === null) return;
    const row = rowAfterKey(event.key, stop, rows.length, Math.floor(scroll.height / rowHeight));
    if (row === null) return;
    event.preventDefault();
    // A row that is taken away with the focus in it would make the browser scroll by itself.
    box.current.focus({ preventScroll: true });
    box.current.scrollTop = scrollToRow(row, { ...scroll, height: scroll.height - rowHeight }, rowHeight);
    setActive({ row, isMoved: true });
    follow();
  };
  useEffect(() => {
    if (!active.isMoved) return;
    box.current
      ?.querySelector<HTMLAnchorElement>(`tr[aria-rowindex="${active.row + 2}"] a`)
      ?.focus({ preventScroll: true });
  }, [active]);
  return (
    <div
      className="scroll projects-box"
      ref={box}
      aria-busy={isBusy}
      onScroll={follow}
      role="region"
      aria-label={say("사업 표", "Table of projects")}
      tabIndex={0}
    >
      <table className="projects" aria-rowcount={total + 1} onKeyDown={press}>
        <ProjectTableHead />
        <tbody>
          <Room height={drawn.above} />
          {rows.slice(drawn.first, drawn.end).map((row, index) => (
            <ProjectTableRow
              key={row.id}
              row={row}
              index={drawn.first + index}
              isStop={drawn.first + index === stop}
            />
          ))}
          <Room height={drawn.below} />
        </tbody>
      </table>
    </div>
  );
}

/** In place of the rows out of sight. */
function Room({ height }: { readonly height: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden="true" className="room">
      <td colSpan={9} style={{ height }} />
    </tr>
  );
}

/** The columns of the table of projects; a press on a head sorts by it, another one turns the order. */
function ProjectTableHead() {
  const { say } = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Head sort="name" title={say("사업", "Project")} className="name-column" />
        <Head sort="department" title={say("부서", "Department")} className="department-column" />
        <Head sort="budget" title={say("예산", "Budget")} className="number money-column" />
        <Head sort="rate" title={say("집행률", "Rate")} className="rate-column" />
        <th scope="col" className="spark-column">
          {say("월별", "By month")}
        </th>
        <Head sort="gap" title={say("격차", "Gap")} className="number figure-column" />
        <Head sort="behind" title={say("부족액", "Behind")} className="number money-column" />
        <Head sort="forecast" title={say("연말 전망", "Forecast")} className="number figure-column" />
        <Head sort="severity" title={say("알림", "Alert")} className="alert-column" />
      </tr>
    </thead>
  );
}

function Head({
  sort,
  title,
  className,
}: {
  readonly sort: ProjectSort;
  readonly title: string;
  readonly className: string;
}) {
  const { params, change } = usePlace();
  const isSorted = sortOf(params) === sort;
  const order = orderOf(params);
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (order === "asc" ? "ascending" : "descending") : undefined}
    >
      <button type="button" className="sort" onClick={() => change(pressedSort(params, sort))}>
        {title}
        <span aria-hidden="true">{isSorted ? (order === "asc" ? " ▲" : " ▼") : " ↕"}</span>
      </button>
    </th>
  );
}

/** One project of the table. */
interface ProjectTableRowProps {
  readonly row: ProjectRow;
  readonly index: number;
  readonly isStop: boolean;
}

const ProjectTableRow = memo(({ row, index, isStop }: ProjectTableRowProps) => {
  const { say } = useLanguage();
  const { budgetWon, rate, expectation, forecast } = row.figures;
  return (
    // The head is row 1.
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="name-column" title={row.name}>
        <Link view="project" values={{ id: row.id }} tabIndex={isStop ? 0 : -1}>
          {row.name}
        </Link>
        {row.unitProject !== null && row.unitProject !== row.name && (
          <span className="small">{row.unitProject}</span>
        )}
        {row.exclusion !== null && (
          <span className="small">
            {say("판정 제외", "Not judged")}: {row.exclusion.value}
          </span>
        )}
      </th>
      <td className="department-column">{row.department}</td>
      <td className="number">
        <Won won={budgetWon} />
      </td>
      <td className="rate-column">
        <Rate rate={rate} />
        <RateBar rate={rate} expected={expectation?.expectedRate ?? null} />
      </td>
      <td className="spark-column">
        <Sparkline months={row.monthEndsWon} budget={budgetWon} />
      </td>
      <td className="number">{expectation === null ? "–" : formatPoints(expectation.gapPoints)}</td>
      <td className="number">
        <Won won={expectation?.behindWon ?? null} />
      </td>
      <td className="number">
        <Rate rate={forecast?.rate ?? null} />
      </td>
      <td>{row.alert !== null && <SeverityTag severity={row.alert.severity} count={row.alert.count} />}</td>
    </tr>
  );
});
ProjectTableRow.displayName = "ProjectTableRow";

const width = 88;
const height = 22;

interface SparklineProps {
  readonly months: readonly (string | null)[];
  readonly budget: string | null;
}

/** The year's spending in the size of a word. Its figures stand beside it, so it is passed over when read aloud. */
function Sparkline({ months, budget }: SparklineProps) {
  const points = yearPoints(months, topOf([...months, budget]));
  const last = points.at(-1);
  return (
    <svg
      className="spark"
      width={width + 6}
      height={height + 6}
      viewBox={`-1 -3 ${width + 6} ${height + 6}`}
      aria-hidden="true"
    >
      <line className="spark-base" x1="0" x2={width} y1={height} y2={height} />
      <path className="spark-line" d={pathOf(points, width, height)} />
      {last !== undefined && (
        <circle className="spark-end" cx={last.x * width} cy={height - last.y * height} r="2.5" />
      )}
    </svg>
  );
}
