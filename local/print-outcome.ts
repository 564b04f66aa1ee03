/** What became of a file, for a person and for a program. */
import type { IngestOutcome } from "../functions/ingest/take-in.ts";
import type { Finding } from "../shared/domain/finding.ts";
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
    case "applied": {
      const { added, changed, unchanged, writeUnits } = outcome.tally;
      const written = added + changed;
      const each = written === 0 ? "" : ` (${(writeUnits / written).toFixed(1)} 건당 per changed line)`;
      const format = upload.outcome.state === "applied" ? upload.outcome.format : "";
      return [
        `+ ${name}: 반영했습니다 / applied as ${format}.`,
        `  새 사업 new ${added} · 변경 changed ${changed} · 동일 unchanged ${unchanged} · 쓰기 단위 write units ${writeUnits.toFixed(1)}${each}`,
        ...outcome.findings.map(findingText),
      ].join("\n");
    }
    case "held":
      return [
        `? ${name}: 보류했습니다 / held; nothing of it is in the ledger.`,
        `  확인 뒤 monitor release ${upload.uploadId} 또는 monitor discard ${upload.uploadId} / release or discard it after a look`,
        ...outcome.findings.map(findingText),
      ].join("\n");
    case "rejected":
      return [
        `! ${name}: 반려했습니다(${outcome.findings.length}건) / refused, ${outcome.findings.length} findings; nothing of it is in the ledger.`,
        ...outcome.findings.map(findingText),
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
    format: upload.outcome.state === "received" ? null : upload.outcome.format,
    asOf: upload.outcome.state === "applied" ? upload.outcome.asOf : null,
    added: outcome.kind === "applied" ? outcome.tally.added : 0,
    changed: outcome.kind === "applied" ? outcome.tally.changed : 0,
    unchanged: outcome.kind === "applied" ? outcome.tally.unchanged : 0,
    writeUnits: outcome.kind === "applied" ? outcome.tally.writeUnits : 0,
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
