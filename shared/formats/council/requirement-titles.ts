/**
 * Which business a requirement is of. The contents list names them in order and extracted text keeps only
 * some headings: so between two headings that were kept, figures belong to the listed businesses in turn.
 */
import { comparableName } from "../../domain/values/project.ts";
import {
  type BusinessTitle,
  businessTitles,
  contentsOf,
  headingsOf,
  lostTitle,
  teamOf,
} from "./business-titles.ts";
import type { Section } from "./report-sections.ts";

export interface RequirementTitles {
  /** One for each row; null where a business has more figures than one, so that none can be its own. */
  readonly titles: readonly (BusinessTitle | null)[];
  /** How many businesses the contents list of the section names; 0 without a list. */
  readonly announced: number;
}

/** @param rows the lines of the section that state a requirement, from 1, in order. */
export function requirementTitles(
  lines: readonly string[],
  section: Section,
  rows: readonly number[],
): RequirementTitles {
  const contents = contentsOf(lines, section, rows[0] ?? section.to);
  if (contents.length === 0) return businessTitles(lines, section, rows);
  const listed = new Set(contents.map(({ row }) => row));
  const headings = headingsOf(lines, section).filter(({ row }) => !listed.has(row));
  const named = contents.map(({ text, ordinal }) => ({
    title: { name: text, team: teamOf(text, ordinal, headings), isLost: false },
    heading: headings.find(
      (each) => each.ordinal === ordinal && comparableName(each.text).startsWith(comparableName(text)),
    )?.row,
  }));
  const titles = new Map<number, BusinessTitle | null>();
  for (const { businesses, from, to } of stretchesOf(named, section)) {
    const inside = rows.filter((row) => row >= from && row < to);
    for (const [at, row] of inside.entries()) {
      const isInTurn = inside.length === businesses.length;
      const lost = inside.length > businesses.length ? null : lostTitle(section, rows.indexOf(row) + 1);
      titles.set(row, isInTurn ? (businesses[at] ?? null) : lost);
    }
  }
  return { titles: rows.map((row) => titles.get(row) ?? null), announced: contents.length };
}

interface Stretch {
  readonly businesses: BusinessTitle[];
  readonly from: number;
  to: number;
}

/** The lines from one kept heading to the next, with the businesses that the contents list there. */
function stretchesOf(
  named: readonly { readonly title: BusinessTitle; readonly heading: number | undefined }[],
  section: Section,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { title, heading } of named) {
    const last = stretches.at(-1);
    if (last === undefined) stretches.push({ businesses: [title], from: section.from, to: section.to + 1 });
    else if (heading === undefined || heading <= last.from) last.businesses.push(title);
    else {
      last.to = heading;
      stretches.push({ businesses: [title], from: heading, to: section.to + 1 });
    }
  }
  return stretches;
}
