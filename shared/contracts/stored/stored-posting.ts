/**
 * A posting as the table keeps it. A payment list brings tens of thousands of payments of one project, many
 * of them equal, so entries are told by day: equal neighbours once with a count, and rows as ranges. The
 * order of both is kept, so what is read is what was written.
 */
import * as z from "zod";
import { type Entry, entryKinds, type Posting } from "../../domain/ledger/posting.ts";
import { funds } from "../../domain/values/fund.ts";
import { measures } from "../../domain/values/measure.ts";
import { byAttribute, type ProjectFacts, projectIdOf, tiers } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import { isoDate, period } from "../values/primitives.ts";

/** A list has a million rows at most: a greater count is damage and would fill the memory. */
const maxCount = 1_048_576;

/** Amounts in their order as one text, equal neighbours once: `54443400 349700*3 -2370`. */
export function amountsToText(amounts: readonly Won[]): string {
  const parts: string[] = [];
  for (let at = 0; at < amounts.length;) {
    const amount = amounts[at];
    let end = at + 1;
    while (end < amounts.length && amounts[end] === amount) end++;
    parts.push(end - at === 1 ? `${amount}` : `${amount}*${end - at}`);
    at = end;
  }
  return parts.join(" ");
}

export const amountsFromText = z.string().transform((text, context): Won[] => {
  const amounts: Won[] = [];
  for (const part of text.split(" ")) {
    const [, won, times = "1"] = /^(-?\d{1,20})(?:\*([1-9]\d{0,6}))?$/.exec(part) ?? [];
    const count = Number(times);
    if (won === undefined || amounts.length + count > maxCount) {
      context.addIssue({ code: "custom", message: `"${part}" is no amount with a count` });
      return z.NEVER;
    }
    const amount = BigInt(won);
    for (let copy = 0; copy < count; copy++) amounts.push(amount);
  }
  return amounts;
});

/** A list has a million rows at most: a longer range is damage and would fill the memory. */
const maxRows = 1_048_576;

/** Row numbers in their order as one text, neighbours as a range: `2-14 17 20-21`. */
export function rowsToText(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const first = rows[at] ?? 0;
    let end = at + 1;
    while (end < rows.length && rows[end] === first + end - at) end++;
    parts.push(end - at === 1 ? `${first}` : `${first}-${first + end - at - 1}`);
    at = end;
  }
  return parts.join(" ");
}

export const rowsFromText = z.string().transform((text, context): number[] => {
  const rows: number[] = [];
  if (text === "") return rows;
  for (const part of text.split(" ")) {
    const [, from, to = from] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === undefined || last < first || rows.length + last - first >= maxRows) {
      context.addIssue({ code: "custom", message: `"${part}" is no row and no range of rows` });
      return z.NEVER;
    }
    for (let row = first; row <= last; row++) rows.push(row);
  }
  return rows;
});

/** Neighbours of one measure, fund and kind, by day: `["2026-01-05", "54443400 349700*3 -2370"]`. */
const runOfAll = [
  z.enum(measures),
  z.enum(funds),
  z.enum(entryKinds),
  z.array(z.tuple([isoDate, amountsFromText])),
] as const;

/** The fifth place is the statistical object, where the source states one. */
const storedRun = z.union([z.tuple(runOfAll), z.tuple([...runOfAll, z.string()])]);

export const storedPostingFinding = z.lazy(() =>
  z.object({
    code: z.string(),
    value: z.string().nullable(),
    ko: z.string(),
    en: z.string(),
  }),
);

export const storedPosting = z.lazy(() =>
  z.object({
    projectId: z.string(),
    seq: z.int(),
    uploadId: z.string(),
    asOf: isoDate,
    project: storedProject,
    entries: z.array(storedRun),
    rows: rowsFromText,
    /** Absent where nothing is covered. */
    covers: period.optional(),
    /** Absent where nothing is taken back. */
    reverses: z.int().optional(),
    /** Absent of a reversal. */
    format: z.string().optional(),
    /** Absent where nothing was found. */
    findings: z.array(storedPostingFinding).optional(),
    /** Absent where it was made of a file's own rows. */
    copyOf: z.object({ seq: z.int(), madeBy: z.int() }).optional(),
  }),
);

type StoredRun = z.input<typeof storedRun>;

export function postingToStored(posting: Posting): Record<string, unknown> {
  return {
    projectId: posting.project.id,
    seq: posting.seq,
    uploadId: posting.uploadId,
    asOf: posting.asOf,
    project: projectToStored(posting.project),
    entries: runsOf(posting.entries),
    rows: rowsToText(posting.rows),
    ...(posting.covers === null ? {} : { covers: posting.covers }),
    ...(posting.reverses === null ? {} : { reverses: posting.reverses }),
    ...(posting.format === null ? {} : { format: posting.format }),
    ...(posting.findings.length === 0 ? {} : { findings: posting.findings }),
    ...(posting.copyOf === null ? {} : { copyOf: posting.copyOf }),
  };
}

export function postingFromStored(item: unknown): Posting {
  const { projectId, project, entries, covers, reverses, format, findings, copyOf, ...rest } =
    storedPosting.parse(item);
  return {
    ...rest,
    covers: covers ?? null,
    reverses: reverses ?? null,
    format: format ?? null,
    findings: findings ?? [],
    copyOf: copyOf ?? null,
    project: projectFromStored(projectId, project),
    entries: entries.flatMap(([measure, fund, kind, days, object]) =>
      days.flatMap(([date, amounts]) =>
        amounts.map((amount): Entry => ({ measure, fund, object: object ?? null, date, amount, kind })),
      ),
    ),
  };
}

function runsOf(entries: readonly Entry[]): StoredRun[] {
  return neighbours(entries, isSameRun).map((run) => {
    const [{ measure, fund, kind, object }] = run;
    const days = neighbours(run, (a, b) => a.date === b.date).map((day): [string, string] => [
      day[0].date,
      amountsToText(day.map(({ amount }) => amount)),
    ]);
    return object === null ? [measure, fund, kind, days] : [measure, fund, kind, days, object];
  });
}

function isSameRun(a: Entry, b: Entry): boolean {
  return a.measure === b.measure && a.fund === b.fund && a.kind === b.kind && a.object === b.object;
}

type Group = [Entry, ...Entry[]];

/** Cut where two neighbours differ. */
function neighbours(entries: readonly Entry[], isAlike: (a: Entry, b: Entry) => boolean): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group !== undefined && isAlike(group[0], entry)) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** What the table keeps of a project's names: the absent ones take no room. */
export const storedProject = z.lazy(() =>
  z.object({
    tier: z.enum(tiers),
    name: z.string(),
    ...byAttribute(() => z.string().optional()),
  }),
);

export function projectToStored({ id: _id, ...facts }: ProjectFacts): z.input<typeof storedProject> {
  const stated = Object.entries(facts).filter(([, value]) => value !== null);
  return storedProject.parse(Object.fromEntries(stated));
}

export function projectFromStored(id: string, stored: z.output<typeof storedProject>): ProjectFacts {
  return {
    id: projectIdOf(id),
    tier: stored.tier,
    name: stored.name,
    ...byAttribute((attribute) => stored[attribute] ?? null),
  };
}
