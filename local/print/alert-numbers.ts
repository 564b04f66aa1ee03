/**
 * The number by which a person answers an alert. It is made of the alert's own name and of nothing that changes: neither another
 * alert nor a copy, a restored backup or a rebuilt home gives it another one, so that an answer never lands on another alert than
 * the one that was seen. Two that share a beginning are told apart by more digits wherever either is printed, for a number that is
 * printed is typed; an answer that fits several is refused with the longer numbers.
 */
import { alertIdOf, alertNumberOf, scopeName, shownDigits } from "../../shared/domain/alerts/alert-name.ts";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { Books } from "../../shared/domain/values/books.ts";

/** An alert of one office and year. */
export interface PlacedAlert {
  readonly books: Books;
  readonly alert: Pick<Alert, "scope" | "fund" | "rule">;
}

/** Of a row, whichever of its rules speaks for it. */
const digits = 15;

/** Of one alert of its books, for programs: the API's own. */
export function idOfAlert(alert: PlacedAlert["alert"]): string {
  return alertIdOf(alert, sha256Of);
}

/** @param among all that a number may be typed for, shown or not: each is long enough to tell it from the others. */
export function alertNumbers(among: readonly PlacedAlert[]): (placed: PlacedAlert) => string {
  const wholes = [...new Set(among.map(wholeNumberOf))];
  const begun = new Map<string, number>();
  for (const whole of wholes)
    for (let length = shownDigits; length < digits; length++) {
      const number = whole.slice(0, length);
      begun.set(number, (begun.get(number) ?? 0) + 1);
    }
  return (placed) => {
    const whole = wholeNumberOf(placed);
    for (let length = shownDigits; length < digits; length++) {
      const number = whole.slice(0, length);
      if ((begun.get(number) ?? 0) <= 1) return number;
    }
    return whole;
  };
}

/** Whether the number or id that a person wrote is of this alert. */
export function isNumbered(placed: PlacedAlert, given: string): boolean {
  const id = idOfAlert(placed.alert);
  if (id === given) return true;
  if (/^\d+$/.test(given)) return given.length >= shownDigits && wholeNumberOf(placed).startsWith(given);
  return given.length > 0 && id.startsWith(given);
}

function wholeNumberOf({ books, alert: { scope } }: PlacedAlert): string {
  return alertNumberOf(books, scopeName(scope), sha256Of);
}
