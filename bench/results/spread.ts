/** Figures of several rounds: `517206 (460628-724378)`, the median and the extremes. */
export function spread(speeds: readonly number[]): string {
  const sorted = speeds.toSorted((a, b) => a - b).map(Math.round);
  return `${Math.round(median(speeds))} (${sorted[0] ?? 0}-${sorted.at(-1) ?? 0})`.padEnd(28);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
