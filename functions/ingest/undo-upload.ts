/**
 * Takes an applied upload back, or brings it in again. The turn is an act of the ledger with a number of
 * its own; it is begun, made project by project and closed, and goes on from where a crash left it.
 */
import type { Finding } from "../../shared/domain/finding.ts";
import { toPosting, type Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import {
  type AppliedOutcome,
  isComingIn,
  type TurnOutcome,
  type UndoneOutcome,
  type Upload,
} from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import { commitChanges } from "./commit-changes.ts";
import type { IngestDependencies } from "./ingest-upload.ts";
import { readAgain } from "./read-again.ts";
import { planProjectAgain, planTurn, type Turned } from "./turn-postings.ts";
import { figuresStay, retellingLost, uploadUnderWay, wrongState } from "./undo-findings.ts";
import { type EndedUpload, uploadBundle } from "./upload-events.ts";

export type TurnResult =
  | {
      readonly kind: "undone" | "restored";
      readonly upload: Upload;
      readonly projects: number;
      readonly findings: readonly Finding[];
    }
  /** It stood so before; nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly upload: Upload; readonly findings: readonly Finding[] };

export function undoUpload(upload: Upload, by: string, world: IngestDependencies): Promise<TurnResult> {
  return turn("undoing", upload, by, world);
}

/** Brings an upload in again that was undone. */
export function restoreUpload(upload: Upload, by: string, world: IngestDependencies): Promise<TurnResult> {
  return turn("restoring", upload, by, world);
}

type Direction = TurnOutcome["state"];

async function turn(
  direction: Direction,
  given: Upload,
  by: string,
  world: IngestDependencies,
): Promise<TurnResult> {
  const begun = await begin(direction, given, by, world);
  if (begun.kind !== "begun") return begun;
  const { upload, outcome, retelling } = begun;
  const { retold, lost } = await retellingOf(retelling, world);
  const { ledger } = world;
  const plan = { ledger, upload, outcome, retold };
  const turned = await planTurn(plan);
  const findings = [...lost.map(retellingLost), ...figuresStay(turned)];
  const at = world.clock.now();
  const closed = closedUpload(upload, outcome, turned, findings, at);
  const written = await commitChanges(ledger, {
    books: upload.books,
    batches: ledger.inBatches(upload.books, turned.changes),
    closing: { upload: closed, fromVersion: upload.version, bundle: uploadBundle(closed, at) },
    planAgain: ({ balance }) => planProjectAgain(plan, balance.project.id),
  });
  // Another run of the same turn was first: it stands as that one left it.
  if (written === "overtaken") return turn(direction, upload, by, world);
  const kind = direction === "undoing" ? "undone" : "restored";
  return { kind, upload: closed, projects: turned.projects, findings };
}

interface Begun {
  readonly kind: "begun";
  readonly upload: Upload;
  readonly outcome: TurnOutcome;
  readonly retelling: readonly Upload[];
}

async function begin(
  direction: Direction,
  given: Upload,
  by: string,
  { ledger, clock }: IngestDependencies,
): Promise<Begun | Exclude<TurnResult, { kind: "undone" | "restored" }>> {
  const { books, uploadId } = given;
  const seen: { all: readonly Upload[]; refusal: Finding | null } = { all: [], refusal: null };
  const taken = await ledger.takeNumber(books, (uploads, seq) => {
    [seen.all, seen.refusal] = [uploads, null];
    const upload = uploads.find((each) => each.uploadId === uploadId);
    const outcome = upload === undefined ? null : beginning(direction, upload, seq, clock.now(), by);
    if (upload === undefined || outcome === null) return null;
    seen.refusal = uploadUnderWay(uploads.filter((each) => isComingIn(each.outcome.state)));
    return seen.refusal === null ? { ...upload, outcome, version: upload.version + 1 } : null;
  });
  const { all, refusal } = seen;
  const upload = taken ?? all.find((each) => each.uploadId === uploadId) ?? given;
  if (refusal !== null) return { kind: "refused", upload, findings: [refusal] };
  const { outcome } = upload;
  if (outcome.state === direction)
    return { kind: "begun", upload, outcome, retelling: retellingUploads(upload, outcome, all) };
  const isThere = outcome.state === (direction === "undoing" ? "undone" : "applied");
  if (isThere) return { kind: "nothing-to-do", upload };
  return { kind: "refused", upload, findings: [wrongState(direction, upload)] };
}

/** The turn as it begins; null where the upload is not in the state for it. */
function beginning(
  direction: Direction,
  { seq, outcome }: Upload,
  turnSeq: number,
  at: string,
  by: string,
): TurnOutcome | null {
  if (direction === "undoing" && outcome.state === "applied")
    return { state: "undoing", applied: outcome, turnSeq, reverses: seq, at, by };
  if (direction === "restoring" && outcome.state === "undone")
    return { state: "restoring", applied: outcome.applied, turnSeq, reverses: outcome.turnSeq, at, by };
  return null;
}

/** Those that may have said what the ledger did not keep: later ones, and the one that comes back. */
export function retellingUploads(
  upload: Upload,
  { state, applied }: TurnOutcome,
  uploads: readonly Upload[],
): Upload[] {
  const later = uploads.filter(
    ({ seq, outcome }) => seq > upload.seq && outcome.state === "applied" && mayRepeat(outcome),
  );
  return state === "restoring" && mayRepeat(applied) ? [upload, ...later] : later;
}

/** Fewer postings than records; a list posts of lines too that it is silent about, so its counts do not tell. */
function mayRepeat({ period, postings, records }: AppliedOutcome): boolean {
  return period !== null || postings < records;
}

interface Retelling {
  readonly retold: ReadonlyMap<ProjectId, readonly Posting[]>;
  readonly lost: readonly Upload[];
}

/**
 * A later upload that only repeated what stood left no posting: now it tells it itself, be it that what it
 * repeated goes, or that what comes back is older than the repetition.
 */
export async function retellingOf(
  uploads: readonly Upload[],
  { files }: { readonly files: Pick<FileStore, "read"> },
): Promise<Retelling> {
  const retold = new Map<ProjectId, Posting[]>();
  const lost: Upload[] = [];
  for (const upload of uploads) {
    const reading = await readAgain(upload, files);
    if (reading === null) lost.push(upload);
    for (const record of reading?.records ?? []) {
      const posting = toPosting(record, upload, reading?.period ?? null);
      retold.set(record.project.id, [...(retold.get(record.project.id) ?? []), posting]);
    }
  }
  return { retold, lost };
}

function closedUpload(
  upload: Upload,
  { state, applied, turnSeq, by }: TurnOutcome,
  { projects }: Turned,
  findings: readonly Finding[],
  at: string,
): EndedUpload {
  const undone: UndoneOutcome = { state: "undone", applied, turnSeq, at, by, projects, findings };
  return { ...upload, outcome: state === "undoing" ? undone : applied, version: upload.version + 1 };
}
