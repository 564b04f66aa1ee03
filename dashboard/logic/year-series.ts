/**
 * Spending over a year as lines to draw. A line joins two reports when no whole month between them went without one;
 * elsewhere nothing was reported, and nothing is drawn.
 */
import { dayBefore } from "./format-figures.ts";

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
  /** Days that are reported whole, in order and apart: between two points inside nothing was spent. */
  readonly covered: readonly Span[];
  readonly year: number;
}

/** The lines, each of two points or more: what stands alone between silences is a dot. A year begins with nothing spent. */
export function unbrokenLines({ points, covered, year }: Reports): readonly (readonly DayPoint[])[] {
  const lines: DayPoint[][] = [];
  let before: DayPoint = { date: `${year}-01-01`, won: "0" };
  let line: DayPoint[] = [before];
  for (const point of points) {
    const eve = dayBefore(point.date);
    if (silentParts(before.date, point.date, covered).length > 0) {
      lines.push(line);
      line = [];
    } else if (eve > before.date && before.won !== point.won && isReported(eve, point.date, covered))
      line.push({ date: eve, won: before.won });
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
  return days.flatMap((to, at) => silentParts(days[at - 1] ?? to, to, covered));
}

/** What is left between two reports of the days that are reported whole, as far as more than a month went by in it. */
function silentParts(from: string, to: string, covered: readonly Span[]): readonly Span[] {
  const parts: Span[] = [];
  let known = from;
  for (const span of covered) {
    if (span.to <= known || span.from >= to) continue;
    if (monthsBetween(known, span.from) > 1) parts.push({ from: known, to: span.from });
    known = span.to;
  }
  if (known < to && monthsBetween(known, to) > 1) parts.push({ from: known, to });
  return parts;
}

function isReported(from: string, to: string, covered: readonly Span[]): boolean {
  return covered.some((span) => span.from <= from && to <= span.to);
}

function monthsBetween(from: string, to: string): number {
  return monthOf(to) - monthOf(from);
}

/** 1 to 12. The year's first day stands for the end of the month before it. */
function monthOf(day: string): number {
  return day.endsWith("-01-01") ? 0 : Number(day.slice(5, 7));
}
