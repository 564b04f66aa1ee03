/** What a web page holds, in order: lines of text and tables. Office programs save reports and sheets as such pages. */
import type { IRBlock } from "kordoc";
import { type SpanningCell, tableBlock } from "./cell-grid.ts";
import { htmlTree, type MarkupElement } from "./markup-tree.ts";
import type { MarkupBlocks } from "./odt-blocks.ts";

const noText: ReadonlySet<string> = new Set(
  "head script style noscript template title select button svg object".split(" "),
);
/** Each begins a line and ends one. */
const blocksOfText =
  /^(html|body|p|div|h[1-6]|ul|ol|li|dl|dt|dd|pre|section|article|header|footer|main|nav|aside|center|form|fieldset|hr|address|blockquote)$/;

export function htmlBlocks(page: string): MarkupBlocks {
  const walk = new Walk();
  walk.children(htmlTree(page));
  walk.endLine();
  return { blocks: walk.blocks, hasHidden: walk.hasHidden };
}

class Walk {
  readonly blocks: IRBlock[] = [];
  hasHidden = false;
  #line = "";

  children(element: MarkupElement): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#line += child.replace(/[ \t\r\n\f]+/g, " ");
      else if (isHidden(child)) this.hasHidden = true;
      else if (!noText.has(child.name)) this.#element(child);
    }
  }

  endLine(): void {
    const text = this.#line.trim();
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
    const rows = this.#rows(table).map((row) => elementsOf(row).flatMap((cell) => this.#cell(cell)));
    const lines = caption === undefined ? [] : this.#inside(caption).map(({ text }) => text ?? "");
    return tableBlock(rows, caption === undefined ? null : lines.join("\n"));
  }

  #rows(table: MarkupElement): readonly MarkupElement[] {
    return elementsOf(table).flatMap((child) => {
      if (isHidden(child)) {
        this.hasHidden = true;
        return [];
      }
      if (child.name === "tr") return [child];
      return /^t(head|body|foot)$/.test(child.name) ? this.#rows(child) : [];
    });
  }

  #cell(cell: MarkupElement): readonly SpanningCell[] {
    if (cell.name !== "td" && cell.name !== "th") return [];
    if (isHidden(cell)) {
      this.hasHidden = true;
      return [];
    }
    return [{ blocks: this.#inside(cell), columns: span(cell, "colspan"), rows: span(cell, "rowspan") }];
  }

  #inside(element: MarkupElement): readonly IRBlock[] {
    const inner = new Walk();
    inner.children(element);
    inner.endLine();
    this.hasHidden ||= inner.hasHidden;
    return inner.blocks;
  }
}

function elementsOf({ children }: MarkupElement): readonly MarkupElement[] {
  return children.filter((child) => typeof child !== "string");
}

function isHidden({ attributes }: MarkupElement): boolean {
  const style = (attributes.get("style") ?? "").replace(/\s/g, "").toLowerCase();
  return (
    attributes.has("hidden") || /(^|;)(display:none|visibility:(hidden|collapse)|mso-hide:all)/.test(style)
  );
}

function span(cell: MarkupElement, name: string): number {
  const stated = Number(cell.attributes.get(name) ?? 1);
  return Number.isInteger(stated) && stated >= 1 ? stated : 1;
}
