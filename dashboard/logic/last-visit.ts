/** When somebody looked at books before: a visit lasts until nothing was looked at for half an hour. */
export interface Visit {
  /** The end of the visit before this one; null on the first. */
  readonly before: string | null;
  readonly seen: string;
}

const visitMilliseconds = 30 * 60 * 1_000;

export function nextVisit(stored: Visit | null, now: string): Visit {
  if (stored === null) return { before: null, seen: now };
  const isSame = Date.parse(now) - Date.parse(stored.seen) < visitMilliseconds;
  return { before: isSame ? stored.before : stored.seen, seen: now };
}

export function readVisit(text: string | null): Visit | null {
  const [before = "", seen = "", ...more] = text?.split(" ") ?? [];
  if (more.length > 0 || !isMoment(seen)) return null;
  return { before: isMoment(before) ? before : null, seen };
}

export function writeVisit({ before, seen }: Visit): string {
  return `${before ?? "-"} ${seen}`;
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Where this browser keeps the visit to some books. */
export function visitName(books: string): string {
  return `budget-monitor-visit ${books}`;
}

/** What the overview asks: also what changed since the visit before. */
export function overviewPath(base: string, { before }: Visit): string {
  return `${base}/overview${before === null ? "" : `?since=${encodeURIComponent(before)}`}`;
}
