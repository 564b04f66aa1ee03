/** Amounts in their order as one text, equal neighbours once: `54443400 349700*3 -2370`. */
import * as z from "zod";
import type { Won } from "../../domain/values/won.ts";

/** A list has a million rows at most: a greater count is damage and would fill the memory. */
const maxCount = 1_048_576;

export function amountsToText(amounts: readonly Won[]): string {
  const parts: string[] = [];
  for (let at = 0; at < amounts.length;) {
    const amount = amounts[at];
    let end = at + 1;
    while (end < amounts.length && amounts[end] === amount) end++;
    parts.push(end - at === 1 ? `${amount}` : `${amount}*${end - at}`);
    at = end;
  }
  return parts.join(" ");
}

export const amountsFromText = z.string().transform((text, context): Won[] => {
  const amounts: Won[] = [];
  for (const part of text.split(" ")) {
    const [, won, times = "1"] = /^(-?\d{1,20})(?:\*([1-9]\d{0,6}))?$/.exec(part) ?? [];
    const count = Number(times);
    if (won === undefined || amounts.length + count > maxCount) {
      context.addIssue({ code: "custom", message: `"${part}" is no amount with a count` });
      return z.NEVER;
    }
    const amount = BigInt(won);
    for (let copy = 0; copy < count; copy++) amounts.push(amount);
  }
  return amounts;
});
