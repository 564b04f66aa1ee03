/** How a home differs from one that nothing disturbed, in words; nothing where it does not. */
import { readdirSync } from "node:fs";
import type { HomeState } from "../support/ledger-state.ts";

export function differences(found: HomeState, undisturbed: HomeState): string[] {
  return [
    ...missingAndMore("item", found.items, undisturbed.items),
    ...missingAndMore("event", found.notified, undisturbed.notified),
    ...missingAndMore("letter", found.messages, undisturbed.messages),
  ];
}

/** What a killed process left beside the ledger: half-written files, events that were set aside. */
export function leftovers(home: string): string[] {
  const files = readdirSync(home, { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".part") || /^(failed|inbox)\/.*\.\w+$/.test(name))
    .map((name) => `${name} was left behind`);
}

/** Counted, so that an item that is there twice shows. */
function missingAndMore(what: string, found: readonly unknown[], wanted: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const text of wanted.map(textOf)) counts.set(text, (counts.get(text) ?? 0) - 1);
  for (const text of found.map(textOf)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([text, count]) => `${what} ${count < 0 ? "missing" : "too many"}: ${text.slice(0, 300)}`);
}

/** The same for the same value, in whatever order its parts were written. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
