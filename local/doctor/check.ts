/** One thing that the doctor looks at, and what to do about it. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

export interface Check {
  readonly name: Bilingual;
  /** `look`: it works, and somebody should know of it. */
  readonly state: "ok" | "look" | "wrong";
  /** What was found, with the remedy where it is not ok. */
  readonly found: Bilingual;
}

export function ok(name: Bilingual, found: string | Bilingual): Check {
  return { name, state: "ok", found: typeof found === "string" ? { ko: found, en: found } : found };
}

export function look(name: Bilingual, ko: string, en: string): Check {
  return { name, state: "look", found: { ko, en } };
}

export function wrong(name: Bilingual, ko: string, en: string): Check {
  return { name, state: "wrong", found: { ko, en } };
}
