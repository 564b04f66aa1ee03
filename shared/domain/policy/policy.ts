/** What an office has decided about pace and alerts. Shares are basis points: 10,000 is the whole. */
import type { IsoDate } from "../values/calendar.ts";
import type { RateBasis } from "../rates/rate.ts";
import type { Won } from "../values/won.ts";

export const severities = ["notice", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

/** Greater of what is more severe; of nothing less than of anything. */
export function severityRank(severity: Severity | null): number {
  return severity === null ? -1 : severities.indexOf(severity);
}

/**
 * Which lines something is for. Names are compared without regard to dots and spaces. `account-kind`: 일반회계, 특별회계 or 기금,
 * as the account's name says.
 */
export const selectors = [
  "field",
  "account",
  "account-kind",
  "department",
  "unit-project",
  "project",
] as const;
export interface Selector {
  readonly by: (typeof selectors)[number];
  /** A name; for a project also its code. */
  readonly value: string;
}

/** A year-end target of some lines: the last that fits a line is its target. */
export interface SelectedTarget extends Selector {
  readonly basisPoints: bigint;
}

/** What is to be spent by a day on the way, of the lines that the programme counts (신속집행). */
export interface StagedTarget {
  /** `03-31`. */
  readonly by: string;
  readonly basisPoints: bigint;
  /** The lines that it is for; empty for all. */
  readonly base: readonly Selector[];
}

/** When letters rest. Times as `HH:MM` in Korea; the same time twice means that none rest. */
export interface QuietTimes {
  readonly from: string;
  readonly to: string;
  readonly holidays: readonly IsoDate[];
  /** Whether Saturday and Sunday are as holidays. */
  readonly onWeekends: boolean;
}

/** Lines that are paid late in the year by their nature, and the path they take. */
export interface LateClass {
  /** Parts of a name: 직불금 stands at the end of many words. */
  readonly nameParts: readonly string[];
  /** As the policy's `curve`. */
  readonly curve: readonly bigint[];
}

/** Who hears of the lines that the selector names; null of by and value together means the whole office. */
export interface Recipient {
  readonly lines: Selector | null;
  readonly addresses: readonly string[];
}

export interface Policy {
  /** Names the rules an alert was raised under, for ever. */
  readonly version: string;
  /** The part of the budget to be spent by 31 December. */
  readonly yearEndTargetBasisPoints: bigint;
  readonly targets: readonly SelectedTarget[];
  readonly stagedTargets: readonly StagedTarget[];
  /** Null: what each line of the view states (`commonBasis`). */
  readonly rateBasis: RateBasis | null;
  /** Scopes with a smaller budget raise no lag alert. */
  readonly minimumBudget: Won;
  /** Lines that no lag rule judges, nor counts in a scope that it judges. */
  readonly exclusions: readonly Selector[];
  /**
   * Whole words of a name exclude as well: 예비비 is budgeted under many longer names. A part of a word does not:
   * `(2026기금)` tells who pays for a road, and the road is to be built.
   */
  readonly excludedNameParts: readonly string[];
  /** How far below the expected rate a scope must be for each severity. */
  readonly gapBasisPoints: Readonly<Record<Severity, bigint>>;
  /** And how much money must be behind for each, so that a small project far behind fills no inbox. */
  readonly behindWon: Readonly<Record<Severity, Won>>;
  /** An open alert clears only when the gap is below this, so that it does not flicker. */
  readonly clearBelowBasisPoints: bigint;
  /** How far a measure must fall back below a severity's bound before the alert eases to the one under it. */
  readonly easeMarginBasisPoints: bigint;
  /** The part of the year's spending done by each month end: twelve, never falling, the last 10,000. Null: calendar days. */
  readonly curve: readonly bigint[] | null;
  /** Lines whose spending is even by nature, such as 기본경비: the curve is not for them, the calendar is. */
  readonly evenlySpentNameParts: readonly string[];
  /** The first class that fits a line has the curve for it: what pays out in November does not lag in August. */
  readonly spentLate: readonly LateClass[];
  /** Fewer similar projects than this say nothing. */
  readonly minimumPeers: number;
  /**
   * How many days after the figures' own day pace goes on while nothing new comes in. Silence for longer
   * is not slow spending but missing news, and must not look like lag.
   */
  readonly daysOfSilence: number;
  /** A budget untouched after this many months is worth a word. */
  readonly noSpendingAfterMonths: number;
  /** A running total that falls by more is worth a word. */
  readonly notedFall: Won;
  /** What is milder makes no letter at once: it waits for the digest. */
  readonly lettersFrom: Severity;
  readonly quietTimes: QuietTimes;
  /** 1 Monday to 7 Sunday: the day of the weekly digest. */
  readonly digestWeekday: number;
  readonly recipients: readonly Recipient[];
  /** Whether anybody may read the office's story page, without a login. */
  readonly publicStory: boolean;
}

/**
 * January to November alike, December 76 % above them, as Korean local governments spend
 * (574 day steps of 14 governments): cumulative, rounded down to a basis point.
 */
export const decemberHeavyCurve: readonly bigint[] = [
  783n,
  1567n,
  2351n,
  3134n,
  3918n,
  4702n,
  5485n,
  6269n,
  7053n,
  7836n,
  8620n,
  10_000n,
];

/**
 * Direct payments to farmers and foresters (직불) are granted in autumn and paid from October on: of 63 such projects of six
 * governments, with 179 billion won, 8 % was spent by the end of July and 12 % by 21 August 2026. What is
 * expected begins later than the first of them.
 */
const directPayments: LateClass = {
  nameParts: ["직불금", "직불제", "직접지불"],
  curve: [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1_000n, 5_000n, 10_000n],
};

/** Spend it all, most of it in December; `docs/alerts.md` shows what these bounds do to a real office. */
export const defaultPolicy: Policy = {
  version: "default-3",
  yearEndTargetBasisPoints: 10_000n,
  targets: [],
  stagedTargets: [],
  rateBasis: null,
  minimumBudget: 50_000_000n,
  exclusions: [
    { by: "field", value: "예비비" },
    { by: "account-kind", value: "기금" },
  ],
  excludedNameParts: ["예비비", "내부거래", "내부거래지출", "보전지출"],
  gapBasisPoints: { notice: 500n, warning: 2_000n, critical: 3_000n },
  behindWon: { notice: 0n, warning: 300_000_000n, critical: 1_000_000_000n },
  clearBelowBasisPoints: 300n,
  easeMarginBasisPoints: 200n,
  curve: decemberHeavyCurve,
  evenlySpentNameParts: ["기본경비", "인력운영비", "행정운영경비"],
  spentLate: [directPayments],
  minimumPeers: 8,
  daysOfSilence: 7,
  noSpendingAfterMonths: 6,
  notedFall: 100_000_000n,
  lettersFrom: "warning",
  quietTimes: { from: "20:00", to: "08:00", holidays: [], onWeekends: true },
  digestWeekday: 1,
  recipients: [],
  publicStory: false,
};

/** What the nth policy of a year is called: `2026/3`. */
export function policyVersionText(fiscalYear: number, number: number): string {
  return `${fiscalYear}/${number}`;
}
