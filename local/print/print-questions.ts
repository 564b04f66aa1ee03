/** Questions whether two keys are one project, and what became of the answers, as a person reads them. */
import { booksTitle, type OfficeNames } from "../terminal/office-names.ts";
import type { EarlierNumbers } from "../terminal/upload-numbers.ts";
import type { Answered } from "../../functions/ingest/decisions/answer-questions.ts";
import type { MatchPair } from "../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { QuestionPair } from "../../shared/domain/values/finding.ts";
import { isPaymentLine } from "../../shared/domain/values/project.ts";
import { CommandError } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { findingText, heldRemedies } from "./print-remedies.ts";
import { outcomeJson, outcomeText } from "./print-outcome.ts";
import { counted } from "./sentence-parts.ts";

export function questionsText(
  display: Display,
  upload: Upload,
  pairs: readonly QuestionPair[],
  names: OfficeNames,
): string {
  const { seq, books, fileName } = upload;
  return [
    say(display, {
      ko: `${fileName} · 번호 ${seq} · ${booksTitle(books, names)}`,
      en: `${fileName} · number ${seq} · ${booksTitle(books, names)}`,
    }),
    ...(pairs.length === 0
      ? [withoutQuestionText(display, upload)]
      : pairs.map((pair, at) => pairText(display, pair, at + 1))),
    ...mergerText(display, seq, pairs),
  ].join("\n");
}

/** A new line that may be several known ones is one of them, or all of them put together: that is one answer. */
function mergerText(display: Display, seq: number, pairs: readonly QuestionPair[]): string[] {
  const numbered = pairs.map(({ from }, at) => ({ from, number: at + 1 }));
  const several = [...Map.groupBy(numbered, ({ from }) => from).values()].find((group) => group.length > 1);
  if (several === undefined || several.some(({ from }) => isPaymentLine(from))) return [];
  const numbers = several.map(({ number }) => number).join(",");
  return [
    say(display, {
      ko: `  여러 사업이 하나로 합쳐졌으면 그 번호를 함께 적으십시오: monitor match ${seq} --same ${numbers}`,
      en: `  If several projects were put together into one, give their numbers together: monitor match ${seq} --same ${numbers}`,
    }),
  ];
}

/** Both names whole, one below the other: what tells them apart may be their last word. */
function pairText(display: Display, pair: QuestionPair, number: number): string {
  const [known, own] = [
    `${pair.toName} · ${pair.toDepartment ?? "–"}`,
    `${pair.fromName} · ${pair.fromDepartment ?? "–"}`,
  ];
  const why = say(display, pair.why);
  return say(display, {
    ko: `  ${number}. 장부: ${known}\n     파일: ${own}\n     근거: ${why}`,
    en: `  ${number}. ledger: ${known}\n     file: ${own}\n     evidence: ${why}`,
  });
}

/** A held file without questions waits for another answer than match gives. */
function withoutQuestionText(display: Display, { seq, outcome }: Upload): string {
  switch (outcome.state) {
    case "held":
      return [
        say(display, {
          ko: "이 파일에는 같은 사업인지 묻는 질문이 없습니다. 다른 까닭으로 보류되어 있습니다.",
          en: "Nothing is asked about projects of this file: something else holds it.",
        }),
        ...heldRemedies(display, seq, outcome.findings),
        ...outcome.findings.map((finding) => findingText(display, finding)),
      ].join("\n");
    case "rejected":
      return say(display, {
        ko: "반려된 파일입니다. 사유를 고쳐 다시 올려 주십시오.",
        en: "This file was refused: mend it and send it again.",
      });
    case "applied":
    case "applying":
    case "discarded":
    case "undoing":
    case "restoring":
    case "undone":
      return noQuestionText(display);
  }
}

export function noQuestionText(display: Display): string {
  return say(display, {
    ko: "물을 것이 없습니다. 짝이 없는 지급은 monitor reconcile에 있습니다.",
    en: "There is no open question. Payments without a likely partner are in monitor reconcile.",
  });
}

/**
 * Which projects the answer was about: numbers are of the list as it stood, and the next list counts anew.
 * @param open what is still asked.
 */
export function chosenText(
  display: Display,
  pairs: readonly QuestionPair[],
  chosen: readonly MatchPair[],
  open: readonly QuestionPair[],
): string {
  const lines = chosen.map(({ from, to }) => {
    const pair = pairs.find((each) => each.from === from && (to === null || each.to === to));
    const name = pair?.fromName ?? from;
    return to === null
      ? say(display, { ko: `  "${name}": 새 사업`, en: `  "${name}": a project of its own` })
      : say(display, {
          ko: `  "${name}" = "${pair?.toName ?? to}": 같은 사업`,
          en: `  "${name}" = "${pair?.toName ?? to}": one project`,
        });
  });
  const left =
    open.length === 0
      ? []
      : [
          say(display, {
            ko: "  남은 질문의 번호가 바뀌었습니다. monitor match로 다시 확인해 주십시오.",
            en: "  The numbers of what is left have changed: list them again with monitor match.",
          }),
        ];
  return [...lines, ...left].map((line) => `${line}\n`).join("");
}

/** What "all the same" does not answer, why, and how each is answered; the numbers are those of now. */
export function leftOpenText(
  display: Display,
  upload: Upload,
  open: readonly QuestionPair[],
  names: OfficeNames,
): string {
  const lines = Map.groupBy(open, ({ from }) => from).size;
  const { seq } = upload;
  return [
    say(display, {
      ko: `  ${lines}건은 답하지 않고 남겨 두었습니다: 장부의 여러 사업 가운데 하나일 수 있거나, 옛 사업이 다른 줄로 이어져 근거만으로는 정할 수 없습니다.`,
      en: `  ${lines} are left open: each may be one of several known projects, or its old project goes on elsewhere, and the evidence does not say which.`,
    }),
    say(display, {
      ko: `  건마다 답해 주십시오: monitor match ${seq} --same 번호(맞는 짝) 또는 --new 번호(새 사업)`,
      en: `  Answer each: monitor match ${seq} --same N (the right pair) or --new N (a project of its own)`,
    }),
    questionsText(display, upload, open, names),
  ].join("\n");
}

export function answeredText(display: Display, answered: Answered, earlier: EarlierNumbers): string {
  const { kind, upload, pairs, entries, findings, outcome, others } = answered;
  const { fileName } = upload;
  const head =
    kind === "matched" && pairs === 0
      ? takenBackText(display, upload, others)
      : kind === "matched"
        ? say(display, {
            ko: `+ ${fileName}: 답 ${pairs}건을 적었습니다(되돌리기: monitor match --undo ${entries.join(",")}).`,
            en: `+ ${fileName}: ${counted(pairs, "answer")} entered (to take back: monitor match --undo ${entries.join(",")}).`,
          })
        : kind === "refused"
          ? say(display, {
              ko: `! ${fileName}: 답을 적지 못했습니다.`,
              en: `! ${fileName}: the answer was not entered.`,
            })
          : nothingText(display, upload);
  return [
    head,
    ...findings.map((finding) => findingText(display, finding)),
    ...(outcome === null ? [] : [outcomeText(display, fileName, outcome, earlier)]),
    ...others.map((other) => outcomeText(display, other.upload.fileName, other, earlier)),
  ].join("\n");
}

/** Lines that count by themselves already are asked about no more: a person let them in so. */
function nothingText(display: Display, { fileName, seq, outcome: { state } }: Upload): string {
  const nothing = say(display, {
    ko: `= ${fileName}: 바뀐 것이 없습니다.`,
    en: `= ${fileName}: nothing changed.`,
  });
  if (state !== "applied") return nothing;
  const then = say(display, {
    ko: `  이 파일의 사업은 이미 따로 반영되어 있습니다. 같은 사업이면 monitor undo ${seq} 뒤 monitor match ${seq}로 답하십시오.`,
    en: `  Its lines count by themselves. If they are known projects: monitor undo ${seq}, then monitor match ${seq}.`,
  });
  return `${nothing}\n${then}`;
}

/** What was applied under the answer was read once more: it waits for another answer, or went in without it. */
function takenBackText(display: Display, { fileName }: Upload, others: Answered["others"]): string {
  const taken = say(display, {
    ko: `- ${fileName}: 답을 되돌렸습니다.`,
    en: `- ${fileName}: the answer was taken back.`,
  });
  if (others.length === 0) return taken;
  const more = say(display, {
    ko: `  그 답으로 반영했던 다른 파일 ${others.length}개도 다시 읽었습니다.`,
    en: `  ${counted(others.length, "other file")} that rested on it: read once more.`,
  });
  return `${taken}\n${more}`;
}

export function answeredJson(
  { kind, upload, pairs, entries, findings, outcome, others }: Answered,
  earlier: EarlierNumbers,
) {
  const { uploadId, books, fileName } = upload;
  const file = outcome === null ? null : outcomeJson(fileName, outcome, earlier);
  const more = others.map((other) => outcomeJson(other.upload.fileName, other, earlier));
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
