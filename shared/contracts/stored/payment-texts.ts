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

/** A list has a million rows at most: a longer range is damage and would fill the memory. */
const maxRows = 1_048_576;

/** Row numbers in their order as one text, neighbours as a range: `2-14 17 20-21`. */
export function rowsToText(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const first = rows[at] ?? 0;
    let end = at + 1;
    while (end < rows.length && rows[end] === first + end - at) end++;
    parts.push(end - at === 1 ? `${first}` : `${first}-${first + end - at - 1}`);
    at = end;
  }
  return parts.join(" ");
}

export const rowsFromText = z.string().transform((text, context): number[] => {
  const rows: number[] = [];
  if (text === "") return rows;
  for (const part of text.split(" ")) {
    const [, from, to = from] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === undefined || last < first || rows.length + last - first >= maxRows) {
      context.addIssue({ code: "custom", message: `"${part}" is no row and no range of rows` });
      return z.NEVER;
    }
    for (let row = first; row <= last; row++) rows.push(row);
  }
  return rows;
});
