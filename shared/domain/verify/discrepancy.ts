/**
 * Where the stored ledger and what it rests on disagree, in the words of whoever must look into it. A code is
 * stable, for programs; `docs/verify.md` lists them.
 */
import type { ChainProblem, SnapshotFault } from "../snapshots/chain-problem.ts";
import type { Difference } from "./differences.ts";
import { faults } from "./discrepancy-messages.ts";
import { nameOf } from "../snapshots/snapshot-chain.ts";

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
