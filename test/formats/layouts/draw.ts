// Chance from a seed: the same seed draws the same report everywhere.
export interface Draw {
  readonly below: (end: number) => number;
  readonly one: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** True once in so many times. */
  readonly once: (times: number) => boolean;
}

export function drawFrom(seed: number): Draw {
  let state = (seed * 2_654_435_761) >>> 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  const one = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[below(values.length)] ?? values[0];
  return { below, one, once: (times) => below(times) === 0 };
}
