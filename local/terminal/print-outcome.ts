/** What became of a file, for a person and for a program. */
import type { SettleResult } from "../../functions/ingest/decisions/settle-upload.ts";
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import { asksOfCodes, isQuestion } from "../../shared/domain/identity/questions.ts";
import type { AppliedOutcome } from "../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import type { Tally } from "../../shared/examination/known-file.ts";
import { type ExitCode, exits } from "./command-line.ts";

export function exitCodeOf(outcome: IngestOutcome): ExitCode {
  switch (outcome.kind) {
    case "applied":
    case "already-applied":
      return exits.done;
    case "held":
      return exits.held;
    case "rejected":
    case "already-discarded":
    case "already-undone":
      return exits.refused;
  }
}

export function outcomeText(name: string, outcome: IngestOutcome): string {
  const { upload } = outcome;
  switch (outcome.kind) {
    case "already-applied": {
      const at = upload.outcome.state === "applied" ? ` (${upload.outcome.at})` : "";
      return `= ${name}: 이미 반영된 파일입니다${at}. 바뀐 것이 없습니다. / applied before; nothing changed.`;
    }
    case "already-discarded": {
      const { outcome: discarded } = upload;
      const by = discarded.state === "discarded" ? ` (${discarded.by}, ${discarded.at})` : "";
      return `! ${name}: 폐기하기로 한 파일입니다${by}. 반영하려면 monitor release ${upload.uploadId}. / discarded before; monitor release lets it in.`;
    }
    case "already-undone": {
      const { outcome: undone } = upload;
      const by = "by" in undone ? ` (${undone.by}, ${undone.at})` : "";
      return `! ${name}: 되돌린 파일입니다${by}. 다시 반영하려면 monitor release ${upload.uploadId}. / undone before; monitor release brings it in again.`;
    }
    case "applied": {
      const applied = upload.outcome.state === "applied" ? upload.outcome : null;
      return [
        `+ ${name}: 반영했습니다 / applied as ${applied?.format ?? ""}.`,
        `  ${contentText(outcome.tally, applied)}`,
        ...appliedFindings(outcome.findings),
      ].join("\n");
    }
    case "held":
      return [
        `? ${name}: 보류했습니다 / held; nothing of it is in the ledger.`,
        ...heldRemedies(upload.uploadId, outcome.findings),
        ...heldOrder(outcome.findings).map(findingText),
      ].join("\n");
    case "rejected":
      return [
        `! ${name}: 반려했습니다(${outcome.findings.length}건) / refused, ${outcome.findings.length} findings; nothing of it is in the ledger.`,
        ...outcome.findings.map(findingText),
      ].join("\n");
  }
}

/** What held it speaks of a hold that is over: somebody looked and let it in. */
function appliedFindings(findings: readonly Finding[]): readonly string[] {
  const held = findings.filter(({ consequence }) => consequence === "hold");
  const noted = findings.filter((finding) => !held.includes(finding)).map(findingText);
  if (held.length === 0) return noted;
  return [
    ...noted,
    `  보류했던 까닭 ${held.length}건입니다. 사람이 확인하고 반영했습니다. / What held it, ${held.length}; somebody looked and let it in:`,
    ...held.map(findingText),
  ];
}

/** A table of departments states no project. */
function contentText(
  { added, changed, unchanged }: Tally,
  applied: Pick<AppliedOutcome, "records" | "named" | "saysFrom"> | null,
): string {
  return applied !== null && applied.records === 0 && applied.named > 0
    ? `부서 이름 names of departments ${applied.named} · ${applied.saysFrom}부터 since ${applied.saysFrom}`
    : `새 사업 new ${added} · 변경 changed ${changed} · 동일 unchanged ${unchanged}`;
}

/** What became of an act on an upload, with what an undo could not change. */
export function settledText(result: SettleResult): string {
  const { fileName } = result.upload;
  switch (result.kind) {
    case "undone":
      return [
        `- ${fileName}: 되돌렸습니다(사업 ${result.projects}건). 원본과 기록은 남습니다. / undone, ${result.projects} projects; its bytes and records stay.`,
        ...result.findings.map(findingText),
      ].join("\n");
    case "restored":
      return `+ ${fileName}: 다시 반영했습니다(사업 ${result.projects}건). / brought in again, ${result.projects} projects.`;
    case "discarded":
      return `- ${fileName}: 폐기했습니다. 원본과 기록은 남습니다. / discarded; its bytes and record stay.`;
    case "nothing-to-do":
      return `= ${fileName}: 이미 그 상태입니다. 바뀐 것이 없습니다. / it stood so before; nothing changed.`;
    case "refused":
      return [
        `! ${fileName}: 그대로 두었습니다. / left as it was.`,
        ...result.findings.map(findingText),
      ].join("\n");
  }
}

export function outcomeJson(name: string, outcome: IngestOutcome) {
  const { upload } = outcome;
  return {
    file: name,
    outcome: outcome.kind,
    uploadId: upload.uploadId,
    sha256: upload.sha256,
    ...upload.books,
    format: "format" in upload.outcome ? upload.outcome.format : null,
    asOf: upload.outcome.state === "applied" ? upload.outcome.asOf : null,
    added: outcome.kind === "applied" ? outcome.tally.added : 0,
    changed: outcome.kind === "applied" ? outcome.tally.changed : 0,
    unchanged: outcome.kind === "applied" ? outcome.tally.unchanged : 0,
    findings: "findings" in outcome ? outcome.findings : [],
  };
}

export function findingText({ code, row, column, value, ko, en }: Finding): string {
  const place = [
    row === null ? null : `${row}행 row ${row}`,
    column,
    value === null ? null : `"${value}"`,
  ].filter((part) => part !== null);
  const where = place.length === 0 ? "" : ` ${place.join(", ")}:`;
  return `  - ${code}${where} ${ko}\n      ${en}`;
}

/** Questions first: what else holds the file may be settled with them. */
export function heldOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter(isQuestion), ...findings.filter((finding) => !isQuestion(finding))];
}

/** What a person does with a held file: its questions are answered first, and release says what it does without answers. */
export function heldRemedies(uploadId: string, findings: readonly Finding[]): readonly string[] {
  const questions = findings.filter(isQuestion);
  if (questions.length === 0)
    return [
      `  확인 뒤 monitor release ${uploadId} 또는 monitor discard ${uploadId} / release or discard it after a look`,
    ];
  const without = questions.map((question) => (asksOfCodes(question) ? asRenamed : asNew));
  return [
    `  먼저 질문에 답해 주십시오: monitor match ${uploadId} (모두 같은 사업이면 --all-same, 하나씩은 --same · --new 번호) / answer its questions first`,
    `  monitor release ${uploadId}: 답하지 않고 반영합니다. ${without.map(({ ko }) => ko).join(" ")} / applies it without answers: ${without.map(({ en }) => en).join("; ")}`,
    `  monitor discard ${uploadId}: 반영하지 않습니다. / puts it aside`,
  ];
}

const asNew = {
  ko: "새 사업은 장부의 사업과 따로 더해지므로, 같은 사업이면 금액이 두 번 더해집니다.",
  en: "new lines add to the known ones, twice where they are the same project",
};

const asRenamed = {
  ko: "코드가 같은 사업은 이름만 바뀐 것으로 이어집니다.",
  en: "lines of a known code go on as renamed projects",
};
