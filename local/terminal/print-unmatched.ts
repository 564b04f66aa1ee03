/** Payments that no figure has, in one line as a person reads it. */
import { formatWon } from "../../shared/domain/values/won.ts";

export interface UnmatchedSum {
  readonly lines: number;
  readonly won: bigint;
  readonly through: string;
}

export function unmatchedText({ lines, won, through }: UnmatchedSum): string {
  const sum = formatWon(won);
  return `연결되지 않은 지급: ${lines}건 ${sum}원(${through}까지)은 집행액에 더하지 않았습니다. / Unmatched payments: ${lines} lines, ${sum} won up to ${through}, are in no amount.`;
}
