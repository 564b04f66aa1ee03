/**
 * What a page draws beside its text, in the place where a viewer shows it: lines, the edges of areas, clips and pictures. A page that is
 * turned, or cut out of a larger sheet, has its own axes.
 */
import type { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  type Box,
  dottedLines,
  isAcross,
  isDot,
  isDown,
  joinedLines,
  type Line,
  withoutDoubles,
} from "./lines.ts";

/** A to F of the PDF's own transformations. */
export type Matrix = readonly [number, number, number, number, number, number];

type Edge = Omit<Line, "isFilled">;

export interface PageDrawing {
  readonly lines: readonly Line[];
  /** Cells that Hangul cuts out, whether or not it draws their borders. */
  readonly clips: readonly Box[];
  readonly pictures: readonly Box[];
  /** Borders of rows so low, or of dots, that the reader of documents takes each for no line. */
  readonly isLow: boolean;
}

export function combined(outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  const [p, q, r, s, t, u] = outer;
  return [p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u];
}

export function matrixOf(given: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(given);
  return [a, b, c, d, e, f];
}

export function partsOf(given: unknown): readonly unknown[] {
  return typeof given === "object" && given !== null ? Object.values(given) : [];
}

export function numbersIn(given: unknown): readonly number[] {
  return partsOf(given).flatMap((value) => (typeof value === "number" ? [value] : []));
}

/** The box around corners that a transformation has moved. */
export function boxAround(matrix: Matrix, left: number, low: number, width: number, height: number): Box {
  const corners = [
    [left, low],
    [left + width, low],
    [left, low + height],
    [left + width, low + height],
  ].map(([x = 0, y = 0]) => combined(matrix, [1, 0, 0, 1, x, y]));
  const [across, up] = [corners.map((corner) => corner[4]), corners.map((corner) => corner[5])];
  return {
    left: Math.min(...across),
    low: Math.min(...up),
    right: Math.max(...across),
    high: Math.max(...up),
  };
}

/** What is shorter is no line for the reader of documents. */
const minLine = 15;

/** An area as thin as this is a line. */
const maxThickness = 4;
/** The numbers that the reader of PDFs gives to what a page does. */
export type Operators = typeof OPS;

function kindsOf(of: Operators) {
  const stroking = [
    of.stroke,
    of.closeStroke,
    of.fillStroke,
    of.eoFillStroke,
    of.closeFillStroke,
    of.closeEOFillStroke,
  ];
  const painting = [
    of.paintImageXObject,
    of.paintInlineImageXObject,
    of.paintImageMaskXObject,
    of.paintImageXObjectRepeat,
  ];
  return {
    filling: new Set<number>([of.fill, of.eoFill]),
    stroking: new Set<number>(stroking),
    painting: new Set<number>(painting),
  };
}

/**
 * @param base from the axes of the sheet to those of the page as it is shown.
 * @param off the operators of layers that are switched off.
 */
export function drawingOf(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  { base, of, off }: { readonly base: Matrix; readonly of: Operators; readonly off: ReadonlySet<number> },
): PageDrawing {
  const { filling, stroking, painting } = kindsOf(of);
  const lines: Line[] = [];
  const [clips, pictures]: [Box[], Box[]] = [[], []];
  const stack: Matrix[] = [];
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0 };
  let matrix = base;
  let [path, isClip]: [readonly Edge[], boolean] = [[], false];
  for (const [at, operator] of operators.entries()) {
    const given = argumentsOf[at];
    if (operator === of.save || operator === of.paintFormXObjectBegin) stack.push(matrix);
    if (operator === of.restore || operator === of.paintFormXObjectEnd) matrix = stack.pop() ?? base;
    if (operator === of.transform) matrix = combined(matrix, matrixOf(given));
    if (operator === of.paintFormXObjectBegin && partsOf(partsOf(given)[0]).length === 6)
      matrix = combined(matrix, matrixOf(partsOf(given)[0]));
    if (operator === of.constructPath) path = [...path, ...edgesOf(given, { matrix, of, pen })];
    if (operator === of.clip || operator === of.eoClip) isClip = true;
    if (painting.has(operator) && !off.has(at)) pictures.push(boxAround(matrix, 0, 0, 1, 1));
    const isFilled = filling.has(operator);
    const isPainted = (isFilled || stroking.has(operator)) && !off.has(at);
    if (isPainted) lines.push(...path.map((edge) => ({ ...edge, isFilled })));
    if (operator === of.endPath && isClip && !off.has(at)) clips.push(...clipOf(path));
    if (isFilled || stroking.has(operator) || operator === of.endPath) [path, isClip] = [[], false];
  }
  const down = lines.filter((line) => isDown(line) && line.high - line.low > 1);
  const isLow =
    down.length > 0 && down.filter(({ low, high }) => high - low < minLine).length * 2 > down.length;
  const dotted = dottedLines(lines);
  if (dotted.length === 0) return { lines: joinedLines(lines), clips, pictures, isLow };
  const whole = joinedLines([...lines, ...dotted]).filter((line) => !isDot(line));
  return { lines: withoutDoubles(whole), clips, pictures, isLow: true };
}

/** Where a path stands: the reader of PDFs may part one in the middle. */
interface Pen {
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/** The straight edges of a path; curves bound no cell. */
function edgesOf(
  given: unknown,
  { matrix, of, pen }: { readonly matrix: Matrix; readonly of: Operators; readonly pen: Pen },
): readonly Edge[] {
  const [operators, coordinates] = partsOf(given);
  const numbers = numbersIn(coordinates);
  const edges: Edge[] = [];
  let at = 0;
  const next = () => numbers[at++] ?? 0;
  const draw = (toX: number, toY: number) => {
    edges.push(boxAround(matrix, pen.x, pen.y, toX - pen.x, toY - pen.y));
    [pen.x, pen.y] = [toX, toY];
  };
  for (const operator of numbersIn(operators))
    if (operator === of.moveTo) {
      [pen.x, pen.y] = [next(), next()];
      [pen.startX, pen.startY] = [pen.x, pen.y];
    } else if (operator === of.lineTo) draw(next(), next());
    else if (operator === of.rectangle)
      edges.push(...edgesOfArea(boxAround(matrix, next(), next(), next(), next())));
    else if (operator === of.closePath) {
      if (pen.x !== pen.startX || pen.y !== pen.startY) draw(pen.startX, pen.startY);
    } else if (operator === of.curveTo) at += 6;
    else if (operator === of.curveTo2 || operator === of.curveTo3) at += 4;
  return edges;
}

function edgesOfArea({ left, low, right, high }: Box): readonly Edge[] {
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  if (high - low < maxThickness) return [{ left, low: middleY, right, high: middleY }];
  if (right - left < maxThickness) return [{ left: middleX, low, right: middleX, high }];
  return [
    { left, low, right, high: low, isEdge: true },
    { left, low: high, right, high, isEdge: true },
    { left, low, right: left, high, isEdge: true },
    { left: right, low, right, high, isEdge: true },
  ];
}

/** What is cut out where the path is a rectangle. */
function clipOf(path: readonly Box[]): readonly Box[] {
  if (path.length < 3 || path.length > 5 || path.some((edge) => !isAcross(edge) && !isDown(edge))) return [];
  const left = Math.min(...path.map((edge) => edge.left));
  const right = Math.max(...path.map((edge) => edge.right));
  const low = Math.min(...path.map((edge) => edge.low));
  return [{ left, low, right, high: Math.max(...path.map((edge) => edge.high)) }];
}

/** The places of all operators that draw on a layer (optional content) that is switched off: a viewer shows nothing of them. @param isVisible what pdfjs says of a layer. */
export function switchedOff(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  { of, isVisible }: { readonly of: Operators; readonly isVisible: (layer: unknown) => boolean },
): ReadonlySet<number> {
  const off = new Set<number>();
  const stack: boolean[] = [];
  for (const [at, operator] of operators.entries()) {
    const isHidden = stack.at(-1) === true;
    if (operator === of.beginMarkedContent) stack.push(isHidden);
    else if (operator === of.beginMarkedContentProps) {
      const [tag, layer] = partsOf(argumentsOf[at]);
      const isOff = tag === "OC" && typeof layer === "object" && layer !== null && !isVisible(layer);
      stack.push(isHidden || isOff);
    } else if (operator === of.endMarkedContent) stack.pop();
    else if (isHidden) off.add(at);
  }
  return off;
}
