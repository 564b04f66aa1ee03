/** The order of texts by their code units, and of amounts and counts by size: `toSorted` alone compares everything as text. */
export function ascending<Value extends string | bigint | number>(a: Value, b: Value): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** However it was filled: what follows from a map must come out the same each time it is worked out. */
export function inKeyOrder<Key extends string, Value>(map: ReadonlyMap<Key, Value>): Map<Key, Value> {
  return new Map([...map].toSorted(([a], [b]) => ascending(a, b)));
}

export function lesserOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

export function greaterOf(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
