/** What a policy wants of one line: the year-end target, and the stages on the way to it. */
import { type IsoDate, parseIsoDate } from "../values/calendar.ts";
import { isMeant } from "./line-names.ts";
import type { Policy, StagedTarget } from "./policy.ts";
import type { ProjectFacts } from "../values/project.ts";

/** The share of its budget that a line is to have spent by 31 December: the last target that fits it. */
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
