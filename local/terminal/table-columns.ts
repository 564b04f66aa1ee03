/** The columns of a table: what may be cut, what leaves a narrow terminal first, and where it goes. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

export interface Column {
  readonly title: Bilingual;
  readonly isAtRight: boolean;
  /** Names may be cut. */
  readonly isName: boolean;
  /** As much of it as people tell it by, where that is more than of a name. */
  readonly comfort?: number;
  /** The lowest leaves its row first; null for what a row means nothing without. */
  readonly leavesAt: number | null;
  /** Blank in few rows, which do not keep the others from being said once. */
  readonly foldsBlank?: boolean;
  /** Left out, and named below the table; any other goes on below its row. */
  readonly isSpare: boolean;
}

/** Stands as it is, at the left: a code, a date, a state. */
export function exact(ko: string, en: string): Column {
  return { title: { ko, en }, isAtRight: false, isName: false, leavesAt: null, isSpare: false };
}

/** May be cut with `…`. */
export function name(ko: string, en: string): Column {
  return { ...exact(ko, en), isName: true };
}

const comfortableSentence = 44;

/** A sentence: it may be cut, but other columns leave before it is. */
export function sentence(ko: string, en: string): Column {
  return { ...name(ko, en), comfort: comfortableSentence };
}

/** A number. */
export function right(ko: string, en: string): Column {
  return { ...exact(ko, en), isAtRight: true };
}

/** In a narrow terminal it stands on a line below its row: it tells rows apart, or is what the next command takes. */
export function lessNeeded(order: number, column: Column): Column {
  return { ...column, leavesAt: order };
}

/** Leaves where nothing else helps, before each row becomes lines of its own. */
export function keptLong(column: Column): Column {
  return lessNeeded(last, column);
}

export const last = Number.POSITIVE_INFINITY;

/** What few rows have none of: where the others say the same, it is said once of those. */
export function whereStated(column: Column): Column {
  return { ...column, foldsBlank: true };
}

/** In a narrow terminal it is left out: a figure beside others, which a wider one shows. */
export function spare(order: number, column: Column): Column {
  return { ...column, leavesAt: order, isSpare: true };
}
