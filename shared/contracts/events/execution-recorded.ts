/**
 * `ExecutionRecorded`: what an office's own system puts on the bus when money was budgeted, bound or
 * spent. One event holds 1 to 100 records and is applied whole or not at all, once for its id.
 */
import * as z from "zod";
import { type Finding, rowFinding } from "../../domain/values/finding.ts";
import { funds } from "../../domain/values/fund.ts";
import { factualMeasures, measureNames } from "../../domain/values/measure.ts";
import { entryKinds, type SourceRecord } from "../../domain/ledger/posting.ts";
import { fiscalYear, isoDate, officeCode, wonText } from "../values/primitives.ts";
import { laterOf } from "../../domain/values/calendar.ts";
import { particle } from "../../domain/values/bilingual.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { projectFacts, projectIdOfCode } from "../../domain/values/project.ts";
import { formatWon, sumWon, type Won } from "../../domain/values/won.ts";

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
export function recordsOfEvent(event: ExecutionRecorded): SourceRecord[] {
  const repeated = new Set(
    totalsBesideFunds(event).flatMap(({ total, isSame }) =>
      isSame && total.record.kind === "cumulative" ? [total.row] : [],
    ),
  );
  const numbered = numberedIn(event).filter(({ row }) => !repeated.has(row));
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

interface NumberedRecord {
  readonly record: EventRecord;
  /** From 1. */
  readonly row: number;
}

function numberedIn({ records }: ExecutionRecorded): readonly NumberedRecord[] {
  return records.map((record, at) => ({ record, row: at + 1 }));
}

interface TotalBesideFunds {
  readonly total: NumberedRecord;
  /** The sum of the funds that stand beside it. */
  readonly sum: Won;
  readonly isSame: boolean;
}

function statementOf({ record: { projectCode, measure, kind, date } }: NumberedRecord): string {
  return JSON.stringify([projectIdOfCode(projectCode), measure, kind, date]);
}

/** An amount of all funds together beside amounts of single funds, of one project, measure and day. */
function totalsBesideFunds(event: ExecutionRecorded): readonly TotalBesideFunds[] {
  return [...Map.groupBy(numberedIn(event), statementOf).values()].flatMap((same) => {
    const totals = same.filter(({ record }) => record.fund === "unsplit");
    const sum = sumWon(same.filter((each) => !totals.includes(each)).map(({ record }) => record.amountWon));
    if (totals.length === same.length) return [];
    return totals.map((total) => ({ total, sum, isSame: total.record.amountWon === sum }));
  });
}

/**
 * What an event says twice, as a total and by its funds, which would be added to each other. Of running totals that agree the funds
 * are taken; increments may be payments of their own unless they agree.
 */
export function findInEvent(event: ExecutionRecorded): readonly Finding[] {
  return totalsBesideFunds(event).flatMap(({ total: { record, row }, sum, isSame }) => {
    const won = formatWon(record.amountWon);
    const of = measureNames[record.measure];
    const place = {
      ko: `${record.projectCode}의 ${record.date} ${of.ko}`,
      en: `the ${of.en} of ${record.projectCode} on ${record.date}`,
    };
    if (record.kind === "cumulative" && isSame)
      return [
        rowFinding("note", "total-beside-funds", row, won, {
          ko: `${place.ko}${particle(of.ko, "이/가")} 합계(unsplit) ${won}원과 재원별로 함께 적혀 있습니다. 두 합이 같아 재원별 금액만 반영했습니다.`,
          en: `Of ${place.en} the event states the total (unsplit) of ${won} won and its funds. They agree, and the funds were taken.`,
        }),
      ];
    if (record.kind === "increment" && !isSame) return [];
    const stated = isSame
      ? { ko: `${won}원이 합계로도 재원별로도`, en: `${won} won both as a total and by fund` }
      : {
          ko: `합계(unsplit)로 ${won}원, 재원별로 더하면 ${formatWon(sum)}원이`,
          en: `${won} won as the total (unsplit) and ${formatWon(sum)} won as the sum of its funds`,
        };
    return [
      rowFinding("reject", "total-beside-funds", row, won, {
        ko: `${place.ko}${particle(of.ko, "은/는")} ${stated.ko} 적혀 있어 함께 더하면 두 번 더해집니다. unsplit은 재원을 모르는 합계에만 씁니다. 재원별로 모두 적거나 합계 하나만 적어 다시 보내 주십시오.`,
        en: `Of ${place.en} the event states ${stated.en}; added, they would count twice. Only a total whose funds are not known is unsplit: send all funds, or the total alone.`,
      }),
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
