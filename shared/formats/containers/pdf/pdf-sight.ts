/**
 * What a printed page shows otherwise than its text says: digits that are raised behind an amount, and text that nobody sees,
 * white on white or of the rendering mode that draws nothing.
 */
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { maxDocumentPages } from "../../kernel/file-limits.ts";
import { type DrawnText, drawnTexts } from "./drawn-texts.ts";
import { partedTexts } from "./parted-texts.ts";
import { laidOver } from "./laid-over.ts";
import { isDrawnBy, overlaidTexts, withoutMarks } from "./marks-over-table.ts";
import { combined, drawingOf, type Matrix, switchedOff } from "./page-drawing.ts";
import {
  isRowOfAmounts,
  type PlacedText,
  placedTexts,
  type TextRun,
  withoutSpacing,
  withStruck,
} from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import type { PdfSight, RaisedDigits } from "./seen-on-page.ts";

/** How Korean PDFs without fonts of their own name their signs. */
function signsOfFonts() {
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return {
    cMapUrl: join(folder, "cmaps", sep),
    cMapPacked: true,
    standardFontDataUrl: join(folder, "standard_fonts", sep),
  };
}

/** The pages as a person sees them. A copy of the bytes: the reader of PDFs takes what it is given for itself. */
export async function sightOfPdf(bytes: Uint8Array): Promise<PdfSight> {
  const { getDocument, OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const quiet = { disableFontFace: true, isEvalSupported: false, verbosity: 0, useSystemFonts: true };
  const document = await getDocument({ data: bytes, ...quiet, ...signsOfFonts() }).promise;
  const layers = await document.getOptionalContentConfig();
  const isVisible = (layer: unknown) => Boolean(layers.isVisible(layer));
  // What lies on a layer stands in a run of its own.
  const texted = { includeMarkedContent: layers.getGroups() !== null };
  const raised: RaisedDigits[] = [];
  const unseen: string[] = [];
  const over: string[] = [];
  const aslant: string[] = [];
  const overlaid: string[] = [];
  let [marked, layered] = [0, 0];
  const pages: PrintedPage[] = [];
  try {
    for (let number = 1; number <= Math.min(document.numPages, maxDocumentPages + 1); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent(texted);
      const runs = items.filter((item) => "str" in item);
      const { base, width, height } = uprightPage(page.view, runs);
      const { fnArray, argsArray } = await page.getOperatorList();
      const fontOf = (id: string) => pictureFont(page.commonObjs.has(id) ? page.commonObjs.get(id) : null);
      raised.push(...raisedIn(runs));
      over.push(...laidOver(await page.getAnnotations()));
      const picturesOf = (id: string) => (id.startsWith(ofAllPages) ? page.commonObjs : page.objs);
      await Promise.race([picturesRead(picturesOf, { fnArray, argsArray, OPS }), patience()]);
      const isSolid = (id: unknown) => typeof id === "string" && isSolidPicture(picturesOf(id), id);
      const off = switchedOff(fnArray, argsArray, { of: OPS, isVisible });
      const drawn = drawnTexts(fnArray, argsArray, { base, of: OPS, off, isSolid });
      unseen.push(...unseenIn(drawn));
      const drawing = drawingOf(fnArray, argsArray, { base, of: OPS, off });
      const joined = placedTexts(runs, base, fontOf);
      const placed = partedTexts(joined, drawn, drawing.lines);
      const here = withoutGone(placed, drawn);
      const unmarked = withoutMarks(here, drawn, drawing.lines);
      const { marks, amounts } = unmarked;
      const texts = withoutSpacing(unmarked.texts);
      marked += marks;
      if (off.size > 0) layered += placed.length - here.length;
      aslant.push(...amounts);
      overlaid.push(...overlaidTexts(texts, drawing.lines));
      pages.push({
        width,
        height,
        isMoved:
          marks + amounts.length + off.size > 0 ||
          here.length < placed.length ||
          placed !== joined ||
          runs.some(({ str }) => isRowOfAmounts(str)) ||
          texts !== unmarked.texts ||
          page.rotate % 360 !== 0 ||
          base.some((part, at) => Math.abs(part - (upright[at] ?? 0)) > 0.01),
        ...drawing,
        ...withStruck(texts, drawing.lines),
      });
    }
  } finally {
    await document.destroy();
  }
  return { raised, unseen, over, marked, layered, aslant, overlaid, pages };
}

const upright: Matrix = [1, 0, 0, 1, 0, 0];
const turns: readonly Matrix[] = [upright, [0, -1, 1, 0, 0, 0], [-1, 0, 0, -1, 0, 0], [0, 1, -1, 0, 0, 0]];

/** The page with most of its text upright, whatever way it lies on its sheet or a viewer turns it. */
function uprightPage([left = 0, low = 0, right = 0, high = 0]: readonly number[], runs: readonly TextRun[]) {
  const [across, up] = [right - left, high - low];
  const lengthsOf = turns.map((turn) =>
    runs.reduce((sum, { transform: [cosine = 0, sine = 0], width }) => {
      const [x] = combined(turn, [cosine, sine, 0, 0, 0, 0]);
      return x > Math.hypot(cosine, sine) * 0.9 ? sum + width : sum;
    }, 0),
  );
  const at = lengthsOf.indexOf(Math.max(...lengthsOf));
  const [width, height] = at % 2 === 0 ? [across, up] : [up, across];
  const corner = [
    [-left, -low],
    [-low, right],
    [right, high],
    [high, -left],
  ][at] ?? [0, 0];
  const [a, b, c, d] = turns[at] ?? upright;
  return { base: [a, b, c, d, corner[0] ?? 0, corner[1] ?? 0] as const, width, height };
}

/** Letters of these are pictures, which the reader of documents knows by the font. */
function pictureFont(font: unknown): string {
  const name = typeof font === "object" && font !== null && "name" in font ? String(font.name) : "";
  return /dings|symbol/i.test(name) ? name : "";
}

/** A raised digit is smaller than its amount, stands right behind it, and off its line. */
function raisedIn(items: readonly TextRun[]): readonly RaisedDigits[] {
  const amounts = items.filter(({ str }) => /\d$/.test(str.trim()));
  const small = amounts.filter(({ str }) => /^\d{1,2}$/.test(str.trim()));
  return small.flatMap((item) => {
    const before = amounts.find((other) => other !== item && isRaisedBehind(item, other));
    return before === undefined ? [] : [{ amount: before.str.trim(), raised: item.str.trim() }];
  });
}

function isRaisedBehind(item: TextRun, amount: TextRun): boolean {
  const [own, other] = [placeOf(item), placeOf(amount)];
  const offLine = Math.abs(own.y - other.y) / other.size;
  const gap = (own.x - other.x - amount.width) / other.size;
  return own.size <= 0.85 * other.size && offLine >= 0.1 && offLine <= 0.8 && gap > -0.3 && gap < 0.8;
}

function placeOf({ transform: [, , skew = 0, height = 0, x = 0, y = 0] }: TextRun) {
  return { x, y, size: Math.hypot(skew, height) || 1 };
}

/** What nobody sees, as it is drawn; where all text of a page is unseen, a scan lies over it. */
function unseenIn(drawn: readonly DrawnText[]): readonly string[] {
  const runs: string[] = [""];
  for (const { text, sight } of drawn)
    if (sight === "unseen") runs[runs.length - 1] += text;
    else runs.push("");
  const seen = drawn.flatMap(({ text, sight }) => (sight === "seen" ? [bare(text)] : [])).join("");
  return seen === "" ? [] : runs.filter((text) => /\d/.test(text) || saysMore(bare(text), seen));
}

/** Whether letters that nobody sees stand nowhere else: a department may be white where it is repeated. */
function saysMore(text: string, seen: string): boolean {
  return /\p{L}/u.test(text) && !(text.length > 2 && seen.includes(text));
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, "");
}

/** Without what its cell cuts off whole, such as the name of a merged cell on the page where its middle is not, and without layers. */
function withoutGone(texts: readonly PlacedText[], drawn: readonly DrawnText[]): readonly PlacedText[] {
  const shown = drawn.filter(({ text }) => text.trim() !== "");
  const gone = shown.filter(({ sight }) => sight === "gone");
  const seen = shown.filter(({ sight }) => sight !== "gone");
  return gone.length === 0
    ? texts
    : texts.filter((text) => !isDrawnBy(gone, text) || isDrawnBy(seen.filter(sharing(text)), text));
}

/** What is drawn of the same letters: another layer may show others in the same place. */
function sharing({ text }: PlacedText) {
  return (drawn: DrawnText) => bare(drawn.text).includes(bare(text)) || bare(text).includes(bare(drawn.text));
}

interface Pictures {
  has(id: string): boolean;
  get(id: string, whenRead?: () => void): unknown;
}

/** Pictures are read beside the page: whether they hide what lies beneath is not known before. */
async function picturesRead(
  picturesOf: (id: string) => Pictures,
  { fnArray, argsArray, OPS }: Drawing,
): Promise<void> {
  const ids = fnArray.flatMap((operator, at) => {
    const id: unknown = operator === OPS.paintImageXObject ? argsArray[at]?.[0] : null;
    return typeof id === "string" ? [id] : [];
  });
  const waited = [...new Set(ids)].filter((id) => !picturesOf(id).has(id));
  await Promise.all(waited.map((id) => new Promise<void>((resolve) => picturesOf(id).get(id, resolve))));
}

interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
  readonly OPS: { readonly paintImageXObject: number };
}

/** How pdfjs names what several pages show. */
const ofAllPages = "g_";

/** A picture that is never read keeps nobody waiting. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000).unref());
}

const withTransparency = 3;

/** Nothing is seen through a picture without transparency. One that was not read in time may be such: a person looks. */
function isSolidPicture(pictures: Pictures, id: string): boolean {
  if (!pictures.has(id)) return true;
  const picture = pictures.get(id);
  return (
    typeof picture === "object" && picture !== null && "kind" in picture && picture.kind !== withTransparency
  );
}
