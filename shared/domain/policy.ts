/** What an office has decided about pace and alerts. Shares are basis points: 10,000 is the whole. */
import type { Won } from "./won.ts";

export const severities = ["notice", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

export interface Policy {
  /** Names the rules an alert was raised under, for ever. */
  readonly version: string;
  /** The part of the budget to be spent by 31 December. */
  readonly yearEndTargetBasisPoints: bigint;
  /** Scopes with a smaller budget raise no lag alert. */
  readonly minimumBudget: Won;
  /** How far below the expected rate a scope must be for each severity. */
  readonly gapBasisPoints: Readonly<Record<Severity, bigint>>;
  /** An open alert clears only when the gap is below this, so that it does not flicker. */
  readonly clearBelowBasisPoints: bigint;
  /**
   * How many days after the figures' own day pace goes on while nothing new comes in. Silence for longer
   * is not slow spending but missing news, and must not look like lag.
   */
  readonly daysOfSilence: number;
}

/** Spend it all, evenly; tell of 5 points behind in anything of 50 million won or more. */
export const defaultPolicy: Policy = {
  version: "default-1",
  yearEndTargetBasisPoints: 10_000n,
  minimumBudget: 50_000_000n,
  gapBasisPoints: { notice: 500n, warning: 1_000n, critical: 2_000n },
  clearBelowBasisPoints: 300n,
  daysOfSilence: 7,
};
