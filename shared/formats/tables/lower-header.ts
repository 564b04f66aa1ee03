/**
 * What offices print in the row below a header whose first cell is not merged: the header's own name of the rows again, bare
 * years (`2025 | 2026`, `'25 | '26`), or numbers to calculate with (`① | ② | ②/①`). None of these is a row of figures.
 */
import { fullYear } from "../cells/printed-years.ts";

interface Line {
  readonly cells: readonly string[];
  /** Whether blank cells keep their place. */
  readonly keepsBlanks: boolean;
}

/** Only beside the header's own words a number is a year: `2025` may be an amount. */
export function withYears(line: Line, top: Line, isHeaderCell: (cell: string) => boolean): Line {
  if (!line.keepsBlanks) return line;
  const years = line.cells.map((cell, at) => (cell === top.cells[at] ? null : bareYear(cell)));
  const distinct = new Set(years.filter((year) => year !== null));
  const isRepeated = line.cells.some((cell, at) => cell !== "" && cell === top.cells[at]);
  // `25` alone is a year only beside another one.
  const isMarked = line.cells.every((cell, at) => years[at] === null || !/^\d\d$/.test(cell.trim()));
  const areYears = distinct.size > 0 && (isMarked || (isRepeated && distinct.size > 1));
  const isOfHeader = line.cells.every(
    (cell, at) => cell === "" || cell === top.cells[at] || years[at] !== null || isHeaderCell(cell),
  );
  if (!areYears || !isOfHeader) return line;
  return { ...line, cells: line.cells.map((cell, at) => (years[at] === null ? cell : `${years[at]}년`)) };
}

function bareYear(cell: string): number | null {
  const digits = /^(?:(20[0-4]\d)|['’‘]([0-4]\d)|([1-4]\d))$/.exec(cell.trim())?.slice(1).join("");
  return digits === undefined ? null : fullYear(digits);
}

/** A letter or a number for a column, and what is calculated of them. */
const sign = String.raw`[([]?(?:\d{1,2}|[①-⑳ⓐ-ⓩⅠ-Ⅻ]|[A-Za-z]|[가나다라마바사아자차카타파하]|[㉠-㉻㉮-㉻⑴-⒇])[)\]]?`;
const ordinal = new RegExp(`^${sign}\\.?$`);
const calculated = new RegExp(`^[([]?(?:${sign}=)?${sign}(?:[-−+/÷×x*=]+${sign})+(?:[×x*]100)?%?[)\\]]?$`);

/** Whether the row only numbers the columns of the header above it. */
export function isNumberingRow({ cells, keepsBlanks }: Line, top: Line): boolean {
  const stated = cells.flatMap((cell, at) => {
    const text = cell.replace(/\s/g, "");
    return text === "" || cell === top.cells[at] ? [] : [text];
  });
  const numbers = stated.filter((text) => /^\d+$/.test(text)).map(Number);
  const [first = 1] = numbers;
  return (
    keepsBlanks &&
    stated.length > 1 &&
    stated.every((text) => ordinal.test(text) || calculated.test(text)) &&
    // Small amounts of a project count up from 1 by chance at most.
    first === 1 &&
    numbers.every((number, at) => number === at + 1)
  );
}
