/**
 * Marks that are laid over or under a table: watermarks, and name, address and time of who printed it. They stand aslant, or are faint or large
 * and cross what a table holds. Their letters would become part of names.
 */
import type { Finding } from "../../../domain/values/finding.ts";
import { remark, wholeFile } from "../../kernel/finding-list.ts";
import type { DrawnText } from "./drawn-texts.ts";
import { isAcross, isDown, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import { rightOf } from "./printed-rows.ts";

export interface Unmarked {
  readonly texts: readonly PlacedText[];
  readonly marks: number;
}

/** A large mark is so many times as high as the text of the page. */
const large = 1.8;
/** With its commas anywhere, or alone with its sign: whatever it looks like, it is no mark. Days and addresses have more dots. */
const amount = /\d,\d{3}|^\s*[(△▲-]?\s*\d+(?:\.\d+)?\s*[)%]?\s*$/;

/** The texts themselves where no marks lie over them. */
export function withoutMarks(
  texts: readonly PlacedText[],
  drawn: readonly DrawnText[],
  lines: readonly Line[],
): Unmarked {
  const shown = texts.filter(({ text }) => text.trim() !== "");
  const faint = drawn.filter(({ isFaint, text }) => isFaint && text.trim() !== "");
  const size = sizeOfMost(shown);
  const aslant = shown.filter(isAslant);
  const others = shown.filter((text) => !isAslant(text));
  const isOther = (text: PlacedText) => text.size >= large * size || isDrawnBy(faint, text);
  const suspects = new Set(others.filter(isOther));
  const plain = others.filter((text) => !suspects.has(text));
  const level = runsOf([...suspects]).filter(
    (run) =>
      !amount.test(run.map(({ text }) => text).join("")) && isRunLaidOver(run, { shown, plain, lines }),
  );
  const gone = new Set([...aslant, ...level.flat()]);
  // Where most of a page stands so, it is the page's own way.
  if (gone.size === 0 || gone.size * 2 > shown.length) return { texts, marks: 0 };
  return {
    texts: texts.filter((text) => !gone.has(text) && !isAslant(text)),
    marks: runsOf(aslant).length + level.length,
  };
}

function sizeOfMost(texts: readonly PlacedText[]): number {
  const sizes = texts.map(({ size }) => size).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}

/** Neither level nor upright; a sheet that was scanned lies aslant by less. */
function isAslant({ turn: [cosine, sine] }: PlacedText): boolean {
  return Math.abs(cosine) < 0.995 && Math.abs(sine) < 0.995;
}

/** Pieces of one line, as printers place each letter for itself. */
function runsOf(texts: readonly PlacedText[]): readonly (readonly PlacedText[])[] {
  const runs: PlacedText[][] = [];
  for (const text of texts) {
    const before = runs.at(-1)?.at(-1);
    const gap = before === undefined ? Infinity : text.x - rightOf(before);
    const isNext =
      before !== undefined && Math.abs(before.size - text.size) < 0.1 && Math.abs(gap) < 2 * text.size;
    if (isNext && (Math.abs(before.y - text.y) < 0.5 || isAslant(text))) runs.at(-1)?.push(text);
    else runs.push([text]);
  }
  return runs;
}

interface Page {
  readonly shown: readonly PlacedText[];
  readonly plain: readonly PlacedText[];
  readonly lines: readonly Line[];
}

function isRunLaidOver(run: readonly PlacedText[], { shown, plain, lines }: Page): boolean {
  const others = shown.filter((text) => !run.includes(text));
  return run.some(
    (text) =>
      plain.some((other) => isOver(text, other) || isOffLine(text, other, lines)) ||
      isCrossed(text, others, lines),
  );
}

function isOver(one: PlacedText, other: PlacedText): boolean {
  const size = Math.min(one.size, other.size);
  const across = Math.min(rightOf(one), rightOf(other)) - Math.max(one.x, other.x);
  const up = Math.min(one.y + one.size * 0.75, other.y + other.size * 0.75) - Math.max(one.y, other.y);
  return across > size * 0.3 && up > size * 0.3;
}

/** Beside a text of its own cell, neither on its line nor on the next one. */
function isOffLine(text: PlacedText, other: PlacedText, lines: readonly Line[]): boolean {
  const off = Math.abs(text.y - other.y) / other.size;
  if (off < 0.2 || off > 0.7 || text.size < 0.85 * other.size) return false;
  const [left, right] = [Math.min(text.x, other.x), Math.max(text.x, other.x)];
  const columns = lines.filter(
    (line) => isDown(line) && !isAcross(line) && line.low < other.y && line.high > other.y,
  );
  return columns.length > 1 && !columns.some((line) => line.left > left && line.left < right);
}

/** Whether a border runs through it. What strikes a row through does so with the row's other texts. */
function isCrossed(text: PlacedText, others: readonly PlacedText[], lines: readonly Line[]): boolean {
  return lines.some((line) => {
    if (isDown(line) && !isAcross(line))
      return (
        line.left > text.x + text.size * 0.3 &&
        line.left < rightOf(text) - text.size * 0.3 &&
        line.low < text.y + text.size * 0.3 &&
        line.high > text.y + text.size * 0.3
      );
    const isWide = line.right - line.left > 2 * text.width;
    return isWide && isThrough(line, text) && !others.some((other) => isThrough(line, other));
  });
}

function isThrough({ low, left, right }: Line, { x, y, width, size }: PlacedText): boolean {
  return low > y + size * 0.1 && low < y + size * 0.7 && left < x + width && right > x;
}

/** A printer may draw a run of text letter by letter. */
function isDrawnBy(drawn: readonly DrawnText[], text: PlacedText): boolean {
  const widths = drawn.map((each) => widthAt(each, text));
  return widths.reduce((sum, width) => sum + width, 0) > text.width * 0.5;
}

export function isAt(drawn: DrawnText, text: PlacedText): boolean {
  return widthAt(drawn, text) > text.width * 0.3;
}

function widthAt({ left, right, low }: DrawnText, { x, y, width }: PlacedText): number {
  return Math.abs(low - y) < 1 ? Math.max(0, Math.min(right, x + width) - Math.max(left, x)) : 0;
}

export function marksLeftOut(count: number): Finding {
  return remark("marks-left-out", wholeFile, {
    ko: `표 위에 겹친 글자(워터마크, 출력자·출력 일시 표시) ${count}개는 읽지 않았습니다.`,
    en: `Marks that lie over the tables (watermarks, or who printed them and when; ${count} in all) were not read.`,
  });
}
