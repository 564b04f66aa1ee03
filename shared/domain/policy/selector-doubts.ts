/**
 * Selectors of a policy that nobody means: of a department, an account or a project that no line of the books bears, and
 * the same lines named twice. Such a target, exclusion or recipient changes nothing, and nobody is told why.
 */
import type { Bilingual } from "../values/bilingual.ts";
import { nearNames } from "../values/nearest-name.ts";
import { ascending } from "../values/order.ts";
import { codeOf, comparableName, type ProjectFacts, spellingsOf } from "../values/project.ts";
import { isMeant } from "./line-names.ts";
import type { Policy, Selector } from "./policy.ts";

export interface DoubtedValue extends Bilingual {
  /** Of the field in the policy's document. */
  readonly path: string;
  /** As people write it. */
  readonly value: string;
}

/** @param projects of the books; without any, every name may come. */
export function selectorDoubts(policy: Policy, projects: readonly ProjectFacts[]): readonly DoubtedValue[] {
  const unknown =
    projects.length === 0 ? [] : placesOf(policy).flatMap((place) => unknownIn(place, projects));
  return [...unknown, ...namedTwice(policy)];
}

interface Place {
  readonly path: string;
  readonly selector: Selector;
}

function placesOf({ targets, stagedTargets, exclusions, recipients }: Policy): readonly Place[] {
  return [
    ...targets.map((selector, at) => ({ path: `targets.${at}.value`, selector })),
    ...stagedTargets.flatMap(({ base }, stage) =>
      base.map((selector, at) => ({ path: `stagedTargets.${stage}.base.${at}.value`, selector })),
    ),
    ...exclusions.map((selector, at) => ({ path: `exclusions.${at}.value`, selector })),
    ...recipients.flatMap(({ lines }, at) =>
      lines === null ? [] : [{ path: `recipients.${at}.lines.value`, selector: lines }],
    ),
  ];
}

const shownNames = 5;

function unknownIn({ path, selector }: Place, projects: readonly ProjectFacts[]): readonly DoubtedValue[] {
  const { by, value } = selector;
  // An office without a fund may exclude funds all the same.
  if (by === "account-kind" || projects.some((project) => isMeant(project, selector))) return [];
  const names = [...spellingsOf(projects.flatMap((project) => namesBy(project, by))).values()].toSorted(
    ascending,
  );
  const near = nearNames(value, names, shownNames);
  const rest = names.length - shownNames;
  const list = names.slice(0, shownNames).join(", ") + (rest > 0 ? ` … (+${rest})` : "");
  const known = list === "" ? { ko: "", en: "" } : { ko: ` 있는 이름: ${list}`, en: ` There are ${list}.` };
  const words =
    near.length > 0 ? { ko: ` 혹시 ${near.join(", ")}입니까?`, en: ` Is it ${near.join(", ")}?` } : known;
  return [
    {
      path,
      value: textOf(selector),
      ko: `장부에 그런 ${selectorWords[by].ko} 이름이 없어 아무 사업에도 해당하지 않습니다.${words.ko}`,
      en: `the ledger has no ${selectorWords[by].en} of that name, so it is of no project.${words.en}`,
    },
  ];
}

function namesBy(project: ProjectFacts, by: Selector["by"]): readonly (string | null)[] {
  switch (by) {
    case "field":
      return [project.field];
    case "account":
    case "account-kind":
      return [project.account];
    case "department":
      return [project.department, project.departmentCode ?? null];
    case "unit-project":
      return [project.tier === "unit-project" ? project.name : project.unitProject];
    case "project":
      return [project.name, codeOf(project.id)];
  }
}

const selectorWords: Readonly<Record<Selector["by"], Bilingual>> = {
  field: { ko: "분야", en: "field" },
  account: { ko: "회계", en: "account" },
  "account-kind": { ko: "회계 종류", en: "kind of account" },
  department: { ko: "부서", en: "department" },
  "unit-project": { ko: "단위사업", en: "unit project" },
  project: { ko: "사업", en: "project" },
};

function textOf({ by, value }: Selector): string {
  return `${selectorWords[by].ko}=${value}`;
}

/** Of two targets of the same lines the last counts, and of two stages of one day both would be asked for. */
function namedTwice({ targets, stagedTargets, exclusions }: Policy): readonly DoubtedValue[] {
  return [
    ...twice(targets.map(selectorKey)).map((at) => ({
      path: `targets.${at}.value`,
      value: textOf(targets[at] ?? nobody),
      ko: "같은 대상의 목표가 두 번 있습니다. 뒤의 것만 쓰입니다.",
      en: "there are two targets of the same lines, and the last one counts.",
    })),
    ...twice(stagedTargets.map(stageKey)).map((at) => ({
      path: `stagedTargets.${at}.by`,
      value: stagedTargets[at]?.by ?? "",
      ko: "같은 날의 단계별 목표가 같은 대상에 두 번 있습니다.",
      en: "there are two staged targets of one day for the same lines.",
    })),
    ...twice(exclusions.map(selectorKey)).map((at) => ({
      path: `exclusions.${at}.value`,
      value: textOf(exclusions[at] ?? nobody),
      ko: "같은 제외가 두 번 있습니다.",
      en: "the same exclusion stands there twice.",
    })),
  ];
}

function selectorKey({ by, value }: Selector): string {
  return `${by} ${comparableName(value)}`;
}

function stageKey({ by, base }: Policy["stagedTargets"][number]): string {
  return [by, ...base.map(selectorKey).toSorted(ascending)].join("\n");
}

const nobody: Selector = { by: "project", value: "" };

/** The places of those that stood there before. */
function twice(keys: readonly string[]): readonly number[] {
  return [...keys.keys()].filter((at) => keys.indexOf(keys[at] ?? "") < at);
}
