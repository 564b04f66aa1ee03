/**
 * The facts that an alert keeps: a rule names the kind of each once, and whether stored facts are still those of the rule
 * is told by that.
 */
import type { IsoDate } from "../../values/calendar.ts";
import type { Fraction } from "../../values/fraction.ts";
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
