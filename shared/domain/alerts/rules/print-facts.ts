/**
 * Facts as plain values for JSON: won as decimal text under `budgetWon`, a share as printed under `rate`
 * and exact under `rateExact`, points under `gapPoints` and `gapExact`, all else under its own name.
 */
import { formatPercent, type Fraction } from "../../values/fraction.ts";
import type { FactKind, FactKinds, Facts, FactValue } from "./facts.ts";

export type PrintedFacts = Readonly<Record<string, string | number | null>>;

/** One decimal, as Korean reports print. Null stays null under each of a fact's names. */
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
