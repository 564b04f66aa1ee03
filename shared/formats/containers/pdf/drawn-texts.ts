/**
 * Whether what a page draws as text is seen on it: white on white, of the mode that draws nothing, without any ink, cut off by the edge of
 * its cell, or under an area or a picture that was drawn over it.
 */
import type { Box } from "./lines.ts";
import {
  boxAround,
  combined,
  type Matrix,
  matrixOf,
  numbersIn,
  type Operators,
  partsOf,
} from "./page-drawing.ts";
import { blended, type Cover, type Ink, isFaint, sightOf } from "./text-sight.ts";

export interface DrawnText extends Box {
  readonly text: string;
  /** Gone is what the edge of its cell cuts off whole, and what lies on a layer that is switched off: no program prints it. */
  readonly sight: "seen" | "unseen" | "gone";
  /** Translucent, or in a colour near that of its ground. */
  readonly isFaint: boolean;
}

interface State extends Ink {
  readonly matrix: Matrix;
  readonly isPlain: boolean;
  /** The ink that all has what is painted together. */
  readonly group: number;
  readonly size: number;
  readonly spacing: number;
  readonly leading: number;
  readonly width: number;
}

const everywhere: Box = { left: -Infinity, low: -Infinity, right: Infinity, high: Infinity };
const upright: Matrix = [1, 0, 0, 1, 0, 0];
/** Borders are thinner than what text may be white on, or lie under. */
const minArea = 4;

/** @param isSolid whether nothing is seen through a picture. @param off the operators of layers that are switched off. */
export function drawnTexts(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  {
    base,
    of,
    off,
    isSolid,
  }: {
    readonly base: Matrix;
    readonly of: Operators;
    readonly off: ReadonlySet<number>;
    readonly isSolid: (picture: unknown) => boolean;
  },
): readonly DrawnText[] {
  const closing = [of.closeFillStroke, of.closeEOFillStroke];
  const fills = new Set<number>([of.fill, of.eoFill, of.fillStroke, of.eoFillStroke, ...closing]);
  const paints = new Set<number>([...fills, of.stroke, of.closeStroke, of.endPath]);
  const opening = new Set<number>([of.save, of.paintFormXObjectBegin, of.beginGroup]);
  const ending = new Set<number>([of.restore, of.paintFormXObjectEnd, of.endGroup]);
  const texts: (Box & { readonly text: string; readonly at: number; readonly state: State })[] = [];
  const covers: Cover[] = [];
  const stack: State[] = [];
  let state: State = {
    matrix: base,
    clip: everywhere,
    colour: [0, 0, 0],
    ink: 1,
    group: 1,
    isPlain: true,
    mode: 0,
    size: 1,
    spacing: 0,
    leading: 0,
    width: 1,
  };
  let [line, place, path, isClip]: [Matrix, Matrix, Box | null, boolean] = [upright, upright, null, false];
  for (const [at, operator] of operators.entries()) {
    const given = argumentsOf[at];
    const [first = 0, second = 0] = numbersIn(given);
    if (opening.has(operator)) stack.push(state);
    if (ending.has(operator)) state = stack.pop() ?? state;
    state = changed(state, operator, given, of);
    if (operator === of.constructPath) path = around(path, pathBounds(given, state.matrix));
    if (operator === of.clip || operator === of.eoClip) isClip = true;
    if (path !== null && paints.has(operator)) {
      if (isClip) state = { ...state, clip: overlap(state.clip, path) };
      if (fills.has(operator) && !off.has(at) && state.isPlain && isWide(path))
        covers.push({ ...overlap(state.clip, path), at, colour: blended(state), isSolid: state.ink === 1 });
      [path, isClip] = [null, false];
    }
    // A picture fills the square of one, a shading all that is cut out.
    const isPicture = operator === of.paintImageXObject && isSolid(partsOf(given)[0]);
    if ((isPicture || operator === of.shadingFill) && !off.has(at) && state.isPlain && state.ink === 1) {
      const box = isPicture ? boxAround(state.matrix, 0, 0, 1, 1) : state.clip;
      covers.push({ ...overlap(state.clip, box), at, colour: null, isSolid: isPicture });
    }
    if (operator === of.beginText) [line, place] = [upright, upright];
    if (operator === of.setTextMatrix) [line, place] = [matrixOf(given), matrixOf(given)];
    if (operator === of.setLeadingMoveText) state = { ...state, leading: -second };
    if (operator === of.moveText || operator === of.setLeadingMoveText || operator === of.nextLine) {
      const shift = operator === of.nextLine ? [0, -state.leading] : [first, second];
      line = combined(line, [1, 0, 0, 1, shift[0] ?? 0, shift[1] ?? 0]);
      place = line;
    }
    if (operator !== of.showText) continue;
    const { pieces, advance } = shownBy(partsOf(given)[0], state);
    for (const { text, from, to } of pieces) {
      const start = combined(state.matrix, combined(place, [1, 0, 0, 1, from, 0]));
      texts.push({ ...boxAround(start, 0, 0, to - from, state.size), text, at, state });
    }
    place = combined(place, [1, 0, 0, 1, advance, 0]);
  }
  return texts.map(({ at, state: own, ...text }) => ({
    ...text,
    sight: off.has(at) ? "gone" : sightOf({ ...text, at }, own, covers),
    isFaint: isFaint({ ...text, at }, own, covers),
  }));
}

function changed(state: State, operator: number, given: unknown, of: Operators): State {
  const [first = 0] = numbersIn(given);
  switch (operator) {
    case of.transform:
      return { ...state, matrix: combined(state.matrix, matrixOf(given)) };
    case of.paintFormXObjectBegin: {
      const [matrix] = partsOf(given);
      return partsOf(matrix).length === 6
        ? { ...state, matrix: combined(state.matrix, matrixOf(matrix)) }
        : state;
    }
    case of.setFillRGBColor: {
      const [red = 0, green = 0, blue = 0] = numbersIn(given);
      return { ...state, colour: [red, green, blue] };
    }
    case of.setFillColorN:
      return { ...state, colour: null };
    case of.setTextRenderingMode:
      return { ...state, mode: first };
    case of.setFont:
      return { ...state, size: Math.abs(numbersIn(given).at(-1) ?? 1) };
    case of.setCharSpacing:
      return { ...state, spacing: first };
    case of.setLeading:
      return { ...state, leading: -first };
    case of.setHScale:
      return { ...state, width: first };
    case of.beginGroup:
      return { ...state, group: state.ink };
    case of.setGState:
      return withEffects(state, partsOf(partsOf(given)[0]));
    default:
      return state;
  }
}

/** How much ink text and areas have, and whether they are laid over what is there as a marker pen is. */
function withEffects(state: State, entries: readonly unknown[]): State {
  return entries.reduce<State>((own, entry) => {
    const [name, value] = partsOf(entry);
    if (name === "ca" && typeof value === "number") return { ...own, ink: value * own.group };
    if (name === "BM") return { ...own, isPlain: value === "source-over" || value === "normal" };
    return name === "SMask" ? { ...own, isPlain: value === false || value === null } : own;
  }, state);
}

function pathBounds(given: unknown, matrix: Matrix): Box | null {
  const [left, low, right, high] = numbersIn(partsOf(given)[2]);
  if (left === undefined || low === undefined || right === undefined || high === undefined) return null;
  return boxAround(matrix, left, low, right - left, high - low);
}

function around(one: Box | null, other: Box | null): Box | null {
  if (one === null || other === null) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    low: Math.min(one.low, other.low),
    right: Math.max(one.right, other.right),
    high: Math.max(one.high, other.high),
  };
}

function overlap(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    low: Math.max(one.low, other.low),
    right: Math.min(one.right, other.right),
    high: Math.min(one.high, other.high),
  };
}

function isWide({ left, low, right, high }: Box): boolean {
  return right - left > minArea && high - low > minArea;
}

/** From where a move is no kerning, in thousandths of the size: a printer may go on in the next cell with it. */
const minMove = 80;

/** What one operator shows, in pieces where it moves on between two letters. */
function shownBy(glyphs: unknown, { size, spacing, width }: State) {
  const pieces: { text: string; from: number; to: number }[] = [];
  let [advance, isNext] = [0, true];
  for (const glyph of partsOf(glyphs)) {
    if (typeof glyph === "number") {
      advance -= (glyph * size) / 1000;
      isNext ||= glyph <= -minMove;
    }
    if (typeof glyph !== "object" || glyph === null) continue;
    if (isNext) pieces.push({ text: "", from: advance * width, to: advance * width });
    isNext = false;
    const piece = pieces.at(-1);
    if ("width" in glyph) advance += (Number(glyph.width) * size) / 1000 + spacing;
    if (piece === undefined) continue;
    if ("unicode" in glyph) piece.text += String(glyph.unicode);
    piece.to = advance * width;
  }
  return { pieces, advance: advance * width };
}
