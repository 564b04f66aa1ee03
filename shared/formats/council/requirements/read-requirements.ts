/**
 * Next year's requirements (소요예산) of a council report. What the text leaves open is said and not recorded:
 * it never stops this year's figures. A figure that contradicts itself stops the file, as everywhere.
 */
import { type IsoDate, yearEnd } from "../../../domain/values/calendar.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { type FundAmounts, funds, totalOf } from "../../../domain/values/fund.ts";
import { comparableName } from "../../../domain/values/project.ts";
import type { UploadContext } from "../../kernel/format.ts";
import { isTooLong, nameTooLong } from "../../kernel/row-findings.ts";
import { type BusinessTitle, titleLost } from "../sections/business-titles.ts";
import { type PlannedBusiness, restatedFindings } from "./repeated-requirements.ts";
import type { Section } from "../sections/report-sections.ts";
import {
  requirementAmbiguous,
  requirementBad,
  requirementCountDiffers,
  requirementNegative,
  requirementOfNoYear,
  requirementRounded,
  requirementSplitUnread,
  requirementsTooMany,
  requirementUnread,
  requirementYearUnusual,
} from "./requirement-findings.ts";
import { readRequirement, type RequirementLine } from "./requirement-lines.ts";
import { type RequirementSection, requirementSectionsOf, requirementTitles } from "./requirement-sections.ts";

/** A department has some ten businesses; more than this are no one department's plan. */
const maxRequirements = 500;

export interface Requirement {
  readonly row: number;
  readonly title: BusinessTitle;
  /** The end of the year that needs the money. */
  readonly date: IsoDate;
  readonly amounts: FundAmounts;
}

export interface CouncilRequirements {
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
}

export function readRequirements(
  lines: readonly string[],
  sections: readonly Section[],
  context: UploadContext,
): CouncilRequirements {
  const { plans, restated, elsewhere } = requirementSectionsOf(lines, sections, context.fiscalYear);
  const stated = [...plans, ...restated].flatMap(({ found }) => found).length;
  if (stated > maxRequirements) return { requirements: [], findings: [requirementsTooMany(maxRequirements)] };
  const findings: Finding[] = [];
  const read = plans.flatMap((plan) => readPlan(lines, plan, context, findings));
  const requirements = statedOnce(read, findings);
  const planned = requirements.map((requirement) => describedIn(lines, plans, requirement));
  for (const section of restated) findings.push(...restatedFindings(lines, section, planned, context));
  for (const { section, found } of elsewhere) {
    const rows = found.filter(({ text }) => /\d/.test(text)).map(({ row }) => row);
    if (rows.length > 0) findings.push(requirementOfNoYear(rows, section.title));
  }
  return { requirements, findings };
}

function readPlan(
  lines: readonly string[],
  { section, year, found }: RequirementSection,
  context: UploadContext,
  findings: Finding[],
): readonly Requirement[] {
  const statements = found.filter(({ isStatement }) => isStatement);
  findings.push(...found.filter(({ isStatement }) => !isStatement).map(requirementUnread));
  if (statements.length === 0) return [];
  const usual = context.fiscalYear + 1;
  if (year !== usual) findings.push(requirementYearUnusual(section.from, section.title, year, usual));
  const rows = statements.map(({ row }) => row);
  const { titles, announced } = requirementTitles(lines, section, rows);
  if (announced > 0 && announced !== rows.length)
    findings.push(requirementCountDiffers(section.from, announced, rows.length));
  const ofNobody = rows.filter((_, at) => (titles[at] ?? null) === null);
  if (ofNobody.length > 0) findings.push(requirementAmbiguous(ofNobody, null));
  return statements.flatMap((statement, at): readonly Requirement[] => {
    const amounts = amountsOf(statement, context, findings);
    const title = titles[at] ?? null;
    if (amounts === null || title === null) return [];
    if (title.isLost) findings.push(titleLost(statement.row, title.name));
    if (!isTooLong(title.name)) return [{ row: statement.row, title, date: yearEnd(year), amounts }];
    findings.push(nameTooLong(statement.row, title.name));
    return [];
  });
}

/** Null where nothing is to be recorded; the findings then say why, unless no money is needed. */
function amountsOf(
  statement: RequirementLine,
  { office, unit }: UploadContext,
  findings: Finding[],
): FundAmounts | null {
  const amount = readRequirement(statement, office, unit);
  switch (amount.kind) {
    case "none":
      return null;
    case "unread":
      findings.push(requirementUnread(statement));
      return null;
    case "bad":
      findings.push(requirementBad(statement, amount));
      return null;
    case "amounts":
      if (amount.unreadSplit !== null) findings.push(requirementSplitUnread(statement, amount.unreadSplit));
      if (amount.rest !== 0n) findings.push(requirementRounded(statement, amount));
      if (funds.some((fund) => (amount.amounts[fund] ?? 0n) < (fund === "unsplit" ? amount.rest : 0n)))
        findings.push(requirementNegative(statement));
      return amount.amounts;
  }
}

/** Two figures under one name are of one line of the ledger, and only one could stand there. */
function statedOnce(all: readonly Requirement[], findings: Finding[]): readonly Requirement[] {
  return [...Map.groupBy(all, ({ title }) => comparableName(title.name)).values()].flatMap((same) => {
    if (same.length === 1) return same;
    const rows = same.map(({ row }) => row);
    findings.push(requirementAmbiguous(rows, same[0]?.title.name ?? null));
    return [];
  });
}

/** The text of a business ends in its requirement and begins behind the one before. */
function describedIn(
  lines: readonly string[],
  plans: readonly RequirementSection[],
  { row, title, amounts }: Requirement,
): PlannedBusiness {
  const plan = plans.find(({ section }) => row >= section.from && row <= section.to);
  const before = plan?.found.findLast((other) => other.isStatement && other.row < row)?.row;
  const from = before ?? plan?.section.from ?? row;
  return {
    row,
    name: title.name,
    total: totalOf(amounts) ?? 0n,
    text: lines.slice(from, row).map(comparableName),
  };
}
