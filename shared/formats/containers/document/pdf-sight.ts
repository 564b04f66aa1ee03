/**
 * What a printed page shows otherwise than its text says: digits that are raised behind an amount, and text that nobody sees,
 * white on white or of the rendering mode that draws nothing.
 */
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { IRBlock } from "kordoc";
import { maxDocumentPages } from "../../kernel/file-limits.ts";
import { asSeen, type PdfSight, type RaisedDigits } from "./seen-on-page.ts";

/** How Korean PDFs without fonts of their own name their signs. */
function signsOfFonts() {
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return {
    cMapUrl: join(folder, "cmaps", sep),
    cMapPacked: true,
    standardFontDataUrl: join(folder, "standard_fonts", sep),
  };
}

/** What the reader of PDFs took out of the bytes, as a person sees it. */
export async function withSight(
  blocks: readonly IRBlock[],
  bytes: Uint8Array,
): Promise<ReturnType<typeof asSeen>> {
  return asSeen(blocks, await sightOfPdf(bytes));
}

/** A copy of the bytes: the reader of PDFs takes what it is given for itself. */
export async function sightOfPdf(bytes: Uint8Array): Promise<PdfSight> {
  const { getDocument, OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const quiet = { disableFontFace: true, isEvalSupported: false, verbosity: 0, useSystemFonts: true };
  const pages = await getDocument({ data: bytes, ...quiet, ...signsOfFonts() }).promise;
  const raised: RaisedDigits[] = [];
  const unseen: string[] = [];
  try {
    for (let number = 1; number <= Math.min(pages.numPages, maxDocumentPages); number++) {
      const page = await pages.getPage(number);
      const { items } = await page.getTextContent();
      raised.push(...raisedIn(items.filter((item) => "str" in item)));
      const { fnArray, argsArray } = await page.getOperatorList();
      unseen.push(...unseenIn(fnArray, argsArray, OPS));
    }
  } finally {
    await pages.destroy();
  }
  return { raised, unseen };
}

interface PlacedText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** A raised digit is smaller than its amount, stands right behind it, and off its line. */
function raisedIn(items: readonly PlacedText[]): readonly RaisedDigits[] {
  const amounts = items.filter(({ str }) => /\d$/.test(str.trim()));
  const small = amounts.filter(({ str }) => /^\d{1,2}$/.test(str.trim()));
  return small.flatMap((item) => {
    const before = amounts.find((other) => other !== item && isRaisedBehind(item, other));
    return before === undefined ? [] : [{ amount: before.str.trim(), raised: item.str.trim() }];
  });
}

function isRaisedBehind(item: PlacedText, amount: PlacedText): boolean {
  const [own, other] = [placeOf(item), placeOf(amount)];
  const offLine = Math.abs(own.y - other.y) / other.size;
  const gap = (own.x - other.x - amount.width) / other.size;
  return own.size <= 0.85 * other.size && offLine >= 0.1 && offLine <= 0.8 && gap > -0.3 && gap < 0.8;
}

function placeOf({ transform: [, , skew = 0, height = 0, x = 0, y = 0] }: PlacedText) {
  return { x, y, size: Math.hypot(skew, height) || 1 };
}

/** A coloured area that text may be white on, in units of the page; borders are thinner. */
const minBackground = 4;
const invisible = 3;

type Operators = Readonly<Record<string, number>>;

/**
 * Text in the order in which it is drawn. White text on a page with a coloured area may be seen, and so it is passed over; where all
 * text of a page is invisible, a scan lies over it.
 */
function unseenIn(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  of: Operators,
): readonly string[] {
  const runs: string[] = [];
  const stack: Drawing[] = [];
  let drawing: Drawing = { isWhite: false, mode: 0 };
  let [run, isSeen, hasBackground, isWide] = ["", false, false, false];
  for (const [at, operator] of operators.entries()) {
    const given = argumentsOf[at];
    if (operator === of["save"]) stack.push(drawing);
    if (operator === of["restore"]) drawing = stack.pop() ?? drawing;
    if (operator === of["setFillRGBColor"])
      drawing = { ...drawing, isWhite: numbersIn(given).every((part) => part > 245) };
    // A pattern has no colour of its own.
    if (operator === of["setFillColorN"]) drawing = { ...drawing, isWhite: false };
    if (operator === of["setTextRenderingMode"]) drawing = { ...drawing, mode: numbersIn(given)[0] ?? 0 };
    if (operator === of["constructPath"]) isWide = isWideArea(given);
    if ((operator === of["fill"] || operator === of["eoFill"]) && isWide && !drawing.isWhite)
      hasBackground = true;
    if (operator !== of["showText"]) continue;
    const text = textOfGlyphs(given);
    if (drawing.isWhite || drawing.mode === invisible) run += text;
    else {
      isSeen ||= text.trim() !== "";
      runs.push(run);
      run = "";
    }
  }
  const isReadable = isSeen && !hasBackground;
  return isReadable ? [...runs, run].filter((text) => /\d/.test(text)) : [];
}

interface Drawing {
  readonly isWhite: boolean;
  readonly mode: number;
}

function partsOf(given: unknown): readonly unknown[] {
  return typeof given === "object" && given !== null ? Object.values(given) : [];
}

function numbersIn(given: unknown): readonly number[] {
  return partsOf(given).flatMap((value) => (typeof value === "number" ? [value] : []));
}

function isWideArea(given: unknown): boolean {
  const [, , bounds] = partsOf(given);
  const [left = 0, top = 0, right = 0, bottom = 0] = numbersIn(bounds);
  return Math.abs(right - left) > minBackground && Math.abs(bottom - top) > minBackground;
}

function textOfGlyphs(given: unknown): string {
  const [glyphs] = partsOf(given);
  return partsOf(glyphs)
    .map((sign) =>
      typeof sign === "object" && sign !== null && "unicode" in sign ? String(sign.unicode) : "",
    )
    .join("");
}
