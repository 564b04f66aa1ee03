/**
 * What persons answered to the question whether two keys are one project. Of a key the latest answer that counts stands;
 * a key that was answered is never asked about again.
 */
import type { Balance } from "../ledger/balance.ts";
import type { Entry, SourceRecord } from "../ledger/posting.ts";
import { type IsoDate, laterOf } from "../values/calendar.ts";
import {
  codeIdOfNamed,
  comparableName,
  earlierNames,
  isPaymentLine,
  type ProjectFacts,
  type ProjectId,
  projectIdUnderName,
} from "../values/project.ts";

export interface MatchPair {
  readonly from: ProjectId;
  /** The line that it is; null where it is a project of its own. */
  readonly to: ProjectId | null;
  /** What its file calls it: payments go by it. Absent of payment lines, and in answers from before names were kept. */
  readonly name?: string | undefined;
  /** Of a known line that was put together with another: the day from which it is in that one. Absent of all others. */
  readonly mergedOn?: IsoDate | undefined;
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

/** @param pairs in the order of the answers. @param before what was answered until then. */
export function partnersOf(pairs: Iterable<MatchPair>, before: Partners = noPartners): Partners {
  const partners = new Map(before);
  for (const pair of pairs) {
    if (pair.to !== null && isLaidUnder(pair)) partners.set(pair.to, pair.from);
    else partners.set(pair.from, pair.to);
  }
  return partners;
}

/** By the line that the ledger knows: what files call the lines that were said to be it, the latest last. */
export type PartNames = ReadonlyMap<ProjectId, readonly string[]>;

export function partNamesOf(pairs: Iterable<MatchPair>, partners: Partners): PartNames {
  const names = new Map<ProjectId, readonly string[]>();
  for (const { from, name } of pairs) {
    const known = knownKey(partners, from);
    if (name !== undefined && known !== from) names.set(known, [...(names.get(known) ?? []), name]);
  }
  return names;
}

/** A part of a project that was split has payments under a name that the project itself never bore. */
export function withPartNames(balance: Balance, names: PartNames): Balance {
  const { project, earlierNames: before } = balance;
  const parts = names.get(project.id) ?? [];
  if (parts.length === 0) return balance;
  const all = parts.reduce((known, name) => earlierNames(known, name, project.name), before);
  return { ...balance, earlierNames: all };
}

/** A project that came after its payments: they are laid over it, as if they had come later. */
export function isLaidUnder({ from, to }: MatchPair): boolean {
  return to !== null && isPaymentLine(to) && !isPaymentLine(from);
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

/** Whether a person said that a line is of no other: it pays for no project, be one called the same. */
export function isOfItsOwn(partners: Partners, id: ProjectId): boolean {
  return partners.get(knownKey(partners, id)) === null;
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
 * payment list may be another such line: over its project it is laid when the ledger is read. A project stays in the account in
 * which the ledger has it, for its payments are listed there.
 * @param factsOf what the ledger says of a line; null of one that it does not know.
 */
export function underKnownKeys(
  records: readonly SourceRecord[],
  partners: Partners,
  factsOf: (id: ProjectId) => ProjectFacts | null,
): KnownRecords {
  if (partners.size === 0) return { records, statedAs: new Map(), parts: new Map() };
  const meanings = meaningsOfCodes(partners);
  const keys = new Map(records.map((record) => [record, keysOf(record, partners, meanings, factsOf)]));
  const named = new Set([...keys.values()].flatMap(({ own, known }) => (own === known ? [own] : [])));
  const keyOf = (record: SourceRecord): ProjectId => {
    const { own, known } = keys.get(record) ?? { own: record.project.id, known: record.project.id };
    return named.has(known) && !onlyAdds(record) ? own : known;
  };
  const statedAs = new Map<ProjectId, ProjectId>();
  for (const record of records)
    if (keyOf(record) !== record.project.id) statedAs.set(keyOf(record), record.project.id);
  if (statedAs.size === 0) return { records, statedAs, parts: new Map() };
  const byKey = Map.groupBy(records, keyOf);
  const parts = new Map([...byKey].filter(([id, [first]]) => first !== undefined && first.project.id !== id));
  const known = [...byKey].flatMap(([id, [first, ...others]]) => {
    if (first === undefined) return [];
    const [own, ...again] = [first, ...others].filter(({ project }) => project.id === id);
    if (own !== undefined) {
      // A file that names one line twice is refused for it. Amounts of its parts that only add are added to it.
      const added = [first, ...others].filter(({ project }) => project.id !== id);
      return [added.reduce(addedUp, own), ...again];
    }
    const account = (isPaymentLine(id) ? null : factsOf(id)?.account) ?? first.project.account;
    return [{ ...others.reduce(addedUp, first), project: { ...first.project, id, account } }];
  });
  return { records: known, statedAs, parts };
}

export interface KnownRecords {
  readonly records: readonly SourceRecord[];
  /** By the key that a record has now: the one that the file states, where it is another. */
  readonly statedAs: ReadonlyMap<ProjectId, ProjectId>;
  /** By the key that they have now: what the file states under other keys, before it is added up. */
  readonly parts: ReadonlyMap<ProjectId, readonly SourceRecord[]>;
}

interface RecordKeys {
  readonly own: ProjectId;
  /** What a person said it is; its own where nobody did. */
  readonly known: ProjectId;
}

function keysOf(
  { project }: SourceRecord,
  partners: Partners,
  codes: ReadonlyMap<ProjectId, readonly ProjectId[]>,
  factsOf: (id: ProjectId) => ProjectFacts | null,
): RecordKeys {
  const { id } = project;
  if (isPaymentLine(id)) return { own: id, known: knownPaymentLine(partners, id) };
  const named = projectIdUnderName(project);
  const answer = named === null ? undefined : partners.get(named);
  if (named !== null && answer === null) return { own: named, known: named };
  if (answer !== undefined && answer !== null)
    return { own: id, known: answer === id ? id : knownKey(partners, answer) };
  const meanings = codes.get(id) ?? [];
  if (meanings.length === 0) return { own: id, known: knownKey(partners, id) };
  const name = comparableName(project.name);
  const bearer = [...meanings, id].find((line) => comparableName(factsOf(line)?.name ?? "") === name);
  const own = bearer ?? meanings.at(-1) ?? id;
  return { own, known: knownKey(partners, own) };
}

/** By the code: the lines that it was said to mean, the latest last. */
function meaningsOfCodes(partners: Partners): ReadonlyMap<ProjectId, readonly ProjectId[]> {
  const meanings = new Map<ProjectId, ProjectId[]>();
  for (const [from, to] of partners) {
    const code = codeIdOfNamed(from);
    if (code !== null) meanings.set(code, [...(meanings.get(code) ?? []), to ?? from]);
  }
  return meanings;
}

/** Increments of a part and of its whole are both the project's; running totals of both would be told twice. */
function onlyAdds({ project, entries }: SourceRecord): boolean {
  return !isPaymentLine(project.id) && entries.every(({ kind }) => kind === "increment");
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

/**
 * Lines that ended because a person said that their code means another project now: from the first day that states the
 * other one they are in no total, as lines that a full statement leaves out. The known lines that the codes of a file
 * meant before. @param named the keys of its lines.
 */
export function linesEnded(
  named: ReadonlySet<ProjectId>,
  known: Iterable<ProjectId>,
): ReadonlySet<ProjectId> {
  const codes = new Set([...named].flatMap((id) => codeIdOfNamed(id) ?? []));
  if (codes.size === 0) return new Set();
  return new Set([...known].filter((id) => !named.has(id) && codes.has(codeIdOfNamed(id) ?? id)));
}

/** By the line: the day on which the latest other project that has its code was stated first. */
export function endedOn(balances: readonly Balance[]): ReadonlyMap<ProjectId, IsoDate> {
  const codes = new Set(balances.flatMap(({ project }) => codeIdOfNamed(project.id) ?? []));
  const ends = new Map<ProjectId, IsoDate>();
  if (codes.size === 0) return ends;
  const coded = balances.filter(({ project: { id } }) => codes.has(codeIdOfNamed(id) ?? id));
  for (const group of Map.groupBy(coded, ({ project: { id } }) => codeIdOfNamed(id) ?? id).values())
    for (const line of group) {
      const others = group.filter((other) => other !== line && other.toldSeq !== null);
      const days = others.flatMap((other) => firstDay(other) ?? []);
      const last = days.toSorted().at(-1);
      if (last !== undefined) ends.set(line.project.id, last);
    }
  return ends;
}

function firstDay({ measures }: Balance): IsoDate | null {
  const days = Object.values(measures).flatMap(({ statedOn }) => statedOn.filter((day) => day !== null));
  return days.toSorted()[0] ?? null;
}
