/** Questions whether two keys are one project, and what became of the answers, as a person reads them. */
import type { Answered } from "../../functions/ingest/decisions/answer-questions.ts";
import type { MatchPair } from "../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { QuestionPair } from "../../shared/domain/values/finding.ts";
import { CommandError } from "./command-line.ts";
import { findingText, outcomeJson, outcomeText } from "./print-outcome.ts";
import { right, table } from "./terminal-table.ts";

export function questionsText({ uploadId, fileName }: Upload, pairs: readonly QuestionPair[]): string {
  const columns = [
    right("번호 no"),
    "장부의 사업 known",
    "부서",
    "이 파일의 사업 new",
    "부서",
    "근거 evidence",
  ];
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
    pairs.length === 0 ? "물을 것이 없습니다. / No open question." : table(columns, rows),
  ].join("\n");
}

/**
 * Which projects the answer was about: numbers are of the list as it stood, and the next list counts anew.
 * @param open what is still asked.
 */
export function chosenText(
  pairs: readonly QuestionPair[],
  chosen: readonly MatchPair[],
  open: readonly QuestionPair[],
): string {
  const lines = chosen.map(({ from, to }) => {
    const pair = pairs.find((each) => each.from === from && (to === null || each.to === to));
    const name = pair?.fromName ?? from;
    return to === null
      ? `  "${name}": 새 사업 / a project of its own`
      : `  "${name}" = "${pair?.toName ?? to}": 같은 사업 / one project`;
  });
  const left =
    open.length === 0
      ? []
      : [
          "  남은 질문의 번호가 바뀌었습니다. monitor match로 다시 확인해 주십시오. / The numbers of what is left have changed: list them again.",
        ];
  return [...lines, ...left].map((line) => `${line}\n`).join("");
}

/** What "all the same" does not answer, why, and how each is answered; the numbers are those of now. */
export function leftOpenText(upload: Upload, open: readonly QuestionPair[]): string {
  const lines = Map.groupBy(open, ({ from }) => from).size;
  const { uploadId } = upload;
  return [
    `  ${lines}건은 답하지 않고 남겨 두었습니다: 장부의 여러 사업 가운데 하나일 수 있거나, 옛 사업이 다른 줄로 이어져 근거만으로는 정할 수 없습니다.`,
    `  ${lines} are left open: each may be one of several known projects, or its old project goes on elsewhere, and the evidence does not say which.`,
    `  건마다 답해 주십시오 / answer each: monitor match ${uploadId} --same 번호(맞는 짝 the right pair) 또는 or --new 번호(새 사업 its own)`,
    questionsText(upload, open),
  ].join("\n");
}

export function answeredText(answered: Answered): string {
  const { kind, upload, pairs, entries, findings, outcome, others } = answered;
  const { fileName } = upload;
  const head =
    kind === "matched" && pairs === 0
      ? takenBackText(upload, others)
      : kind === "matched"
        ? `+ ${fileName}: 답 ${pairs}건을 적었습니다(번호 ${entries.join(", ")}, 되돌리기: monitor match --undo ${entries.join(",")}). / ${pairs} answers entered.`
        : kind === "refused"
          ? `! ${fileName}: 답을 적지 못했습니다. / not entered.`
          : nothingText(upload);
  return [
    head,
    ...findings.map(findingText),
    ...(outcome === null ? [] : [outcomeText(fileName, outcome)]),
    ...others.map((other) => outcomeText(other.upload.fileName, other)),
  ].join("\n");
}

/** Lines that count by themselves already are asked about no more: a person let them in so. */
function nothingText({ fileName, uploadId, outcome: { state } }: Upload): string {
  const nothing = `= ${fileName}: 바뀐 것이 없습니다. / nothing changed.`;
  if (state !== "applied") return nothing;
  return `${nothing}\n  이 파일의 사업은 이미 따로 반영되어 있습니다. 같은 사업이면 monitor undo ${uploadId} 뒤 monitor match ${uploadId}로 답하십시오. / Its lines count by themselves. If they are known projects, undo it, and answer then.`;
}

/** What was applied under the answer was read once more: it waits for another answer, or went in without it. */
function takenBackText({ fileName }: Upload, others: Answered["others"]): string {
  const taken = `- ${fileName}: 답을 되돌렸습니다. / the answer was taken back.`;
  if (others.length === 0) return taken;
  return `${taken}\n  그 답으로 반영했던 다른 파일 ${others.length}개도 다시 읽었습니다. / ${others.length} other files that rested on it were read once more.`;
}

export function answeredJson({ kind, upload, pairs, entries, findings, outcome, others }: Answered) {
  const { uploadId, books, fileName } = upload;
  const file = outcome === null ? null : outcomeJson(fileName, outcome);
  const more = others.map((other) => outcomeJson(other.upload.fileName, other));
  return { outcome: kind, uploadId, ...books, pairs, entries, findings, file, others: more };
}

/**
 * The pairs that `match --same 1-4,7` means, each once: numbers and ranges of the printed list.
 * @throws CommandError naming the part that is no number, no range or beyond the list.
 */
export function pairsNumbered(text: string, pairs: readonly QuestionPair[]): readonly QuestionPair[] {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return [...new Set(parts.flatMap((part) => partOf(part, pairs)))];
}

/** Koreans write a range as 1~4 too. */
const numberOrRange = /^(\d{1,6})(?:\s*[-~]\s*(\d{1,6}))?$/;

function partOf(part: string, pairs: readonly QuestionPair[]): readonly QuestionPair[] {
  const [, first, last = first] = numberOrRange.exec(part) ?? [];
  const [from, to] = [Number(first ?? 0), Number(last ?? 0)];
  if (from >= 1 && to >= from && to <= pairs.length) return pairs.slice(from - 1, to);
  if (pairs.length === 0)
    throw new CommandError(
      "이 파일에는 답할 질문이 남아 있지 않습니다. 적은 답을 바꾸려면 monitor match --undo 번호로 되돌려 주십시오.",
      "No question of this file is open. To change an answer, take it back first: monitor match --undo N.",
    );
  throw new CommandError(
    `"${part}": 그런 번호가 없습니다. 1부터 ${pairs.length}까지의 번호나 범위(1-4)를 적어 주십시오. 번호는 monitor match에 나옵니다.`,
    `"${part}" is no number of a pair. Write numbers from 1 to ${pairs.length}, or a range (1-4); monitor match lists them.`,
  );
}
