/** Lines of the ledger that a statement covers and does not name, and what they are worth. */
import type { ProjectId } from "../values/project.ts";
import type { Won } from "../values/won.ts";
import type { TotalledLine } from "./compare-totals.ts";
import { type Coverage, isCovered } from "./coverage.ts";

export interface VanishedLines {
  readonly lines: readonly TotalledLine[];
  /** How many the statement covers. */
  readonly covered: number;
  /** The largest sum of one measure over them: what a total would lose, or wrongly keep. */
  readonly won: Won;
  /** The same without signs: a line with refunds alone is money too. */
  readonly size: Won;
}

export function vanishedLines(
  ledger: readonly TotalledLine[],
  coverage: Coverage,
  isNamed: (id: ProjectId) => boolean,
): VanishedLines {
  const covered = ledger.filter(({ project }) => isCovered(coverage, project));
  const lines = covered.filter(({ project }) => !isNamed(project.id));
  const won = largestSum(lines, (amount) => amount);
  const size = largestSum(lines, (amount) => (amount < 0n ? -amount : amount));
  return { lines, covered: covered.length, won, size };
}

function largestSum(lines: readonly TotalledLine[], of: (won: Won) => Won): Won {
  const sums = new Map<string, Won>();
  for (const { totals } of lines)
    for (const [measure, won] of totals) sums.set(measure, (sums.get(measure) ?? 0n) + of(won));
  return [...sums.values()].reduce((most, sum) => (sum > most ? sum : most), 0n);
}

/** A full dump that lacks more than a tenth of what the last one had was loaded by halves. */
const heldShare = { numerator: 1, denominator: 10 } as const;

/** Whether a person must look: too many lines are missing, or too much money whatever their number. */
export function areHeld({ lines, covered, size }: VanishedLines, heldFromWon: Won): boolean {
  if (lines.length === 0) return false;
  return areLost(lines.length, covered) || size >= heldFromWon;
}

/** Whether so many lines are missing that the file was loaded by halves, rather than that they ended or got other keys. */
export function areLost(missing: number, covered: number): boolean {
  return missing * heldShare.denominator > covered * heldShare.numerator;
}
