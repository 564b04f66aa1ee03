/**
 * Payments that fit no project, or several, up to the day of a full statement (연결되지 않은 지급): whether the statement has
 * them is not known, so they are in no sum and in no rate, and are shown beside them.
 */
import type { IsoDate } from "../values/calendar.ts";
import type { ProjectFacts } from "../values/project.ts";
import { sumWon, type Won } from "../values/won.ts";

export interface UnmatchedLine {
  readonly project: ProjectFacts;
  /** Of its payments up to the day. */
  readonly won: Won;
}

export interface UnmatchedPayments {
  /** The day of the full statement. */
  readonly through: IsoDate;
  readonly won: Won;
  /** The largest first. */
  readonly lines: readonly UnmatchedLine[];
}

/** Null without a full statement, or without a line. */
export function unmatchedOf(
  lines: readonly UnmatchedLine[],
  through: IsoDate | null,
): UnmatchedPayments | null {
  if (through === null || lines.length === 0) return null;
  const inOrder = lines.toSorted((a, b) =>
    a.won === b.won ? (a.project.id < b.project.id ? -1 : 1) : a.won > b.won ? -1 : 1,
  );
  return { through, won: sumWon(lines.map(({ won }) => won)), lines: inOrder };
}
