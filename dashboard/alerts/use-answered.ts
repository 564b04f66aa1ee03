/** Says what was answered, and takes it back where somebody wants that. */
import type { ApiAlert } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { type Labels, useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { viewOf } from "../logic/place.ts";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import type { AnswerAct } from "./answer-draft.ts";

const doneNames: Readonly<Record<AnswerAct, Labels>> = {
  acknowledge: { ko: "확인으로 기록했습니다.", en: "Recorded as acknowledged." },
  snooze: { ko: "미룬 것으로 기록했습니다.", en: "Recorded as put off." },
  explain: { ko: "사유를 기록했습니다.", en: "The reason was recorded." },
};

export function useAnswered(): (act: AnswerAct, ids: readonly string[]) => void {
  const { say, tell, language } = useLanguage();
  const { base } = useSession();
  const { change } = usePlace();
  const toast = useToast();
  const undo = async (ids: readonly string[]): Promise<void> => {
    toast({ text: say("되돌리는 중입니다…", "Taking it back…") });
    let back = 0;
    for (const id of ids) {
      const answer = await ask<ApiAlert>(`${base}/alerts/${id}/withdraw`, { method: "POST" });
      if (answer.kind === "problem") {
        toast({ text: language === "ko" ? answer.problem.detail : answer.problem.detailEn });
        break;
      }
      back += 1;
    }
    const [first = null] = ids;
    if (back === ids.length)
      toast({
        text:
          ids.length === 1
            ? say("되돌렸습니다.", "It was taken back.")
            : say(`${back}건을 되돌렸습니다.`, `${back} were taken back.`),
      });
    tellChanged();
    // To where the row is again, unless somebody went elsewhere meanwhile.
    if (viewOf(location.search) === "inbox" && back > 0) change({ row: first, tab: null }, "replace");
  };
  return (act, ids) => {
    const many = ids.length === 1 ? "" : say(`${ids.length}건: `, `${ids.length}: `);
    toast({ text: `${many}${tell(doneNames[act])}`, undo: () => void undo(ids) });
  };
}
