/** What speaks for two lines being one project, in words. */
import type { Evidence } from "./evidence-kinds.ts";

export function evidenceText(evidence: readonly Evidence[]): { readonly ko: string; readonly en: string } {
  const said = evidence.filter((each) => !evidence.some((other) => saysMore[other] === each));
  const words = (language: "ko" | "en"): string =>
    said.map((each) => evidenceNames[each][language]).join(" · ");
  return { ko: words("ko"), en: words("en") };
}

/** What the stronger evidence says already. */
const saysMore: Readonly<Partial<Record<Evidence, Evidence>>> = {
  "telling-budget": "same-budget",
  "telling-spending": "same-spending",
};

const evidenceNames: Readonly<Record<Evidence, { readonly ko: string; readonly en: string }>> = {
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
  "spending-went-on": { ko: "이어지는 집행액", en: "spending goes on" },
  "same-payments": { ko: "같은 날 같은 지급액", en: "same payments on the same days" },
  "same-department": { ko: "같은 부서", en: "same department" },
  "line-vanished": { ko: "지난 표의 줄이 없어짐", en: "the line of the last table is gone" },
  "department-vanished": { ko: "옛 부서가 없어짐", en: "the old department is gone" },
};
