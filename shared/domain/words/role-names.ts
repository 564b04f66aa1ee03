/** What people may do, in words. */
import type { Role } from "../access/principal.ts";
import type { Bilingual } from "../values/bilingual.ts";

export const roleNames: Readonly<Record<Role, Bilingual>> = {
  finance: { ko: "재정", en: "finance" },
  manager: { ko: "부서 담당", en: "manager" },
  administrator: { ko: "관리자", en: "administrator" },
  viewer: { ko: "열람", en: "viewer" },
};
