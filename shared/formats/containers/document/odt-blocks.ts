/** What an ODT holds, in order: paragraphs and tables. Drawn frames come below the paragraph that holds them. */
import type { IRBlock } from "kordoc";
import { asRaised } from "../../kernel/marked-text.ts";
import { type SpanningCell, tableBlock } from "./cell-grid.ts";
import { type MarkupElement, xmlTree } from "./markup-tree.ts";
import { pictureMark } from "./picture-cells.ts";
import { asStruck } from "./struck-text.ts";

export interface MarkupBlocks {
  readonly blocks: readonly IRBlock[];
  /** Whether some of it is hidden, and so left out. */
  readonly hasHidden: boolean;
  /** Texts with a digit in them that are white on no ground; absent where none is looked for. */
  readonly unseen?: readonly string[];
}

/** No text of the document: changes that were taken back, remarks beside it, alternatives to pictures, settings. */
const apart =
  /^(text:tracked-changes|office:annotation|office:forms|text:sequence-decls|text:variable-decls|text:user-field-decls|svg:title|svg:desc|text:hidden-text|text:note-citation|text:ruby-text|presentation:notes)$/;
/** More equal cells or rows than this only fill a sheet to its edge. */
const maxRepeated = 100;

/** @param content its content.xml, looked through before. */
export function odtBlocks(content: string): MarkupBlocks {
  const root = xmlTree(content);
  const hidden = stylesWith(root, ({ attributes }) => attributes.get("text:display") === "none");
  const struck = stylesWith(root, ({ attributes }) => {
    const style = attributes.get("style:text-line-through-style") ?? "none";
    const type = attributes.get("style:text-line-through-type") ?? "none";
    return style !== "none" || type !== "none";
  });
  const raised = stylesWith(root, ({ attributes }) =>
    /^(super|sub|-?[1-9])/.test(attributes.get("style:text-position") ?? ""),
  );
  const blocks = find(root, "office:text").flatMap((body) => blocksIn(body, { hidden, struck, raised }));
  return { blocks, hasHidden: hidden.size > 0 || /table:visibility="(collapse|filter)"/.test(content) };
}

/** Styles of paragraphs and text that are not shown, that are struck through, and that are raised or lowered. */
interface Styles {
  readonly hidden: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
  readonly raised: ReadonlySet<string>;
}

function stylesWith(
  root: MarkupElement,
  isMeant: (properties: MarkupElement) => boolean,
): ReadonlySet<string> {
  return new Set(
    find(root, "style:style").flatMap((style) =>
      find(style, "style:text-properties").some(isMeant) ? [style.attributes.get("style:name") ?? ""] : [],
    ),
  );
}

function find(element: MarkupElement, name: string): readonly MarkupElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : find(child, name)));
}

function elementsOf({ children }: MarkupElement): readonly MarkupElement[] {
  return children.filter((child) => typeof child !== "string");
}

function blocksIn(element: MarkupElement, styles: Styles): readonly IRBlock[] {
  return elementsOf(element).flatMap((child): readonly IRBlock[] => {
    if (apart.test(child.name) || child.attributes.get("text:display") === "none") return [];
    if (child.name === "table:table") return [tableOf(child, styles)];
    if (child.name !== "text:p" && child.name !== "text:h") return blocksIn(child, styles);
    if (styles.hidden.has(child.attributes.get("text:style-name") ?? "")) return [];
    return [{ type: "paragraph", text: textOf(child, styles) }, ...framesIn(child, styles)];
  });
}

/** Tables and boxes that a paragraph anchors. */
function framesIn(paragraph: MarkupElement, styles: Styles): readonly IRBlock[] {
  return elementsOf(paragraph).flatMap((child) => {
    if (apart.test(child.name) || child.name === "text:note") return [];
    return child.name === "draw:text-box" || child.name === "draw:custom-shape"
      ? blocksIn(child, styles)
      : framesIn(child, styles);
  });
}

const unmarked = { isStruck: false, isRaised: false };

function textOf(element: MarkupElement, styles: Styles, within = unmarked): string {
  const style = element.attributes.get("text:style-name") ?? "";
  const isStruck = within.isStruck || styles.struck.has(style);
  const isRaised = within.isRaised || styles.raised.has(style);
  return element.children
    .map((child) => {
      if (typeof child === "string") {
        const printed = child.replace(/[ \t\r\n]+/g, " ");
        const text = isRaised ? asRaised(printed) : printed;
        return isStruck && text.trim() !== "" ? asStruck(text) : text;
      }
      if (apart.test(child.name)) return "";
      if (child.name.startsWith("draw:")) return find(child, "draw:image").length > 0 ? pictureMark : "";
      if (styles.hidden.has(child.attributes.get("text:style-name") ?? "")) return "";
      switch (child.name) {
        case "text:s":
          return " ".repeat(Math.min(Number(child.attributes.get("text:c") ?? 1), maxRepeated));
        case "text:tab":
          return "\t";
        case "text:line-break":
          return "\n";
        case "text:note":
          return ` (주: ${textOf(child, styles).trim()})`;
        default:
          return textOf(child, styles, { isStruck, isRaised });
      }
    })
    .join("");
}

function tableOf(table: MarkupElement, styles: Styles): IRBlock {
  return tableBlock(
    rowsOf(table).flatMap((row) => {
      if (/^(collapse|filter)$/.test(row.attributes.get("table:visibility") ?? "")) return [];
      const cells = elementsOf(row).flatMap((cell) => cellsOf(cell, styles));
      return Array.from({ length: repeated(row, "table:number-rows-repeated") }, () => cells);
    }),
    null,
  );
}

/** Rows of the header stand in an element of their own. */
function rowsOf(table: MarkupElement): readonly MarkupElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === "table:table-row") return [child];
    return /^table:table-(header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : [];
  });
}

/** The places that a wide or tall cell covers are written down as cells of their own. */
function cellsOf(cell: MarkupElement, styles: Styles): readonly SpanningCell[] {
  if (cell.name !== "table:table-cell" && cell.name !== "table:covered-table-cell") return [];
  const blocks = cell.name === "table:table-cell" ? blocksIn(cell, styles) : [];
  const times = repeated(cell, "table:number-columns-repeated");
  return Array.from({ length: times }, () => ({ blocks, columns: 1, rows: 1 }));
}

function repeated(element: MarkupElement, name: string): number {
  const times = Number(element.attributes.get(name) ?? 1);
  return times >= 1 && times <= maxRepeated ? times : 1;
}
