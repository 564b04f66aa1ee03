/**
 * Lines that ended because a person said that their code means another project now: from the first day that states the
 * other one they are in no total, as lines that a full statement leaves out.
 */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate } from "../values/calendar.ts";
import { codeIdOfNamed, type ProjectId } from "../values/project.ts";

/** The known lines that the codes of a file meant before. @param named the keys of its lines. */
export function linesEnded(
  named: ReadonlySet<ProjectId>,
  known: Iterable<ProjectId>,
): ReadonlySet<ProjectId> {
  const codes = new Set([...named].flatMap((id) => codeIdOfNamed(id) ?? []));
  if (codes.size === 0) return new Set();
  return new Set([...known].filter((id) => !named.has(id) && codes.has(codeIdOfNamed(id) ?? id)));
}

/** By the line: the first day of another project that has its code. @param asOf the day that is read; null for all that is known. */
export function endedOn(balances: readonly Balance[], asOf: IsoDate | null): ReadonlyMap<ProjectId, IsoDate> {
  const codes = new Set(balances.flatMap(({ project }) => codeIdOfNamed(project.id) ?? []));
  const ends = new Map<ProjectId, IsoDate>();
  if (codes.size === 0) return ends;
  const coded = balances.filter(({ project: { id } }) => codes.has(codeIdOfNamed(id) ?? id));
  for (const group of Map.groupBy(coded, ({ project: { id } }) => codeIdOfNamed(id) ?? id).values())
    for (const line of group) {
      const others = group.filter((other) => other !== line && other.toldSeq !== null);
      const days = others.flatMap((other) => firstDay(other) ?? []);
      const [last] = days
        .filter((day) => asOf === null || day <= asOf)
        .toSorted()
        .toReversed();
      if (last !== undefined) ends.set(line.project.id, last);
    }
  return ends;
}

function firstDay({ measures }: Balance): IsoDate | null {
  const days = Object.values(measures).flatMap(({ statedOn }) => statedOn.filter((day) => day !== null));
  return days.toSorted()[0] ?? null;
}
