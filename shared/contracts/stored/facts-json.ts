/**
 * Facts as JSON, from the kinds that their rule keeps: won as decimal text (`budgetWon`), shares and points once
 * as printed (`rate`, `gapPoints`) and once exact (`rateExact`), from which they are read back.
 */
import * as z from "zod";
import { formatPercent, type Fraction, pointsBetween } from "../../domain/values/fraction.ts";
import type { FactKind, FactKinds, Facts, FactValue } from "../../domain/alerts/rules/facts.ts";
import { fractionText, isoDate, wonText } from "../values/primitives.ts";

export type FactsJson = { readonly [name: string]: string | number | null };

export const factsJson = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export function factsToJson(kinds: FactKinds, facts: Facts): FactsJson {
  const json = Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) => factToJson(name, kind, facts[name] ?? null)),
  );
  const { rate, expectedRate } = facts;
  // As in the sentence: the gap is the difference of the two rates that are printed beside it.
  if (typeof json["gapPoints"] !== "string" || !isShare(rate) || !isShare(expectedRate)) return json;
  return { ...json, gapPoints: pointsBetween(rate, expectedRate) };
}

function isShare(value: FactValue | undefined): value is Fraction {
  return typeof value === "object" && value !== null;
}

export type FactsRead =
  | { readonly kind: "facts"; readonly facts: Facts }
  /** The first fact that is not of its kind. */
  | { readonly kind: "bad"; readonly name: string; readonly message: string };

export function readFacts(kinds: FactKinds, json: FactsJson): FactsRead {
  const facts: { [name: string]: FactValue } = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const key = keyOf(name, kind);
    const value = json[key] ?? null;
    if (value === null && kind.endsWith("?")) {
      facts[name] = null;
      continue;
    }
    const { data, error } = schemaOf(kind).safeParse(value);
    if (error !== undefined) return { kind: "bad", name: key, message: error.issues[0]?.message ?? kind };
    facts[name] = data;
  }
  const { data: day, error } = datesSchema.safeParse(json);
  return error === undefined
    ? { kind: "facts", facts: { ...facts, ...day } }
    : { kind: "bad", name: "asOf", message: error.issues[0]?.message ?? "date" };
}

/** Every rule keeps it. */
const datesSchema = z.object({ asOf: isoDate });

function factToJson(name: string, kind: FactKind, value: FactValue): [string, string | number | null][] {
  const key = keyOf(name, kind);
  if (value === null || typeof value === "string" || typeof value === "number") {
    const printed = printedKeyOf(name, kind);
    return value === null && printed !== null
      ? [
          [printed, null],
          [key, null],
        ]
      : [[key, value]];
  }
  if (typeof value === "bigint") return [[key, `${value}`]];
  return [
    [printedKeyOf(name, kind) ?? name, formatPercent(value, 1)],
    [key, `${value.numerator}/${value.denominator}`],
  ];
}

function keyOf(name: string, kind: FactKind): string {
  switch (kind.replace("?", "")) {
    case "won":
      return `${name}Won`;
    case "share":
    case "points":
      return `${name}Exact`;
    default:
      return name;
  }
}

function printedKeyOf(name: string, kind: FactKind): string | null {
  switch (kind.replace("?", "")) {
    case "share":
      return name;
    case "points":
      return `${name}Points`;
    default:
      return null;
  }
}

/** Made once: an office has hundreds of alerts, each of a dozen facts. */
const [countSchema, textSchema] = [z.int(), z.string()];

function schemaOf(kind: FactKind): z.ZodType<Exclude<FactValue, null>> {
  switch (kind.replace("?", "")) {
    case "won":
      return wonText;
    case "share":
    case "points":
      return fractionText;
    case "date":
      return isoDate;
    case "count":
      return countSchema;
    default:
      return textSchema;
  }
}
