/**
 * Executes what was done in version 0.1 in a new ledger: each file from its stored bytes, at its own moment and as its
 * sender said. What the earlier version applied is applied; what it kept out stays out.
 */
import { discardUpload, restoreUpload, undoUpload } from "../../functions/ingest/decisions/settle-upload.ts";
import { dryRun } from "../../shared/examination/files/dry-run.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import { resubmitStored } from "../../functions/ingest/journal/ingest-upload.ts";
import { eventsPrefix } from "../../shared/contracts/files/upload-key.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { noMappings } from "../../shared/ports/mapping-store.ts";
import { koreaTimeOf } from "../../shared/domain/values/instant.ts";
import type { OldAct } from "./old-acts.ts";
import type { OldUpload } from "./old-upload.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

/** Who lets in what the new rules would hold. */
const upgrader = "monitor upgrade";

export interface UpgradeNote {
  readonly fileName: string;
  readonly ko: string;
  readonly en: string;
}

export interface Executed {
  /** Things that a person should know. */
  readonly notes: UpgradeNote[];
  /** What makes the new ledger another one than the old: nothing is converted then. */
  readonly problems: UpgradeNote[];
}

/** @param report hears how many are done. */
export async function executeActs(
  acts: readonly OldAct[],
  dependencies: Omit<LedgerDependencies, "clock">,
  report: (done: number, of: number) => void,
): Promise<Executed> {
  const executed: Executed = { notes: [], problems: [] };
  const leftOut = new Set<string>();
  for (const [at, act] of acts.entries()) {
    report(at, acts.length);
    if (leftOut.has(act.upload.uploadId)) continue;
    const clock = { now: () => act.at, today: () => koreaTimeOf(act.at).date };
    const isIn = await execute(act, { ...dependencies, clock }, executed);
    if (!isIn) leftOut.add(act.upload.uploadId);
  }
  return executed;
}

/** @returns false where the upload is left out from here on. */
async function execute(
  act: OldAct,
  dependencies: LedgerDependencies,
  { notes, problems }: Executed,
): Promise<boolean> {
  const { upload } = act;
  const { fileName } = upload;
  if (act.kind !== "submit") {
    const known = await dependencies.ledger.findUpload(upload.books, upload.uploadId);
    if (known === null) throw new RangeError(`${upload.uploadId} was not sent in before its ${act.kind}`);
    const settle = { discard: discardUpload, undo: undoUpload, restore: restoreUpload }[act.kind];
    const result = await settle(known, act.by, dependencies);
    if (result.kind === "refused") problems.push({ fileName, ...firstOf(result.findings) });
    return true;
  }
  if (act.state !== "applied") return keepOut(act, dependencies, notes);
  const outcome = await submit(upload, act.by, dependencies);
  if (outcome.kind === "held") {
    notes.push({ fileName, ...letIn(outcome.findings) });
    const again = await submit(upload, upgrader, dependencies);
    if (again.kind === "applied") return true;
  }
  if (outcome.kind === "applied") return true;
  problems.push({ fileName, ...notApplied("findings" in outcome ? outcome.findings : []) });
  return false;
}

/** What was held, rejected or discarded is in no figure, and must not get into one now. */
async function keepOut(
  { upload, state }: Extract<OldAct, { kind: "submit" }>,
  dependencies: LedgerDependencies,
  notes: UpgradeNote[],
): Promise<boolean> {
  const { books, options, fileName, file } = upload;
  const isEvent = file.key.startsWith(eventsPrefix);
  const verdict = isEvent
    ? "rejected"
    : (
        await dryRun({ books, options, fileName }, await dependencies.files.read(file), {
          ...dependencies,
          mappings: noMappings,
        })
      ).verdict;
  if (isEvent || verdict === "applied") {
    notes.push({ fileName, ...leftOutWords(state) });
    return false;
  }
  const { kind } = await submit(upload, null, dependencies);
  if (kind !== state) notes.push({ fileName, ...otherwise(state, kind) });
  return kind === "held" || state !== "held";
}

function submit(
  upload: OldUpload,
  by: string | null,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return resubmitStored(upload, { releasedBy: by }, dependencies);
}

type Arguments = Pick<UpgradeNote, "ko" | "en">;

function letIn(findings: readonly Finding[]): Arguments {
  const { ko, en } = firstOf(findings.filter(({ consequence }) => consequence === "hold"));
  return {
    ko: `이전 판이 반영한 파일입니다. 이 판이라면 보류했을 것이나 그대로 반영했습니다. 까닭: ${ko}`,
    en: `The earlier version applied it. This one would hold it, and took it in as it was: ${en}`,
  };
}

function notApplied(findings: readonly Finding[]): Arguments {
  const { ko, en } = firstOf(findings);
  return {
    ko: `이전 판이 반영한 파일을 이 판은 받지 않습니다. 이전 판에서 되돌린 뒤 다시 실행하십시오. 까닭: ${ko}`,
    en: `The earlier version applied it and this one refuses it. Undo it with the earlier version, then run this again: ${en}`,
  };
}

const stateLabels = { held: "보류", rejected: "반려", applied: "반영" } as const;

function leftOutWords(state: keyof typeof stateLabels): Arguments {
  return {
    ko: `이전 판이 ${stateLabels[state]}한 파일입니다. 이 판이라면 반영했을 것이므로 옮기지 않았습니다. 필요하면 다시 올리십시오.`,
    en: `The earlier version left it ${state}; this one would apply it, so it was not taken over. Send it again if it is wanted.`,
  };
}

function otherwise(state: keyof typeof stateLabels, kind: string): Arguments {
  return {
    ko: `이전 판은 ${stateLabels[state]}했고, 이 판의 결과는 ${kind}입니다. 수치에는 들어가지 않습니다.`,
    en: `The earlier version left it ${state}, this one ${kind}. It is in no figure.`,
  };
}

function firstOf(findings: readonly Finding[]): Arguments {
  const [first] = findings;
  return first === undefined ? { ko: "–", en: "–" } : { ko: first.ko, en: first.en };
}
