/** What is said of an undo: why it cannot be, and what it could not take back. */
import type { Finding } from "../../shared/domain/finding.ts";
import type { TurnOutcome, Upload } from "../../shared/domain/upload.ts";

/** Null where nothing is under way: figures that come in meanwhile could rest on what is being taken back. */
export function uploadUnderWay([first]: readonly Upload[]): Finding | null {
  if (first === undefined) return null;
  return said("upload-under-way", "hold", first.fileName, {
    ko: `"${first.fileName}"을(를) 아직 처리하고 있습니다. 끝난 뒤 다시 실행해 주십시오. 중단된 것이면 그 파일을 다시 올려 마치게 해 주십시오.`,
    en: `"${first.fileName}" is still being taken in. Try again when it has ended; if it broke off, send that file again to end it.`,
  });
}

export function wrongState(direction: TurnOutcome["state"], { fileName, outcome }: Upload): Finding {
  const { state } = outcome;
  return direction === "undoing"
    ? said("upload-not-applied", "reject", state, {
        ko: `"${fileName}"은(는) 반영된 업로드가 아니어서 되돌릴 것이 없습니다(상태: ${state}).`,
        en: `"${fileName}" is not applied (it is ${state}), so there is nothing to undo.`,
      })
    : said("upload-not-undone", "reject", state, {
        ko: `"${fileName}"은(는) 되돌린 업로드가 아닙니다(상태: ${state}).`,
        en: `"${fileName}" was not undone (it is ${state}).`,
      });
}

/** Later uploads state those projects themselves, so their figures stay. */
export function figuresStay({ unmoved }: { readonly unmoved: number }): Finding[] {
  if (unmoved === 0) return [];
  return [
    said("figures-stated-by-others", "note", `${unmoved}`, {
      ko: `사업 ${unmoved}건은 다른 업로드가 같은 날짜 이후의 금액을 밝히고 있어 금액이 바뀌지 않습니다. 그 금액도 틀렸다면 그 업로드를 되돌려 주십시오.`,
      en: `The figures of ${unmoved} projects stay, because other uploads state them. Undo those too if they are wrong.`,
    }),
  ];
}

/** It had only repeated what was undone, and its file cannot be read as then. */
export function retellingLost({ fileName, uploadId }: Upload): Finding {
  return said("repetition-unreadable", "note", fileName, {
    ko: `"${fileName}"(${uploadId})이(가) 같은 금액을 다시 밝혔으나 지금은 그 파일을 읽을 수 없어 그 내용은 남기지 못했습니다. 파일을 다시 만들어 올려 주십시오.`,
    en: `"${fileName}" (${uploadId}) had repeated the same figures, but its file cannot be read any more, so what it repeated is gone. Export and send it again.`,
  });
}

function said(
  code: string,
  consequence: Finding["consequence"],
  value: string,
  words: { readonly ko: string; readonly en: string },
): Finding {
  return { code, consequence, row: null, column: null, value, ...words };
}
