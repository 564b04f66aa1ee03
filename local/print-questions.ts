/** Questions whether two keys are one project, and what became of the answers, as a person reads them. */
import type { Answered } from "../functions/ingest/answer-questions.ts";
import type { QuestionPair } from "../shared/domain/finding.ts";
import type { Upload } from "../shared/domain/upload.ts";
import { findingText, outcomeJson, outcomeText } from "./print-outcome.ts";
import { table } from "./terminal-table.ts";

export function questionsText({ uploadId, fileName }: Upload, pairs: readonly QuestionPair[]): string {
  const columns = ["번호 no", "장부의 사업 known", "부서", "이 파일의 사업 new", "부서", "근거 evidence"];
  const rows = pairs.map((pair, at) => [
    `${at + 1}`,
    pair.toName,
    pair.toDepartment ?? "–",
    pair.fromName,
    pair.fromDepartment ?? "–",
    pair.why.ko,
  ]);
  return [
    `${fileName} · ${uploadId}`,
    pairs.length === 0
      ? "물을 것이 없습니다. / No open question."
      : table(
          columns.map((title, at) => ({ title, align: at === 0 ? "right" : "left" })),
          rows,
        ),
  ].join("\n");
}

export function answeredText({ kind, upload, pairs, entries, findings, outcome }: Answered): string {
  const { fileName } = upload;
  const head =
    kind === "matched" && pairs === 0
      ? `- ${fileName}: 답을 되돌렸습니다. / the answer was taken back.`
      : kind === "matched"
        ? `+ ${fileName}: 답 ${pairs}건을 적었습니다(번호 ${entries.join(", ")}, 되돌리기: monitor match --undo). / ${pairs} answers entered.`
        : kind === "refused"
          ? `! ${fileName}: 답을 적지 못했습니다. / not entered.`
          : `= ${fileName}: 바뀐 것이 없습니다. / nothing changed.`;
  return [
    head,
    ...findings.map(findingText),
    ...(outcome === null ? [] : [outcomeText(fileName, outcome)]),
  ].join("\n");
}

export function answeredJson({ kind, upload, pairs, entries, findings, outcome }: Answered) {
  const { uploadId, books, fileName } = upload;
  const file = outcome === null ? null : outcomeJson(fileName, outcome);
  return { outcome: kind, uploadId, ...books, pairs, entries, findings, file };
}
