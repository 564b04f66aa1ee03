/** Takes the answers about a file back: says first how many there are and what follows. */
import { useState } from "react";
import type { MatchedAnswer, Problem, UploadAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { useAnnounce } from "../shell/announcer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { useSession } from "../shell/session.tsx";
import { takenBackNames } from "./upload-words.ts";

export function TakeAnswersBack({ upload }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { uploadId, answers, isUnderWay } = upload;
  const count = answers.reduce((sum, { pairs }) => sum + pairs, 0);
  const isOffered = count > 0 && !isUnderWay;
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const path = `${base}/uploads/${uploadId}/unmatch`;
    // Those that were counted: an answer that somebody gives meanwhile stays.
    const body = { entries: answers.map(({ entry }) => entry) };
    const given = await ask<MatchedAnswer>(path, { method: "POST", body });
    setBusy(false);
    setAsked(false);
    if (given.kind === "problem") return setProblem(given.problem);
    setProblem(null);
    announce(tell(takenBackNames[given.value.outcome]));
    tellChanged();
  };
  const name = say("답 되돌리기", "Take answers back");
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isOffered && (
        <div className="acts">
          <button type="button" aria-expanded={isAsked} onClick={() => setAsked((before) => !before)}>
            {name} ({count})
          </button>
        </div>
      )}
      {isOffered && isAsked && (
        <div className="notice" role="alertdialog" aria-label={name}>
          <p>
            {say(
              `이 파일에 적은 답 ${count}건을 되돌립니까? 그 답으로 연결한 지급은 다시 연결되지 않은 지급이 되고, 그 답에 따라 반영한 파일은 다시 읽어 같은 질문을 합니다. 그동안 그 파일의 금액은 합계에서 빠질 수 있습니다.`,
              `Take back ${count} answers about this file? Payments that they matched are unmatched again, and files that were applied under them are read once more and ask again; until then their amounts may be in no total.`,
            )}
          </p>
          <div className="acts">
            <button type="button" className="primary" disabled={isBusy} onClick={() => void takeBack()}>
              {say("예", "Yes")}: {name}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              {say("아니요", "No")}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
