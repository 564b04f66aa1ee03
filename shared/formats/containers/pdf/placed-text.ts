/** Text where a page shows it: the pieces that printers make of one amount joined, amounts that stand side by side apart. */
import { struckFrom, struckTo } from "../../kernel/marked-text.ts";
import { isAcross, type Line } from "./lines.ts";
import { combined, type Matrix } from "./page-drawing.ts";

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Cosine and sine of the direction in which it runs. */
  readonly turn: readonly [number, number];
  readonly font: string;
}

/** A run of text as the reader of PDFs places it on the sheet. */
export interface TextRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

/** @param nameOf the font's own name where its letters are pictures, else blank. */
export function placedTexts(
  runs: readonly TextRun[],
  base: Matrix,
  nameOf: (font: string) => string,
): readonly PlacedText[] {
  const placed = runs.flatMap(({ str, transform, width, fontName }): readonly PlacedText[] => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
    const [cosine, sine, skew, height, x, y] = combined(base, [a, b, c, d, e, f]);
    const [size, length] = [Math.hypot(skew, height), Math.hypot(cosine, sine)];
    if (str === "" || size === 0 || length === 0 || width === 0) return [];
    const font = nameOf(fontName);
    return [{ text: str, x, y, width, size, turn: [cosine / length, sine / length], font }];
  });
  return joinedPieces(placed.flatMap(apart));
}

const amount = /^[-−△▲(]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?\)?$/;

/** Amounts of columns that nearly touch are one run of text with a gap in it. */
export function isRowOfAmounts(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return parts.length > 1 && text.includes(",") && parts.every((part) => amount.test(part));
}

function apart(placed: PlacedText): readonly PlacedText[] {
  if (!isRowOfAmounts(placed.text) || placed.turn[0] < 0.99) return [placed];
  const parts = placed.text.trim().split(/\s+/);
  const unit = placed.width / widthOf(placed.text);
  let at = 0;
  return parts.map((text) => {
    const from = placed.text.indexOf(text, at);
    at = from + text.length;
    return {
      ...placed,
      text,
      x: placed.x + widthOf(placed.text.slice(0, from)) * unit,
      width: widthOf(text) * unit,
    };
  });
}

/** Commas, points and gaps are half as wide as digits. */
function widthOf(text: string): number {
  return text.length - text.replaceAll(/[^,. ()]/g, "").length / 2;
}

/** Some printers place a comma for itself. */
function joinedPieces(placed: readonly PlacedText[]): readonly PlacedText[] {
  const whole: PlacedText[] = [];
  for (const piece of placed) {
    const before = whole.at(-1);
    if (before !== undefined && isOneAmount(before, piece))
      whole[whole.length - 1] = {
        ...before,
        text: before.text.trim() + piece.text.trim(),
        width: piece.x + piece.width - before.x,
      };
    else whole.push(piece);
  }
  return whole;
}

function isOneAmount(before: PlacedText, piece: PlacedText): boolean {
  const gap = piece.x - before.x - before.width;
  const [left, right] = [before.text.trim(), piece.text.trim()];
  return (
    piece.y === before.y &&
    piece.size === before.size &&
    Math.abs(gap) < before.size * 0.15 &&
    /^[-−△▲(]?[\d,.]+$/.test(left) &&
    /^[\d,.]+[%)]?$/.test(right) &&
    (/[,.]$/.test(left) || /^[,.]/.test(right))
  );
}

/** Letters of an amount that is printed wide stand no further apart, in their own size. */
const maxSpacing = 0.75;
const spaced = /^[-−△▲(]?\s*[\d,.](?:\s+[\d,.])*\s*[%)]*$/;
const grouped = /^[-−△▲(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}\.\d+)%?\)?$/;

/** Amounts whose letters stand apart (`1 , 2 3 4 , 5 6 7`) in one piece; the texts themselves where there are none. */
export function withoutSpacing(texts: readonly PlacedText[]): readonly PlacedText[] {
  const made: PlacedText[] = [];
  let isChanged = false;
  for (let at = 0; at < texts.length;) {
    const [text] = texts.slice(at, at + 1);
    if (text === undefined) break;
    const run = spacedRun(texts, at);
    const whole = run.map((piece) => piece.text.replaceAll(/\s/g, "")).join("");
    const length = run.reduce((sum, piece) => sum + piece.text.trim().length, 0);
    const right = Math.max(...run.map((piece) => piece.x + piece.width));
    const isOne = grouped.test(whole) && (run.length > 1 || whole.length < length);
    made.push(isOne ? { ...text, text: whole, width: right - text.x } : text);
    isChanged ||= isOne;
    at += isOne ? texts.slice(at).findIndex((piece) => piece === run.at(-1)) + 1 : 1;
  }
  return isChanged ? made : texts;
}

/** The pieces from a place on that go on with one another, each of letters that stand apart. */
function spacedRun(texts: readonly PlacedText[], from: number): readonly PlacedText[] {
  const run: PlacedText[] = [];
  for (let at = from; at < texts.length; at++) {
    const piece = texts[at];
    const before = run.at(-1);
    if (piece === undefined || (before !== undefined && piece.text.trim() === "")) continue;
    if (!spaced.test(piece.text.trim()) || (before !== undefined && !isNext(before, piece))) break;
    run.push(piece);
  }
  return run;
}

function isNext(before: PlacedText, piece: PlacedText): boolean {
  const gap = piece.x - before.x - before.width;
  return piece.y === before.y && piece.size === before.size && gap > 0 && gap < maxSpacing * piece.size;
}

/** Texts with marks where a line runs through them, and the lines that part cells. A border runs through no text of its row. */
export function withStruck(texts: readonly PlacedText[], lines: readonly Line[]) {
  const strikes = lines
    .filter((line) => isAcross(line) && line.isEdge !== true)
    .flatMap((line) => {
      const through = texts.filter((text) => text.text.trim() !== "" && isThrough(line, text));
      const width = through.reduce((sum, text) => sum + text.width, 0);
      const isBorder = through.length < 2 && line.right - line.left > 1.5 * width;
      return through.length === 0 || isBorder ? [] : [{ line, through }];
    });
  const [struck, drawn] = [
    new Set(strikes.flatMap(({ through }) => through)),
    new Set(strikes.map(({ line }) => line)),
  ];
  return {
    texts: texts.map((text) =>
      struck.has(text) ? { ...text, text: `${struckFrom}${text.text}${struckTo}` } : text,
    ),
    lines: lines.filter((line) => !drawn.has(line)),
    hasStruck: struck.size > 0,
  };
}

function isThrough({ low, left, right }: Line, { x, y, width, size }: PlacedText): boolean {
  const over = Math.min(right, x + width) - Math.max(left, x);
  return Math.abs(low - y - size * 0.35) <= size * 0.2 && over >= width * 0.8;
}
