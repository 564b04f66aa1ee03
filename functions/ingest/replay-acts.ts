/**
 * What happened to a ledger, in order, from the records of its uploads and from the postings that take something
 * back. Clocks may be wrong by a little, so acts can also be put in the order of their numbers. Pure.
 */
import {
  type AppliedOutcome,
  isComingIn,
  type TurnOutcome,
  type Upload,
  type UploadOutcome,
} from "../../shared/domain/upload.ts";
import type { Witness } from "../../shared/ports/ledger-witness.ts";

export type RefusedOutcome = Extract<UploadOutcome, { state: "held" | "rejected" | "discarded" }>;

interface Placed {
  /** When it was stored, ISO 8601. */
  readonly at: string;
  /** The number that it has in the books; a witness has none. */
  readonly number: number;
}

export interface Application extends Placed {
  readonly kind: "application";
  readonly upload: Upload;
  readonly applied: AppliedOutcome;
  /** Another upload was taken in at the same time: each may have seen a part of the other. */
  readonly isConcurrent: boolean;
}

/** It was registered, or begun, and its end is still to come. */
export interface HalfApplication extends Placed {
  readonly kind: "half";
  readonly upload: Upload;
}

export interface Refusal extends Placed {
  readonly kind: "refusal";
  readonly upload: Upload;
  readonly outcome: RefusedOutcome;
  readonly isConcurrent: boolean;
}

export interface TurnAct extends Placed {
  readonly kind: "turn";
  readonly upload: Upload;
  readonly outcome: TurnOutcome;
  /** It was begun and not closed. */
  readonly isHalf: boolean;
  readonly isConcurrent: boolean;
}

export interface Testimony extends Placed {
  readonly kind: "testimony";
  readonly witness: Witness;
}

export type Act = Application | HalfApplication | Refusal | TurnAct | Testimony;

/** A posting as far as it says what it takes back. */
export interface Reversing {
  readonly seq: number;
  readonly uploadId: string;
  readonly reverses: number | null;
}

export type ActOrder = "time" | "number";

/** After everything that has ended. */
const never = "9999";

export function actsOf(
  uploads: readonly Upload[],
  postings: readonly Reversing[],
  witnesses: readonly Witness[],
  order: ActOrder,
): Act[] {
  const spans = [
    ...uploads.map(spanOf),
    ...uploads
      .flatMap((upload) => turnsOf(upload, uploads, postings, witnesses))
      .map((turn) => spanOfTurn(turn, uploads)),
  ];
  const acts = uploads
    .flatMap((upload) => [
      ...actsOfUpload(upload, isBeside(spanOf(upload), spans)),
      ...turnsOf(upload, uploads, postings, witnesses).map((turn) => {
        return { ...turn, isConcurrent: isBeside(spanOfTurn(turn, uploads), spans) };
      }),
    ])
    .toSorted((a, b) => a.number - b.number);
  let latest = "";
  const placed = acts.map((act) => {
    latest = act.at > latest ? act.at : latest;
    return { act, at: order === "time" ? act.at : latest };
  });
  const testimonies = witnesses.map((witness) => ({
    act: { kind: "testimony" as const, witness, at: witness.at, number: Number.POSITIVE_INFINITY },
    at: witness.at,
  }));
  return [...placed, ...testimonies]
    .toSorted((a, b) => (a.at === b.at ? a.act.number - b.act.number : a.at < b.at ? -1 : 1))
    .map(({ act }) => act);
}

export function appliedOf({ outcome }: Upload): AppliedOutcome | null {
  if (outcome.state === "applied") return outcome;
  return "applied" in outcome ? outcome.applied : null;
}

function actsOfUpload(upload: Upload, isConcurrent: boolean): (Application | HalfApplication | Refusal)[] {
  const { seq: number, outcome } = upload;
  const applied = appliedOf(upload);
  if (applied !== null)
    return [{ kind: "application", at: applied.at, number, upload, applied, isConcurrent }];
  if (isComingIn(outcome.state)) return [{ kind: "half", at: never, number, upload }];
  return isRefused(outcome)
    ? [{ kind: "refusal", at: outcome.at, number, upload, outcome, isConcurrent }]
    : [];
}

function isRefused(outcome: UploadOutcome): outcome is RefusedOutcome {
  return outcome.state === "held" || outcome.state === "rejected" || outcome.state === "discarded";
}

interface Span {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

/** While it was taken in. */
function spanOf(upload: Upload): Span {
  const applied = appliedOf(upload);
  const { seq: number, outcome, receivedAt } = upload;
  if (applied !== null) return { number, from: cameInAt(upload), to: applied.at };
  // When it was held, before somebody put it aside, is not kept.
  if (outcome.state === "discarded") return { number, from: receivedAt, to: receivedAt };
  return { number, from: receivedAt, to: isRefused(outcome) ? outcome.at : never };
}

/** It begins when nothing else is under way, so not before everything that came earlier had ended. */
function spanOfTurn({ number, at }: Turn, uploads: readonly Upload[]): Span {
  return { number, from: boundsOfTurn(number, uploads).from, to: at };
}

function isBeside(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ number, from, to }) => number !== span.number && from < span.to && span.from < to);
}

type Turn = Omit<TurnAct, "isConcurrent">;

/**
 * An upload is taken back, brought in again, taken back again: its first turn reverses the upload's own number,
 * the next that turn's. A turn that met no posting left no trace, and its restoring none either.
 */
function turnsOf(
  upload: Upload,
  uploads: readonly Upload[],
  postings: readonly Reversing[],
  witnesses: readonly Witness[],
): Turn[] {
  const applied = appliedOf(upload);
  if (applied === null) return [];
  const { outcome, uploadId, seq } = upload;
  const traces = postings.filter((posting) => posting.reverses !== null && posting.uploadId === uploadId);
  const known = "turnSeq" in outcome ? outcome : null;
  const numbers = new Set([
    ...traces.map((posting) => posting.seq),
    ...(known === null ? [] : [known.turnSeq]),
  ]);
  const turns: Turn[] = [];
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    const last = turns.at(-1);
    const isUndoing = last === undefined || last.outcome.state === "restoring";
    const own = known?.turnSeq === number ? known : null;
    const at = own?.at ?? turnTime(number, uploads, witnesses);
    const turn: TurnOutcome = {
      state: isUndoing ? "undoing" : "restoring",
      applied,
      turnSeq: number,
      reverses: isUndoing ? seq : last.number,
      at,
      by: own?.by ?? "",
    };
    const isHalf = own !== null && own.state !== "undone";
    turns.push({ kind: "turn", at: isHalf ? never : at, number, upload, outcome: turn, isHalf });
  }
  return turns;
}

/** Of a turn that was turned again nobody kept the moment: it came after all who knew nothing of it yet. */
function turnTime(number: number, uploads: readonly Upload[], witnesses: readonly Witness[]): string {
  const { from, to } = boundsOfTurn(number, uploads);
  const unaware = witnesses
    .filter(({ knownSeq, at }) => knownSeq < number && at < to)
    // A text that sorts after that moment, and before any later one.
    .map(({ at }) => `${at}~`);
  const earliest = [from, ...unaware].toSorted().at(-1) ?? from;
  return earliest < to ? earliest : to;
}

/** It lies between the uploads that have the numbers beside its own. */
function boundsOfTurn(number: number, uploads: readonly Upload[]): { from: string; to: string } {
  const before = uploads.filter(({ seq }) => seq < number).map(endedBefore);
  const after = uploads.filter(({ seq }) => seq > number).map(cameInAt);
  return { from: before.toSorted().at(-1) ?? "", to: after.toSorted().at(0) ?? never };
}

function endedBefore(upload: Upload): string {
  return appliedOf(upload)?.at ?? upload.receivedAt;
}

/** When one that had waited began to come in nobody wrote down: it had its number when it ended. */
function cameInAt(upload: Upload): string {
  const applied = appliedOf(upload);
  return applied === null || upload.earlierSeqs.length === 0 ? upload.receivedAt : applied.at;
}
