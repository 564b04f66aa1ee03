/** What became of a file of events, for a person and for a program. */
import type { EventsOutcome } from "../../local/host/ingest-events-file.ts";
import type { EventsFile } from "../../shared/examination/events-file.ts";
import { type ExitCode, exits } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import type { EarlierNumbers } from "../terminal/upload-numbers.ts";
import { findingText } from "./print-remedies.ts";
import { exitCodeOf, outcomeText } from "./print-outcome.ts";
import { counted } from "./sentence-parts.ts";

export interface EventsResult {
  readonly codes: readonly ExitCode[];
  readonly text: string;
  readonly json: object;
}

/** Every line was looked at, and nothing was written. */
export function validEvents(display: Display, path: string, events: number): EventsResult {
  return {
    codes: [exits.done],
    text: say(display, {
      ko: `${path}: 사건 ${events}건이 모두 형식에 맞습니다. 반영하지 않았습니다.`,
      en: `${path}: ${counted(events, "valid event")}; nothing was written.`,
    }),
    json: { file: path, outcome: "valid", events },
  };
}

export function refusedEvents(
  display: Display,
  path: string,
  { findings }: Extract<EventsFile, { kind: "refused" }>,
): EventsResult {
  return {
    codes: [exits.refused],
    text: [
      say(display, {
        ko: `! ${path}: 반려했습니다(${findings.length}건). 한 건도 반영하지 않았습니다.`,
        en: `! ${path}: refused, ${counted(findings.length, "finding")}; no event was applied.`,
      }),
      ...findings.map((finding) => findingText(display, finding)),
    ].join("\n"),
    json: { file: path, outcome: "rejected", findings },
  };
}

export function ingestedEvents(
  display: Display,
  path: string,
  { applied, alreadyApplied, noted, refused }: EventsOutcome,
  earlier: EarlierNumbers,
): EventsResult {
  const mark = refused.length === 0 ? "+" : "!";
  return {
    codes: [exits.done, ...refused.map(({ outcome }) => exitCodeOf(outcome))],
    text: [
      say(display, {
        ko: `${mark} ${path}: 사건: 반영 ${applied} · 이미 반영 ${alreadyApplied} · 미반영 ${refused.length}`,
        en: `${mark} ${path}: events: ${applied} applied, ${alreadyApplied} already applied, ${refused.length} not applied`,
      }),
      ...notedLines(display, noted),
      ...refused.map(({ line, outcome }) =>
        outcomeText(
          display,
          say(display, { ko: `${path} ${line}행`, en: `${path} line ${line}` }),
          outcome,
          earlier,
        ),
      ),
    ].join("\n"),
    json: {
      file: path,
      outcome: outcomeOf(applied + alreadyApplied, refused),
      applied,
      alreadyApplied,
      notApplied: refused.map(({ line, outcome: { kind, upload } }) => ({
        line,
        outcome: kind,
        uploadId: upload.uploadId,
      })),
      findings: [
        ...refused.flatMap(({ outcome }) => ("findings" in outcome ? outcome.findings : [])),
        ...noted.flatMap(({ findings }) => findings),
      ],
    },
  };
}

/** More are looked up in the list. */
const shownNotes = 20;

/** What was found in events that count: each names its line, for an event has one row. */
function notedLines(display: Display, noted: EventsOutcome["noted"]): readonly string[] {
  const notes = noted.flatMap(({ line, findings }) => findings.map((finding) => ({ ...finding, row: line })));
  const rest = notes.length - shownNotes;
  const more = say(display, {
    ko: `  그 밖에 ${rest}건: --json 또는 monitor uploads로 보십시오.`,
    en: `  ${rest} more: --json, or monitor uploads.`,
  });
  return [
    ...notes.slice(0, shownNotes).map((finding) => findingText(display, finding)),
    ...(rest > 0 ? [more] : []),
  ];
}

/** Of events none of which counts, those that wait for a person are held, as a file is. */
function outcomeOf(
  inLedger: number,
  refused: readonly { readonly outcome: { readonly kind: string } }[],
): string {
  if (refused.length === 0) return "applied";
  if (inLedger > 0) return "partly-applied";
  return refused.every(({ outcome }) => outcome.kind === "held") ? "held" : "rejected";
}
