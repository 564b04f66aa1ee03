/** Which sections of a council report state what a year to come will need, and which business each figure is of. */
import { plainText } from "../../../domain/values/plain-text.ts";
import { comparableName } from "../../../domain/values/project.ts";
import {
  type BusinessTitle,
  businessTitles,
  contentsOf,
  headingsOf,
  lostTitle,
  teamOf,
} from "../sections/business-titles.ts";
import type { Section } from "../sections/report-sections.ts";
import { type RequirementLine, requirementLinesIn } from "./requirement-lines.ts";

/**
 * Which sections of a council report speak of a year to come, and of which: a figure of next year is dated
 * by the year that its section's heading prints, never by a guess.
 */
export interface RequirementSection {
  readonly section: Section;
  /** The year that the figures are needed in. */
  readonly year: number;
  readonly found: readonly RequirementLine[];
}

interface RequirementSections {
  /** Their figures are next year's requirement: `Ⅲ. 2021년 주요업무 추진계획`. */
  readonly plans: readonly RequirementSection[];
  /** They tell parts of the plan again in more detail: `IV. 신규·중점 추진사업`. */
  readonly restated: readonly RequirementSection[];
  /** They print requirements too, but of no year that is known to come. */
  readonly elsewhere: readonly Omit<RequirementSection, "year">[];
}

/**
 * A section of new or weighty businesses repeats the plan of the same report. Without a plan beside it
 * there is nothing to repeat: then it is the plan itself, when its heading prints the year.
 */
export function requirementSectionsOf(
  lines: readonly string[],
  sections: readonly Section[],
  fiscalYear: number,
): RequirementSections {
  const all = sections
    .map((section) => ({
      section,
      year: laterYearIn(section.title, fiscalYear),
      found: requirementLinesIn(lines, section),
    }))
    .filter(({ found }) => found.length > 0);
  const dated = all.flatMap(({ year, ...rest }) => (year === null ? [] : [{ ...rest, year }]));
  const planned = dated.filter(({ section }) => !isRetelling(section));
  const plans = planned.length > 0 ? planned : dated;
  const [first] = planned;
  const restated =
    first === undefined
      ? []
      : all
          .filter(({ section }) => isRetelling(section))
          .map((each) => ({ ...each, year: each.year ?? first.year }));
  const known = new Set([...plans, ...restated].map(({ section }) => section));
  return { plans, restated, elsewhere: all.filter(({ section }) => !known.has(section)) };
}

/** The year after the fiscal year that a heading prints or names; null when it names none. */
export function laterYearIn(title: string, fiscalYear: number): number | null {
  const text = plainText(title);
  const printed = /(?<!\d)(?:(\d{4})|['’‘](\d{2})) ?(?:회계)?년/.exec(text);
  if (printed === null) return /내년|차년도|익년|다음 ?해/.test(text) ? fiscalYear + 1 : null;
  const [, long, short = ""] = printed;
  const year = Number(long ?? `20${short}`);
  return year > fiscalYear ? year : null;
}

function isRetelling({ title }: Section): boolean {
  return /(신규|중점|역점|핵심|특수).*(사업|과제|시책)/.test(title);
}

export interface RequirementTitles {
  /** One for each row; null where a business has more figures than one, so that none can be its own. */
  readonly titles: readonly (BusinessTitle | null)[];
  /** How many businesses the contents list of the section names; 0 without a list. */
  readonly announced: number;
}

/**
 * The business of each requirement. The contents list names them in order and extracted text keeps only some
 * headings: so between two headings that were kept, figures belong to the listed businesses in turn.
 * @param rows the lines of the section that state a requirement, from 1, in order.
 */
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
