/** The lines that lag rules judge: what a policy excludes has no pace that means anything. */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { type IsoDate, parseIsoDate } from "../values/calendar.ts";
import type { ProjectFacts } from "../values/project.ts";
import { firstWordsHeld, isMeant } from "./line-names.ts";
import type { Policy, Selector, StagedTarget } from "./policy.ts";

/** What of a policy keeps a line from being judged: a selector, or whole words of its name. */
export type Exclusion = Selector | { readonly by: "name"; readonly value: string };

export type Excluding = Pick<Policy, "exclusions" | "excludedNameParts">;

/** The lines in their order, without those that the policy excludes. */
export function judgedLines(lines: readonly LedgerLine[], policy: Excluding): readonly LedgerLine[] {
  return lines.filter(({ project }) => exclusionOf(project, policy) === null);
}

/** `judgedLines` of many rows: a line stands in the rows of every level, and is held against the policy once. */
export function judging(policy: Excluding): (lines: readonly LedgerLine[]) => readonly LedgerLine[] {
  const known = new Map<LedgerLine, boolean>();
  const isJudged = (line: LedgerLine): boolean => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const judged = exclusionOf(line.project, policy) === null;
    known.set(line, judged);
    return judged;
  };
  return (lines) => lines.filter(isJudged);
}

/** The first that fits: by kind of account, field and the like before the name. Null of a line that is judged. */
export function exclusionOf(
  project: ProjectFacts,
  { exclusions, excludedNameParts }: Excluding,
): Exclusion | null {
  const selector = exclusions.find((each) => isMeant(project, each));
  if (selector !== undefined) return selector;
  const value = firstWordsHeld(project.name, excludedNameParts);
  return value === null ? null : { by: "name", value };
}

/** What an exclusion is called where people see it. */
export const exclusionNames: Readonly<Record<Exclusion["by"], Bilingual>> = {
  "account-kind": { ko: "회계구분", en: "kind of account" },
  account: { ko: "회계", en: "account" },
  field: { ko: "분야", en: "field" },
  department: { ko: "부서", en: "department" },
  "unit-project": { ko: "단위사업", en: "unit project" },
  project: { ko: "사업", en: "project" },
  name: { ko: "사업명", en: "name" },
};

/**
 * What a policy wants of one line: the year-end target, and the stages on the way to it. The share of its budget that
 * a line is to have spent by 31 December: the last target that fits it.
 */
export function targetBasisPointsOf(
  project: ProjectFacts,
  policy: Pick<Policy, "targets" | "yearEndTargetBasisPoints">,
): bigint {
  const own = policy.targets.findLast((target) => isMeant(project, target));
  return own?.basisPoints ?? policy.yearEndTargetBasisPoints;
}

/** The stages that a line is in the base of. */
export function stagesOf(
  project: ProjectFacts,
  { stagedTargets }: Pick<Policy, "stagedTargets">,
): readonly StagedTarget[] {
  return stagedTargets.filter(
    ({ base }) => base.length === 0 || base.some((selector) => isMeant(project, selector)),
  );
}

/** The day of a stage in a year; 29 February is the 28th where there is none. @throws RangeError for no day. */
export function stageDay({ by }: Pick<StagedTarget, "by">, year: number): IsoDate {
  const date = parseIsoDate(`${year}-${by === "02-29" ? "02-28" : by}`);
  if (date === null) throw new RangeError(`A stage is due on a day such as 06-30, not on ${by}`);
  return (by === "02-29" ? parseIsoDate(`${year}-02-29`) : null) ?? date;
}
