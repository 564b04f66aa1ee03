/** Under which key the ledger keeps what a file states by its name: by its level, and by its account. */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import {
  comparableName,
  inAccount,
  type ProjectFacts,
  type ProjectId,
  projectIdOfName,
} from "../values/project.ts";

export type CountedTier = "project" | "unit-project";

/**
 * Rows under 사업명 say no level: they are of that by which the ledger keeps their department, where more than half of the names
 * on either side are the other's. Unit projects and the projects below them rarely bear the same names.
 */
export function atLevelOfLedger(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): readonly SourceRecord[] {
  if (!records.some(({ isLevelOpen }) => isLevelOpen)) return records;
  const known = namesByLevel([...balances.values()].map(({ project }) => project));
  const stated = namesByLevel(records.map(({ project }) => project));
  return records.map((record) => {
    const { tier, department, name, account } = record.project;
    if (record.isLevelOpen !== true || tier === "business") return record;
    const other = otherTier(tier);
    const of = comparableName(department ?? "");
    const [own = none, kept = none] = [stated[tier].get(of), known[other].get(of)];
    const shared = [...own].filter((each) => kept.has(each)).length;
    const isOther = known[tier].get(of) === undefined && 2 * shared > Math.max(own.size, kept.size);
    if (!isOther) return record;
    const isInAccount = record.project.id !== projectIdOfName(tier, department, name);
    const id = projectIdOfName(other, department, name, isInAccount ? account : null);
    return { ...record, project: { ...record.project, id, tier: other } };
  });
}

const none: ReadonlySet<string> = new Set();

function namesByLevel(projects: readonly ProjectFacts[]) {
  const names = { project: new Map<string, Set<string>>(), "unit-project": new Map<string, Set<string>>() };
  for (const { tier, department, name } of projects) {
    if (tier === "business") continue;
    const of = comparableName(department ?? "");
    const inDepartment = names[tier].get(of) ?? new Set();
    names[tier].set(of, inDepartment.add(comparableName(name)));
  }
  return names;
}

/** A name of a special account that the ledger keeps beside the same name in another account is known by its account, also where it comes alone. */
export function inAccountsOfLedger(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): readonly SourceRecord[] {
  const stated = new Set(records.map(({ project }) => project.id));
  return records.map((record) => {
    const { id, account, name, department, tier } = record.project;
    if (account === null || id !== projectIdOfName(tier, department, name)) return record;
    const project = inAccount(record.project);
    return balances.has(project.id) && !stated.has(project.id) ? { ...record, project } : record;
  });
}

export function otherTier(tier: CountedTier): CountedTier {
  return tier === "project" ? "unit-project" : "project";
}
