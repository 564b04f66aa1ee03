/**
 * Tables that print each figure of a project in a row of its own: `사업명 | 구분 | 계 | 국비 | 시비`, with 예산액, 집행액 and 집행률
 * under 구분. Its rows become one for each project, with a column for each figure and each fund.
 */

interface Row {
  readonly row: number;
  readonly to?: number;
  readonly cells: readonly string[];
}

/** Where the columns of such a table stand, from 0. */
export interface FigureColumns {
  /** Under it stands which figure the row states; what names the project stands before it. */
  readonly figure: number;
  /** The whole, and the funds that share it. */
  readonly amounts: readonly number[];
  /** Of these, what is no fund: a rate is that of the whole. */
  readonly whole: number;
}

const figureRole = /^(appropriation|current-budget|commitment|expenditure|plan|rate|part)$/;

export interface FiguresAcross<R extends Row> {
  /** For each column behind the names, which figure it states, as printed, and of which of the amounts. */
  readonly columns: readonly { readonly word: string; readonly at: number }[];
  /** The first row of each project, with the cells of all its rows. */
  readonly rows: readonly R[];
}

interface Column {
  readonly role: string;
  readonly label: string;
  readonly fund: string | null;
}

/** Null where no column behind the names says which figure a row states, or where others than those of amounts stand behind it. */
export function figureColumnsOf(
  columns: readonly Column[],
  isTotal: (label: string) => boolean,
): FigureColumns | null {
  const isOfFigure = ({ label }: Column) => /^(예산)?(구분|항목)$/.test(label.replace(/\s/g, ""));
  const name = columns.findLastIndex(
    (column) => /^(unit-)?project$|^name$/.test(column.role) && !isOfFigure(column),
  );
  const figure = columns.findIndex((column, at) => at > name && isOfFigure(column));
  const behind = [...columns.entries()].filter(([at]) => at > figure);
  const amounts = behind
    .filter(([, { role, fund, label }]) => role === "other" && (fund !== null || isTotal(label)))
    .map(([at]) => at);
  const whole = amounts.find((at) => columns[at]?.fund === null);
  const isKnown = behind.every(([at, { label }]) => amounts.includes(at) || /^(비고|)$/.test(label.trim()));
  return name === -1 || figure === -1 || whole === undefined || !isKnown ? null : { figure, amounts, whole };
}

/**
 * @param roleOf a word under 구분, as that of a header.
 * @returns null where some row states no figure that is known, or all of them the same one.
 */
export function figuresAcross<R extends Row>(
  rows: readonly R[],
  { figure, amounts, whole }: FigureColumns,
  roleOf: (word: string) => string,
): FiguresAcross<R> | null {
  const words = new Map<string, string>();
  const projects: { readonly first: R; readonly name: string; readonly figures: Map<string, R> }[] = [];
  for (const row of rows) {
    const printed = row.cells[figure] ?? "";
    const word = printed.replace(/\s/g, "");
    const name = row.cells.slice(0, figure).join("\t").trim();
    const isHeading = word === "" && amounts.every((at) => (row.cells[at] ?? "") === "");
    if (!isHeading && !figureRole.test(roleOf(word))) return null;
    const last = projects.at(-1);
    const isNext = last === undefined || (name !== "" && name !== last.name) || last.figures.has(word);
    const own = isNext || isHeading ? { first: row, name, figures: new Map<string, R>() } : last;
    if (own !== last) projects.push(own);
    if (isHeading) continue;
    own.figures.set(word, row);
    if (!words.has(word)) words.set(word, printed);
  }
  if (words.size < 2) return null;
  const columns = [...words.values()].flatMap((word) =>
    amounts.filter((at) => at === whole || roleOf(word) !== "rate").map((at) => ({ word, at })),
  );
  return {
    columns,
    rows: projects.map(({ first, figures }) => ({
      ...first,
      to: [...figures.values()].at(-1)?.row ?? first.row,
      cells: [
        ...first.cells.slice(0, figure),
        ...columns.map(({ word, at }) => figures.get(word.replace(/\s/g, ""))?.cells[at] ?? ""),
      ],
    })),
  };
}
