/** Draws pages with PDFKit: every word inside of its part of the document's structure, everything else marked as decoration. */
import { Buffer } from "node:buffer";
import type PdfDocument from "pdfkit";
import type { Mark, Tag } from "./page-marks.ts";
import { paper } from "./page-flow.ts";

type Text = Extract<Mark, { readonly kind: "text" }>;
type Document = InstanceType<typeof PdfDocument>;

export const fontNames = { regular: "regular", bold: "bold" } as const;

export function drawPages(document: Document, pages: readonly (readonly Mark[])[], root: Tag): void {
  const elements = elementsOf(document, root);
  for (const marks of pages) {
    document.addPage({ size: [paper.width, paper.height], margin: 0 });
    const pen = new Pen(document);
    for (const { tag, own } of partsOf(marks)) {
      if (tag === undefined) {
        for (const mark of own) if (mark.kind === "place") putPlace(document, mark);
      } else if (tag === null) {
        document.markContent("Artifact", { type: "Layout" });
        for (const mark of own) pen.draw(mark);
        document.endMarkedContent();
      } else {
        const element = elements.get(tag);
        if (element === undefined) throw new RangeError("A part of a page stands in no structure");
        const content = document.markStructureContent(tag.role);
        for (const mark of own) pen.draw(mark);
        document.endMarkedContent();
        element.add(content);
        for (const mark of own) if (mark.kind === "link") putLink(document, mark, element);
      }
    }
  }
  elements.get(root)?.end();
}

function putLink(document: Document, link: Extract<Mark, { readonly kind: "link" }>, element: Element): void {
  // PDFKit takes a string of JavaScript for a name, and an object of one for text.
  const options = { structParent: element, Contents: link.title };
  Reflect.set(options, "Contents", Object(link.title));
  document.goTo(link.x, link.y, link.width, link.height, link.to, options);
}

/** Marks that follow each other in the same part; `tag` undefined for places. */
function partsOf(marks: readonly Mark[]): { readonly tag: Tag | null | undefined; readonly own: Mark[] }[] {
  const parts: { readonly tag: Tag | null | undefined; readonly own: Mark[] }[] = [];
  for (const mark of marks) {
    const tag = mark.kind === "place" ? undefined : mark.tag;
    const open = parts.at(-1);
    if (open !== undefined && open.tag === tag) open.own.push(mark);
    else parts.push({ tag, own: [mark] });
  }
  return parts;
}

function putPlace(document: Document, { name, title, y }: Extract<Mark, { readonly kind: "place" }>): void {
  document.addNamedDestination(name, "XYZ", 0, y, 0);
  const top = { expanded: false, top: y, left: paper.width };
  document.outline.addItem(title, top);
}

/** Knows what the page is set to, so that nothing is set twice. */
class Pen {
  readonly #document: Document;
  #fill = "";
  #font = "";

  constructor(document: Document) {
    this.#document = document;
  }

  draw(mark: Mark): void {
    const document = this.#document;
    if (mark.kind === "text") this.#write(mark);
    else if (mark.kind === "box") {
      this.#fillWith(mark.color);
      document.rect(mark.x, mark.y, mark.width, mark.height).fill();
    } else if (mark.kind === "lines") {
      for (const { from, to } of mark.lines) document.moveTo(...from).lineTo(...to);
      document.lineWidth(mark.thickness).strokeColor(mark.color).stroke();
    }
  }

  #write({ text, x, baseline, style, color }: Text): void {
    const document = this.#document;
    const font = style.isBold ? fontNames.bold : fontNames.regular;
    if (font !== this.#font) document.font(font);
    this.#font = font;
    this.#fillWith(color);
    document.fontSize(style.size).text(text, x, baseline, { lineBreak: false, baseline: "alphabetic" });
  }

  #fillWith(color: string): void {
    if (color !== this.#fill) this.#document.fillColor(color);
    this.#fill = color;
  }
}

/** All that the document writes until its end. */
export async function bytesOf(document: Document): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on("end", resolve);
    document.on("error", reject);
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Element = ReturnType<Document["struct"]>;

/** The parts of a document as PDFKit's structure elements. Spans of cells, of which its interface says nothing, are put beside their scope. */
function elementsOf(document: Document, root: Tag): ReadonlyMap<Tag, Element> {
  const elements = new Map<Tag, Element>();
  const make = (tag: Tag): Element => {
    const { role, alternative, children } = tag;
    const element = document.struct(role, alternative === null ? {} : { alt: alternative });
    setCellAttributes(element, tag);
    elements.set(tag, element);
    for (const child of children) element.add(make(child));
    return element;
  };
  document.addStructure(make(root));
  return elements;
}

/** @throws RangeError when the library keeps an element's entries elsewhere. */
function setCellAttributes(element: Element, { scope, span }: Tag): void {
  if (scope === null) return;
  const dictionary = "dictionary" in element ? element.dictionary : null;
  if (!hasEntries(dictionary)) throw new RangeError("PDFKit keeps the entries of an element elsewhere");
  dictionary.data["A"] = {
    O: "Table",
    Scope: scope,
    ...(span.rows === 1 ? {} : { RowSpan: span.rows }),
    ...(span.columns === 1 ? {} : { ColSpan: span.columns }),
  };
}

function hasEntries(dictionary: unknown): dictionary is { readonly data: Record<string, unknown> } {
  return (
    typeof dictionary === "object" &&
    dictionary !== null &&
    "data" in dictionary &&
    typeof dictionary.data === "object" &&
    dictionary.data !== null
  );
}
