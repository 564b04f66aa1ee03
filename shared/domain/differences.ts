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
  const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(found))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) =>
    differences(left.get(name), right.get(name), field === "" ? name : `${field}.${name}`),
  );
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
