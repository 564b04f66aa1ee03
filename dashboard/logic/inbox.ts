/** The inbox between the page's address and the API's query, and what its keys mean. */
import type { Changes } from "./place.ts";

/** Named alike in the page's address and in the API. */
export const inboxFilters = ["q", "department", "rule", "severity", "fund", "owner"] as const;
export type InboxFilter = (typeof inboxFilters)[number];

export const inboxTabs = ["new", "waiting", "overdue", "snoozed", "done"] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** As many as a person works through; the others come on request. */
export const inboxRowsAtOnce = 100;

export function inboxQueryOf(params: URLSearchParams, limit: number): string {
  const query = new URLSearchParams({ limit: `${limit}` });
  for (const name of [...inboxFilters, "tab", "row"]) {
    const value = params.get(name)?.trim() ?? "";
    if (value !== "") query.set(name, value);
  }
  return query.toString();
}

export function countFilters(params: URLSearchParams): number {
  return inboxFilters.filter((name) => (params.get(name) ?? "") !== "").length;
}

/** Without filters, on the same tab. */
export const noFilters: Changes = Object.fromEntries([...inboxFilters, "row"].map((name) => [name, null]));

export type InboxKey = "next" | "previous" | "acknowledge" | "snooze" | "explain" | "select" | "search";

/** By their place on the keyboard: in Korean the key of `a` types ㅁ. */
const keys: Readonly<Record<string, InboxKey>> = {
  KeyJ: "next",
  KeyK: "previous",
  KeyA: "acknowledge",
  KeyS: "snooze",
  KeyE: "explain",
  KeyX: "select",
  Slash: "search",
};

export interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Null of a key that means nothing here, or that the browser or a reader has with another one. */
export function inboxKeyOf({ code, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): InboxKey | null {
  return ctrlKey || metaKey || altKey || shiftKey ? null : (keys[code] ?? null);
}

/** Where to go on when a row leaves: the one after it, else the one before. Null where it was the last. */
export function rowAfter(
  ids: readonly string[],
  leaving: ReadonlySet<string>,
  current: string | null,
): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  const staying = (id: string): boolean => !leaving.has(id);
  return ids.slice(at + 1).find(staying) ?? ids.slice(0, Math.max(0, at)).findLast(staying) ?? null;
}
