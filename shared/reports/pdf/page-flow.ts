/** Pages that fill from top to bottom: what does not fit any more begins the next one. */
import { grey, type Mark } from "./page-marks.ts";
import type { WidthOf } from "./text-lines.ts";

/** A4 upright, in points. */
export const paper = { width: 595.28, height: 841.89, margin: 42, top: 32, bottom: 46 } as const;
export const bodyWidth = paper.width - 2 * paper.margin;
export const bodyHeight = paper.height - paper.top - paper.bottom;

export class PageFlow {
  readonly #pages: Mark[][] = [];
  #y: number = paper.height;

  /** The top of what comes next. */
  get y(): number {
    return this.#y;
  }

  get left(): number {
    return Math.max(0, paper.height - paper.bottom - this.#y);
  }

  /** The page that is being filled, from 0. */
  get page(): number {
    return this.#pages.length - 1;
  }

  get pages(): readonly (readonly Mark[])[] {
    return this.#pages;
  }

  newPage(): void {
    this.#pages.push([]);
    this.#y = paper.top;
  }

  /** Begins a page where less than `height` is left. */
  reserve(height: number): void {
    if (this.left < height) this.newPage();
  }

  put(...marks: readonly Mark[]): void {
    this.#pages.at(-1)?.push(...marks);
  }

  /** On a page before, where room was kept. */
  putOn(page: number, ...marks: readonly Mark[]): void {
    this.#pages[page]?.push(...marks);
  }

  /** White space, of which a page has none at its top. */
  space(height: number): void {
    if (this.#y > paper.top) this.#y += height;
  }

  advance(height: number): void {
    this.#y += height;
  }
}

/** The height of a line of text of one point, and where its words stand in it: Hangul in the middle. */
export const leading = { text: 1.6, table: 1.45 } as const;
const middleOfHangul = 0.36;

export function baselineIn(top: number, height: number, size: number): number {
  return top + height / 2 + size * middleOfHangul;
}

/** `- 3 / 20 -` below each page, and whose report of which day it is. */
export function putFooters(flow: PageFlow, line: string, widthOf: WidthOf): void {
  const count = flow.pages.length;
  for (let page = 0; page < count; page++) {
    const words = [
      { text: `- ${page + 1} / ${count} -`, size: 8, color: "#000000", below: 22 },
      { text: line, size: 7, color: grey, below: 33 },
    ];
    for (const { text, size, color, below } of words) {
      const style = { size, isBold: false };
      const x = (paper.width - widthOf(text, style)) / 2;
      const baseline = paper.height - paper.bottom + below;
      flow.putOn(page, { kind: "text", text, x, baseline, style, color, tag: null });
    }
  }
}
