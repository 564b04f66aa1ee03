/**
 * Which sections of a council report speak of a year to come, and of which: a figure of next year is dated
 * by the year that its section's heading prints, never by a guess.
 */
import type { Section } from "./report-sections.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { type RequirementLine, requirementLinesIn } from "./requirement-lines.ts";

export interface RequirementSection {
  readonly section: Section;
  /** The year that the figures are needed in. */
  readonly year: number;
  readonly found: readonly RequirementLine[];
}

export interface RequirementSections {
  /** Their figures are next year's requirement: `Ⅲ. 2021년 주요업무 추진계획`. */
  readonly plans: readonly RequirementSection[];
  /** They tell parts of the plan again in more detail: `IV. 신규·중점 추진사업`. */
  readonly retold: readonly RequirementSection[];
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
  const retold =
    first === undefined
      ? []
      : all
          .filter(({ section }) => isRetelling(section))
          .map((each) => ({ ...each, year: each.year ?? first.year }));
  const known = new Set([...plans, ...retold].map(({ section }) => section));
  return { plans, retold, elsewhere: all.filter(({ section }) => !known.has(section)) };
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
