/**
 * Whether a table is the one that an office spoke of: by the words of its header alone. Spaces, width and letter case do
 * not tell headers apart; a header that changed, is doubled or is new makes it another table, which is asked about.
 */
import { plainText } from "../values/plain-text.ts";

/** A column as its table heads it. */
export interface TableHeader {
  readonly header: string;
  /** What is merged over it and its neighbours; empty where nothing is. */
  readonly group: string;
}

/** Whether a refused file may hold a table that only lacks somebody who says what its columns mean. */
export function mayBeTaught(findings: readonly { readonly code: string }[]): boolean {
  return findings.some(({ code }) => teachable.has(code));
}

const teachable: ReadonlySet<string> = new Set([
  "format-unknown",
  "unit-table-missing",
  "figure-not-stated",
  "column-missing",
]);

/** Columns may change places, unless two are headed alike: then only their order tells them apart. */
export function fingerprintOf(headers: readonly TableHeader[]): string {
  const keys = headers.map(headerKey);
  return JSON.stringify(new Set(keys).size === keys.length ? keys.toSorted() : keys);
}

/** The same for every way of writing one header. */
export function headerKey({ header, group }: TableHeader): string {
  return JSON.stringify([comparable(header), comparable(group)]);
}

export interface HeaderDifference {
  /** Headers that the table lacks. */
  readonly missing: readonly TableHeader[];
  /** Headers that nobody spoke of; the second of two where one was known. */
  readonly added: readonly TableHeader[];
}

export function headerDifference(
  taught: readonly TableHeader[],
  found: readonly TableHeader[],
): HeaderDifference {
  return { missing: without(taught, found), added: without(found, taught) };
}

/** Those of the one that the other has no equal of; each equal counts once. */
function without(headers: readonly TableHeader[], others: readonly TableHeader[]): readonly TableHeader[] {
  const left = new Map<string, number>();
  for (const key of others.map(headerKey)) left.set(key, (left.get(key) ?? 0) + 1);
  return headers.filter((each) => {
    const key = headerKey(each);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** `집행액(10.31.기준)`: the day that figures are of is another one each month, and the header the same. */
const asOfDay = /[([]?(?:(?:\d{4}|['’]?\d{2})[.년-])?\d{1,2}[.월/-](?:\d{1,2}[.일]?|말)(?:기준|현재)[)\]]?/g;

function comparable(text: string): string {
  return plainText(text).normalize("NFKC").toLowerCase().replaceAll(/\s/g, "").replaceAll(asOfDay, "");
}
