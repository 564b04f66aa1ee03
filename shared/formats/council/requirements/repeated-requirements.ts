/**
 * New and weighty businesses (신규·중점) are told in a section of their own, with figures that the plan holds
 * already. They get no record: a record would be a line beside the plan's in every table, and whoever adds
 * the column up would count the same money twice.
 */
import type { Finding } from "../../../domain/values/finding.ts";
import { totalOf } from "../../../domain/values/fund.ts";
import { comparableName } from "../../../domain/values/project.ts";
import type { Won } from "../../../domain/values/won.ts";
import type { UploadContext } from "../../kernel/format.ts";
import {
  requirementCountedTwice,
  requirementUnread,
  type RestatedRequirement,
} from "./requirement-findings.ts";
import { readRequirement } from "./requirement-lines.ts";
import { type RequirementSection, requirementTitles } from "./requirement-sections.ts";

/** A business of the plan, with the lines that describe it. */
export interface PlannedBusiness {
  readonly row: number;
  readonly name: string;
  readonly total: Won;
  /** As names are compared. */
  readonly text: readonly string[];
}

/** A shorter name stands in any text by chance. */
const minComparedLength = 5;

export function restatedFindings(
  lines: readonly string[],
  { section, found }: RequirementSection,
  planned: readonly PlannedBusiness[],
  { office, unit }: UploadContext,
): readonly Finding[] {
  const statements = found.filter(({ isStatement }) => isStatement);
  const { titles } = requirementTitles(
    lines,
    section,
    statements.map(({ row }) => row),
  );
  const findings: Finding[] = [];
  const restated: RestatedRequirement[] = [];
  for (const [at, statement] of statements.entries()) {
    const amount = readRequirement(statement, office, unit);
    const title = titles[at] ?? null;
    const name = title?.name ?? `${section.title} ${at + 1}`;
    const total = amount.kind === "amounts" ? totalOf(amount.amounts) : null;
    if (total !== null) {
      const isTitleLost = title === null || title.isLost;
      const partOf = isTitleLost ? null : wholeOf(name, total, planned);
      restated.push({ row: statement.row, name, isTitleLost, total, partOf });
      // What is not recorded cannot be wrong in the ledger: a bad figure here is only said.
    } else if (amount.kind !== "none") findings.push(requirementUnread(statement));
  }
  return restated.length === 0 ? findings : [requirementCountedTwice(section.title, restated), ...findings];
}

/** `… 발굴 및 육성사업` is told by the line `- … 발굴 및 육성`. Names come first: the contents list holds them all. */
function wholeOf(name: string, total: Won, planned: readonly PlannedBusiness[]): PlannedBusiness | null {
  const wanted = comparableName(name).replace(/사업$/, "");
  if (wanted.length < minComparedLength) return null;
  const isNamed = (line: string) => line.includes(wanted);
  const greater = planned.filter((each) => each.total >= total);
  return (
    greater.find((each) => isNamed(comparableName(each.name))) ??
    greater.find(({ text }) => text.some(isNamed)) ??
    null
  );
}
