/**
 * What a person answers to the question whether two keys are one project: a journal entry about the upload that asked.
 * It moves no posting. The upload is sent again, and is applied under the known keys where nothing else holds it.
 */
import { matchBundle } from "../../../shared/contracts/events/upload-events.ts";
import { decide, wrongState } from "../../../shared/domain/journal/decide.ts";
import type { EntryAct } from "../../../shared/domain/journal/journal-entry.ts";
import { changedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import { type MatchPair, partnersOf } from "../../../shared/domain/matching/match-answers.ts";
import { matchProblems } from "../../../shared/domain/matching/match-check.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { recordPlan } from "../../../shared/examination/plan-entry.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import type { PlannedAct } from "../journal/run-entry.ts";
import type { LedgerDependencies } from "../journal/submission.ts";
import { enterAct, type NotEntered, type Stamp } from "./enter-act.ts";

interface Matched {
  readonly kind: "matched";
  readonly upload: Upload;
  readonly seq: number;
  readonly pairs: number;
}

export type MatchResult = Matched | NotEntered;

/** An entry is one item of at most 400 KB; an id has 900 bytes at most. */
export const maxPairsOfEntry = 200;

/** @param pairs at most `maxPairsOfEntry`. */
export function matchLines(
  given: Upload,
  pairs: readonly MatchPair[],
  by: string,
  dependencies: LedgerDependencies,
): Promise<MatchResult> {
  return enterAnswer(given, by, dependencies, (upload, stamp, reading) => {
    const fresh = pairs.filter((pair) =>
      [...partnersOf([pair])].some(([from, to]) => reading.partners.get(from) !== to),
    );
    if (fresh.length === 0) return { kind: "nothing-to-do", upload };
    const findings = matchProblems(fresh, reading);
    if (findings.length > 0) return { kind: "refused", upload, findings };
    const matches = [...reading.head.matches, stamp.seq];
    return planned(upload, stamp, { kind: "match", pairs: fresh }, { ...reading.head, matches });
  });
}

/** The answer counts no more; what was applied under it stays. @param reverses the number of its entry. */
export function unmatchLines(
  given: Upload,
  reverses: number,
  by: string,
  dependencies: LedgerDependencies,
): Promise<MatchResult> {
  return enterAnswer(given, by, dependencies, (upload, stamp, { head }) => {
    if (!head.matches.includes(reverses)) return { kind: "nothing-to-do", upload };
    const matches = head.matches.filter((seq) => seq !== reverses);
    return planned(upload, stamp, { kind: "unmatch", reverses }, { ...head, matches });
  });
}

type Planned = PlannedAct<Matched> | NotEntered;

function enterAnswer(
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
  planFor: (upload: Upload, stamp: Stamp, reading: LedgerReading) => Planned,
): Promise<MatchResult> {
  const plan = (upload: Upload | null, stamp: Stamp, reading: LedgerReading): Planned =>
    upload === null ? notMatchable(given) : planFor(upload, stamp, reading);
  return enterAct<Matched>({ upload: given, by, plan, finished: () => null }, dependencies);
}

function planned(
  before: Upload,
  stamp: Stamp,
  act: Extract<EntryAct, { kind: "match" | "unmatch" }>,
  known: LedgerReading["head"],
): Planned {
  if (decide(before, { kind: act.kind }).kind !== "enter") return notMatchable(before);
  const entry = { ...stamp, act };
  const pairs = act.kind === "match" ? act.pairs.length : 0;
  const upload = changedUpload(before, before.outcome);
  const bundle = () => matchBundle(upload.upload, entry, pairs);
  return {
    kind: "planned",
    plan: recordPlan({ entry, known, upload, bundle }),
    done: (after) => ({ kind: "matched", upload: after, seq: entry.seq, pairs }),
  };
}

function notMatchable(upload: Upload): NotEntered {
  return { kind: "refused", upload, findings: [wrongState("not-matchable", upload)] };
}
