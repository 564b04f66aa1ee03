/**
 * `ExecutionRecorded`: what an office's own system puts on the bus when money was budgeted, bound or
 * spent. One event holds 1 to 100 records and is applied whole or not at all, once for its id.
 */
import * as z from "zod";
import { funds } from "../../domain/values/fund.ts";
import { factualMeasures } from "../../domain/values/measure.ts";
import { entryKinds, type SourceRecord } from "../../domain/ledger/posting.ts";
import { fiscalYear, isoDate, officeCode, wonText } from "../values/primitives.ts";
import { laterOf } from "../../domain/values/calendar.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { projectFacts, projectIdOfCode } from "../../domain/values/project.ts";

/** What an event may carry; a longer list is a file. */
const maxRecords = 100;

/** The longest name that the ledger keeps. */
const name = z.string().trim().min(1).max(120);

export const executionRecorded = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    /** The sender's own id of the event: sent again under it, however changed, it is the same event. */
    eventId: z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, "1 to 64 letters, digits and . _ : -"),
    office: officeCode,
    fiscalYear,
    records: z
      .array(
        z.strictObject({
          projectCode: z.string().trim().min(1).max(40),
          projectName: name,
          department: name.nullish(),
          unitProject: name.nullish(),
          account: name.nullish(),
          field: name.nullish(),
          measure: z.enum(factualMeasures),
          fund: z.enum(funds),
          /** `cumulative` replaces the total as of the day, `increment` adds a payment or refund to it. */
          kind: z.enum(entryKinds),
          date: isoDate,
          /** Won as decimal text; negative for a refund. */
          amountWon: wonText,
        }),
      )
      .min(1)
      .max(maxRecords),
  }),
);

export type ExecutionRecorded = z.output<typeof executionRecorded>;
/** As it travels, with won as text. */
export type ExecutionInput = z.input<typeof executionRecorded>;

// The records of an `ExecutionRecorded` event, one for each project that it speaks of. Pure.

type EventRecord = ExecutionRecorded["records"][number];

/** The rows of a record are the places of its entries in the event, from 1. */
export function recordsOfEvent({ records }: ExecutionRecorded): SourceRecord[] {
  const numbered = records.map((record, at) => ({ record, row: at + 1 }));
  const byProject = Map.groupBy(numbered, ({ record }) => projectIdOfCode(record.projectCode));
  return [...byProject.values()].flatMap((group) => {
    const last = group.at(-1);
    if (last === undefined) return [];
    return [
      {
        project: factsOf(last.record),
        asOf: group.map(({ record }) => record.date).reduce(laterOf),
        entries: group.map(({ record: { measure, fund, kind, date, amountWon } }) => ({
          measure,
          object: null,
          fund,
          kind,
          date,
          amount: amountWon,
        })),
        rows: group.map(({ row }) => row),
      },
    ];
  });
}

function factsOf(record: EventRecord): SourceRecord["project"] {
  return projectFacts({
    id: projectIdOfCode(record.projectCode),
    tier: "project",
    name: plainName(record.projectName),
    department: plainOrNull(record.department),
    unitProject: plainOrNull(record.unitProject),
    account: plainOrNull(record.account),
    field: plainOrNull(record.field),
  });
}

function plainOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === null ? null : plainName(text);
}
