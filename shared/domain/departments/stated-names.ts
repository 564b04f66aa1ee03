/**
 * What tables and persons call departments beside their codes. A name holds from a day on, until a later one takes its
 * place; days before it keep the name that was known then.
 */
import { addDays, type IsoDate, yearEnd } from "../values/calendar.ts";
import { ascending } from "../values/order.ts";
import { hasLostCharacters } from "../values/plain-text.ts";

export interface NamesOfDay {
  /** The name that holds on the day, by code. */
  readonly current: ReadonlyMap<string, StatedName>;
  /** The first name of codes that had none on the day. */
  readonly later: ReadonlyMap<string, StatedName>;
}

/** Of one day the name that was entered last stands. @param asOf null for the latest. */
export function namesOfDay(stated: readonly StatedName[], asOf: IsoDate | null): NamesOfDay {
  const current = new Map<string, StatedName>();
  const later = new Map<string, StatedName>();
  for (const each of stated.toSorted((a, b) => ascending(a.from, b.from) || a.seq - b.seq)) {
    if (asOf === null || each.from <= asOf) current.set(each.code, each);
    else if (!current.has(each.code) && !later.has(each.code)) later.set(each.code, each);
  }
  return { current, later };
}

export interface NamingDay {
  /** The day that the sender gave; null where none was given. */
  readonly asOf: IsoDate | null;
  /** The day on which it came, in Korea. */
  readonly today: IsoDate;
  readonly fiscalYear: number;
}

/**
 * From when on the names of a file hold. Without a day a first name holds from the beginning of the year, and one that takes
 * another's place from the day on which it came.
 */
export function datedNames(
  departments: Iterable<readonly [code: string, name: string]>,
  { asOf, today, fiscalYear }: NamingDay,
  stated: readonly StatedName[],
): DepartmentName[] {
  const { current } = namesOfDay(stated, null);
  const yearStart = addDays(yearEnd(fiscalYear - 1), 1);
  return [...departments].map(([code, name]) => {
    const known = current.get(code);
    if (asOf !== null) return { code, name, from: asOf };
    if (known === undefined) return { code, name, from: yearStart };
    // It may come after the year: the names of its last day are the ones that last.
    const came = today < known.from ? known.from : today;
    return { code, name, from: known.name === name ? known.from : came };
  });
}

/**
 * The names of a file that speaks of projects, where they are others than those of its day. A file of every day says the
 * same every day, and an older one changes nothing that is known of later.
 */
export function freshNames(
  departments: ReadonlyMap<string, string>,
  { day, fiscalYear }: { readonly day: IsoDate; readonly fiscalYear: number },
  stated: readonly StatedName[],
): DepartmentName[] {
  const { current, later } = namesOfDay(stated, day);
  const fresh = [...departments].filter(
    ([code, name]) => !later.has(code) && current.get(code)?.name !== name && isWhole(name),
  );
  return datedNames(fresh, { asOf: null, today: day, fiscalYear }, [...current.values()]);
}

function isWhole(name: string): boolean {
  return !name.includes("?") && !hasLostCharacters(name);
}

/** What a table or a person calls a department beside its code, from a day on. */
export interface DepartmentName {
  readonly code: string;
  readonly name: string;
  /** The first day on which it is called so. */
  readonly from: IsoDate;
}

/** A name with the upload that states it. */
export interface StatedName extends DepartmentName {
  /** The number of its journal entry. */
  readonly seq: number;
  readonly uploadId: string;
  readonly fileName: string;
  /** When it was entered. */
  readonly at: string;
}
