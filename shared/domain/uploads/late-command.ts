/** A command whose upload is no more as the person saw it: begun by the same command, done already, or overtaken. */
import { particle } from "../values/bilingual.ts";
import { fileFinding, type Finding } from "../values/finding.ts";
import type { CommandAnswer, RequestedOfUpload } from "./command.ts";
import type { Upload } from "./upload.ts";

/** What was begun and broke off the same command still has to finish. */
export function isBegunBy({ act }: RequestedOfUpload, { outcome: { state } }: Upload): boolean {
  return (
    (act === "undo-upload" && state === "undoing") ||
    (act === "release-upload" && state === "applying") ||
    (act === "restore-upload" && (state === "restoring" || state === "applying"))
  );
}

/** By this very command, in a run that ended before it could say so, or by somebody else. */
export function answerOfLate(
  { act }: RequestedOfUpload,
  upload: Upload,
  by: string,
): Omit<CommandAnswer, "at"> {
  const { outcome } = upload;
  const isOurs =
    (act === "release-upload" && outcome.state === "applied" && outcome.releasedBy === by) ||
    (act === "discard-upload" && outcome.state === "discarded" && outcome.by === by) ||
    (act === "undo-upload" && outcome.state === "undone" && outcome.by === by) ||
    // It is in again: nothing tells whose restore brought it there, and that is what was requested.
    (act === "restore-upload" && outcome.state === "applied");
  return isOurs
    ? { outcome: outcome.state, findings: [] }
    : { outcome: "refused", findings: [overtaken(upload)] };
}

export function unknownUpload(uploadId: string): Finding {
  return fileFinding("reject", "upload-unknown", uploadId, {
    ko: `이 장부에는 업로드 ${uploadId}${particle(uploadId, "이/가")} 없습니다. 목록을 다시 보십시오.`,
    en: `These books have no upload ${uploadId}. Look at the list again.`,
  });
}

function overtaken({ fileName, outcome: { state } }: Upload): Finding {
  return fileFinding("reject", "upload-overtaken", state, {
    ko: `그 사이 "${fileName}"의 상태가 바뀌었습니다(지금: ${state}). 다시 보고 결정해 주십시오.`,
    en: `"${fileName}" changed meanwhile (it is ${state} now). Look at it again and decide anew.`,
  });
}
