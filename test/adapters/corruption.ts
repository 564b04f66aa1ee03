/** Stored items with one field changed: every field that an item has, found in the item itself, so that a new one is never forgotten. */
import type { Item } from "../../shared/ports/item-table.ts";

export interface Corruption {
  /** `UP data.outcome.findings.#.code`: the kind of item and the field, places in lists taken out. */
  readonly name: string;
  readonly item: Item;
  readonly corrupt: Item;
}

/** One for each field of each kind of item: of items that have it the first. */
export function corruptionsOf(items: readonly Item[]): Corruption[] {
  const damages = new Map<string, Corruption>();
  for (const item of items) {
    const opened = open(item);
    for (const path of leavesOf(opened)) {
      const kind = item.pk.split("#")[0] ?? "";
      const prefix = /^(ALERT|LOG|head|request)(?=#|$)/.exec(item.sk)?.[0] ?? actOf(kind, item);
      const name = `${kind}${prefix === "" ? "" : ` ${prefix}`} ${path.map((step) => (/^\d+$/.test(step) ? "#" : step)).join(".")}`;
      if (damages.has(name) || path[0] === "pk" || path[0] === "sk") continue;
      damages.set(name, { name, item, corrupt: close(changed(opened, path), item) });
    }
  }
  return [...damages.values()];
}

/** Each act of the journal has fields of its own. */
function actOf(kind: string, { data }: Item): string {
  return kind === "JOURNAL" ? (/"act":\{"kind":"(\w+)"/.exec(data)?.[1] ?? "") : "";
}

/** An item without a version has none that could be changed. */
function open({ version, data, ...key }: Item): Record<string, unknown> {
  return { ...key, ...(version === null ? {} : { version }), data: JSON.parse(data) };
}

function close(opened: Record<string, unknown>, { pk, sk }: Item): Item {
  const { version = null, data } = opened;
  return { pk, sk, version: version as number | null, data: JSON.stringify(data) };
}

function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]));
}

function changed(value: unknown, [step, ...rest]: readonly string[]): never {
  if (step === undefined) return other(value) as never;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = changed(copy[step], rest);
  return copy as never;
}

/** Another value of the same kind: a digit or a letter more, as damage and hands make it. */
function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return "x";
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value.slice(0, 8)}${value.endsWith("15") ? "16" : "15"}`;
  // The last digit of an amount, a moment or a hash; the last letter of a name.
  const at = value.search(/\d(?=\D*$)/);
  if (at < 0) return `${value}x`;
  return `${value.slice(0, at)}${(Number(value[at]) + 1) % 10}${value.slice(at + 1)}`;
}
