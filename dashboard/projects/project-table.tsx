/**
 * Thousands of rows of which only those in sight are drawn. To a screen reader it is one table with all its rows
 * counted; to the keyboard it is one stop, and arrows move from row to row. On paper every row is drawn.
 */
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { type ProjectColumn, writtenColumns } from "../logic/columns/project-columns.ts";
import { orderOf, pressedSort, type ProjectSort, sortOf } from "../logic/project-filters.ts";
import { rowAfterKey, scrollToRow, visibleRows } from "../logic/visible-rows.ts";
import { useIsPrinting, usePaperDay } from "../parts/use-is-printing.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useTextSize } from "../context/text-size.ts";
import { columnLooks } from "./project-columns.tsx";
import { useKeptScroll } from "./use-kept-scroll.ts";

/** As `.projects td` has it in projects.css. */
const rowRems = 3.25;

function rowPixels(): number {
  return rowRems * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

interface ProjectTableProps {
  readonly rows: readonly ProjectRow[];
  readonly columns: readonly ProjectColumn[];
  /** What the rows answer: another question begins at its first row. */
  readonly query: string;
  /** With those that are still under way. */
  readonly total: number;
  /** Other rows are on their way. */
  readonly isBusy: boolean;
}

export function ProjectTable({ rows, columns, query, total, isBusy }: ProjectTableProps) {
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 900 });
  const [active, setActive] = useState({ row: 0, isMoved: false });
  const [textSize] = useTextSize();
  const rowHeight = useMemo(rowPixels, [textSize]);
  const isPrinting = useIsPrinting();
  usePaperDay(latestDay(rows));
  const isChosen = writtenColumns(columns) !== null;
  const follow = (): void => {
    const element = box.current;
    if (element === null) return;
    const [top, height] = [element.scrollTop, element.clientHeight];
    setScroll((before) => (before.top === top && before.height === height ? before : { top, height }));
  };
  const { keepSoon, keepNow } = useKeptScroll(box, query, rows.length, isBusy);
  // Before they are painted: how many rows are drawn hangs on it.
  useLayoutEffect(() => {
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
      onScroll={() => {
        follow();
        keepSoon();
      }}
      onClickCapture={keepNow}
      role="region"
      aria-label={say("사업 표", "Table of projects")}
      tabIndex={0}
    >
      <table
        className={isChosen ? "projects chosen" : "projects"}
        style={isChosen && !isPrinting ? { minWidth: `${16 + 8.1 * columns.length}rem` } : undefined}
        aria-rowcount={total + 1}
        onKeyDown={press}
      >
        <ProjectTableHead columns={columns} />
        <tbody>
          <Room height={drawn.above} columns={columns.length + 1} />
          {rows.slice(drawn.first, drawn.end).map((row, index) => (
            <ProjectTableRow
              key={row.id}
              row={row}
              columns={columns}
              index={drawn.first + index}
              isStop={drawn.first + index === stop}
            />
          ))}
          <Room height={drawn.below} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

function latestDay(rows: readonly ProjectRow[]): string | null {
  return rows.reduce<string | null>(
    (latest, { figures: { asOf } }) => (latest === null || asOf > latest ? asOf : latest),
    null,
  );
}

/** In place of the rows out of sight. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden="true" className="room">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** A press on a head sorts by its column, another one turns the order. */
function ProjectTableHead({ columns }: { readonly columns: readonly ProjectColumn[] }) {
  const { say, tell } = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Head sort="name" title={say("사업", "Project")} className="name-column" />
        {columns.map((column) => (
          <Head
            key={column}
            sort={column}
            title={tell(columnLooks[column].title)}
            className={columnLooks[column].className}
          />
        ))}
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
  readonly columns: readonly ProjectColumn[];
  readonly index: number;
  readonly isStop: boolean;
}

const ProjectTableRow = memo(({ row, columns, index, isStop }: ProjectTableRowProps) => {
  const { say } = useLanguage();
  return (
    // The head is row 1.
    <tr aria-rowindex={index + 2} data-why={`project:${row.id}`}>
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
      {columns.map((column) => (
        <td key={column} className={columnLooks[column].className}>
          {columnLooks[column].cell(row)}
        </td>
      ))}
    </tr>
  );
});
ProjectTableRow.displayName = "ProjectTableRow";
