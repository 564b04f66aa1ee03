/**
 * Spending over a year as lines to draw. A line joins two reports when no whole month between them went without one;
 * elsewhere nothing was reported, and nothing is drawn.
 */
import { dayAfter, dayBefore } from "./format-figures.ts";

export interface DayPoint {
  readonly date: string;
  readonly won: string;
}

/** Both days are in it. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

interface Reports {
  readonly points: readonly DayPoint[];
  /** Days that are reported whole: between two points inside nothing was spent. */
  readonly covered: readonly Span[];
  readonly year: number;
}

/** The lines, each of two points or more: what stands alone between silences is a dot. A year begins with nothing spent. */
export function unbrokenLines({ points, covered, year }: Reports): readonly (readonly DayPoint[])[] {
  const lines: DayPoint[][] = [];
  let before: DayPoint = { date: `${year}-01-01`, won: "0" };
  let line: DayPoint[] = [before];
  for (const point of points) {
    if (point.date > before.date && isSilent(before.date, point.date, covered)) {
      lines.push(line);
      line = [];
    } else if (isCovered(before.date, point.date, covered) && before.won !== point.won) {
      const flat = dayBefore(point.date);
      if (flat > before.date) line.push({ date: flat, won: before.won });
    }
    line.push(point);
    before = point;
  }
  return [...lines, line].filter(({ length }) => length > 1);
}

/** From a report to the next, where more than a month went by; and from the last one to today. */
export function silences({ points, covered, year }: Reports, today: string): readonly Span[] {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
  const last = today < end ? today : end;
  const days = [begin, ...points.map(({ date }) => date), ...(last > begin ? [last] : [])];
  return days.flatMap((to, at) => {
    const from = days[at - 1];
    return from !== undefined && to > from && isSilent(from, to, covered) ? [{ from, to }] : [];
  });
}

function isSilent(from: string, to: string, covered: readonly Span[]): boolean {
  return monthsOf(to) - monthsOf(from) > 1 && !isCovered(from, to, covered);
}

/** The year's first day stands for the end of the month before it. */
function monthsOf(day: string): number {
  return day.endsWith("-01-01") ? 0 : Number(day.slice(5, 7));
}

function isCovered(from: string, to: string, covered: readonly Span[]): boolean {
  // What is known of the end of a day is known of the next day's beginning.
  return covered.some((span) => (span.from <= from || span.from === dayAfter(from)) && to <= span.to);
}
