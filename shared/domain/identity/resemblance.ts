/**
 * Which new lines of a statement may be lines that the ledger has under another key: renamed, moved, recoded, spelled
 * otherwise. Two keys of one project would count its money twice, so a person is shown the pairs and their evidence.
 */
import type { ProjectId } from "../project.ts";
import { evidenceOf, isEnough, weightOf } from "./evidence.ts";
import type { Evidence } from "./evidence-kinds.ts";
import type { IdentityLine } from "./identity-line.ts";
import { LineIndex } from "./line-index.ts";
import { vanishedDepartments } from "./vanished-departments.ts";

export interface Resemblance {
  readonly added: IdentityLine;
  readonly live: IdentityLine;
  readonly evidence: readonly Evidence[];
}

/** More candidates than these help nobody to decide. */
const maxPartners = 5;

/**
 * @param added lines whose keys the ledger does not know.
 * @param live all lines of the ledger.
 * @param isNamed whether the statement names the line under its own key: then it is no other.
 * @param isGone whether the statement lacks a line that it would state if it were still there.
 */
export function resembles(
  added: readonly IdentityLine[],
  live: readonly IdentityLine[],
  isNamed: (id: ProjectId) => boolean,
  isGone: (id: ProjectId) => boolean,
): readonly Resemblance[] {
  const absent = live.filter(({ project }) => !isNamed(project.id));
  if (added.length === 0 || absent.length === 0) return [];
  const index = new LineIndex(absent);
  const moves = vanishedDepartments(added, live, isNamed);
  const pairs = added.flatMap((line) => {
    const found = index.candidatesOf(line).flatMap((candidate): readonly Resemblance[] => {
      const evidence = evidenceOf(line, candidate, { moves, isGone });
      return isEnough(evidence) ? [{ added: line, live: candidate, evidence }] : [];
    });
    return heaviest(found).slice(0, maxPartners);
  });
  const asked = [...Map.groupBy(pairs, ({ live: line }) => line).values()].flatMap(heaviest);
  return [
    ...asked,
    ...onlyOnes(
      added,
      absent.filter(({ project }) => isGone(project.id)),
      asked,
    ),
  ];
}

/** Where one line of a department went and one came, nothing else may tell that it was renamed and its budget changed. */
function onlyOnes(
  added: readonly IdentityLine[],
  gone: readonly IdentityLine[],
  asked: readonly Resemblance[],
): readonly Resemblance[] {
  const known = new Set(asked.flatMap(({ added: line, live }) => [line, live]));
  const came = Map.groupBy(
    added.filter((line) => !known.has(line)),
    ({ department }) => department,
  );
  const went = Map.groupBy(
    gone.filter((line) => !known.has(line)),
    ({ department }) => department,
  );
  return [...came].flatMap(([department, [line, ...others]]): readonly Resemblance[] => {
    const [live, ...more] = went.get(department) ?? [];
    if (line === undefined || live === undefined || others.length + more.length > 0) return [];
    if (line.account !== null && live.account !== null && line.account !== live.account) return [];
    return [{ added: line, live, evidence: ["same-department", "line-vanished"] }];
  });
}

/** Those with the most evidence: a line that has its own name elsewhere is no candidate for a similar one. */
function heaviest(pairs: readonly Resemblance[]): readonly Resemblance[] {
  const most = Math.max(...pairs.map(({ evidence }) => weightOf(evidence)));
  return pairs.filter(({ evidence }) => weightOf(evidence) === most);
}
