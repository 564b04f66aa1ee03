/** What became of a file of events, for a person and for a program. */
import type { EventsOutcome } from "../../functions/ingest/journal/ingest-events-file.ts";
import type { EventsFile } from "../../shared/examination/events-file.ts";
import { type ExitCode, exits } from "./command-line.ts";
import { exitCodeOf, findingText, outcomeText } from "./print-outcome.ts";

export interface EventsResult {
  readonly codes: readonly ExitCode[];
  readonly text: string;
  readonly json: object;
}

/** Every line was looked at, and nothing was written. */
export function validEvents(path: string, events: number): EventsResult {
  return {
    codes: [exits.done],
    text: `${path}: 사건 ${events}건이 모두 형식에 맞습니다. 반영하지 않았습니다. / ${events} valid events; nothing was written.`,
    json: { file: path, outcome: "valid", events },
  };
}

export function refusedEvents(
  path: string,
  { findings }: Extract<EventsFile, { kind: "refused" }>,
): EventsResult {
  return {
    codes: [exits.refused],
    text: [
      `! ${path}: 반려했습니다(${findings.length}건). 한 건도 반영하지 않았습니다. / refused, ${findings.length} findings; no event was applied.`,
      ...findings.map(findingText),
    ].join("\n"),
    json: { file: path, outcome: "rejected", findings },
  };
}

export function ingestedEvents(
  path: string,
  { applied, alreadyApplied, refused }: EventsOutcome,
): EventsResult {
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
