/** What a line is called, as names are compared, and whether a selector of the policy means it. */
import type { Selector } from "./policy.ts";
import { comparableName, idPart, type ProjectFacts } from "../values/project.ts";
import { rememberedByName } from "../values/remembered-by-name.ts";

export interface LineNames {
  readonly name: string;
  readonly department: string | null;
  readonly departmentCode: string | null;
  readonly unitProject: string | null;
  readonly account: string | null;
  readonly accountKind: AccountKind | null;
  readonly field: string | null;
}

export type AccountKind = "일반회계" | "특별회계" | "기금";

/** `의료급여기금 특별회계` is a special account, `통합재정안정화기금(통합계정)` a fund. Null where no name says it. */
export function accountKindOf(account: string | null): AccountKind | null {
  const name = account === null ? "" : comparableName(account);
  if (name.includes("특별회계")) return "특별회계";
  if (name.includes("일반회계")) return "일반회계";
  return name.includes("기금") ? "기금" : null;
}

/** Whether it is the account of which no name says more: `일반회계`, `100 일반회계`, `일반`. */
export function isGeneralAccount(account: string | null): boolean {
  return accountKindOf(account) === "일반회계" || comparableName(account ?? "") === "일반";
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
    departmentCode: project.departmentCode ?? null,
    unitProject: comparable(project.tier === "unit-project" ? project.name : project.unitProject),
    account: comparable(project.account),
    accountKind: accountKindOf(project.account),
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
    case "account-kind":
      return names.accountKind === meant.name;
    case "department":
      return names.department === meant.name || names.departmentCode === meant.name;
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

/** The part that whole words of a name are; null of none. `내부 거래` is 내부거래, and `2026기금` is not 기금. */
export function firstWordsHeld(name: string, parts: readonly string[]): string | null {
  const runs = runsOf(name);
  return parts.find((part) => runs.has(comparableName(part).replaceAll("·", ""))) ?? null;
}

/** Every run of neighbouring words of a name, written together: asked for again at every level and by every rule. */
const runsOf = rememberedByName((name): ReadonlySet<string> => {
  const words = name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word === "" ? [] : comparableName(word)));
  const runs = new Set<string>();
  for (const from of words.keys())
    for (let to = from + 1; to <= Math.min(words.length, from + longestRun); to++)
      runs.add(words.slice(from, to).join(""));
  return runs;
});

/** No word of a budget is spelt with more gaps. */
const longestRun = 6;

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
