/** What an ODT holds, in order: paragraphs and tables. Drawn frames come below the paragraph that holds them. */
import type { IRBlock } from "kordoc";
import { type SpanningCell, tableBlock } from "./cell-grid.ts";
import { type MarkupElement, xmlTree } from "./markup-tree.ts";

export interface MarkupBlocks {
  readonly blocks: readonly IRBlock[];
  /** Whether some of it is hidden, and so left out. */
  readonly hasHidden: boolean;
}

/** No text of the document: changes that were taken back, remarks beside it, alternatives to pictures, settings. */
const apart =
  /^(text:tracked-changes|office:annotation|office:forms|text:sequence-decls|text:variable-decls|text:user-field-decls|svg:title|svg:desc|text:hidden-text|text:note-citation|presentation:notes)$/;
/** More equal cells or rows than this only fill a sheet to its edge. */
const maxRepeated = 100;

/** @param content its content.xml, looked through before. */
export function odtBlocks(content: string): MarkupBlocks {
  const root = xmlTree(content);
  const hidden = hiddenStyles(root);
  const blocks = find(root, "office:text").flatMap((body) => blocksIn(body, hidden));
  return { blocks, hasHidden: hidden.size > 0 || /table:visibility="(collapse|filter)"/.test(content) };
}

/** Styles of paragraphs and text that are not shown. */
function hiddenStyles(root: MarkupElement): ReadonlySet<string> {
  return new Set(
    find(root, "style:style").flatMap((style) => {
      const isHidden = find(style, "style:text-properties").some(
        ({ attributes }) => attributes.get("text:display") === "none",
      );
      return isHidden ? [style.attributes.get("style:name") ?? ""] : [];
    }),
  );
}

function find(element: MarkupElement, name: string): readonly MarkupElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : find(child, name)));
}

function elementsOf({ children }: MarkupElement): readonly MarkupElement[] {
  return children.filter((child) => typeof child !== "string");
}

function blocksIn(element: MarkupElement, hidden: ReadonlySet<string>): readonly IRBlock[] {
  return elementsOf(element).flatMap((child): readonly IRBlock[] => {
    if (apart.test(child.name) || child.attributes.get("text:display") === "none") return [];
    if (child.name === "table:table") return [tableOf(child, hidden)];
    if (child.name !== "text:p" && child.name !== "text:h") return blocksIn(child, hidden);
    if (hidden.has(child.attributes.get("text:style-name") ?? "")) return [];
    return [{ type: "paragraph", text: textOf(child, hidden) }, ...framesIn(child, hidden)];
  });
}

/** Tables and boxes that a paragraph anchors. */
function framesIn(paragraph: MarkupElement, hidden: ReadonlySet<string>): readonly IRBlock[] {
  return elementsOf(paragraph).flatMap((child) => {
    if (apart.test(child.name) || child.name === "text:note") return [];
    return child.name === "draw:text-box" || child.name === "draw:custom-shape"
      ? blocksIn(child, hidden)
      : framesIn(child, hidden);
  });
}

function textOf(element: MarkupElement, hidden: ReadonlySet<string>): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child.replace(/[ \t\r\n]+/g, " ");
      if (apart.test(child.name) || child.name.startsWith("draw:")) return "";
      if (hidden.has(child.attributes.get("text:style-name") ?? "")) return "";
      switch (child.name) {
        case "text:s":
          return " ".repeat(Math.min(Number(child.attributes.get("text:c") ?? 1), maxRepeated));
        case "text:tab":
          return "\t";
        case "text:line-break":
          return "\n";
        case "text:note":
          return ` (주: ${textOf(child, hidden).trim()})`;
        default:
          return textOf(child, hidden);
      }
    })
    .join("");
}

function tableOf(table: MarkupElement, hidden: ReadonlySet<string>): IRBlock {
  return tableBlock(
    rowsOf(table).flatMap((row) => {
      if (/^(collapse|filter)$/.test(row.attributes.get("table:visibility") ?? "")) return [];
      const cells = elementsOf(row).flatMap((cell) => cellsOf(cell, hidden));
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
function cellsOf(cell: MarkupElement, hidden: ReadonlySet<string>): readonly SpanningCell[] {
  if (cell.name !== "table:table-cell" && cell.name !== "table:covered-table-cell") return [];
  const blocks = cell.name === "table:table-cell" ? blocksIn(cell, hidden) : [];
  const times = repeated(cell, "table:number-columns-repeated");
  return Array.from({ length: times }, () => ({ blocks, columns: 1, rows: 1 }));
}

function repeated(element: MarkupElement, name: string): number {
  const times = Number(element.attributes.get(name) ?? 1);
  return times >= 1 && times <= maxRepeated ? times : 1;
}
