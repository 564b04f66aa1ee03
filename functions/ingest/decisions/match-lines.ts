/**
 * What a person answers to the question whether two keys are one project: a journal entry about the upload that asked.
 * It moves no posting. The upload is sent again, and is applied under the known keys where nothing else holds it.
 */
import type { MatchPair } from "../../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import {
  type Matched,
  type NotEntered,
  notMatchable,
  planMatch,
  planUnmatch,
  type Stamp,
} from "../../../shared/examination/plan-decision.ts";
import type { PlannedAct } from "../../../shared/examination/plan-entry.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";
import { enterAct } from "./enter-act.ts";

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
  return enterAnswer(given, by, dependencies, (upload, stamp, reading) =>
    planMatch(upload, pairs, stamp, reading),
  );
}

/** The answer counts no more; what was applied under it stays. @param reverses the number of its entry. */
export function unmatchLines(
  given: Upload,
  reverses: number,
  by: string,
  dependencies: LedgerDependencies,
): Promise<MatchResult> {
  return enterAnswer(given, by, dependencies, (upload, stamp, reading) =>
    planUnmatch(upload, reverses, stamp, reading),
  );
}

function enterAnswer(
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
  planFor: (upload: Upload, stamp: Stamp, reading: LedgerReading) => PlannedAct<Matched> | NotEntered,
): Promise<MatchResult> {
  const plan = (upload: Upload | null, stamp: Stamp, reading: LedgerReading) =>
    upload === null ? notMatchable(given) : planFor(upload, stamp, reading);
  return enterAct<Matched>({ upload: given, by, plan, finished: () => null }, dependencies);
}
