/** Uploads that version 0.1 had begun and not brought to their end. */
import type { UpgradeNote } from "./execute-acts.ts";
import type { OldUpload } from "./old-upload.ts";

export function unfinished(uploads: readonly OldUpload[]): {
  readonly notes: readonly UpgradeNote[];
  readonly problems: readonly UpgradeNote[];
} {
  const named = (states: readonly string[]) =>
    uploads.filter(({ outcome }) => states.includes(outcome.state));
  return {
    notes: named(["received"]).map(({ fileName }) => ({
      fileName,
      ko: "이전 판이 접수만 하고 처리하지 않은 파일입니다. 옮기지 않았으니 다시 올리십시오.",
      en: "The earlier version stored it and never worked it. It was not taken over: send it again.",
    })),
    problems: named(["applying", "undoing", "restoring"]).map(({ fileName }) => ({
      fileName,
      ko: "이전 판이 처리하다 만 파일입니다. 이전 판으로 한 번 실행하여 끝낸 뒤(같은 파일을 다시 올리거나 같은 명령을 다시 실행) 다시 하십시오.",
      en: "The earlier version left it half worked. Finish it there (send the file, or give the command, once more), then run this again.",
    })),
  };
}
