/**
 * A payment list whose names all got something at their end or beginning, `…(전환사업)`, or lost it: one question for all of
 * them. Without it each line would be a new one, and each known one would seem to have lost its payments.
 */
import type { SourceRecord } from "../ledger/posting.ts";
import { comparableName, isSameOrUnsaid, type ProjectFacts } from "../values/project.ts";
import { sumWon } from "../values/won.ts";
import { identityLineOfPayments } from "./identity-line.ts";
import type { Resemblance } from "./resemblance.ts";

/** Of all lines of the list: a few projects that bear `(전환사업)` are told by other evidence. */
const leastShare = { numerator: 4, denominator: 5 } as const;
const leastLines = 3;

/**
 * @param added lines of the list whose keys the ledger does not know.
 * @param total how many lines the list has.
 * @param known lines of payments that the list does not name.
 */
export function affixResembles(
  added: readonly SourceRecord[],
  total: number,
  known: readonly ProjectFacts[],
): readonly Resemblance[] {
  if (added.length < leastLines || added.length * leastShare.denominator < total * leastShare.numerator)
    return [];
  const byDepartment = Map.groupBy(known, ({ department }) => comparableName(department ?? ""));
  const found = new Map<string, Map<SourceRecord, ProjectFacts[]>>();
  for (const record of added) {
    const { department } = record.project;
    const unsaid = byDepartment.get("") ?? [];
    const beside =
      department === null ? known : [...(byDepartment.get(comparableName(department)) ?? []), ...unsaid];
    for (const payee of beside) {
      const affix = affixBetween(record.project, payee);
      if (affix === null) continue;
      const lines = found.get(affix) ?? new Map<SourceRecord, ProjectFacts[]>();
      lines.set(record, [...(lines.get(record) ?? []), payee]);
      found.set(affix, lines);
    }
  }
  const [most] = [...found.values()].toSorted((a, b) => b.size - a.size);
  if (most === undefined || most.size < leastLines) return [];
  if (most.size * leastShare.denominator < total * leastShare.numerator) return [];
  return [...most].flatMap(([record, payees]) => {
    const paid = sumWon(record.entries.map(({ amount }) => amount));
    const line = identityLineOfPayments(record.project, paid);
    return payees.map((payee) => ({
      added: line,
      live: identityLineOfPayments(payee, 0n),
      evidence: ["common-affix"],
    }));
  });
}

/** What one name has more than the other, and where; null where their accounts differ or the names are no such pair. */
function affixBetween(added: ProjectFacts, known: ProjectFacts): string | null {
  const [now, before] = [comparableName(added.name), comparableName(known.name)];
  if (now.length === before.length || !isSameOrUnsaid(added.account, known.account)) return null;
  const [short, long, sign] = now.length > before.length ? [before, now, "+"] : [now, before, "-"];
  if (long.startsWith(short)) return `${sign}…${long.slice(short.length)}`;
  return long.endsWith(short) ? `${sign}${long.slice(0, long.length - short.length)}…` : null;
}
