/**
 * Finds the unit project that each business belongs to. A council report does not say; but the budgets
 * and the spending of a unit project's businesses add up to its own, to the won. Only a placement that
 * no other contradicts counts: a wrong parent would give a unit project another one's fund split.
 */
import type { Won } from "../../domain/values/won.ts";

export interface BudgetAndSpending {
  /** Null where the report states none: such a line is never placed. */
  readonly budget: Won | null;
  readonly spent: Won | null;
}

/** All subsets of 16 are 65,536, about 20 ms. Beyond, only runs in document order are tried. */
const maxSubsetSearch = 16;

/** For each business the index of its unit project; null where none fits, or more than one could. */
export function placeBusinesses(
  unitProjects: readonly BudgetAndSpending[],
  businesses: readonly BudgetAndSpending[],
): readonly (number | null)[] {
  const placeable = [...businesses.entries()]
    .filter(([, business]) => isPlaceable(business))
    .map(([at]) => at);
  const claims = businesses.map(() => [] as number[]);
  for (const { wantedBy, groups, members } of fitsOf(unitProjects, businesses, placeable)) {
    const [unitProject = ambiguous, ...others] = wantedBy;
    const claimant = groups === 1 && others.length === 0 ? unitProject : ambiguous;
    for (const member of members) claims[member]?.push(claimant);
  }
  const contested = new Set(claims.filter((claim) => claim.length > 1).flat());
  return claims.map(([claim]) =>
    claim === undefined || claim === ambiguous || contested.has(claim) ? null : claim,
  );
}

/** Claims a business for nobody: more than one group or more than one unit project fits. */
const ambiguous = -1;

/** A line of zeros fits everywhere and so tells nothing: left in, it would make every placement ambiguous. */
function isPlaceable({ budget, spent }: BudgetAndSpending): boolean {
  return budget !== null && spent !== null && (budget !== 0n || spent !== 0n);
}

interface Fit {
  /** The unit projects that have the same budget and spending. */
  readonly wantedBy: number[];
  /** How many groups of businesses add up to it. */
  groups: number;
  /** Every business of any such group. */
  readonly members: Set<number>;
}

function fitsOf(
  unitProjects: readonly BudgetAndSpending[],
  businesses: readonly BudgetAndSpending[],
  placeable: readonly number[],
): Iterable<Fit> {
  const fits = new Map<string, Fit>();
  for (const [at, unitProject] of unitProjects.entries()) {
    if (!isPlaceable(unitProject)) continue;
    const key = `${unitProject.budget}/${unitProject.spent}`;
    const fit = fits.get(key);
    if (fit === undefined) fits.set(key, { wantedBy: [at], groups: 0, members: new Set() });
    else fit.wantedBy.push(at);
  }
  const candidates = placeable.length <= maxSubsetSearch ? allSubsets : contiguousRuns;
  for (const { members, budget, spent } of candidates(placeable, businesses)) {
    const fit = fits.get(`${budget}/${spent}`);
    if (fit === undefined) continue;
    fit.groups += 1;
    for (const member of members()) fit.members.add(member);
  }
  return fits.values();
}

interface Candidate {
  readonly members: () => readonly number[];
  readonly budget: Won;
  readonly spent: Won;
}

function* allSubsets(
  placeable: readonly number[],
  businesses: readonly BudgetAndSpending[],
): Generator<Candidate> {
  const budgets: Won[] = [0n];
  const spendings: Won[] = [0n];
  for (let mask = 1; mask < 2 ** placeable.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const rest = mask & (mask - 1);
    const business = businesses[placeable[lowest] ?? -1];
    const budget = (budgets[rest] ?? 0n) + (business?.budget ?? 0n);
    const spent = (spendings[rest] ?? 0n) + (business?.spent ?? 0n);
    budgets.push(budget);
    spendings.push(spent);
    yield { budget, spent, members: () => placeable.filter((_, bit) => (mask & (1 << bit)) !== 0) };
  }
}

function* contiguousRuns(
  placeable: readonly number[],
  businesses: readonly BudgetAndSpending[],
): Generator<Candidate> {
  for (let from = 0; from < placeable.length; from++) {
    let [budget, spent] = [0n, 0n];
    for (let to = from; to < placeable.length; to++) {
      const business = businesses[placeable[to] ?? -1];
      budget += business?.budget ?? 0n;
      spent += business?.spent ?? 0n;
      yield { budget, spent, members: () => placeable.slice(from, to + 1) };
    }
  }
}
