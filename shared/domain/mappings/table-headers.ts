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
  const isOfSpending = isSpending(`${group} ${header}`);
  return JSON.stringify([comparable(header, isOfSpending), comparable(group, isOfSpending)]);
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

/** `7월말 집행액`: what was spent by the end of a month, which is another one in the next table. A plan by a month stays that month's. */
const monthEnd = /[([]?(?:(?:\d{4}|['’]?\d{2})[.년-])?(?<!\d)\d{1,2}월말[)\]]?/g;
const spendingWords = /집행|지출|지급|원인행위/;
const plannedWords = /계획|예정|전망|예상|목표|까지/;

function comparable(text: string, isOfSpending: boolean): string {
  const plain = plainText(text).normalize("NFKC").toLowerCase().replaceAll(/\s/g, "").replaceAll(asOfDay, "");
  return isOfSpending ? plain.replaceAll(monthEnd, "") : plain;
}

/** Whether a header, with what stands over it, heads what was spent and nothing that is planned. */
function isSpending(header: string): boolean {
  return spendingWords.test(header) && !plannedWords.test(header);
}

/** A header of spending with its month's end as a day that it is of. */
export function withMonthEndStated({ header, group }: TableHeader): string {
  const text = `${group} ${header}`;
  return isSpending(text) ? text.replaceAll(/월\s*말(?!\s*(?:기준|현재))/g, "월말기준 ") : "";
}
