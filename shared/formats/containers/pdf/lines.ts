/** Lines of a page: pieces of one joined, whether a printer draws it cell by cell, dotted or twice. */

export interface Box {
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
}

/** A line, or the edge of an area that is filled. */
export interface Line extends Box {
  readonly isFilled: boolean;
  /** Of an area as wide as it is high: such an edge strikes nothing through. */
  readonly isEdge?: boolean;
}

/** Lines that a printer draws cell by cell are told from each other by no more than this. */
const sameLine = 1.2;
const touching = 1.5;

export function isAcross({ low, high }: Box): boolean {
  return high - low <= 1;
}

export function isDown({ left, right }: Box): boolean {
  return right - left <= 1;
}

/** The border of a low row is shorter than what counts as a line; over all rows it is one. */
export function joinedLines(lines: readonly Line[]): readonly Line[] {
  const across = lines.filter((line) => isAcross(line) && !isDown(line));
  const down = lines.filter((line) => isDown(line) && !isAcross(line));
  const turned = joinedAcross(down.map(turnedLine)).map(turnedLine);
  return [...joinedAcross(across), ...turned];
}

/** Dots and dashes of a line are no longer than this, nor is the white between them; and a line has so many. */
const [maxDot, minDots, minDotted] = [7, 5, 12];

/** Borders that are dotted or dashed, of which each piece is no line. */
export function dottedLines(lines: readonly Line[]): readonly Line[] {
  const dots = lines.filter(isDot);
  return [...dottedAcross(dots), ...dottedAcross(dots.map(turnedLine)).map(turnedLine)];
}

export function isDot({ left, right, low, high }: Box): boolean {
  return right - left <= maxDot && high - low <= maxDot;
}

function dottedAcross(dots: readonly Line[]): readonly Line[] {
  const flat = dots.filter(isAcross);
  return joinedAcross(flat, maxDot).filter(({ left, right, low }) => {
    const own = flat.filter(
      (dot) => Math.abs(dot.low - low) <= sameLine && dot.left >= left && dot.right <= right,
    );
    return right - left >= minDotted && new Set(own.map((dot) => Math.round(dot.left))).size >= minDots;
  });
}

/** How far the two lines of a double border stand from each other. */
const maxDouble = 3.2;

/** Double borders as one: a row of text is higher than what lies between them. */
export function withoutDoubles(lines: readonly Line[]): readonly Line[] {
  const across = lines.filter((line) => isAcross(line) && !isDown(line));
  const down = lines.filter((line) => isDown(line) && !isAcross(line)).map(turnedLine);
  return [...singleAcross(across), ...singleAcross(down).map(turnedLine)];
}

function singleAcross(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  for (const line of lines.toSorted((a, b) => a.low - b.low)) {
    const isSecond = kept.some(
      (other) =>
        line.low - other.low <= maxDouble &&
        line.left >= other.left - maxDouble &&
        line.right <= other.right + maxDouble,
    );
    if (!isSecond) kept.push(line);
  }
  return kept;
}

function turnedLine({ left, low, right, high, ...line }: Line): Line {
  return { ...line, left: low, low: left, right: high, high: right };
}

function joinedAcross(lines: readonly Line[], gap = touching): readonly Line[] {
  const sorted = lines.toSorted((a, b) => a.low - b.low);
  const rows: Line[][] = [];
  for (const line of sorted) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && line.low - row[0].low <= sameLine) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => {
    const whole: Line[] = [];
    for (const line of row.toSorted((a, b) => a.left - b.left)) {
      const before = whole.at(-1);
      if (before === undefined || line.left > before.right + gap) whole.push(line);
      else
        whole[whole.length - 1] = {
          ...before,
          right: Math.max(before.right, line.right),
          isFilled: before.isFilled && line.isFilled,
          isEdge: before.isEdge === true && line.isEdge === true,
        };
    }
    return whole;
  });
}
