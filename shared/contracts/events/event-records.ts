/** The records of an `ExecutionRecorded` event, one for each project that it speaks of. Pure. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { laterOf } from "../../domain/values/calendar.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { projectFacts, projectIdOfCode } from "../../domain/values/project.ts";
import type { ExecutionRecorded } from "./execution-recorded.ts";

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

function plainOrNull(name: string | null | undefined): string | null {
  return name === undefined || name === null ? null : plainName(name);
}
