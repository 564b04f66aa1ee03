/**
 * The name under which a file is stored says whose it is and what its sender added:
 * `1129000/2020/as-of=2020-10-31/unit=천원/report.txt`. The same in a bucket and in a folder, so that
 * dropping a file in the right place is all that an office has to do.
 */
import { type Books, isOfficeCode } from "../domain/books.ts";
import { type IsoDate, parseIsoDate } from "../domain/calendar.ts";
import type { UploadOptions } from "../domain/upload.ts";
import { isMoneyUnit, type MoneyUnit } from "../domain/won.ts";

export interface UploadAddress {
  readonly books: Books;
  readonly options: UploadOptions;
  readonly fileName: string;
}

export type ParsedUploadKey =
  | { readonly kind: "address"; readonly address: UploadAddress }
  | { readonly kind: "misplaced"; readonly reason: string };

/** A column mapping is no part of it: that is kept with the upload's record. */
export function uploadKey({ books, options, fileName }: UploadAddress): string {
  const parts = [books.office, books.fiscalYear.toString()];
  if (options.asOf !== null) parts.push(`as-of=${options.asOf}`);
  if (options.unit !== null) parts.push(`unit=${options.unit}`);
  return [...parts, fileName.normalize("NFC").replaceAll("/", "_")].join("/");
}

/** Where an event is stored. Not among the uploads: being stored there wakes nobody. */
export const eventsPrefix = "events/";

export function eventFileKey({ office, fiscalYear }: Books, eventId: string): string {
  return `${eventsPrefix}${office}/${fiscalYear}/${eventId}.json`;
}

export function parseUploadKey(key: string): ParsedUploadKey {
  const [office = "", year = "", ...rest] = key.normalize("NFC").split("/");
  const fileName = rest.pop() ?? "";
  if (!isOfficeCode(office)) return misplaced(key, `"${office}" is no 7-digit office code`);
  if (!/^20\d\d$/.test(year)) return misplaced(key, `"${year}" is no fiscal year`);
  if (fileName === "") return misplaced(key, "the file has no name");
  let asOf: IsoDate | null = null;
  let unit: MoneyUnit | null = null;
  for (const part of rest) {
    const [name = "", ...values] = part.split("=");
    const value = values.join("=");
    if ((name === "as-of" && asOf !== null) || (name === "unit" && unit !== null)) {
      return misplaced(key, `${name} is said twice`);
    }
    if (name === "as-of") {
      asOf = parseIsoDate(value);
      if (asOf === null) return misplaced(key, `"${part}" holds no day: write as-of=YYYY-MM-DD`);
    } else if (name === "unit" && isMoneyUnit(value)) {
      unit = value;
    } else {
      return misplaced(key, `"${part}" is neither as-of=YYYY-MM-DD nor unit=원, 천원, 백만원 or 억원`);
    }
  }
  const books = { office, fiscalYear: Number.parseInt(year, 10) };
  return { kind: "address", address: { books, options: { asOf, unit, mapping: null }, fileName } };
}

function misplaced(key: string, reason: string): ParsedUploadKey {
  return {
    kind: "misplaced",
    reason: `${key}: ${reason}. Files go to OFFICE/YEAR/[as-of=YYYY-MM-DD/][unit=천원/]NAME, for example 1129000/2020/as-of=2020-10-31/report.txt`,
  };
}
