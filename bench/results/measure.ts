/**
 * What every measure gives: rows of the one table. Each has a figure for each round, those of its peers from the
 * same rounds, what it should reach, and what it takes for one, four and sixteen times the data.
 */
import * as z from "zod";

export const units = ["rows/s", "s", "ms", "write units"] as const;
export type Unit = (typeof units)[number];

const figures = z.array(z.number().nonnegative()).min(1);

/** A peer that this machine does not have says what to install. */
const peer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measured"), name: z.string(), figures }),
  z.object({ kind: z.literal("absent"), name: z.string(), remedy: z.string() }),
]);

const target = z.object({ words: z.string(), isMet: z.boolean() });

/** The least of a few rounds each: what else the machine did is not in it. */
const growth = z.object({
  of: z.string(),
  least: z.tuple([z.number(), z.number(), z.number()]),
});

export const measuredRow = z.object({
  measure: z.string(),
  name: z.string(),
  unit: z.enum(units),
  ours: figures,
  peers: z.array(peer),
  targets: z.array(target),
  /** Null where there is no data that it could grow with. */
  growth: growth.nullable(),
});

export type MeasuredRow = z.infer<typeof measuredRow>;
export type Peer = z.infer<typeof peer>;
export type Target = z.infer<typeof target>;
export type Growth = z.infer<typeof growth>;

export interface Measure {
  readonly name: string;
  /** @param folder to work in, that of the whole run; whoever made it takes it away. */
  readonly measure: (folder: string) => Promise<readonly Omit<MeasuredRow, "measure">[]>;
}

/** How many times the data: each of them four times the one before. */
export const growthSteps = [1, 4, 16] as const;

/** The median is held against it. */
export function atMost(ours: readonly number[], limit: number, words: string): Target {
  return { words, isMet: median(ours) <= limit };
}

export function atLeast(ours: readonly number[], limit: number, words: string): Target {
  return { words, isMet: median(ours) >= limit };
}

/**
 * How often ours takes what the peer takes, in time or units: below 1 ours is cheaper. Null where a side took
 * nothing, and there is nothing to divide.
 */
export function timesThePeer(unit: Unit, ours: readonly number[], theirs: readonly number[]): number | null {
  const [mine, other] = [median(ours), median(theirs)];
  if (mine === 0 || other === 0) return null;
  return unit === "rows/s" ? other / mine : mine / other;
}

/** The power of the data that the last step grew with; what is spent once, however much there is, weighs least there. */
export function exponentOf({ least: [, four, sixteen] }: Growth): number {
  return Math.log(sixteen / four) / Math.log(4);
}

/** A quarter of the data fits into caches that all of it does not: a tenth of a power is no other law. */
const tolerance = 0.1;

export function isNoWorseThanLinear(grown: Growth): boolean {
  return exponentOf(grown) <= 1 + tolerance;
}

/** Figures of several rounds: `517206 (460628-724378)`, the median and the extremes. */
export function spread(speeds: readonly number[]): string {
  const sorted = speeds.toSorted((a, b) => a - b).map(Math.round);
  return `${Math.round(median(speeds))} (${sorted[0] ?? 0}-${sorted.at(-1) ?? 0})`.padEnd(28);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
