/** The unit that a document prints beside a table, `(단위: 천원)`, or inside a header, `예산액(천원)`. */
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";
import { plainText } from "../../domain/values/plain-text.ts";

export type PrintedUnit =
  | { readonly kind: "unit"; readonly unit: MoneyUnit }
  /** Money, but in a unit that this product does not know (만원) or in two at once. */
  | { readonly kind: "unclear"; readonly text: string };

/** What a line says of the unit of money; null when it says nothing, or speaks of heads and places. */
export function unitInLine(line: string): PrintedUnit | null {
  const stated = /단위[:;]?([^()[\]]*)/.exec(withoutSpaces(line))?.[1];
  return stated === undefined ? null : oneOf(stated.split(/[,/·]/));
}

/** What a header says in brackets of its unit of money; null when it says nothing. */
export function unitInHeader(header: string): PrintedUnit | null {
  const brackets = [...withoutSpaces(header).matchAll(/[([]([^()[\]]*)[)\]]/g)];
  return oneOf(brackets.flatMap(([, inside = ""]) => inside.replace(/^단위[:;]?/, "").split(/[,/·]/)));
}

function oneOf(words: readonly string[]): PrintedUnit | null {
  const units = words.filter((word) => isMoneyUnit(word) || /^[십백천만억조]+원$/.test(word));
  const [first] = units;
  if (first === undefined) return null;
  if (isMoneyUnit(first) && units.every((unit) => unit === first)) return { kind: "unit", unit: first };
  return { kind: "unclear", text: units.join(", ") };
}

function withoutSpaces(text: string): string {
  return plainText(text).replaceAll(" ", "");
}
