/**
 * Lines without a code whose department one file calls by its code and another by its name: one line under one key, where the office
 * knows of which code the name is. Of a name of several departments, or of none, a person is asked.
 */
import { accountDifference } from "../domain/identity/similar-accounts.ts";
import type { KnownDepartments } from "../domain/departments/known-departments.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import type { Partners } from "../domain/matching/match-answers.ts";
import {
  codeOf,
  comparableName,
  isPaymentLine,
  type ProjectFacts,
  type ProjectId,
} from "../domain/values/project.ts";

export interface ResolvedRecords {
  readonly records: readonly SourceRecord[];
  /** By the key that a record has now: the one that the file states, where it is another. */
  readonly statedAs: ReadonlyMap<ProjectId, ProjectId>;
}

/** @param departments called where a line is strange to the ledger. */
export function withKnownDepartments(
  records: readonly SourceRecord[],
  known: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
  departments: () => KnownDepartments,
): ResolvedRecords {
  const isOpen = ({ project }: SourceRecord): boolean =>
    isNamed(project) && !known.has(project.id) && !partners.has(project.id);
  const statedAs = new Map<ProjectId, ProjectId>();
  if (!records.some(isOpen)) return { records, statedAs };
  const keyOf = (project: ProjectFacts): string | null => {
    const meant = project.department === null ? null : departments().meantBy(project.department);
    if (meant === null || meant.codes.size !== 1) return null;
    return JSON.stringify([project.tier, meant.key, comparableName(project.name)]);
  };
  const named = new Set(records.map(({ project }) => project.id));
  const lines = Map.groupBy(
    [...known.values()].filter(({ project }) => isNamed(project) && !named.has(project.id)),
    ({ project }) => keyOf(project),
  );
  const claims = Map.groupBy(records.filter(isOpen), ({ project }) => keyOf(project));
  const resolved = records.map((record): SourceRecord => {
    const key = isOpen(record) ? keyOf(record.project) : null;
    const [line, ...others] = key === null ? [] : (lines.get(key) ?? []);
    if (line === undefined || others.length > 0 || claims.get(key)?.length !== 1) return record;
    const { id, account, department } = line.project;
    if (accountDifference(account, record.project.account) !== "none") return record;
    statedAs.set(id, record.project.id);
    return { ...record, project: { ...record.project, id, department } };
  });
  return { records: resolved, statedAs };
}

function isNamed({ id, department }: ProjectFacts): boolean {
  return department !== null && codeOf(id) === null && !isPaymentLine(id);
}
