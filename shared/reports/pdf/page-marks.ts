/** What stands on the pages of a PDF, before any library: words, boxes and lines at their places, and what each is for a reader aloud. */

export type Role =
  | "Document"
  | "H1"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "TOC"
  | "TOCI"
  | "Link"
  | "Figure"
  | "Caption"
  | "Table"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD";

/** A part of the document's structure, in the order in which it is read. */
export interface Tag {
  readonly role: Role;
  readonly children: Tag[];
  /** The words for whoever does not see it. */
  readonly alternative: string | null;
  /** What a header cell is the head of. */
  readonly scope: "Column" | "Row" | null;
  readonly span: { readonly rows: number; readonly columns: number };
}

type TagMore = Partial<Omit<Tag, "role" | "children">>;

export function newTag(role: Role, more: TagMore = {}): Tag {
  return { role, children: [], alternative: null, scope: null, span: { rows: 1, columns: 1 }, ...more };
}

/** The last child of `parent`. */
export function tagIn(parent: Tag, role: Role, more: TagMore = {}): Tag {
  const tag = newTag(role, more);
  parent.children.push(tag);
  return tag;
}

export interface TextStyle {
  /** In points. */
  readonly size: number;
  readonly isBold: boolean;
}

/** Points from the top left of the page; `tag` null is decoration, which nobody reads aloud. */
export type Mark =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      readonly baseline: number;
      readonly style: TextStyle;
      readonly color: string;
      readonly tag: Tag | null;
    }
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: string;
      readonly tag: Tag | null;
    }
  | {
      readonly kind: "lines";
      readonly lines: readonly Line[];
      readonly thickness: number;
      readonly color: string;
      readonly tag: Tag | null;
    }
  /** A place that bookmarks and links lead to. */
  | { readonly kind: "place"; readonly name: string; readonly title: string; readonly y: number }
  | {
      readonly kind: "link";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly to: string;
      readonly title: string;
      readonly tag: Tag;
    };

export interface Line {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

export const black = "#000000";
export const grey = "#555555";
