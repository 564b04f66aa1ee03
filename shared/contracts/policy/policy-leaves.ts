/**
 * The values that a policy is made of, each with its bounds. What is wrong is named by a key of
 * `policy-remedies.ts`, where the words are.
 */
import * as z from "zod";
import { parseIsoDate } from "../../domain/values/calendar.ts";
import type { Remedy } from "./policy-remedies.ts";

export const basisPoints = leaf("basis-points", (value) =>
  isWhole(value, 0, 10_000) ? BigInt(value) : undefined,
);

/** Up to 15 digits: the whole state's budget has 15. */
export const won = leaf("won", (value) =>
  typeof value === "string" && /^\d{1,15}$/.test(value) ? BigInt(value) : undefined,
);

export const text = leaf("text", (value) =>
  typeof value === "string" && value.trim() !== "" && value.length <= 200 ? value : undefined,
);

export const day = leaf("day", (value) =>
  typeof value === "string" ? (parseIsoDate(value) ?? undefined) : undefined,
);

/** `03-31`, in any year: a leap year has every day. */
export const dayOfYear = leaf("day-of-year", (value) =>
  typeof value === "string" && parseIsoDate(`2000-${value}`) !== null ? value : undefined,
);

export const timeOfDay = leaf("time", (value) =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : undefined,
);

export const yesOrNo = leaf("yes-or-no", (value) => (typeof value === "boolean" ? value : undefined));

export const address = leaf("address", (value) => z.email().max(254).safeParse(value).data);

/** Twelve basis points that never fall and end at 10,000. */
export const curve = leaf("curve", (value) => {
  const points = z.array(z.int().min(0).max(10_000)).length(12).safeParse(value).data;
  if (points === undefined || points.at(-1) !== 10_000) return undefined;
  return points.every((point, at) => point >= (points[at - 1] ?? 0)) ? points.map(BigInt) : undefined;
});

export function count(least: number, most: number) {
  return leaf(`count ${least} ${most}`, (value) => (isWhole(value, least, most) ? value : undefined));
}

export function oneOf<const Words extends readonly string[]>(words: Words) {
  return leaf(`one-of ${words.join(" ")}`, (value): Words[number] | undefined =>
    words.find((word) => word === value),
  );
}

/** A list with a limit, because a policy is one item of at most 400 KB. */
export function list<Item extends z.ZodType>(item: Item, most: number) {
  return z.array(item, { error: "list" }).max(most, { error: `list-limit ${most}` });
}

/** One for each severity, none below the one before it. */
export function bySeverity(each: typeof won) {
  return z
    .strictObject({ notice: each, warning: each, critical: each })
    .superRefine(({ notice, warning, critical }, context) => {
      if (notice <= warning && warning <= critical) return;
      context.addIssue({ code: "custom", message: "ascending" });
    });
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && typeof value === "number" && value >= least && value <= most;
}

function leaf<Value>(remedy: Remedy, read: (value: unknown) => Value | undefined) {
  return z.unknown().transform((value, context): Value => {
    const is = read(value);
    if (is !== undefined) return is;
    context.addIssue({ code: "custom", message: remedy });
    return z.NEVER;
  });
}
