/** An undo, or the restoring after it, made again: it must have taken back what it found, and retold what else was lost. */
import type { TurnOutcome, Upload, UploadOutcome } from "../../shared/domain/upload.ts";
import type { TurnAct } from "./replay-acts.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { changeBy } from "./replay-application.ts";
import { compareRecord, type ReplayWorld } from "./replay-world.ts";
import { planTurn, type Turned } from "./turn-postings.ts";
import { figuresStay, retellingLost } from "./undo-findings.ts";
import { retellingOf, retellingUploads } from "./undo-upload.ts";

export async function replayTurn(act: TurnAct, world: ReplayWorld): Promise<void> {
  const { upload, outcome, isHalf, isConcurrent } = act;
  const { replayed, stored, found } = world;
  const retelling = retellingUploads(upload, outcome, await replayed.listUploads(upload.books));
  const readable = retelling.filter(({ uploadId }) => !world.lost.has(uploadId));
  const { retold, lost } = await retellingOf(readable, world);
  const turned = await planTurn({ ledger: replayed, upload, outcome, retold });
  for (const { postings } of turned.changes) {
    for (const posting of postings) {
      // What is half made, or was made beside other acts, may have met less than this.
      if ((isHalf || isConcurrent) && (await stored.has(posting)) !== true) continue;
      const differing = await stored.compare(posting, upload.fileName);
      found.push(...differing.filter(({ field }) => !(isConcurrent && isOfTheMoment(posting, field))));
      replayed.add(await changeBy(posting, world));
    }
  }
  replayed.close(upload.uploadId, isHalf ? outcome : endOf(outcome, turned));
  if (!isConcurrent && upload.outcome.state === "undone" && upload.outcome.turnSeq === outcome.turnSeq)
    compareEnd(upload, turned, lost, world);
}

/** What takes back bears the names that its line had at that moment. */
function isOfTheMoment({ reverses }: Posting, field: string): boolean {
  return reverses !== null && (field === "asOf" || field.startsWith("project."));
}

function endOf({ state, applied, turnSeq, at, by }: TurnOutcome, { projects }: Turned): UploadOutcome {
  return state === "restoring"
    ? applied
    : { state: "undone", applied, turnSeq, at, by, projects, findings: [] };
}

function compareEnd(upload: Upload, turned: Turned, lost: readonly Upload[], world: ReplayWorld): void {
  const { outcome } = upload;
  if (outcome.state !== "undone") return;
  const findings = [...lost.map(retellingLost), ...figuresStay(turned)];
  compareRecord({ ...upload, outcome: { ...outcome, projects: turned.projects, findings } }, upload, world);
}
