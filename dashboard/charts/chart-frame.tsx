/** A picture with the sentence that says what it shows, its table for who cannot see it, and both to take away. */
import { type ReactNode, useDeferredValue, useLayoutEffect, useRef, useState } from "react";
import { type Labels, useLanguage } from "../context/language.tsx";
import { csvOf } from "../logic/chart-words.ts";
import { grouped } from "../logic/format-figures.ts";
import { handOver } from "../parts/download-link.tsx";
import { pngFile, svgFile } from "./chart-files.ts";

export interface ChartTable {
  readonly head: readonly string[];
  /** As they are: amounts in won, days as they are written. The first heads its row. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartFrameProps {
  /** Of the files, and of the element. */
  readonly name: string;
  readonly title: string;
  readonly sentence: Labels;
  readonly table: ChartTable;
  readonly legend?: ReactNode;
  /** Of the table; the file has all. */
  readonly mostRows?: number;
  /** @param width in pixels, that letters keep their size on a telephone. */
  readonly children: (width: number) => ReactNode;
}

const leastWidth = 180;

export function ChartFrame({
  name,
  title,
  sentence,
  table,
  legend,
  mostRows = table.rows.length,
  children,
}: ChartFrameProps) {
  const { say, tell } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [isBroken, setIsBroken] = useState(false);
  // Folded up, so its rows come right after what is seen.
  const hasTwin = useDeferredValue(true, false);
  const save = (kind: "PNG" | "SVG"): void => {
    const svg = box.current?.querySelector("svg");
    if (svg === null || svg === undefined) return;
    if (kind === "SVG") handOver(`${name}.svg`, svgFile(svg, title));
    else
      pngFile(svg, title).then(
        (file) => handOver(`${name}.png`, file),
        () => setIsBroken(true),
      );
  };
  return (
    <figure className="card chart" aria-labelledby={`chart-${name}`} data-chart={name}>
      <figcaption>
        <h3 id={`chart-${name}`}>{title}</h3>
        <p>{tell(sentence)}</p>
      </figcaption>
      <div className="acts chart-acts">
        {(["PNG", "SVG"] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => save(kind)}>
            {kind} {say("받기", "file")}
            <span className="unseen">: {title}</span>
          </button>
        ))}
        <button type="button" onClick={() => handOver(`${name}.csv`, csvFile(table))}>
          CSV {say("받기", "file")}
          <span className="unseen">: {title}</span>
        </button>
      </div>
      <div ref={box} className="chart-box">
        {width >= leastWidth && children(width)}
      </div>
      {legend}
      {isBroken && (
        <p className="small" role="alert">
          {say(
            "이 브라우저에서는 PNG를 만들지 못했습니다. SVG로 받아 주십시오.",
            "This browser could not make a PNG; take the SVG.",
          )}
        </p>
      )}
      <details>
        <summary>{say("표로 보기", "As a table")}</summary>
        {hasTwin && (
          <TableTwin title={title} table={{ head: table.head, rows: table.rows.slice(0, mostRows) }} />
        )}
        {mostRows < table.rows.length && (
          <p className="small">
            {say(
              `${table.rows.length}건 중 ${mostRows}건입니다. CSV에 모두 있습니다.`,
              `${mostRows} of ${table.rows.length}; the CSV has all.`,
            )}
          </p>
        )}
      </details>
    </figure>
  );
}

function csvFile({ head, rows }: ChartTable): Blob {
  return new Blob([csvOf([head, ...rows])], { type: "text/csv" });
}

function TableTwin({ title, table: { head, rows } }: { readonly title: string; readonly table: ChartTable }) {
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={head[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[at]} className="number">
                    {cell === "" ? "–" : groupedAmount(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Won in files stay bare; people read them in threes. */
function groupedAmount(cell: string): string {
  return /^-?\d{4,}$/.test(cell) ? grouped(BigInt(cell)) : cell.replace(/^-(?=\d)/, "−");
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  // Before anything is painted: the picture comes with its frame.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
