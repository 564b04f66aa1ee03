/** A file of events at the command line: refused with every bad line, or taken in event by event. */
import { basename } from "node:path";
import type { EventsFile } from "../../shared/examination/events-file.ts";
import type { EventsOutcome } from "../../functions/ingest/journal/ingest-events-file.ts";
import type { AuditEntry } from "../../shared/contracts/api/api.ts";
import { eventsTaken } from "../../shared/contracts/stored/audit-acts.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { type ExitCode, exits } from "../terminal/command-line.ts";
import type { Host } from "../host/host.ts";
import { exitCodeOf, findingText, outcomeText } from "../terminal/print-outcome.ts";
import { writeDown } from "../host/record-audit.ts";

export interface EventsResult {
  readonly codes: readonly ExitCode[];
  readonly text: string;
  readonly json: object;
}

/** A file of events for some books, and who sends it. */
export interface GivenEvents {
  readonly file: EventsFile;
  readonly books: Books;
  readonly by: AuditEntry["by"];
}

/** @param isDryRun the lines are looked at, and nothing is written. */
export async function ingestEvents(
  path: string,
  { file, books, by }: GivenEvents,
  host: Host,
  isDryRun: boolean,
): Promise<EventsResult> {
  if (file.kind === "refused") return refusedResult(path, file.findings);
  const events = file.events.length;
  if (isDryRun) {
    return {
      codes: [exits.done],
      text: `${path}: 사건 ${events}건이 모두 형식에 맞습니다. 반영하지 않았습니다. / ${events} valid events; nothing was written.`,
      json: { file: path, outcome: "valid", events },
    };
  }
  const outcome = await host.ingestEvents(file.events);
  const { applied, alreadyApplied, refused } = outcome;
  const counts = { applied, alreadyApplied, notApplied: refused.length };
  await writeDown(host, books, by, eventsTaken(basename(path), counts));
  return takenResult(path, outcome);
}

function refusedResult(path: string, findings: Extract<EventsFile, { kind: "refused" }>["findings"]) {
  return {
    codes: [exits.refused],
    text: [
      `! ${path}: 반려했습니다(${findings.length}건). 한 건도 반영하지 않았습니다. / refused, ${findings.length} findings; no event was applied.`,
      ...findings.map(findingText),
    ].join("\n"),
    json: { file: path, outcome: "rejected", findings },
  };
}

function takenResult(path: string, { applied, alreadyApplied, refused }: EventsOutcome): EventsResult {
  const counts = `반영 applied ${applied} · 이미 반영 already applied ${alreadyApplied} · 미반영 not applied ${refused.length}`;
  const mark = refused.length === 0 ? "+" : "!";
  return {
    codes: [exits.done, ...refused.map(({ outcome }) => exitCodeOf(outcome))],
    text: [
      `${mark} ${path}: 사건 events: ${counts}`,
      ...refused.map(({ line, outcome }) => outcomeText(`${path} ${line}행 line ${line}`, outcome)),
    ].join("\n"),
    json: {
      file: path,
      outcome:
        refused.length === 0 ? "applied" : applied + alreadyApplied === 0 ? "rejected" : "partly-applied",
      applied,
      alreadyApplied,
      notApplied: refused.map(({ line, outcome: { kind, upload } }) => ({
        line,
        outcome: kind,
        uploadId: upload.uploadId,
      })),
      findings: refused.flatMap(({ outcome }) => ("findings" in outcome ? outcome.findings : [])),
    },
  };
}
