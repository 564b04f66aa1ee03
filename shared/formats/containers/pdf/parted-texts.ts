/**
 * Texts of neighbouring cells that the reader of PDFs takes for one run, since they nearly touch: 20000 and 10000 became
 * 2000010000. Where a line parts them, or two amounts were drawn each for itself with a gap between them, they are two.
 */
import type { DrawnText } from "./drawn-texts.ts";
import { isAcross, isDown, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";

/** Where letters, lines and boxes meet, in points. */
const meeting = 1;

/** Pieces that a printer makes of one amount meet; those of two columns leave a gap or lie over each other, in parts of the size. */
const minGap = 0.08;

const amount = /^[-−–△▲(]?(?=.*\d.*\d)[\d,]+(?:\.\d+)?%?\)?$/;

/** The texts themselves where none is parted. */
export function partedTexts(
  texts: readonly PlacedText[],
  drawn: readonly DrawnText[],
  lines: readonly Line[],
): readonly PlacedText[] {
  const columns = lines.filter((line) => isDown(line) && !isAcross(line));
  const byHeight = Map.groupBy(
    drawn.filter(({ text }) => bare(text) !== ""),
    ({ low }) => Math.round(low),
  );
  const parted = texts.map((text) => {
    if (text.turn[0] < 0.99 || !/\d/.test(text.text)) return [text];
    const pieces = piecesOf(text, byHeight);
    const groups = groupsOf(pieces, text, columns);
    return groups.length < 2 ? [text] : asTexts(text, groups);
  });
  return parted.some(({ length }) => length > 1) ? parted.flat() : texts;
}

/** What was drawn of a text, from left to right; nothing where that is not the whole of it. */
function piecesOf(
  { text, x, y, width }: PlacedText,
  byHeight: ReadonlyMap<number, readonly DrawnText[]>,
): readonly DrawnText[] {
  const at = Math.round(y);
  const pieces = [at - 1, at, at + 1]
    .flatMap((height) => byHeight.get(height) ?? [])
    .filter(
      ({ left, right, low }) =>
        Math.abs(low - y) < meeting && left >= x - meeting && right <= x + width + meeting,
    )
    .toSorted((a, b) => a.left - b.left);
  return pieces.map((piece) => bare(piece.text)).join("") === bare(text) ? pieces : [];
}

function groupsOf(
  pieces: readonly DrawnText[],
  { y, size }: PlacedText,
  columns: readonly Line[],
): readonly (readonly DrawnText[])[] {
  const groups: DrawnText[][] = [];
  for (const piece of pieces) {
    const before = groups.at(-1)?.at(-1);
    if (before === undefined || isApart(before, piece)) groups.push([piece]);
    else groups.at(-1)?.push(piece);
  }
  return groups;

  function isApart(one: DrawnText, other: DrawnText): boolean {
    const areAmounts = amount.test(bare(one.text)) && amount.test(bare(other.text));
    if (areAmounts && Math.abs(other.left - one.right) >= minGap * size) return true;
    return columns.some(
      ({ left, right, low, high }) =>
        left >= one.right - meeting &&
        right <= other.left + meeting &&
        low <= y + meeting &&
        high >= y + size / 2,
    );
  }
}

/** Each with the gaps that it has in the text. */
function asTexts(whole: PlacedText, groups: readonly (readonly DrawnText[])[]): readonly PlacedText[] {
  let at = 0;
  return groups.map((group) => {
    const length = group.reduce((sum, { text }) => sum + bare(text).length, 0);
    let [end, letters] = [at, 0];
    while (letters < length && end < whole.text.length) {
      if (bare(whole.text[end] ?? "") !== "") letters++;
      end++;
    }
    const text = whole.text.slice(at, end).trim();
    at = end;
    const [left, right] = [
      Math.min(...group.map((each) => each.left)),
      Math.max(...group.map((each) => each.right)),
    ];
    return { ...whole, text, x: left, width: right - left };
  });
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, "");
}
