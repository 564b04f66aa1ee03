/** What a web page holds, in order: lines of text and tables. Office programs save reports and sheets as such pages. */
import type { IRBlock } from "kordoc";
import { maxColumns } from "../../kernel/file-limits.ts";
import { asRaised } from "../../kernel/marked-text.ts";
import { type SpanningCell, tableBlock } from "./cell-grid.ts";
import { htmlTree, type MarkupElement } from "./markup-tree.ts";
import { hasUnknownGrounds, withClassStyles } from "./class-styles.ts";
import { aroundFirstText, withIndent } from "./indents.ts";
import type { MarkupBlocks } from "./odt-blocks.ts";
import { pictureMark } from "./picture-cells.ts";
import { asStruck } from "./struck-text.ts";

const noText: ReadonlySet<string> = new Set(
  "head script style noscript template title select button svg object rt rp".split(" "),
);
/** Each begins a line and ends one. */
const blocksOfText =
  /^(html|body|p|div|h[1-6]|ul|ol|li|dl|dt|dd|pre|section|article|header|footer|main|nav|aside|center|form|fieldset|hr|address|blockquote)$/;

/** @param keepsHidden whether rows, columns and cells that a table hides are kept, and marked: a filter hides them in a sheet. */
export function htmlBlocks(page: string, keepsHidden = false): MarkupBlocks {
  const walk = new Walk(keepsHidden);
  const root = withClassStyles(htmlTree(page), page);
  walk.children(root);
  walk.endLine();
  const unseen = hasUnknownGrounds(page) ? [] : whiteIn(root);
  return { blocks: walk.blocks, hasHidden: walk.hasHidden, unseen };
}

interface Look {
  readonly isWhite: boolean;
  readonly isCell: boolean;
}

/** The texts of cells with a digit in them that are white on no ground, or of no colour. */
function whiteIn({ name, attributes, children }: MarkupElement, outer: Look = onPaper): readonly string[] {
  const style = styleOf(attributes);
  const ground =
    /(?:^|;)background(?:-color|-image)?:([^;]*)/.exec(style)?.[1] ??
    attributes.get("bgcolor")?.toLowerCase() ??
    "";
  // Whatever stands on a ground is seen, or was meant to be.
  if (!noGround.test(ground) || attributes.has("background")) return [];
  const color =
    /(?:^|;)color:([^;]*)/.exec(style)?.[1] ??
    (name === "font" ? attributes.get("color")?.toLowerCase() : undefined);
  const look = {
    isWhite: color === undefined ? outer.isWhite : noColor.test(color.trim()),
    isCell: outer.isCell || name === "td" || name === "th",
  };
  return children.flatMap((child) => {
    if (typeof child !== "string") return noText.has(child.name) ? [] : whiteIn(child, look);
    return look.isWhite && look.isCell && /\d/.test(child) ? [child.trim()] : [];
  });
}

const onPaper: Look = { isWhite: false, isCell: false };
const noColor = /^(white|#fff(fff)?|#fefefe|rgba?\(255,255,255.*\)|rgba\(.*,0(\.0+)?\)|transparent)$/;
const noGround = /^\s*(|none|transparent|inherit|initial|white|#fff(fff)?|rgb\(255,255,255\))\s*(none)?\s*$/;

class Walk {
  readonly blocks: IRBlock[] = [];
  hasHidden = false;
  #line = "";
  #isStruck: boolean;
  #isRaised = false;
  readonly #keepsHidden: boolean;

  /** Whether it is the inside of a cell. */
  readonly #isCell: boolean;

  /** @param within whether what holds it is struck through; null outside of cells. */
  constructor(keepsHidden: boolean, within: boolean | null = null) {
    this.#keepsHidden = keepsHidden;
    this.#isStruck = within ?? false;
    this.#isCell = within !== null;
  }

  children(element: MarkupElement): void {
    const isOuter = !this.#isStruck && isStruck(element);
    const isBase = !this.#isRaised && isRaised(element);
    this.#isStruck ||= isOuter;
    this.#isRaised ||= isBase;
    this.#read(element);
    if (isOuter) this.#isStruck = false;
    if (isBase) this.#isRaised = false;
  }

  #read(element: MarkupElement): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#text(child.replace(/[ \t\r\n\f]+/g, " "));
      else if (isHidden(child)) this.hasHidden = true;
      else if (this.#isCell && isPicture(child)) this.#line += pictureMark;
      else if (!noText.has(child.name)) this.#element(child);
    }
  }

  #text(printed: string): void {
    const text = this.#isRaised ? asRaised(printed) : printed;
    this.#line += this.#isStruck && text.trim() !== "" ? asStruck(text) : text;
  }

  endLine(): void {
    const own = this.#line.trim().replace(/[\u2002\u2003]/g, " ");
    // What a cell begins with that is no blank of its source draws its text in.
    const drawn = this.#isCell && own !== "" ? (/^[ \n]*(\s*)/.exec(this.#line)?.[1] ?? "") : "";
    const text = drawn + own;
    this.#line = "";
    if (text !== "") this.blocks.push({ type: "paragraph", text });
  }

  #element(element: MarkupElement): void {
    if (element.name === "br") this.#line += "\n";
    else if (element.name === "table") {
      this.endLine();
      this.blocks.push(this.#table(element));
    } else if (blocksOfText.test(element.name)) {
      this.endLine();
      this.children(element);
      this.endLine();
    } else this.children(element);
  }

  #table(table: MarkupElement): IRBlock {
    const caption = elementsOf(table).find(({ name }) => name === "caption");
    const rows = this.#rows(table).map(({ row, isHidden: isUnseen }) =>
      elementsOf(row).flatMap((cell) => this.#cell(cell, isStruck(row) || isStruck(table), isUnseen)),
    );
    const lines = caption === undefined ? [] : this.#inside(caption).map(({ text }) => text ?? "");
    const unseen = this.#keepsHidden ? hiddenColumns(table) : new Set<number>();
    return tableBlock(rows, caption === undefined ? null : lines.join("\n"), unseen);
  }

  #rows(
    table: MarkupElement,
    within = false,
  ): readonly { readonly row: MarkupElement; readonly isHidden: boolean }[] {
    return elementsOf(table).flatMap((child) => {
      const isUnseen = within || isHidden(child);
      if (isUnseen && !this.#keepsHidden) {
        this.hasHidden = true;
        return [];
      }
      if (child.name === "tr") return [{ row: child, isHidden: isUnseen }];
      return /^t(head|body|foot)$/.test(child.name) ? this.#rows(child, isUnseen) : [];
    });
  }

  #cell(cell: MarkupElement, isWithin: boolean, isInHidden: boolean): readonly SpanningCell[] {
    if (cell.name !== "td" && cell.name !== "th") return [];
    const isUnseen = isInHidden || isHidden(cell);
    if (isUnseen && !this.#keepsHidden) {
      this.hasHidden = true;
      return [];
    }
    const styles = aroundFirstText(cell).map(({ attributes }) =>
      `text-align:${attributes.get("align") ?? ""};${attributes.get("style") ?? ""}`.toLowerCase(),
    );
    const blocks = withIndent(this.#inside(cell, isWithin), styles);
    return [
      {
        blocks,
        columns: span(cell, "colspan"),
        rows: span(cell, "rowspan"),
        ...(isUnseen ? { isHidden: true } : {}),
      },
    ];
  }

  #inside(element: MarkupElement, isWithin = false): readonly IRBlock[] {
    const inner = new Walk(this.#keepsHidden, this.#isStruck || isWithin);
    inner.children(element);
    inner.endLine();
    this.hasHidden ||= inner.hasHidden;
    return inner.blocks;
  }
}

function elementsOf({ children }: MarkupElement): readonly MarkupElement[] {
  return children.filter((child) => typeof child !== "string");
}

function isHidden(element: MarkupElement): boolean {
  const style = styleOf(element.attributes);
  return (
    element.attributes.has("hidden") ||
    /(^|;)(display:none|visibility:(hidden|collapse)|mso-hide:all|opacity:0(\.0*)?(;|$))/.test(style) ||
    // Around boxes that stand side by side it takes the gaps away, and these have a size of their own.
    (noSize.test(style) && !hasSizeInside(element))
  );
}

const noSize = /(^|;)font-size:0(\.0*)?(px|pt|em|rem|%)?(;|$)/;

function hasSizeInside(element: MarkupElement): boolean {
  return elementsOf(element).some((child) => {
    const style = styleOf(child.attributes);
    return (/(^|;)font-size:/.test(style) && !noSize.test(style)) || hasSizeInside(child);
  });
}

function styleOf(attributes: MarkupElement["attributes"]): string {
  return (attributes.get("style") ?? "").replace(/\s/g, "").toLowerCase();
}

/** A picture, or a field of a form that shows something. One pixel holds a cell open. */
function isPicture({ name, attributes }: MarkupElement): boolean {
  if (name === "input")
    return (
      (attributes.get("value") ?? "") !== "" &&
      !/^(hidden|checkbox|radio|button|submit|reset|image|file)$/i.test(attributes.get("type") ?? "")
    );
  const isSpacer = [attributes.get("width"), attributes.get("height")].some((size) =>
    /^[01]$/.test(size ?? ""),
  );
  return /^(img|svg|canvas|object|embed|textarea|select)$/.test(name) && !isSpacer;
}

/** Of the table's `<col>`s, from 0. */
function hiddenColumns(table: MarkupElement): ReadonlySet<number> {
  const columns = elementsOf(table)
    .flatMap((child) => (child.name === "colgroup" ? elementsOf(child) : [child]))
    .filter(({ name }) => name === "col")
    .flatMap((column) => Array.from({ length: Math.min(span(column, "span"), maxColumns) }, () => column));
  return new Set(
    columns.flatMap((column, at) => (isHidden(column) || column.attributes.get("width") === "0" ? [at] : [])),
  );
}

function isStruck({ name, attributes }: MarkupElement): boolean {
  const style = styleOf(attributes);
  return /^(s|strike|del)$/.test(name) || /text-decoration(-line)?:[^;]*line-through/.test(style);
}

/** Of a cell the property says where its lines stand. */
function isRaised({ name, attributes }: MarkupElement): boolean {
  const style = styleOf(attributes);
  return (
    /^su[bp]$/.test(name) ||
    (!/^(t[dhr]|table|tbody|thead|tfoot)$/.test(name) &&
      /(^|;)vertical-align:(super|sub|-?[1-9.])/.test(style))
  );
}

function span(cell: MarkupElement, name: string): number {
  const stated = Number(cell.attributes.get(name) ?? 1);
  return Number.isInteger(stated) && stated >= 1 ? stated : 1;
}
