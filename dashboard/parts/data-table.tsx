/** A table of figures: a title, heads with their scope, and a region that scrolls by itself where it is too wide. */
import type { ReactNode } from "react";

export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Of bars, whose title is for who does not see them. */
  readonly isBar?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly title: string;
  /** The id of a heading that says the title already; else the table has a caption. */
  readonly headedBy?: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first heads its row. */
  readonly columns: readonly Column<Row>[];
  readonly isMuted?: (row: Row) => boolean;
  /** What the figures of a row are of, as `whyAttribute` says it. */
  readonly whyOf?: (row: Row) => string | undefined;
  /** Columns whose width is not that of what is in them, so that tables beneath each other line up; the second is wide. */
  readonly isEven?: boolean;
}

export function DataTable<Row>({
  title,
  headedBy,
  rows,
  keyOf,
  columns,
  isMuted,
  whyOf,
  isEven = false,
}: DataTableProps<Row>) {
  return (
    <div
      className="scroll"
      role="region"
      tabIndex={0}
      aria-label={headedBy === undefined ? title : undefined}
      aria-labelledby={headedBy}
    >
      <table className={isEven ? "even" : undefined}>
        {headedBy === undefined && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={lookOf(column)}>
                {column.isBar === true ? <span className="unseen">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className={isMuted?.(row) === true ? "muted" : undefined}
              data-why={whyOf?.(row)}
            >
              {columns.map((column, index) => (
                <Cell key={column.title} isHead={index === 0} isNumber={column.isNumber === true}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lookOf({ isNumber, isBar }: Pick<Column<never>, "isNumber" | "isBar">): string | undefined {
  if (isNumber === true) return "number";
  return isBar === true ? "bar-column" : undefined;
}

function Cell({
  isHead,
  isNumber,
  children,
}: {
  readonly isHead: boolean;
  readonly isNumber: boolean;
  readonly children: ReactNode;
}) {
  const className = isNumber ? "number" : undefined;
  return isHead ? (
    <th scope="row" className={className}>
      {children}
    </th>
  ) : (
    <td className={className}>{children}</td>
  );
}
