/** Whether new lines of a held file are known projects: the pairs, what speaks for them, and the answers. */
import { useState } from "react";
import type { MatchedAnswer, Problem, UploadAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { grouped } from "../logic/format-figures.ts";
import { tellChanged } from "../api/use-answer.ts";
import { DataTable } from "../parts/data-table.tsx";
import { ProblemNotice } from "../parts/states.tsx";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { takenBackNames } from "./upload-labels.ts";
import { type Answer, useAnswering } from "./use-answering.ts";
import { YesOrNo } from "../parts/yes-or-no.tsx";

type Pair = NonNullable<UploadAnswer["findings"][number]["pairs"]>[number];

export function Questions({ upload }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { problem, isBusy, answer: answerFile } = useAnswering();
  const pairs = upload.findings.flatMap((finding) => finding.pairs ?? []);
  if (upload.state !== "held" || pairs.length === 0) return null;
  const answer = (body: Answer): Promise<void> => answerFile(upload.uploadId, body);
  return (
    <section aria-label={say("같은 사업인지 답하기", "Are they the same projects?")}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        <button
          type="button"
          className="primary"
          disabled={isBusy}
          onClick={() => void answer({ allSame: true })}
        >
          {say("모두 같은 사업", "All are the same")}
        </button>
      </div>
      <DataTable
        title={say(
          `장부의 사업과 같아 보이는 새 사업 ${grouped(pairs.length)}건`,
          `New lines that look known: ${grouped(pairs.length)}`,
        )}
        rows={pairs}
        keyOf={({ from, to }) => `${from} ${to}`}
        columns={[
          {
            title: say("장부의 사업", "Known"),
            cell: ({ toName, toDepartment }) => `${toName} · ${toDepartment ?? "–"}`,
          },
          {
            title: say("이 파일의 사업", "New"),
            cell: ({ fromName, fromDepartment }) => `${fromName} · ${fromDepartment ?? "–"}`,
          },
          { title: say("근거", "Evidence"), cell: ({ why }) => tell(why) },
          {
            title: say("답", "Answer"),
            cell: (pair) => (
              <AnswerButtons
                pair={pair}
                together={pairs.filter(({ from }) => from === pair.from)}
                isBusy={isBusy}
                answer={answer}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

interface ButtonsProps {
  readonly pair: Pair;
  /** All pairs of its new line, itself too: several where it may be projects that were put together. */
  readonly together: readonly Pair[];
  readonly isBusy: boolean;
  readonly answer: (body: Answer) => Promise<void>;
}

function AnswerButtons({ pair: { from, fromName, to }, together, isBusy, answer }: ButtonsProps) {
  const { say } = useLanguage();
  return (
    <span className="acts">
      <button
        type="button"
        disabled={isBusy}
        aria-label={say(`${fromName}: 같은 사업`, `${fromName}: the same project`)}
        onClick={() => void answer({ same: [{ from, to }] })}
      >
        {say("같은 사업", "Same")}
      </button>
      {together.length > 1 && (
        <button
          type="button"
          disabled={isBusy}
          aria-label={say(
            `${fromName}: ${together.map(({ toName }) => toName).join(", ")} 통합`,
            `${fromName}: ${together.map(({ toName }) => toName).join(", ")} put together`,
          )}
          onClick={() => void answer({ same: together.map((each) => ({ from: each.from, to: each.to })) })}
        >
          {say(`${together.length}개 통합`, `All ${together.length} together`)}
        </button>
      )}
      <button
        type="button"
        disabled={isBusy}
        aria-label={say(`${fromName}: 새 사업`, `${fromName}: a new project`)}
        onClick={() => void answer({ new: [from] })}
      >
        {say("새 사업", "New")}
      </button>
    </span>
  );
}

/** Takes the answers about a file back: says first how many there are and what follows. */
export function TakeAnswersBack({ upload }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [isConfirming, setConfirming] = useState(false);
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
    setConfirming(false);
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
          <button
            type="button"
            aria-expanded={isConfirming}
            onClick={() => setConfirming((before) => !before)}
          >
            {name} ({grouped(count)})
          </button>
        </div>
      )}
      {isOffered && isConfirming && (
        <YesOrNo
          name={name}
          yes={say("답을 되돌립니다", "Yes, take them back")}
          isBusy={isBusy}
          onYes={takeBack}
          onNo={() => setConfirming(false)}
        >
          {say(
            `이 파일에 적은 답 ${grouped(count)}건을 되돌립니까? 그 답으로 연결한 지급은 다시 연결되지 않은 지급이 되고, 그 답에 따라 반영한 파일은 다시 읽어 같은 질문을 합니다. 그동안 그 파일의 금액은 합계에서 빠질 수 있습니다.`,
            `Take back ${grouped(count)} answers about this file? Payments that they matched are unmatched again, and files that were applied under them are read once more and ask again; until then their amounts may be in no total.`,
          )}
        </YesOrNo>
      )}
    </>
  );
}
