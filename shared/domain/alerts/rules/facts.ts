/**
 * The facts that an alert keeps: a rule names the kind of each once, and how they are stored, printed
 * and read back follows from that.
 */
import type { IsoDate } from "../../values/calendar.ts";
import { formatPercent, type Fraction } from "../../values/fraction.ts";
import type { Won } from "../../values/won.ts";

/** `points` is a difference of two shares. A `?` may be null: not stated, or not to be told. */
interface FactValues {
  readonly won: Won;
  readonly share: Fraction;
  readonly points: Fraction;
  readonly date: IsoDate;
  readonly count: number;
  readonly text: string;
}

type PlainKind = keyof FactValues;
export type FactKind = PlainKind | `${PlainKind}?`;

/** Every rule keeps the day of the figures: an alert is dated by it. */
export type FactKinds = {
  readonly asOf: "date";
  readonly [name: string]: FactKind;
};

export type FactValue = FactValues[PlainKind] | null;

type ValueOf<Kind extends FactKind> = Kind extends PlainKind
  ? FactValues[Kind]
  : Kind extends `${infer Plain extends PlainKind}?`
    ? FactValues[Plain] | null
    : never;

/** The facts of a rule that keeps those kinds. */
export type FactsOf<Kinds extends FactKinds> = { readonly [name in keyof Kinds]: ValueOf<Kinds[name]> };

/** Any rule's facts. */
export type Facts = {
  readonly asOf: IsoDate;
  readonly [name: string]: FactValue;
};

/** Whether the facts are those of a rule, as far as values tell: a share is not told from points, nor a date from text. */
export function areOfKinds<Kinds extends FactKinds>(kinds: Kinds, facts: Facts): facts is FactsOf<Kinds> {
  const names = Object.keys(kinds);
  return (
    names.length === Object.keys(facts).length &&
    names.every((name) => {
      const [kind, value] = [kinds[name], facts[name]];
      return kind !== undefined && value !== undefined && isOfKind(kind, value);
    })
  );
}

function isOfKind(kind: FactKind, value: FactValue): boolean {
  if (value === null) return kind.endsWith("?");
  switch (kind.replace("?", "")) {
    case "won":
      return typeof value === "bigint";
    case "share":
    case "points":
      return typeof value === "object";
    case "count":
      return typeof value === "number";
    default:
      return typeof value === "string";
  }
}

type PrintedFacts = Readonly<Record<string, string | number | null>>;

/**
 * Facts as plain values for JSON: won as decimal text under `budgetWon`, a share as printed under `rate` and exact
 * under `rateExact`, points under `gapPoints` and `gapExact`, all else under its own name. One decimal, as Korean
 * reports print. Null stays null under each of a fact's names.
 */
export function printFacts(kinds: FactKinds, facts: Facts): PrintedFacts {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) => printFact(name, kind, facts[name] ?? null)),
  );
}

/** The name under which a fact can be read back without loss. */
export function exactNameOf(name: string, kind: FactKind): string {
  switch (kind) {
    case "won":
    case "won?":
      return `${name}Won`;
    case "share":
    case "share?":
    case "points":
    case "points?":
      return `${name}Exact`;
    case "date":
    case "date?":
    case "count":
    case "count?":
    case "text":
    case "text?":
      return name;
  }
}

function printFact(name: string, kind: FactKind, value: FactValue): [string, string | number | null][] {
  const exactName = exactNameOf(name, kind);
  if (exactName !== `${name}Exact`)
    return [[exactName, typeof value === "bigint" ? value.toString() : plain(value)]];
  const share = isShare(value) ? value : null;
  const printedName = kind.startsWith("points") ? `${name}Points` : name;
  return [
    [printedName, share === null ? null : formatPercent(share, 1)],
    [exactName, share === null ? null : `${share.numerator}/${share.denominator}`],
  ];
}

function plain(value: FactValue): string | number | null {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function isShare(value: FactValue): value is Fraction {
  return typeof value === "object" && value !== null;
}
