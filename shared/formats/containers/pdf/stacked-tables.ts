/**
 * Tables side by side, placed under each other with what stands over each of them: a reader of lines takes the names over them for one line,
 * and every row for the last name's. Where pages part them so that nobody knows whose rows follow, the file is refused.
 */
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, rejection } from "../../kernel/finding-list.ts";
import type { Box } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { columnsOf, type PrintedRow, printedRows, rightOf, type Word, wordsOf } from "./printed-rows.ts";
import { headedTables, isIn, lowestBeside, ruledTables } from "./side-tables.ts";

export interface StackedPages {
  readonly pages: readonly PrintedPage[];
  readonly findings: readonly Finding[];
}

interface Stacked {
  readonly page: PrintedPage;
  /** What stands over tables beside each other, each over its own. */
  readonly heads: readonly string[];
  readonly isStacked: boolean;
  readonly isUnclear: boolean;
}

/** The pages themselves where no tables stand beside each other. */
export function stackedTables(pages: readonly PrintedPage[]): StackedPages {
  const stacked = pages.map((page) => stackedPage({ page, heads: [], isStacked: false, isUnclear: false }));
  const headed = stacked.findIndex(({ heads }) => heads.length > 0);
  const goesOn = (at: number) => headed !== -1 && at > headed && isHeadless(pages, stacked, at);
  const unclear = stacked.findIndex(({ isUnclear }, at) => isUnclear || goesOn(at));
  return {
    pages: stacked.map(({ page }) => page),
    findings: unclear === -1 ? [] : [besideUnclear(unclear + 1)],
  };
}

/** Whether rows of a page may go on from either of the tables beside each other on an earlier one. */
function isHeadless(pages: readonly PrintedPage[], stacked: readonly Stacked[], at: number): boolean {
  const [page, before] = [pages[at], pages[at - 1]];
  if (page === undefined || before === undefined) return false;
  if (stacked[at]?.isStacked === true) return stacked[at].heads.length === 0;
  const rows = printedRows(page.texts).map(wordsOf);
  const [first] = ruledTables(page.lines, rows).toSorted((a, b) => b.high - a.high);
  if (first === undefined || stacked[at - 1]?.isStacked !== true) return false;
  const known = new Set(printedRows(before.texts).map(lineOf));
  return !rows.some(
    (row) => (row[0]?.y ?? 0) > first.high && /[가-힣]/.test(lineOf(row)) && !known.has(lineOf(row)),
  );
}

function lineOf(row: PrintedRow): string {
  return row.map(({ text }) => text.replaceAll(/[\s\d]/g, "")).join("");
}

function stackedPage(given: Stacked): Stacked {
  const { page } = given;
  const rows = printedRows(page.texts).map(wordsOf);
  const ruled = ruledTables(page.lines, rows);
  const open = rows.filter((row) => !ruled.some((box) => row.some((word) => isIn(word, box))));
  const headed = headedTables(open);
  if (headed === "unclear") return { ...given, isUnclear: true };
  const columns = lowestBeside([...ruled, ...(headed ?? [])]);
  if (columns === null) return given;
  const band = bandOf(columns, rows, ruled);
  return stackedPage({
    page: placedUnder(page, columns, band),
    heads: [...given.heads, ...band.heads],
    isStacked: true,
    isUnclear: given.isUnclear || band.isUnclear,
  });
}

interface Band {
  readonly low: number;
  readonly high: number;
  /** What is said once for all tables, beside the first of them. */
  readonly common: ReadonlySet<PlacedText>;
  readonly heads: readonly string[];
  readonly isUnclear: boolean;
}

const stated = /단위|현재|기준/;

function bandOf(columns: readonly Box[], rows: readonly (readonly Word[])[], tables: readonly Box[]): Band {
  const [low, top] = [
    Math.min(...columns.map((box) => box.low)),
    Math.max(...columns.map((box) => box.high)),
  ];
  const others = tables.filter((box) => box.low >= top);
  const common = new Set<PlacedText>();
  const heads: string[] = [];
  let [high, isUnclear] = [top, false];
  const above = rows.filter(([first]) => first !== undefined && first.y > top).toReversed();
  for (const row of above) {
    const phrases = phrasesOf(row);
    const [first] = phrases;
    if (first === undefined || others.some((box) => row.some((word) => isIn(word, box)))) break;
    const crossing = phrases.findIndex((phrase) => isCrossing(phrase, columns));
    if (crossing > 0 && heads.length === 0) isUnclear = true;
    if (crossing !== -1) break;
    const units = phrases.filter(({ text }) => stated.test(text));
    const isOwn = new Set(units.map((phrase) => columnAt(columns, phrase))).size > 1;
    for (const phrase of phrases) {
      if (stated.test(phrase.text) && !isOwn) for (const part of phrase.parts) common.add(part);
      else if (!stated.test(phrase.text) && columnAt(columns, phrase) > 0) heads.push(phrase.text);
    }
    high = first.y + first.size;
  }
  return { low: low - 3, high: high + 1, common, heads, isUnclear };
}

function phrasesOf(row: readonly Word[]): readonly Word[] {
  return columnsOf(row, 1).map((phrase) => ({
    ...phrase,
    parts: row.filter(({ x }) => x >= phrase.x && x < rightOf(phrase)).flatMap(({ parts }) => parts),
  }));
}

/** A text may begin a little before the table that it stands over. */
function startOf(columns: readonly Box[], at: number): number {
  const [before, own] = [columns[at - 1], columns[at]];
  return before === undefined || own === undefined
    ? -Infinity
    : Math.max((before.right + own.left) / 2, own.left - 12);
}

function columnAt(columns: readonly Box[], { x }: { readonly x: number }): number {
  return columns.findLastIndex((_, at) => x >= startOf(columns, at));
}

function isCrossing(phrase: PlacedText, columns: readonly Box[]): boolean {
  return columnAt(columns, { x: rightOf(phrase) - phrase.size * 0.2 }) !== columnAt(columns, phrase);
}

/** The page grows by the height of the band for each further column. */
function placedUnder(page: PrintedPage, columns: readonly Box[], { low, high, common }: Band): PrintedPage {
  const height = high - low;
  const last = columns.length - 1;
  const movedFrom = (x: number, y: number) => {
    const at = y > high ? 0 : columnAt(columns, { x });
    return {
      right: (columns[0]?.left ?? 0) - (columns[y > high || y < low ? 0 : at]?.left ?? 0),
      up: y < low ? 0 : (last - at) * height,
    };
  };
  const boxMoved = <T extends Box>(box: T): readonly T[] => {
    const [from, to] = [movedFrom(box.left, box.low), movedFrom(box.right - 0.1, box.high)];
    // A frame around all of them bounds none.
    if (from.right !== to.right || from.up !== to.up) return [];
    const { right, up } = from;
    return [
      { ...box, left: box.left + right, right: box.right + right, low: box.low + up, high: box.high + up },
    ];
  };
  return {
    ...page,
    height: page.height + last * height,
    lines: page.lines.flatMap(boxMoved),
    clips: page.clips.flatMap(boxMoved),
    pictures: page.pictures.flatMap(boxMoved),
    texts: page.texts.map((text) => {
      const { right, up } = common.has(text) ? { right: 0, up: last * height } : movedFrom(text.x, text.y);
      return { ...text, x: text.x + right, y: text.y + up };
    }),
  };
}

function besideUnclear(page: number): Finding {
  return rejection("tables-beside", placeAt(null, null, String(page)), {
    ko: `${page}쪽에 표가 나란히 있는데 어느 제목과 부서가 어느 표의 것인지 알 수 없습니다. 표를 위아래로 놓아 다시 인쇄하거나 원본 문서(HWPX, DOCX, XLSX)를 올려 주십시오.`,
    en: `On page ${page} tables stand side by side, and it is unclear which title and department belong to which of them. Place them under each other and print again, or upload the original document (HWPX, DOCX, XLSX).`,
  });
}
