/** What is said of an act on an upload: why it cannot be done, and what an undo could not change. */
import type { Decision } from "./decide.ts";
import type { Finding } from "../values/finding.ts";
import type { Upload } from "../uploads/upload.ts";

type Reason = Extract<Decision, { kind: "refuse" }>["because"];

/** The upload is in another state than the act needs. */
export function wrongState(because: Reason, { fileName, outcome: { state } }: Upload): Finding {
  switch (because) {
    case "not-applied":
      return said("upload-not-applied", "reject", state, {
        ko: `"${fileName}"은(는) 반영된 업로드가 아니어서 되돌릴 것이 없습니다(상태: ${state}).`,
        en: `"${fileName}" is not applied (it is ${state}), so there is nothing to undo.`,
      });
    case "not-undone":
      return said("upload-not-undone", "reject", state, {
        ko: `"${fileName}"은(는) 되돌린 업로드가 아닙니다(상태: ${state}).`,
        en: `"${fileName}" was not undone (it is ${state}).`,
      });
    case "not-matchable":
      return said("upload-not-matchable", "reject", state, {
        ko: `"${fileName}"은(는) 보류 중이거나 반영된 업로드가 아니어서 같은 사업인지 답할 것이 없습니다(상태: ${state}).`,
        en: `"${fileName}" is neither held nor applied (it is ${state}), so there is nothing to answer about it.`,
      });
    case "not-held":
      return said("upload-not-held", "reject", state, {
        ko: `"${fileName}"은(는) 보류 중이 아니어서 폐기할 수 없습니다(상태: ${state}).`,
        en: `"${fileName}" is not held, so it cannot be discarded (it is ${state}).`,
      });
  }
}

/** Later uploads state those projects themselves, so their figures stay. @param unmoved how many. */
export function figuresStay(unmoved: number): Finding[] {
  if (unmoved === 0) return [];
  return [
    said("figures-stated-by-others", "note", `${unmoved}`, {
      ko: `사업 ${unmoved}건은 다른 업로드가 같은 날짜 이후의 금액을 밝히고 있어 금액이 바뀌지 않습니다. 그 금액도 틀렸다면 그 업로드를 되돌려 주십시오.`,
      en: `The figures of ${unmoved} projects stay, because other uploads state them. Undo those too if they are wrong.`,
    }),
  ];
}

function said(
  code: string,
  consequence: Finding["consequence"],
  value: string,
  words: { readonly ko: string; readonly en: string },
): Finding {
  return { code, consequence, row: null, column: null, value, ...words };
}
