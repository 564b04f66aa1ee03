/** What a line is called, as names are compared, and whether a selector of the policy means it. */
import type { Selector } from "./policy.ts";
import { comparableName, idPart, type ProjectFacts } from "./project.ts";

export interface LineNames {
  readonly name: string;
  readonly department: string | null;
  readonly unitProject: string | null;
  readonly account: string | null;
  readonly field: string | null;
}

/**
 * Facts and policies never change, and every rule and level asks again: making a name comparable costs
 * more than the rule does. What is remembered goes when they go.
 */
const known = new WeakMap<ProjectFacts, LineNames>();
const knownSelectors = new WeakMap<Selector, { readonly name: string; readonly id: string }>();
const knownParts = new WeakMap<readonly string[], readonly string[]>();

export function namesOf(project: ProjectFacts): LineNames {
  const before = known.get(project);
  if (before !== undefined) return before;
  const names: LineNames = {
    name: comparableName(project.name),
    department: comparable(project.department),
    unitProject: comparable(project.tier === "unit-project" ? project.name : project.unitProject),
    account: comparable(project.account),
    field: comparable(project.field),
  };
  known.set(project, names);
  return names;
}

/** A project is also meant by its id (`code/…`) or by its bare code. */
export function isMeant(project: ProjectFacts, selector: Selector): boolean {
  const names = namesOf(project);
  const meant = meaningOf(selector);
  switch (selector.by) {
    case "field":
      return names.field === meant.name;
    case "account":
      return names.account === meant.name;
    case "department":
      return names.department === meant.name;
    case "unit-project":
      return names.unitProject === meant.name;
    case "project":
      return names.name === meant.name || project.id === meant.name || project.id === meant.id;
  }
}

/** Whether a comparable name holds one of the parts, dots and spaces aside. */
export function holdsPart(name: string | null, parts: readonly string[]): boolean {
  if (name === null) return false;
  let comparables = knownParts.get(parts);
  if (comparables === undefined) {
    comparables = parts.map(comparableName);
    knownParts.set(parts, comparables);
  }
  return comparables.some((part) => name.includes(part));
}

function meaningOf(selector: Selector): { readonly name: string; readonly id: string } {
  const before = knownSelectors.get(selector);
  if (before !== undefined) return before;
  const meaning = { name: comparableName(selector.value), id: `code/${idPart(selector.value)}` };
  knownSelectors.set(selector, meaning);
  return meaning;
}

function comparable(name: string | null): string | null {
  return name === null ? null : comparableName(name);
}
