/**
 * Marks that are laid over or under a table: watermarks, and name, address and time of who printed it. They stand aslant, or are faint or large
 * and cross what a table holds. Their letters would become part of names.
 */
import type { DrawnText } from "./drawn-texts.ts";
import { isAcross, isDown, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import { rightOf } from "./printed-rows.ts";

export interface Unmarked {
  readonly texts: readonly PlacedText[];
  readonly marks: number;
  /** What stands aslant and may be an amount. */
  readonly amounts: readonly string[];
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
    (run) => !amount.test(textOf(run)) && isRunLaidOver(run, { shown, plain, lines }),
  );
  const gone = new Set([...aslant, ...level.flat()]);
  // Where most of a page stands so, it is the page's own way.
  if (gone.size === 0 || gone.size * 2 > shown.length) return { texts, marks: 0, amounts: [] };
  const runs = runsOf(aslant).map(textOf);
  const amounts = runs.filter((text) => amount.test(text));
  return {
    texts: texts.filter((text) => !gone.has(text) && !isAslant(text)),
    marks: runs.length - amounts.length + level.length,
    amounts,
  };
}

function textOf(run: readonly PlacedText[]): string {
  return run.map(({ text }) => text).join("");
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
function runsOf(texts: readonly PlacedText[], maxGap = 2): readonly (readonly PlacedText[])[] {
  const runs: PlacedText[][] = [];
  for (const text of texts) {
    const before = runs.at(-1)?.at(-1);
    const gap = before === undefined ? Infinity : text.x - rightOf(before);
    const isNext =
      before !== undefined && Math.abs(before.size - text.size) < 0.1 && Math.abs(gap) < maxGap * text.size;
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
  return off >= minOff && off <= maxOff && text.size >= 0.85 * other.size && isInCellOf(text, other, lines);
}

function isInCellOf(text: PlacedText, other: PlacedText, lines: readonly Line[]): boolean {
  const [left, right] = [Math.min(text.x, other.x), Math.max(text.x, other.x)];
  const columns = lines.filter(
    (line) => isDown(line) && !isAcross(line) && line.low < other.y && line.high > other.y,
  );
  return columns.length > 1 && !columns.some((line) => line.left > left && line.left < right);
}

/** No two texts of one line, and no two lines of one cell, stand so close above each other. */
const [minOff, maxOff] = [0.2, 0.7];

/** Words in the look of the table that lie over another, or in its cell between two lines: nobody knows whether they are marks. */
export function overlaidTexts(texts: readonly PlacedText[], lines: readonly Line[]): readonly string[] {
  const level = texts.filter(({ text, turn }) => text.trim() !== "" && turn[0] > 0.99);
  const words = runsOf(level, 0.5).map(wordOf);
  // What a stamp lies on beside the table is no figure.
  const amounts = words.filter(({ text }) => amount.test(text));
  const across = lines.filter((line) => isAcross(line) && line.isEdge !== true);
  const sorted = words.toSorted((a, b) => b.y - a.y);
  return sorted.flatMap((word, at) => {
    const below = sorted.slice(at + 1);
    const end = below.findIndex((other) => word.y - other.y > maxOff * Math.max(word.size, other.size));
    const near = end === -1 ? below : below.slice(0, end);
    const other = near.find((each) => isLaidOn(word, each, lines));
    if (other !== undefined)
      return [word, other].some((each) => isInRow(each, amounts)) ? [`${word.text} ${other.text}`] : [];
    return isAmong(word, amounts) && across.some((line) => isOnBorder(word, words, line)) ? [word.text] : [];
  });
}

function isAmong({ y }: PlacedText, amounts: readonly PlacedText[]): boolean {
  return amounts.some((text) => text.y < y) && amounts.some((text) => text.y > y);
}

/** Whether an amount stands on its line, or it is one that something lies on. */
function isInRow(word: PlacedText, amounts: readonly PlacedText[]): boolean {
  return amounts.some(({ y }) => Math.abs(y - word.y) < minOff * word.size);
}

function wordOf(run: readonly PlacedText[]): PlacedText {
  const [first] = run.toSorted((a, b) => a.x - b.x);
  const right = Math.max(...run.map(rightOf));
  return first === undefined ? blank : { ...first, text: textOf(run).trim(), width: right - first.x };
}

const blank: PlacedText = { text: "", x: 0, y: 0, width: 0, size: 1, turn: [1, 0], font: "" };
/** Marks of footnotes stand off the line, too. */
const footnote = /^[([]?(?:주|註|\*|※)?\s*[\d*]{0,2}[)\]]?$/;

function isLaidOn(one: PlacedText, other: PlacedText, lines: readonly Line[]): boolean {
  const size = Math.max(one.size, other.size);
  const off = Math.abs(one.y - other.y) / size;
  const gap = Math.max(one.x - rightOf(other), other.x - rightOf(one)) / size;
  if (off < minOff || off > maxOff || gap > 1.5 || one.text === other.text) return false;
  if (footnote.test(one.text) || footnote.test(other.text)) return false;
  return gap < 0.3 || isInCellOf(one, other, lines);
}

/** Whether a border runs through it. What strikes a row through does so with the row's other texts. */
function isCrossed(text: PlacedText, others: readonly PlacedText[], lines: readonly Line[]): boolean {
  const middle = text.y + text.size * 0.3;
  return lines.some((line) =>
    isDown(line) && !isAcross(line)
      ? line.left > text.x + text.size * 0.3 &&
        line.left < rightOf(text) - text.size * 0.3 &&
        line.low < middle &&
        line.high > middle
      : isOnBorder(text, others, line),
  );
}

function isOnBorder(text: PlacedText, others: readonly PlacedText[], line: Line): boolean {
  const isWide = line.right - line.left > 2 * text.width;
  return isWide && isThrough(line, text) && !others.some((other) => other !== text && isThrough(line, other));
}

function isThrough({ low, left, right }: Line, { x, y, width, size }: PlacedText): boolean {
  return low > y + size * 0.1 && low < y + size * 0.7 && left < x + width && right > x;
}

/** A printer may draw a run of text letter by letter. */
export function isDrawnBy(drawn: readonly DrawnText[], text: PlacedText): boolean {
  const widths = drawn.map((each) => widthAt(each, text));
  return widths.reduce((sum, width) => sum + width, 0) > text.width * 0.5;
}

function widthAt({ left, right, low }: DrawnText, { x, y, width }: PlacedText): number {
  return Math.abs(low - y) < 1 ? Math.max(0, Math.min(right, x + width) - Math.max(left, x)) : 0;
}
