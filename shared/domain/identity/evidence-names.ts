/** What speaks for two lines being one project, in words. */
import { areOneDepartment } from "../departments/known-departments.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { IdentityLine } from "./identity-line.ts";

export function evidenceText(evidence: readonly Evidence[]): Bilingual {
  const said = evidence.filter((each) => !evidence.some((other) => statesMore[other] === each));
  const words = (language: "ko" | "en"): string =>
    said.map((each) => evidenceNames[each][language]).join(" · ");
  return { ko: words("ko"), en: words("en") };
}

/** What speaks against it, with the figures before and now. */
export function differencesText(now: IdentityLine, before: IdentityLine): Bilingual {
  const ko = ["다른 이름"];
  const en = ["another name"];
  const [budget, budgetBefore] = [now.budgets.at(-1) ?? null, before.budgets.at(-1) ?? null];
  if (budget !== null && budgetBefore !== null && !now.budgets.some((won) => before.budgets.includes(won))) {
    ko.push(`예산 ${change(budgetBefore, budget)}원`);
    en.push(`budget ${change(budgetBefore, budget)} won`);
  }
  if (now.spent !== null && before.spent !== null && now.spent !== before.spent) {
    ko.push(`집행액 ${change(before.spent, now.spent)}원`);
    en.push(`spending ${change(before.spent, now.spent)} won`);
  }
  if (!areOneDepartment(now.meant, before.meant)) {
    ko.push("다른 부서");
    en.push("another department");
  }
  return { ko: ko.join(" · "), en: en.join(" · ") };
}

function change(from: Won, to: Won): string {
  return `${formatWon(from)} → ${formatWon(to)}`;
}

/** What the stronger evidence says already. */
const statesMore: Readonly<Partial<Record<Evidence, Evidence>>> = {
  "telling-budget": "same-budget",
  "telling-spending": "same-spending",
};

const evidenceNames: Readonly<Record<Evidence, Bilingual>> = {
  "same-code": { ko: "같은 코드", en: "same code" },
  "code-lost-zeros": { ko: "앞자리 0이 빠진 코드", en: "the code without leading zeros" },
  "long-code": { ko: "여덟 자리가 넘는 코드", en: "a code of more than eight digits" },
  "code-lost-digits": { ko: "끝자리가 바뀐 코드", en: "the code with its last digit lost" },
  "code-in-parts": { ko: "같은 코드의 나뉜 줄", en: "a part of the same code" },
  "same-name": { ko: "같은 이름", en: "same name" },
  "similar-name": { ko: "비슷한 이름", en: "similar name" },
  "same-budget": { ko: "같은 예산", en: "same budget" },
  "telling-budget": { ko: "끝자리까지 같은 예산", en: "same budget to the last digits" },
  "same-spending": { ko: "같은 집행액", en: "same spending" },
  "telling-spending": { ko: "끝자리까지 같은 집행액", en: "same spending to the last digits" },
  "same-lack": {
    ko: "지급 명세에 없는 금액과 같음",
    en: "the very amount that its payments lack",
  },
  "fits-lack": {
    ko: "지급 명세에 없는 금액보다 적음",
    en: "less than the amount that its payments lack",
  },
  "spending-went-on": { ko: "이어지는 집행액", en: "spending goes on" },
  "same-payments": { ko: "같은 날 같은 지급액", en: "same payments on the same days" },
  "same-department": { ko: "같은 부서", en: "same department" },
  "department-undecided": {
    ko: "이름을 모르는 부서코드",
    en: "a department code without a name",
  },
  "line-vanished": { ko: "지난 표의 줄이 없어짐", en: "the line of the last table is gone" },
  "line-elsewhere": { ko: "옛 사업은 다른 코드로 이어짐", en: "the old project goes on under another code" },
  "common-affix": {
    ko: "목록의 이름이 모두 같은 말로 달라짐",
    en: "all names of the list differ by the same words",
  },
  "account-renamed": { ko: "회계 이름이 다름", en: "the account has another name" },
  "department-vanished": { ko: "옛 부서가 없어짐", en: "the old department is gone" },
};

/** Everything that may speak for two lines being one project. */
export const evidences = [
  "same-code",
  "code-lost-zeros",
  "long-code",
  "code-lost-digits",
  "code-in-parts",
  "same-name",
  "similar-name",
  "same-budget",
  "telling-budget",
  "same-spending",
  "telling-spending",
  "same-lack",
  "fits-lack",
  "spending-went-on",
  "same-payments",
  "same-department",
  "department-undecided",
  "department-vanished",
  "account-renamed",
  "line-vanished",
  "line-elsewhere",
  "common-affix",
] as const;
export type Evidence = (typeof evidences)[number];
