/** The parts of a document as PDFKit's structure elements. Spans of cells, of which its interface says nothing, are put beside their scope. */
import type PdfDocument from "pdfkit";
import type { Tag } from "./page-marks.ts";

type Document = InstanceType<typeof PdfDocument>;
export type Element = ReturnType<Document["struct"]>;

export function elementsOf(document: Document, root: Tag): ReadonlyMap<Tag, Element> {
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
