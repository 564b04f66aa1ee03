/** Why spending may be late, in words. */
import type { Bilingual } from "../values/bilingual.ts";

export const reasons = [
  "contract-delayed",
  "permit-pending",
  "land-compensation",
  "grant-late",
  "plan-changed",
  "weather",
  "seasonal",
  "carry-over-planned",
  "data-late",
  "other",
] as const;
export type Reason = (typeof reasons)[number];

export const reasonNames: Readonly<Record<Reason, Bilingual>> = {
  "contract-delayed": { ko: "계약 지연", en: "contract delayed" },
  "permit-pending": { ko: "인허가·협의 중", en: "permit pending" },
  "land-compensation": { ko: "토지 보상 지연", en: "land compensation" },
  "grant-late": { ko: "국·도비 교부 지연", en: "grant came late" },
  "plan-changed": { ko: "사업계획 변경", en: "plan changed" },
  weather: { ko: "기상 여건", en: "weather" },
  seasonal: { ko: "시기 미도래", en: "not yet its season" },
  "carry-over-planned": { ko: "이월 예정", en: "carry-over planned" },
  "data-late": { ko: "자료 지연", en: "data late" },
  other: { ko: "기타", en: "other" },
};

/** What somebody noted when they acknowledged or put off, and named no reason: `other` stands for none then. */
export function isRemark({
  reason,
  givenWith,
}: {
  readonly reason: Reason;
  readonly givenWith?: string | undefined;
}): boolean {
  return givenWith !== undefined && reason === "other";
}

export const remarkName: Bilingual = { ko: "메모", en: "note" };

/** An answer's heading: its reason, or that it is a note alone. */
export function answerTitle(answer: Parameters<typeof isRemark>[0]): {
  readonly reasonTitle: Bilingual;
  readonly isRemark: boolean;
} {
  const isNote = isRemark(answer);
  return { reasonTitle: isNote ? remarkName : reasonNames[answer.reason], isRemark: isNote };
}

export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasonNames, text);
}
