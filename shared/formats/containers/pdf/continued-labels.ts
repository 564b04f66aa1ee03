/**
 * The name of a merged cell that a page parts: it is printed in the middle of the whole cell, on one of the pages. Where it stands on the
 * second one, the rows of the first have a cell of their own without a name.
 */
import { type Box, isAcross, isDown } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { isTableRow, printedRows, wordsOf } from "./printed-rows.ts";

/** The pages themselves where no cell without a name stands at the end of one. */
export function withContinuedLabels(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  return pages.map((page, at) => {
    const next = pages[at + 1];
    const last = firstColumn(page).at(-1);
    const first = next === undefined ? undefined : firstColumn(next)[0];
    const [row] = last?.rows ?? [];
    if (last === undefined || first === undefined || row === undefined) return page;
    if (last.names.length > 0 || first.names.length === 0) return page;
    return { ...page, texts: [...page.texts, ...first.names.map((name) => ({ ...name, y: row }))] };
  });
}

interface LabelCell {
  readonly names: readonly PlacedText[];
  /** Where its rows of the table stand. */
  readonly rows: readonly number[];
}

/** The cells of the first column that rows of the table have, from the top. */
function firstColumn({ texts, lines }: PrintedPage): readonly LabelCell[] {
  const down = lines.filter((line) => isDown(line) && !isAcross(line));
  const [left, right] = [...new Set(down.map((line) => line.left))].toSorted((a, b) => a - b);
  if (left === undefined || right === undefined) return [];
  const across = lines.filter((line) => isAcross(line) && line.left < left + 3 && line.right > right - 3);
  // A cell that goes on over the page has no border there.
  const ends = [Math.max(...down.map(({ high }) => high)), Math.min(...down.map(({ low }) => low))];
  const rules = [...across.map(({ low }) => low), ...ends].toSorted((a, b) => b - a);
  const borders = down.filter((line) => Math.abs(line.left - right) <= 1);
  // A total may stand over the first two columns.
  const isParted = (y: number) => borders.some((border) => isIn(y, border));
  const rows = printedRows(texts).map(wordsOf).filter(isTableRow);
  return rules.slice(1).flatMap((low, at) => {
    const cell: Box = { left, right, low, high: rules[at] ?? low };
    const own = rows.flatMap(([text]) =>
      text !== undefined && isIn(text.y, cell) && isParted(text.y) ? [text.y] : [],
    );
    const names = texts.filter(
      ({ text, x, y }) => text.trim() !== "" && isIn(y, cell) && x > left - 3 && x < right,
    );
    return own.length === 0 ? [] : [{ names, rows: own }];
  });
}

function isIn(y: number, { low, high }: Box): boolean {
  return y > low && y < high;
}
