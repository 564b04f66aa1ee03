/** What a person does with a held file: its questions are answered first, and release says what it does without answers. */
import type { Finding } from "../../shared/domain/values/finding.ts";
import { asksOfCodes, isQuestion } from "../../shared/domain/identity/questions.ts";

/** Questions first: what else holds the file may be settled with them. */
export function heldOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter(isQuestion), ...findings.filter((finding) => !isQuestion(finding))];
}

export function heldRemedies(uploadId: string, findings: readonly Finding[]): readonly string[] {
  const questions = findings.filter(isQuestion);
  if (questions.length === 0)
    return [
      `  확인 뒤 monitor release ${uploadId} 또는 monitor discard ${uploadId} / release or discard it after a look`,
    ];
  const without = questions.map((question) => (asksOfCodes(question) ? asRenamed : asNew));
  return [
    `  먼저 질문에 답해 주십시오: monitor match ${uploadId} (모두 같은 사업이면 --all-same, 하나씩은 --same · --new 번호) / answer its questions first`,
    `  monitor release ${uploadId}: 답하지 않고 반영합니다. ${without.map(({ ko }) => ko).join(" ")} / applies it without answers: ${without.map(({ en }) => en).join("; ")}`,
    `  monitor discard ${uploadId}: 반영하지 않습니다. / puts it aside`,
  ];
}

const asNew = {
  ko: "새 사업은 장부의 사업과 따로 더해지므로, 같은 사업이면 금액이 두 번 더해집니다.",
  en: "new lines add to the known ones, twice where they are the same project",
};

const asRenamed = {
  ko: "코드가 같은 사업은 이름만 바뀐 것으로 이어집니다.",
  en: "lines of a known code go on as renamed projects",
};
