/** How the letters of one host are written: in which language, with links to which page, and what things are called in them. */
import type { Bilingual, Language } from "../values/bilingual.ts";

export interface LetterSetting {
  readonly language: Language;
  /** Where people open the page; null: letters have no links. */
  readonly pageAddress: string | null;
}

/** By the day on which the letter goes out: one that waited a night bears the names that a file brought meanwhile. */
export interface LetterNames {
  /** As people call the office; null where nobody does. */
  readonly office: string | null;
  /** Departments by their codes. */
  readonly departments: ReadonlyMap<string, string>;
  /** The number by which people find what is open of a scope; null where nobody gives it one. */
  readonly numberOf: (scope: string) => string | null;
}

export const noLetterNames: LetterNames = {
  office: null,
  departments: new Map(),
  numberOf: () => null,
};

/** What an item's place says where the sources say nothing. */
export const places = {
  office: { ko: "자치단체 전체", en: "the whole office" },
  noDepartment: { ko: "부서 미지정", en: "no department" },
  noUnitProject: { ko: "단위사업 미지정", en: "no unit project" },
} as const satisfies Readonly<Record<string, Bilingual>>;
