/**
 * Thousands of rows of which only those in sight are drawn. To a screen reader it is one table with all its rows
 * counted; to the keyboard it is one stop, and arrows move from row to row. On paper every row is drawn.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { rowAfterKey, scrollToRow, visibleRows } from "../logic/visible-rows.ts";
import { useLanguage } from "../shell/language.tsx";
import { ProjectTableHead } from "./project-table-head.tsx";
import { ProjectTableRow } from "./project-table-row.tsx";
import { useIsPrinting } from "../parts/use-is-printing.ts";

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
