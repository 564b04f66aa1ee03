/** Questions whether two keys are one project, and what became of the answers, as a person reads them. */
import type { Answered } from "../functions/ingest/answer-questions.ts";
import type { QuestionPair } from "../shared/domain/finding.ts";
import type { MatchPair } from "../shared/domain/journal/partners.ts";
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

/**
 * Which projects the answer was about: numbers are of the list as it stood, and the next list counts anew.
 * @param open the new lines that are still asked about.
 */
export function chosenText(
  pairs: readonly QuestionPair[],
  chosen: readonly MatchPair[],
  open: ReadonlySet<string>,
): string {
  const lines = chosen.map(({ from, to }) => {
    const pair = pairs.find((each) => each.from === from && (to === null || each.to === to));
    const name = pair?.fromName ?? from;
    return to === null
      ? `  "${name}": 새 사업 / a project of its own`
      : `  "${name}" = "${pair?.toName ?? to}": 같은 사업 / one project`;
  });
  const left =
    open.size === 0
      ? []
      : [
          "  남은 질문의 번호가 바뀌었습니다. monitor match로 다시 확인해 주십시오. / The numbers of what is left have changed: list them again.",
        ];
  return [...lines, ...left].map((line) => `${line}\n`).join("");
}

export function answeredText({ kind, upload, pairs, entries, findings, outcome }: Answered): string {
  const { fileName } = upload;
  const head =
    kind === "matched" && pairs === 0
      ? takenBackText(upload)
      : kind === "matched"
        ? `+ ${fileName}: 답 ${pairs}건을 적었습니다(번호 ${entries.join(", ")}, 되돌리기: monitor match --undo ${entries.join(", ")}). / ${pairs} answers entered.`
        : kind === "refused"
          ? `! ${fileName}: 답을 적지 못했습니다. / not entered.`
          : `= ${fileName}: 바뀐 것이 없습니다. / nothing changed.`;
  return [
    head,
    ...findings.map(findingText),
    ...(outcome === null ? [] : [outcomeText(fileName, outcome)]),
  ].join("\n");
}

/** Figures that were applied under the answer stay where they are: nothing moves behind a person's back. */
function takenBackText({ fileName, outcome: { state } }: Upload): string {
  const taken = `- ${fileName}: 답을 되돌렸습니다. / the answer was taken back.`;
  if (state !== "applied") return taken;
  return (
    `${taken}\n  이미 반영된 금액은 그대로입니다. 바로잡으려면 이 업로드를 되돌리고(monitor undo), 파일을 다시 내보내(바이트가 달라야 합니다) 올린 뒤 다시 답해 주십시오.` +
    `\n  Figures applied under it stay. To correct them undo this upload, send the file exported anew (its bytes must differ), and answer again.`
  );
}

export function answeredJson({ kind, upload, pairs, entries, findings, outcome }: Answered) {
  const { uploadId, books, fileName } = upload;
  const file = outcome === null ? null : outcomeJson(fileName, outcome);
  return { outcome: kind, uploadId, ...books, pairs, entries, findings, file };
}
