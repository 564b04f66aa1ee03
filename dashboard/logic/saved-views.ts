/** Views of the table of projects that somebody gave a name: filters, order and columns, kept as text. */
import { filterNames } from "./project-filters.ts";
import type { Changes } from "./place.ts";

export interface SavedView {
  readonly name: string;
  /** The part of the address that makes the view, in one order. */
  readonly search: string;
}

const parts = [...filterNames, "sort", "order", "columns"];
const maxViews = 50;
export const maxNameLength = 60;

/** What of the address makes the view. @param columns as they are shown, wherever they come from. */
export function viewSearch(params: URLSearchParams, columns: string | null): string {
  const view = new URLSearchParams();
  for (const part of parts) {
    const value = part === "columns" ? columns : params.get(part);
    if (value !== null && value !== "") view.set(part, value);
  }
  return view.toString();
}

/** Leads to a view from wherever in the table: what it does not say is taken out. */
export function changesTo({ name, search }: SavedView): Changes {
  const view = new URLSearchParams(search);
  return { ...Object.fromEntries(parts.map((part) => [part, view.get(part)])), saved: name };
}

/** One more, in the place of one of the same name. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-maxViews);
}

export function writeViews(views: readonly SavedView[]): string | null {
  return views.length === 0 ? null : JSON.stringify(views.map(({ name, search }) => [name, search]));
}

/** What is no view is left out: it was written by another version, or by hand. */
export function readViews(text: string | null): readonly SavedView[] {
  try {
    const json: unknown = JSON.parse(text ?? "[]");
    return listOf(json).flatMap((pair) => {
      const [name, search] = listOf(pair);
      return typeof name === "string" && typeof search === "string" ? [{ name, search }] : [];
    });
  } catch {
    return [];
  }
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}
