/**
 * Which departments two sources mean where one gives codes and the other names: by every name that a table, a person or a
 * list ever gave a code, for a table of last year goes on with the old one.
 */
import type { Balance } from "../ledger/balance.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { comparableName, type ProjectFacts } from "../values/project.ts";
import { isOneSlipOff } from "../values/nearest-name.ts";
import {
  type Department,
  type DepartmentNames,
  isDepartmentCode,
  namesOfLists,
  namingOf,
  withDepartmentName,
} from "./names-of-codes.ts";
import type { StatedName } from "./stated-names.ts";

export interface MeantDepartment {
  /** Its code where one alone is meant, else what it is called, as compared. */
  readonly key: string;
  /** All codes that it may be: a name may be of several. */
  readonly codes: ReadonlySet<string>;
  /** Whether it is a code that nobody gave a name: any name may be its. */
  readonly isNameless: boolean;
}

export class KnownDepartments {
  readonly #codes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #named: ReadonlySet<string> | null;
  readonly #shown: DepartmentNames;
  readonly #meant = new Map<string, MeantDepartment>();

  /** @param names of codes; null where names are not looked at. @param shown as departments are shown. */
  constructor(names: Iterable<readonly [code: string, name: string]> | null, shown: DepartmentNames) {
    const codes = new Map<string, Set<string>>();
    const named = new Set<string>();
    for (const [code, name] of names ?? []) {
      const key = comparableName(name);
      codes.set(key, (codes.get(key) ?? new Set()).add(code));
      named.add(code);
    }
    this.#codes = codes;
    this.#named = names === null ? null : named;
    this.#shown = shown;
  }

  meantBy(department: string): MeantDepartment {
    const known = this.#meant.get(department);
    if (known !== undefined) return known;
    const meant = this.#find(department);
    this.#meant.set(department, meant);
    return meant;
  }

  /** As every screen shows the line. */
  shown(project: ProjectFacts): ProjectFacts {
    return withDepartmentName(project, this.#shown);
  }

  #find(department: string): MeantDepartment {
    const name = comparableName(department);
    if (isDepartmentCode(name))
      return { key: name, codes: new Set([name]), isNameless: this.#named?.has(name) === false };
    const codes = this.#codes.get(name) ?? new Set();
    const [only = name] = codes.size === 1 ? codes : [];
    return { key: only, codes, isNameless: false };
  }
}

/** Of lines that were brought to one naming before. */
export const departmentsAsStated = new KnownDepartments(null, new Map());

/** @param ofFile what the file that is examined calls departments, by code. */
export function knownDepartments(
  balances: readonly Balance[],
  stated: readonly StatedName[],
  ofFile: ReadonlyMap<string, string>,
): KnownDepartments {
  const all = [...stated, ...namesOfLists(balances)].map(({ code, name }) => [code, name] as const);
  const { shown } = namingOf(balances, stated, null);
  const fresh = [...ofFile].filter(([code]) => !shown.has(code));
  const freshly = fresh.map(([code, name]) => [code, { code, name }] as const);
  return new KnownDepartments([...all, ...ofFile], new Map([...freshly, ...shown]));
}

/** Whether both may be one: one that a line does not state contradicts none. */
export function areOneDepartment(a: MeantDepartment | null, b: MeantDepartment | null): boolean {
  if (a === null || b === null || a.key === b.key) return true;
  return [...a.codes].some((code) => b.codes.has(code));
}

/** Whether nobody can tell: one is a code without a name, the other a name without a code. */
export function areUndecided(a: MeantDepartment | null, b: MeantDepartment | null): boolean {
  if (a === null || b === null) return false;
  return (a.isNameless && b.codes.size === 0) || (b.isNameless && a.codes.size === 0);
}

/** Codes of one office stand close together: a slip may be any of some. */
const likelyAtMost = 3;

/**
 * Known departments from which one that nobody has is a slip of the pen away, as a person reads them: those of codes with code and name.
 * @param own where the ledger has the project: named first.
 */
export function likelyDepartments(
  written: string,
  known: Iterable<Department>,
  own: string | null = null,
): readonly string[] {
  const isCode = isDepartmentCode(written);
  const near = new Map<string, string>();
  for (const { department, departmentCode } of known) {
    if (department === null) continue;
    const code = departmentCode ?? (isDepartmentCode(department) ? department : undefined);
    const meant = isCode ? code : department;
    if (meant === undefined || !isOneSlipOff(comparableName(meant), comparableName(written))) continue;
    near.set(meant, isCode && code !== department ? `${code} ${department}` : department);
  }
  const first = own === null ? undefined : near.get(own);
  const all = [...near.values()].toSorted();
  return [...new Set(first === undefined ? all : [first, ...all])].slice(0, likelyAtMost);
}

export function likelyText(likely: readonly string[]): Bilingual {
  if (likely.length === 0) return { ko: "", en: "" };
  const names = likely.map((each) => `"${each}"`).join(", ");
  return { ko: ` 혹시 ${names}입니까?`, en: ` Is it ${names}?` };
}
