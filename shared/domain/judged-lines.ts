/** The lines that lag rules judge: what a policy excludes has no pace that means anything. */
import { holdsPart, isMeant, namesOf } from "./line-names.ts";
import type { LedgerLine } from "./ledger-line.ts";
import type { Policy } from "./policy.ts";

/** The lines in their order, without those whose selector, or a part of whose name or account, is excluded. */
export function judgedLines(
  lines: readonly LedgerLine[],
  policy: Pick<Policy, "exclusions" | "excludedNameParts">,
): readonly LedgerLine[] {
  return lines.filter((line) => !isExcluded(line, policy));
}

function isExcluded(
  { project }: LedgerLine,
  { exclusions, excludedNameParts }: Pick<Policy, "exclusions" | "excludedNameParts">,
): boolean {
  const { name, account } = namesOf(project);
  return (
    holdsPart(name, excludedNameParts) ||
    holdsPart(account, excludedNameParts) ||
    exclusions.some((selector) => isMeant(project, selector))
  );
}
