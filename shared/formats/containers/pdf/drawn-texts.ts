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

export interface DrawnText extends Box {
  readonly text: string;
  /** Gone is what the edge of its cell cuts off whole: no program prints it. */
  readonly sight: "seen" | "unseen" | "gone";
  /** Translucent, or in a colour near that of its ground. */
  readonly isFaint: boolean;
}

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly isWhite: boolean;
  readonly light: number;
  readonly ink: number;
  readonly isPlain: boolean;
  readonly mode: number;
  readonly size: number;
  readonly spacing: number;
  readonly leading: number;
  readonly width: number;
}

interface Cover extends Box {
  readonly at: number;
  readonly isWhite: boolean;
  /** From 0, black, to 1. */
  readonly light: number;
}

const everywhere: Box = { left: -Infinity, low: -Infinity, right: Infinity, high: Infinity };
const upright: Matrix = [1, 0, 0, 1, 0, 0];
const invisible = 3;
/** Borders are thinner than what text may be white on, or lie under. */
const minArea = 4;
/** Grey of half the light on white is fainter. */
const faint = 0.55;

/** @param isSolid whether nothing is seen through a picture. */
export function drawnTexts(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  {
    base,
    of,
    isSolid,
  }: { readonly base: Matrix; readonly of: Operators; readonly isSolid: (picture: unknown) => boolean },
): readonly DrawnText[] {
  const fills = new Set<number>([of.fill, of.eoFill, of.fillStroke, of.eoFillStroke]);
  const paints = new Set<number>([...fills, of.stroke, of.closeStroke, of.closeFillStroke, of.endPath]);
  const texts: (Box & { readonly text: string; readonly at: number; readonly state: State })[] = [];
  const covers: Cover[] = [];
  const stack: State[] = [];
  let state: State = {
    matrix: base,
    clip: everywhere,
    isWhite: false,
    light: 0,
    ink: 1,
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
    if (operator === of.save || operator === of.paintFormXObjectBegin) stack.push(state);
    if (operator === of.restore || operator === of.paintFormXObjectEnd) state = stack.pop() ?? state;
    state = changed(state, operator, given, of);
    if (operator === of.constructPath) path = around(path, pathBounds(given, state.matrix));
    if (operator === of.clip || operator === of.eoClip) isClip = true;
    if (path !== null && paints.has(operator)) {
      if (isClip) state = { ...state, clip: overlap(state.clip, path) };
      if (fills.has(operator) && state.ink === 1 && state.isPlain && isWide(path))
        covers.push({ ...overlap(state.clip, path), at, isWhite: state.isWhite, light: state.light });
      [path, isClip] = [null, false];
    }
    if (operator === of.paintImageXObject && state.ink === 1 && state.isPlain && isSolid(partsOf(given)[0]))
      covers.push({
        ...overlap(state.clip, boxAround(state.matrix, 0, 0, 1, 1)),
        at,
        isWhite: false,
        light: 0.5,
      });
    if (operator === of.beginText) [line, place] = [upright, upright];
    if (operator === of.setTextMatrix) [line, place] = [matrixOf(given), matrixOf(given)];
    if (operator === of.setLeadingMoveText) state = { ...state, leading: -second };
    if (operator === of.moveText || operator === of.setLeadingMoveText || operator === of.nextLine) {
      const shift = operator === of.nextLine ? [0, -state.leading] : [first, second];
      line = combined(line, [1, 0, 0, 1, shift[0] ?? 0, shift[1] ?? 0]);
      place = line;
    }
    if (operator !== of.showText) continue;
    const { text, advance } = shownBy(partsOf(given)[0], state);
    texts.push({ ...boxAround(combined(state.matrix, place), 0, 0, advance, state.size), text, at, state });
    place = combined(place, [1, 0, 0, 1, advance, 0]);
  }
  return texts.map(({ at, state: own, ...text }) => {
    const ground = covers.findLast((cover) => cover.at < at && shareIn(text, cover) > 0.7);
    const contrast = Math.abs(own.light - (ground?.light ?? 1)) * own.ink;
    return { ...text, sight: sightOf({ ...text, at }, own, covers), isFaint: contrast < faint };
  });
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
    case of.setFillRGBColor:
      return {
        ...state,
        isWhite: numbersIn(given).every((part) => part > 245),
        light: numbersIn(given).reduce((sum, part) => sum + part, 0) / (3 * 255),
      };
    // A pattern has no colour of its own.
    case of.setFillColorN:
      return { ...state, isWhite: false, light: 0 };
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
    if (name === "ca" && typeof value === "number") return { ...own, ink: value };
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

function shownBy(glyphs: unknown, { size, spacing, width }: State) {
  let [text, advance] = ["", 0];
  for (const glyph of partsOf(glyphs)) {
    if (typeof glyph === "number") advance -= (glyph * size) / 1000;
    if (typeof glyph !== "object" || glyph === null) continue;
    if ("unicode" in glyph) text += String(glyph.unicode);
    if ("width" in glyph) advance += (Number(glyph.width) * size) / 1000 + spacing;
  }
  return { text, advance: advance * width };
}

/** The part of a text's width, at half its height, that lies in a box. */
function shareIn({ left, low, right, high }: Box, box: Box): number {
  const middle = low + (high - low) * 0.4;
  if (middle < box.low || middle > box.high) return 0;
  return Math.max(0, Math.min(right, box.right) - Math.max(left, box.left)) / Math.max(0.1, right - left);
}

function sightOf(
  text: Box & { readonly at: number; readonly text: string },
  state: State,
  covers: readonly Cover[],
) {
  const inClip = shareIn(text, state.clip);
  if (inClip === 0) return "gone";
  if (state.mode === invisible || state.ink < 0.05) return "unseen";
  // An amount of which a digit is cut off is another amount; a name is known by its beginning.
  if (inClip < 0.85 && /^[\d,.\s]+$/.test(text.text)) return "unseen";
  const [over, under] = [covers.filter(({ at }) => at > text.at), covers.filter(({ at }) => at < text.at)];
  if (over.some((cover) => shareIn(text, cover) > 0.7)) return "unseen";
  const ground = under.findLast((cover) => shareIn(text, cover) > 0.7);
  return state.isWhite && (ground === undefined || ground.isWhite) ? "unseen" : "seen";
}
