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
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { nextSeq } from "../../../shared/examination/examine-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { executeAlone } from "../journal/execute-alone.ts";
import { runEntry } from "../journal/run-entry.ts";
import type { LedgerDependencies } from "../journal/submission.ts";

export type MatchResult =
  | { readonly kind: "matched"; readonly upload: Upload; readonly seq: number; readonly pairs: number }
  /** It stood so before; nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly upload: Upload; readonly findings: readonly Finding[] };

/** An entry is one item of at most 400 KB; an id has 900 bytes at most. */
export const maxPairsOfEntry = 200;

/** @param pairs at most `maxPairsOfEntry`. */
export function matchLines(
  upload: Upload,
  pairs: readonly MatchPair[],
  by: string,
  dependencies: LedgerDependencies,
): Promise<MatchResult> {
  return enter(upload, by, dependencies, (reading) => {
    const fresh = pairs.filter((pair) =>
      [...partnersOf([pair])].some(([from, to]) => reading.partners.get(from) !== to),
    );
    if (fresh.length === 0) return { kind: "stands" };
    const findings = matchProblems(fresh, reading);
    if (findings.length > 0) return { kind: "refused", findings };
    return { kind: "act", act: { kind: "match", pairs: fresh }, pairs: fresh.length };
  });
}

/** The answer counts no more; what was applied under it stays. @param reverses the number of its entry. */
export function unmatchLines(
  upload: Upload,
  reverses: number,
  by: string,
  dependencies: LedgerDependencies,
): Promise<MatchResult> {
  return enter(upload, by, dependencies, ({ head }) =>
    head.matches.includes(reverses)
      ? { kind: "act", act: { kind: "unmatch", reverses }, pairs: 0 }
      : { kind: "stands" },
  );
}

type Planned =
  | { readonly kind: "stands" }
  | { readonly kind: "refused"; readonly findings: readonly Finding[] }
  | {
      readonly kind: "act";
      readonly act: Extract<EntryAct, { kind: "match" | "unmatch" }>;
      readonly pairs: number;
    };

function enter(
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
  plan: (reading: LedgerReading) => Planned,
): Promise<MatchResult> {
  const { books, uploadId } = given;
  return executeAlone<MatchResult>(
    {
      books,
      uploadId,
      attempt: (reading) => attempt(given, by, reading, dependencies, plan),
      finished: () => null,
    },
    dependencies,
  );
}

async function attempt(
  given: Upload,
  by: string,
  reading: LedgerReading,
  { ledger, clock, current }: LedgerDependencies,
  plan: (reading: LedgerReading) => Planned,
): Promise<MatchResult | null> {
  const { books, uploadId } = given;
  const upload = await ledger.findUpload(books, uploadId);
  if (upload === null)
    return { kind: "refused", upload: given, findings: [wrongState("not-matchable", given)] };
  const planned = plan(reading);
  if (planned.kind === "stands") return { kind: "nothing-to-do", upload };
  if (planned.kind === "refused") return { ...planned, upload };
  const { act, pairs } = planned;
  const decision = decide(upload, { kind: act.kind });
  if (decision.kind !== "enter")
    return { kind: "refused", upload, findings: [wrongState("not-matchable", upload)] };
  const entry = { seq: nextSeq(reading), uploadId, by, at: clock.now(), state: "done", act } as const;
  const change = changedUpload(upload, upload.outcome);
  const matches =
    act.kind === "match"
      ? [...reading.head.matches, entry.seq]
      : reading.head.matches.filter((seq) => seq !== act.reverses);
  const result = await runEntry(ledger, reading.head, {
    books,
    entry,
    changes: [],
    confirmed: [],
    known: { ...reading.head, matches },
    reverses: null,
    running: null,
    upload: change,
    bundle: () => matchBundle(change.upload, entry, pairs),
  });
  current.forget(books);
  if (result.kind === "conflict") return null;
  return { kind: "matched", upload: change.upload, seq: entry.seq, pairs };
}
