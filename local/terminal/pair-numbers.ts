/** The pairs that `match --same 1-4,7` means: numbers and ranges of the list as it stands. */
import type { QuestionPair } from "../../shared/domain/values/finding.ts";
import { Refusal } from "./command-line.ts";

/** Each once. @throws Refusal naming the part that is no number, no range or beyond the list. */
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
    throw new Refusal(
      "이 파일에는 답할 질문이 남아 있지 않습니다. 적은 답을 바꾸려면 monitor match --undo 번호로 되돌려 주십시오.",
      "No question of this file is open. To change an answer, take it back first: monitor match --undo N.",
    );
  throw new Refusal(
    `"${part}": 그런 번호가 없습니다. 1부터 ${pairs.length}까지의 번호나 범위(1-4)를 적어 주십시오. 번호는 monitor match에 나옵니다.`,
    `"${part}" is no number of a pair. Write numbers from 1 to ${pairs.length}, or a range (1-4); monitor match lists them.`,
  );
}
