/**
 * What persons answered to the question whether two keys are one project. Of a key the latest answer that counts stands;
 * a key that was answered is never asked about again.
 */
import { laterOf } from "../calendar.ts";
import type { Entry, SourceRecord } from "../posting.ts";
import { isPaymentLine, type ProjectId } from "../project.ts";

export interface MatchPair {
  readonly from: ProjectId;
  /** The line that it is; null where it is a project of its own. */
  readonly to: ProjectId | null;
}

/** As a person gives it. */
export interface MatchAnswer {
  /** Every pair whose new line may be one known line alone. */
  readonly isAllSame: boolean;
  /** Every pair of a known line of the first department and a new one of the second. */
  readonly departments: readonly { readonly from: string; readonly to: string }[];
  readonly pairs: readonly MatchPair[];
}

export type Partners = ReadonlyMap<ProjectId, ProjectId | null>;

export const noPartners: Partners = new Map();

/** @param pairs in the order of the answers. */
export function partnersOf(pairs: Iterable<MatchPair>): Partners {
  const partners = new Map<ProjectId, ProjectId | null>();
  for (const { from, to } of pairs) partners.set(from, to);
  return partners;
}

/** A line was renamed twice at most in a year; answers that lead in a circle lead nowhere. */
const maxSteps = 20;

/** The key under which the ledger knows a line. */
export function knownKey(partners: Partners, id: ProjectId): ProjectId {
  let key = id;
  for (let step = 0; step < maxSteps; step++) {
    const next = partners.get(key) ?? null;
    if (next === null) return key;
    key = next;
  }
  return id;
}

/** The payment line that a line of a list is; which project it pays for is answered when the ledger is read. */
function knownPaymentLine(partners: Partners, id: ProjectId): ProjectId {
  let key = id;
  for (let step = 0; step < maxSteps; step++) {
    const next = partners.get(key) ?? null;
    if (next === null || !isPaymentLine(next)) return key;
    key = next;
  }
  return id;
}

/**
 * The records of a file under the keys that the ledger knows them by. Two of them that are one line are added up: the parts
 * of a project that was split are still that project. A line that the file names under its own key is no other. A line of a
 * payment list may be another such line: over its project it is laid when the ledger is read.
 */
export function underKnownKeys(
  records: readonly SourceRecord[],
  partners: Partners,
): readonly SourceRecord[] {
  if (partners.size === 0) return records;
  const named = new Set(records.map(({ project }) => project.id));
  const keyOf = (id: ProjectId): ProjectId => {
    const key = isPaymentLine(id) ? knownPaymentLine(partners, id) : knownKey(partners, id);
    return named.has(key) ? id : key;
  };
  if (records.every(({ project: { id } }) => keyOf(id) === id)) return records;
  const byKey = Map.groupBy(records, ({ project }) => keyOf(project.id));
  return [...byKey].flatMap(([id, [first, ...others]]) => {
    if (first === undefined) return [];
    // A file that names one line twice is refused for it.
    if (first.project.id === id) return [first, ...others];
    return [{ ...others.reduce(addedUp, first), project: { ...first.project, id } }];
  });
}

function addedUp(a: SourceRecord, b: SourceRecord): SourceRecord {
  const sums = new Map<string, Entry>();
  for (const entry of [...a.entries, ...b.entries]) {
    const { measure, fund, object, kind, date } = entry;
    const key = [measure, fund, object, kind, date, kind === "increment" ? sums.size : ""].join(" ");
    const known = sums.get(key);
    sums.set(key, known === undefined ? entry : { ...known, amount: known.amount + entry.amount });
  }
  return {
    ...a,
    asOf: laterOf(a.asOf, b.asOf),
    entries: [...sums.values()],
    rows: [...a.rows, ...b.rows],
  };
}
