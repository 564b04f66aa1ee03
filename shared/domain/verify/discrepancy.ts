/**
 * Where the stored ledger and what it rests on disagree, in the words of whoever must look into it. A code is
 * stable, for programs; `docs/verify.md` lists them.
 */
import type { ChainProblem, SnapshotFault } from "../snapshots/check-chain.ts";
import { nameOf } from "../snapshots/snapshot.ts";
import { Failure } from "../values/failure.ts";
import { faults } from "./discrepancy-messages.ts";

type ChainCode = "snapshot-missing" | `snapshot-${Exclude<SnapshotFault, "snapshot-missing">}`;

export type DiscrepancyCode = keyof typeof faults | ChainCode;

/** What a discrepancy is about; null where it is about no such thing. */
export interface DiscrepancyPlace {
  readonly uploadId: string | null;
  readonly fileName: string | null;
  /** The first row of the file that the figure came from, from 1. */
  readonly row: number | null;
  readonly projectId: string | null;
  /** Of an alert, a snapshot, an event, or a stored item as its key reads. */
  readonly name: string | null;
}

export interface Discrepancy extends DiscrepancyPlace, Difference {
  readonly code: DiscrepancyCode;
  /** What is wrong, what should be there and is, and what to do. */
  readonly ko: string;
  readonly en: string;
}

/** About the books as a whole. */
const nowhere: DiscrepancyPlace = {
  uploadId: null,
  fileName: null,
  row: null,
  projectId: null,
  name: null,
};

export function discrepancyOf(
  code: keyof typeof faults,
  place: Partial<DiscrepancyPlace>,
  { field, expected, found }: Difference = { field: "", expected: null, found: null },
): Discrepancy {
  const where = { ...nowhere, ...place };
  const { ko, en, remedy } = faults[code];
  const isCompared = expected !== null || found !== null;
  const [koField, enField] = field === "" ? ["", ""] : [` ${field}:`, ` ${field}:`];
  const koDifference = isCompared ? `.${koField} ${expected ?? "없음"} → ${found ?? "없음"}` : "";
  const enDifference = isCompared
    ? `.${enField} it should be ${expected ?? "absent"} and is ${found ?? "absent"}`
    : "";
  return {
    code,
    ...where,
    field,
    expected,
    found,
    ko: `${placeText(where, "ko")}${ko}${koDifference}. ${remedy.ko}`,
    en: `${placeText(where, "en")}${en}${enDifference}. ${remedy.en}`,
  };
}

/** Amounts of a posting may be thousands: the place and the beginning tell. */
const shownCharacters = 120;

/** One for each field that differs, its values cut to what a person reads. */
export function discrepanciesOf(
  code: keyof typeof faults,
  place: Partial<DiscrepancyPlace>,
  found: readonly Difference[],
): Discrepancy[] {
  return found.map((each) =>
    discrepancyOf(code, place, { ...each, expected: cut(each.expected), found: cut(each.found) }),
  );
}

/** What is wrong with the files and the chain of snapshots has words of its own. */
export function chainDiscrepancy({ fault, snapshot, ko, en }: ChainProblem): Discrepancy {
  const code = fault === "snapshot-missing" ? fault : (`snapshot-${fault}` as const);
  return { ...nowhere, code, name: nameOf(snapshot), field: "", expected: null, found: null, ko, en };
}

function cut(text: string | null): string | null {
  return text === null || text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

function placeText(
  { uploadId, fileName, row, projectId, name }: DiscrepancyPlace,
  language: "ko" | "en",
): string {
  const parts = [
    fileName,
    uploadId === null ? null : `(${uploadId})`,
    row === null ? null : language === "ko" ? `${row}행` : `row ${row}`,
    projectId,
    name,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "" : `${parts.join(" ")}: `;
}

/**
 * A stored item that cannot be read is a discrepancy to tell, and no reason to stop; any other failure is thrown on.
 * What was read, or what is wrong with it. @throws whatever else went wrong.
 */
export async function readOrCorruption<Value>(
  read: () => Promise<Value>,
  place: Partial<DiscrepancyPlace> = {},
): Promise<{ readonly value: Value } | { readonly corruption: Discrepancy }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof Failure) return { corruption: corruptionOf(error, place) };
    throw error;
  }
}

function corruptionOf(failure: Failure, place: Partial<DiscrepancyPlace>): Discrepancy {
  if (failure.code !== "item-damaged" && failure.code !== "posting-torn") throw failure;
  const { pk, sk } = failure.context;
  return discrepancyOf(
    "item-damaged",
    { ...place, name: pk === undefined ? null : `${pk} / ${sk ?? ""}` },
    { field: "", expected: null, found: failure.message },
  );
}

/** Where two plain values part: the way to each place, and what stands there. */

export interface Difference {
  /** `outcome.findings.0.code`; empty for the whole. */
  readonly field: string;
  /** Null where nothing is to be. */
  readonly expected: string | null;
  /** Null where nothing is. */
  readonly found: string | null;
}

/** In the order of the expected fields, then of those that only the found value has. */
export function differences(expected: unknown, found: unknown, field = ""): Difference[] {
  if (Object.is(expected, found)) return [];
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found))
    return textOf(expected) === textOf(found)
      ? []
      : [{ field, expected: textOf(expected), found: textOf(found) }];
  const right = new Map<string, unknown>(Object.entries(found));
  const parted: Difference[] = [];
  const compare = (name: string, is: unknown, should: unknown): void => {
    if (Object.is(should, is)) return;
    parted.push(...differences(should, is, field === "" ? name : `${field}.${name}`));
  };
  for (const [name, should] of Object.entries(expected)) {
    compare(name, right.get(name), should);
    right.delete(name);
  }
  for (const [name, is] of right) compare(name, is, undefined);
  return parted;
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Null and what is not there are one and the same: the table leaves out what is null. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" || typeof value === "bigint"
    ? `${value}`
    : JSON.stringify(value, (_name, each: unknown) => plainOf(each));
}

function plainOf(value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}

/**
 * What a stored sentence states, apart from its wording: its figures and what it quotes. A later version may word a finding
 * otherwise; it never means other figures or another name by that (docs/adr/0047-sentences-are-compared-by-what-they-state.md).
 */
export function statesTheSame(a: string, b: string): boolean {
  return factsOf(a) === factsOf(b);
}

/** Quoted texts whole, then every number outside of them, in an order that no wording changes. */
function factsOf(sentence: string): string {
  const quoted = sentence.match(/"[^"]*"/g) ?? [];
  const figures = sentence.replaceAll(/"[^"]*"/g, " ").match(/-?\d(?:[\d,.:-]*\d)?/g) ?? [];
  return JSON.stringify([quoted.toSorted(), figures.toSorted()]);
}
