/** Uploads in words. */
import { uploadStateNames, viaNames } from "../../shared/domain/words/act-names.ts";
import type {
  ListedUpload,
  MatchedAnswer,
  PreviewAnswer,
  SettledAnswer,
  UploadAnswer,
  UploadSummary,
} from "../../shared/contracts/api/api.ts";
import type { Labels } from "../context/language.tsx";
import { unansweredName } from "../parts/request-labels.ts";

type RequestState = NonNullable<UploadAnswer["asked"]>["state"];

/** The words of commands and letters; in English with a capital, as they begin a badge. */
export function stateName(state: UploadSummary["state"]): Labels {
  const { ko, en } = uploadStateNames[state];
  return { ko, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}

const underWay: Labels = {
  ko: "진행 중입니다. 잠시 뒤 다시 보십시오.",
  en: "It is under way; look again in a moment.",
};

/** Of a file that was settled once, whether it is sent or only tried. */
const settledBefore = {
  "already-discarded": { ko: "전에 폐기한 파일입니다.", en: "This file was discarded before." },
  "already-undone": { ko: "전에 되돌린 파일입니다.", en: "This file was taken back before." },
} as const;

/** How it stands with what was asked of a file, where another process does it. Nothing is said of what is done. */
export const requestedNames: Readonly<Record<RequestState, Labels | null>> = {
  open: { ko: "요청을 처리하고 있습니다.", en: "What was asked is under way." },
  refused: { ko: "요청대로 할 수 없었습니다.", en: "What was asked could not be done." },
  lost: unansweredName,
  done: null,
};

export const outcomeNames: Readonly<Record<SettledAnswer["outcome"], Labels>> = {
  applied: { ko: "장부에 반영했습니다.", en: "It was applied to the books." },
  "already-applied": {
    ko: "이미 반영된 파일입니다. 바뀐 것이 없습니다.",
    en: "This file was applied before; nothing changed.",
  },
  ...settledBefore,
  held: { ko: "사람의 확인이 필요해 보류했습니다.", en: "It is held: a person has to decide." },
  rejected: { ko: "읽을 수 없어 반려했습니다.", en: "It was refused." },
  discarded: { ko: "폐기했습니다.", en: "It was discarded." },
  undone: { ko: "되돌렸습니다.", en: "It was taken back." },
  restored: { ko: "되살렸습니다.", en: "It was brought in again." },
  "nothing-to-do": { ko: "할 일이 없습니다.", en: "There was nothing to do." },
  requested: underWay,
};

/** Who brought a file, and by which way. */
export function senderWords(sentBy: ListedUpload["sentBy"]): Labels {
  if (sentBy === null) return { ko: "기록 없음", en: "not on record" };
  const { name, via } = sentBy;
  if (via === "inbox") return viaNames.inbox;
  if (via === null) return { ko: name, en: name };
  return { ko: `${name} (${viaNames[via].ko})`, en: `${name} (${viaNames[via].en})` };
}

export const answeredNames: Readonly<Record<MatchedAnswer["outcome"], Labels>> = {
  matched: { ko: "답을 적었습니다.", en: "The answer was entered." },
  "nothing-to-do": { ko: "바뀐 것이 없습니다.", en: "Nothing changed." },
  requested: underWay,
};

export const takenBackNames: Readonly<Record<MatchedAnswer["outcome"], Labels>> = {
  ...answeredNames,
  matched: { ko: "답을 되돌렸습니다.", en: "The answers were taken back." },
};

/** What a dry run foresees. */
export const verdictNames: Readonly<Record<PreviewAnswer["verdict"], Labels>> = {
  applied: { ko: "올리면 바로 반영됩니다.", en: "It would be applied." },
  "already-applied": {
    ko: "이미 반영된 파일입니다. 올려도 바뀌지 않습니다.",
    en: "It was applied before: nothing would change.",
  },
  ...settledBefore,
  held: { ko: "올리면 보류되어 확인을 기다립니다.", en: "It would be held until a person decides." },
  rejected: {
    ko: "이대로는 반려됩니다. 아래를 고쳐 주십시오.",
    en: "It would be refused. Mend what is named below.",
  },
};
