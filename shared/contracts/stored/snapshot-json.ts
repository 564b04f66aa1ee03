/**
 * A snapshot as the JSON that is stored, hashed and published (`docs/schemas/snapshot-2.json`). Won are decimal
 * text and shares exact, so what is read is what was frozen. A field is never changed: another shape is
 * another `schema`, beside this one.
 */
import * as z from "zod";
import { asRecorded } from "../../domain/alerts/current-alerts.ts";
import { rateBases } from "../../domain/rates/rate.ts";
import type { Snapshot, SnapshotLine } from "../../domain/snapshots/snapshot.ts";
import { type Fund, type FundAmounts, funds } from "../../domain/values/fund.ts";
import { byAttribute, projectIdOf, tiers } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import { canonicalBytes } from "../values/canonical-json.ts";
import { books, instant, isoDate, wonText } from "../values/primitives.ts";
import { alertInWords, alertSchema } from "./alert-json.ts";
import { snapshotLink, snapshotVersion } from "./stored-snapshot.ts";

const projectId = z.string().transform(projectIdOf);
const text = z.string().nullable();

const project = z.lazy(() =>
  z.object({
    id: projectId,
    tier: z.enum(tiers),
    name: z.string(),
    ...byAttribute(() => text),
    departmentCode: z.string().optional(),
  }),
);

/** Fund -> won; an absent fund was not stated. */
const amounts = z.partialRecord(z.enum(funds), wonText).transform((stated): FundAmounts => {
  const known: { [fund in Fund]?: Won } = {};
  for (const fund of funds) {
    const won = stated[fund];
    if (won !== undefined) known[fund] = won;
  }
  return known;
});

const line = z.object({
  project,
  asOf: isoDate,
  lastSeq: z.int(),
  amounts: z.object({
    appropriation: amounts,
    "current-budget": amounts,
    commitment: amounts,
    expenditure: amounts,
  }),
  plan: z.array(z.object({ date: isoDate, amounts })),
  requirement: amounts,
  parts: z.array(projectId),
  expectedWon: wonText.nullable(),
  targetWon: wonText.nullable(),
});

/** Payments up to the day of a full statement that fit no line, or several: in no amount of `lines`. */
const unmatched = z.lazy(() =>
  z.object({
    through: isoDate,
    won: wonText,
    lines: z.array(z.object({ project, won: wonText })),
  }),
);

const source = z.lazy(() =>
  z.object({
    uploadId: z.string(),
    seq: z.int(),
    fileName: z.string(),
    sha256: z.string(),
    format: z.string(),
    asOf: isoDate,
    at: z.string(),
  }),
);

export const snapshotSchema = z.lazy(() =>
  z.object({
    /** 1: every line is dated by the snapshot's own day, and alerts keep no record of what raised them. */
    schema: z.union([z.literal(1), z.literal(2)]),
    books,
    ...snapshotVersion,
    takenAt: instant,
    takenBy: text,
    knownSeq: z.int(),
    previous: snapshotLink.nullable(),
    basis: z.enum(rateBases),
    policyVersion: z.string(),
    yearEndTargetBasisPoints: wonText,
    lines: z.array(line),
    unmatched: unmatched.nullable().default(null),
    alerts: z.array(alertSchema),
    sources: z.array(source),
  }),
);

type SnapshotJson = z.input<typeof snapshotSchema>;

export function snapshotToCanonical(snapshot: Snapshot): Uint8Array {
  return canonicalBytes(snapshotToJson(snapshot));
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Whether the bytes are in the shape that is written today: of an earlier one no canonical text can be made again. */
export function isOfThisSchema(bytes: Uint8Array): boolean {
  return z.object({ schema: z.literal(2) }).safeParse(JSON.parse(decoder.decode(bytes))).success;
}

/** @throws SyntaxError, TypeError or ZodError when the bytes are no snapshot of a schema that this program knows. */
export function snapshotFromCanonical(bytes: Uint8Array): Snapshot {
  const { schema: _schema, lines, alerts, ...rest } = snapshotSchema.parse(JSON.parse(decoder.decode(bytes)));
  return {
    ...rest,
    lines: lines.map(({ expectedWon, targetWon, ...stated }) => ({
      ...stated,
      expected: expectedWon,
      target: targetWon,
    })),
    alerts,
  };
}

/**
 * The figures, names, targets and alerts, apart from when they were taken, by whom, after which other, and from
 * which files: another file that says the same is no other snapshot.
 */
export function contentToCanonical(snapshot: Snapshot): Uint8Array {
  const {
    version: _v,
    takenAt: _at,
    takenBy: _by,
    knownSeq: _seq,
    previous: _p,
    sources: _files,
    ...json
  } = snapshotToJson(snapshot);
  const lines = json.lines.map(({ lastSeq: _last, ...said }) => said);
  // The sentences follow from the facts; a program that words them better has nothing new to say.
  const alerts = json.alerts.map(({ message: _ko, messageEn: _en, knownSeq: _known, ...said }) => said);
  return canonicalBytes({ ...json, lines, alerts });
}

function snapshotToJson(snapshot: Snapshot): SnapshotJson {
  const { lines, unmatched: left, alerts, sources, yearEndTargetBasisPoints, ...rest } = snapshot;
  return {
    schema: 2,
    ...rest,
    yearEndTargetBasisPoints: `${yearEndTargetBasisPoints}`,
    lines: lines.map(lineToJson),
    unmatched:
      left === null
        ? null
        : {
            through: left.through,
            won: `${left.won}`,
            lines: left.lines.map(({ project: { ...facts }, won }) => ({ project: facts, won: `${won}` })),
          },
    alerts: alerts.map((alert) => alertInWords(asRecorded(alert), snapshot.books.office)),
    sources: [...sources],
  };
}

function lineToJson({ expected, target, ...stated }: SnapshotLine): SnapshotJson["lines"][number] {
  return {
    ...stated,
    parts: [...stated.parts],
    amounts: {
      appropriation: toText(stated.amounts.appropriation),
      "current-budget": toText(stated.amounts["current-budget"]),
      commitment: toText(stated.amounts.commitment),
      expenditure: toText(stated.amounts.expenditure),
    },
    plan: stated.plan.map(({ date, amounts: planned }) => ({ date, amounts: toText(planned) })),
    requirement: toText(stated.requirement),
    expectedWon: wonOrNull(expected),
    targetWon: wonOrNull(target),
  };
}

function toText(stated: FundAmounts): { [fund in Fund]?: string } {
  const texts: { [fund in Fund]?: string } = {};
  for (const fund of funds) {
    const won = stated[fund];
    if (won !== undefined) texts[fund] = `${won}`;
  }
  return texts;
}

function wonOrNull(won: Won | null): string | null {
  return won === null ? null : `${won}`;
}
