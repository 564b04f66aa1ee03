/** Builds the findings of a file, and keeps their list short enough to be read and stored. */
import { type Finding, weightiest } from "../../domain/values/finding.ts";
import { ownText } from "./own-text.ts";

export interface Place {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
}

export interface Sentences {
  readonly ko: string;
  readonly en: string;
}

export const wholeFile = placeAt(null);

/** More than this nobody reads, and a list of them must fit in one stored upload (400 KB). */
export const maxFindings = 1_000;
/** A quoted value is there to find the cell again, not to hold it. */
const maxValueLength = 100;

export function placeAt(
  row: number | null,
  column: string | null = null,
  value: string | null = null,
): Place {
  return { row, column, value };
}

/** Stops the file. */
export function rejection(code: string, place: Place, { ko, en }: Sentences): Finding {
  return { code, consequence: "reject", ...shortened(place), ko, en };
}

/** Is said beside the figures, and stops nothing. */
export function remark(code: string, place: Place, { ko, en }: Sentences): Finding {
  return { code, consequence: "note", ...shortened(place), ko, en };
}

/** Lets the file wait for a person. */
export function question(code: string, place: Place, sentences: Sentences): Finding {
  return { ...remark(code, place, sentences), consequence: "hold" };
}

/** The first of a list, and a mark where there are more. */
export function shortList(items: readonly (string | number)[], most: number, count = items.length): string {
  return `${items.slice(0, most).join(", ")}${count > most ? " …" : ""}`;
}

export function isRejected(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.consequence === "reject");
}

/** More than are listed, so that those that stop the file are found among them. */
const maxKept = 10_000;

/** The findings of many rows: a table in which every cell is wrong is not written down cell by cell. */
export class KeptFindings {
  readonly kept: Finding[] = [];
  /** Rejections that were counted only. */
  unlisted = 0;

  add(...findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (this.kept.length < maxKept) this.kept.push(finding);
      else if (finding.consequence === "reject") this.unlisted += 1;
    }
  }
}

/**
 * At most 1,000 findings, those that stop the file first, and one more that says how many are left out.
 * @param unlisted rejections that were counted and never written down.
 */
export function limitFindings(findings: readonly Finding[], unlisted = 0): readonly Finding[] {
  if (findings.length + unlisted <= maxFindings) return findings;
  const rejections = findings.filter((finding) => finding.consequence === "reject");
  const others = findings.filter((finding) => finding.consequence !== "reject");
  const inOrder = [...rejections, ...others];
  const left = inOrder.slice(maxFindings);
  const closing: Finding = {
    code: "findings-not-listed",
    consequence: unlisted > 0 ? "reject" : (weightiest(left) ?? "note"),
    ...wholeFile,
    ko: `확인할 사항이 ${left.length + unlisted}건 더 있으나 표시하지 않았습니다. 표시된 ${maxFindings}건을 먼저 고친 뒤 다시 올려 주십시오.`,
    en: `There are ${left.length + unlisted} more findings that are not listed. Correct the ${maxFindings} listed ones first and upload again.`,
  };
  return [...inOrder.slice(0, maxFindings), closing];
}

function shortened(place: Place): Place {
  const { row, column, value } = place;
  return { row, column: shorten(column), value: shorten(value) };
}

function shorten(text: string | null): string | null {
  if (text === null) return null;
  return ownText(text.length <= maxValueLength ? text : `${text.slice(0, maxValueLength)}…`);
}
