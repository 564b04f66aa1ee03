/**
 * What people and files did to some books of a home of version 0.1, in the order of its numbers. That version numbered
 * files, undos and restores; discards had no number and go by their moment.
 */
import type { OldUpload } from "./old-upload.ts";

export type OldAct = {
  readonly upload: OldUpload;
  readonly at: string;
} & (
  | { readonly kind: "submit"; readonly state: "applied" | "held" | "rejected"; readonly by: string | null }
  | { readonly kind: "discard" | "undo" | "restore"; readonly by: string }
);

/** An undo or a restore as its postings tell it: its own number and the one that it took back. */
export interface OldTurn {
  readonly uploadId: string;
  readonly seq: number;
  readonly reverses: number;
}

/** An undo or a restore as the audit trail tells it. */
export interface OldTurnAct {
  readonly uploadId: string;
  readonly kind: "undo" | "restore";
  readonly at: string;
  readonly by: string;
}

type Numbered = OldAct & { readonly seq: number | null };

/** @param turns and acts of these books. */
export function oldActs(
  uploads: readonly OldUpload[],
  turns: readonly OldTurn[],
  acts: readonly OldTurnAct[],
): OldAct[] {
  const all = uploads.flatMap((upload) => [
    ...submitted(upload),
    ...turned(
      upload,
      turns.filter(({ uploadId }) => uploadId === upload.uploadId),
      acts.filter(({ uploadId }) => uploadId === upload.uploadId),
    ),
  ]);
  return inMoments(inOrder(all));
}

function submitted(upload: OldUpload): Numbered[] {
  const { outcome, seq, receivedAt } = upload;
  const submit = { upload, kind: "submit", seq, by: null } as const;
  switch (outcome.state) {
    case "received":
    case "applying":
      return [];
    case "applied":
      return [{ ...submit, state: "applied", at: outcome.at, by: outcome.releasedBy }];
    case "undoing":
    case "restoring":
    case "undone":
      return [{ ...submit, state: "applied", at: outcome.applied.at, by: outcome.applied.releasedBy }];
    case "held":
    case "rejected":
      return [{ ...submit, state: outcome.state, at: outcome.at }];
    case "discarded":
      return [
        { ...submit, state: "held", at: receivedAt },
        { upload, kind: "discard", seq: null, at: outcome.at, by: outcome.by },
      ];
  }
}

/** Undo and restore take turns; the last one is in the record itself. */
function turned(upload: OldUpload, turns: readonly OldTurn[], acts: readonly OldTurnAct[]): Numbered[] {
  const { outcome } = upload;
  const numbers = [...new Set(turns.map(({ seq }) => seq)), ...lastTurn(upload)].toSorted((a, b) => a - b);
  const seqs = [...new Set(numbers)];
  const isUndone = outcome.state === "undone";
  const count = Math.max(seqs.length, acts.length);
  // An odd number of turns ends undone, an even one applied.
  const wanted = count % 2 === (isUndone ? 1 : 0) ? count : count + 1;
  return Array.from({ length: wanted }, (_, at): Numbered => {
    const act = acts[at];
    const isLast = at === wanted - 1 && isUndone;
    return {
      upload,
      kind: at % 2 === 0 ? "undo" : "restore",
      seq: seqs.length === wanted ? (seqs[at] ?? null) : null,
      at: isLast ? outcome.at : (act?.at ?? upload.receivedAt),
      by: isLast ? outcome.by : (act?.by ?? "0.1"),
    };
  });
}

function lastTurn({ outcome }: OldUpload): number[] {
  return outcome.state === "undone" ? [outcome.turnSeq] : [];
}

/** Those with a number in its order; each of the others before the first that came after its moment. */
function inOrder(acts: readonly Numbered[]): Numbered[] {
  const ordered = acts.filter(({ seq }) => seq !== null).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  for (const act of acts.filter(({ seq }) => seq === null).toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const own = ordered.findLastIndex(({ upload }) => upload.uploadId === act.upload.uploadId);
    const later = ordered.findIndex(({ at }, place) => place > own && at > act.at);
    ordered.splice(later < 0 ? ordered.length : later, 0, act);
  }
  return ordered;
}

/** Moments never go back: a journal is in the order of its numbers. */
function inMoments(acts: readonly Numbered[]): OldAct[] {
  let latest = "";
  return acts.map(({ seq: _seq, ...act }) => {
    latest = act.at > latest ? act.at : latest;
    return { ...act, at: latest };
  });
}
