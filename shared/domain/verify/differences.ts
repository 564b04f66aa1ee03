/** Where two plain values part: the way to each place, and what stands there. */

export interface Difference {
  /** `outcome.findings.0.code`; empty for the whole. */
  readonly field: string;
  /** Null where nothing is to be. */
  readonly expected: string | null;
  /** Null where nothing is. */
  readonly found: string | null;
}

/** In the order of the expected fields, then of those that only the found value has. */
export function differences(expected: unknown, found: unknown, field = ""): Difference[] {
  if (Object.is(expected, found)) return [];
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found))
    return textOf(expected) === textOf(found)
      ? []
      : [{ field, expected: textOf(expected), found: textOf(found) }];
  const right = new Map<string, unknown>(Object.entries(found));
  const parted: Difference[] = [];
  const compare = (name: string, is: unknown, should: unknown): void => {
    if (Object.is(should, is)) return;
    parted.push(...differences(should, is, field === "" ? name : `${field}.${name}`));
  };
  for (const [name, should] of Object.entries(expected)) {
    compare(name, right.get(name), should);
    right.delete(name);
  }
  for (const [name, is] of right) compare(name, is, undefined);
  return parted;
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Null and what is not there are one and the same: the table leaves out what is null. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" || typeof value === "bigint"
    ? `${value}`
    : JSON.stringify(value, (_name, each: unknown) => plainOf(each));
}

function plainOf(value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
