/**
 * What a person decides about an upload, as the journal entry that it makes: put aside, taken back, brought in again, or a question of
 * it answered. Who plans writes nothing.
 */
import { matchBundle } from "../contracts/events/upload-events.ts";
import { decide, wrongState } from "../domain/journal/decide.ts";
import type { EntryAct, JournalEntry, KnownStatements } from "../domain/journal/journal-entry.ts";
import { changedUpload } from "../domain/journal/upload-changes.ts";
import { type MatchPair, partnersOf } from "../domain/matching/match-answers.ts";
import { matchProblems } from "../domain/matching/match-check.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { type PlannedAct, planDiscard, planEntryReversal, recordPlan } from "./plan-entry.ts";

export type NotEntered =
  /** It stood so before; nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly upload: Upload; readonly findings: readonly Finding[] };

/** Who does it, and its place in the journal: all of an entry but the act. */
export type Stamp = Omit<JournalEntry, "act">;

export type SettlingKind = "discard" | "undo" | "restore";

export interface Settled {
  readonly kind: "discarded" | "undone" | "restored";
  readonly upload: Upload;
  readonly projects: number;
  readonly findings: readonly Finding[];
}

/**
 * @param upload as it is stored now; null where the books have none of the id any more.
 * @param given as the person saw it.
 */
export async function planSettlement(
  kind: SettlingKind,
  { upload, given }: { readonly upload: Upload | null; readonly given: Upload },
  stamp: Stamp,
  reading: LedgerReading,
  ledger: LedgerStore,
): Promise<PlannedAct<Settled> | NotEntered> {
  const decision = decide(upload, { kind });
  const about = upload ?? given;
  if (decision.kind === "refuse")
    return { kind: "refused", upload: about, findings: [wrongState(decision.because, about)] };
  if (upload === null || decision.kind !== "enter") return { kind: "nothing-to-do", upload: about };
  if (kind === "discard") {
    const plan = planDiscard(upload, { ...stamp, act: { kind } }, reading);
    return { kind: "planned", plan, done: (after) => settled(kind, after, 0) };
  }
  const { outcome, seq } = upload;
  const act = { kind, reverses: "reversalSeq" in outcome ? outcome.reversalSeq : seq };
  const facts = { entry: { ...stamp, act }, before: upload, act };
  const { plan, projects } = await planEntryReversal(facts, reading, ledger);
  return { kind: "planned", plan, done: (after) => settled(kind, after, projects) };
}

const resultOf = { discard: "discarded", undo: "undone", restore: "restored" } as const;

/** @param upload as the entry left it. */
export function settled(kind: SettlingKind, upload: Upload, projects: number): Settled {
  const findings = kind === "undo" && upload.outcome.state === "undone" ? upload.outcome.findings : [];
  return { kind: resultOf[kind], upload, projects, findings };
}

export interface Matched {
  readonly kind: "matched";
  readonly upload: Upload;
  readonly seq: number;
  readonly pairs: number;
}

/** Two keys are one project, as a person says. It moves no posting. */
export function planMatch(
  upload: Upload,
  pairs: readonly MatchPair[],
  stamp: Stamp,
  reading: LedgerReading,
): PlannedAct<Matched> | NotEntered {
  const fresh = pairs.filter((pair) =>
    [...partnersOf([pair])].some(([from, to]) => reading.partners.get(from) !== to),
  );
  if (fresh.length === 0) return { kind: "nothing-to-do", upload };
  const findings = matchProblems(fresh, reading);
  if (findings.length > 0) return { kind: "refused", upload, findings };
  const matches = [...reading.head.matches, stamp.seq];
  return planAnswer(upload, stamp, { kind: "match", pairs: fresh }, { ...reading.head, matches });
}

/** The answer counts no more; what was applied under it stays. @param reverses the number of its entry. */
export function planUnmatch(
  upload: Upload,
  reverses: number,
  stamp: Stamp,
  { head }: LedgerReading,
): PlannedAct<Matched> | NotEntered {
  if (!head.matches.includes(reverses)) return { kind: "nothing-to-do", upload };
  const matches = head.matches.filter((seq) => seq !== reverses);
  return planAnswer(upload, stamp, { kind: "unmatch", reverses }, { ...head, matches });
}

function planAnswer(
  before: Upload,
  stamp: Stamp,
  act: Extract<EntryAct, { kind: "match" | "unmatch" }>,
  known: KnownStatements,
): PlannedAct<Matched> | NotEntered {
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

export function notMatchable(upload: Upload): NotEntered {
  return { kind: "refused", upload, findings: [wrongState("not-matchable", upload)] };
}
