/** What a person decides about a file: what would follow first, then why, then yes or no. */
import { useEffect, useId, useRef, useState } from "react";
import type { EffectAnswer, Problem, SettledAnswer, UploadAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged, useAnswer } from "../api/use-answer.ts";
import { useDraft } from "../context/draft.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import { grouped } from "../logic/format-figures.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, ProblemNotice, Working } from "../parts/states.tsx";
import { outcomeNames } from "./upload-labels.ts";

type Act = UploadAnswer["acts"][number];

const names: Readonly<Record<Act, Labels>> = {
  release: { ko: "그대로 반영", en: "Release" },
  discard: { ko: "폐기", en: "Discard" },
  undo: { ko: "되돌리기", en: "Undo" },
  restore: { ko: "되살리기", en: "Bring in again" },
};
/** What the button does that settles it, as a sentence: "예: 폐기" reads as an example. */
const decisions: Readonly<Record<Act, Labels>> = {
  release: { ko: "그대로 반영합니다", en: "Yes, release it" },
  discard: { ko: "폐기합니다", en: "Yes, discard it" },
  undo: { ko: "되돌립니다", en: "Yes, undo it" },
  restore: { ko: "되살립니다", en: "Yes, bring it in again" },
};
const questions: Readonly<Record<Act, Labels>> = {
  release: { ko: "이 파일을 그대로 장부에 반영합니까?", en: "Let this file into the books as it is?" },
  discard: {
    ko: "이 파일을 폐기합니까? 다시 올려도 반영되지 않습니다. 지적은 남습니다.",
    en: "Discard this file? Sending it again would not apply it. What was found in it stays.",
  },
  undo: {
    ko: "이 파일의 기록을 되돌립니까? 기록은 남고 계산에서 빠집니다.",
    en: "Take this file back? Its records stay and are no longer counted.",
  },
  restore: {
    ko: "이 파일을 되살립니까? 폐기했던 파일은 새로 읽고, 걸리는 것이 있으면 보류합니다.",
    en: "Bring this file in again? One that was discarded is read anew, and held where something is amiss.",
  },
};
const longestReason = 500;

export function SettleUpload({ upload }: { readonly upload: UploadAnswer }) {
  const { uploadId, acts } = upload;
  const { tell } = useLanguage();
  const [requested, setRequested] = useState<Act | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const now = useRef(requested);
  now.current = requested;
  // News of an act may come before its own answer, and another act be begun by then: that one stays.
  const end = (act: Act): void => {
    if (now.current !== act) return;
    setRequested(null);
    // Back to where it began; the button itself may be gone.
    const first = group.current?.querySelector("button");
    (first ?? group.current)?.focus();
  };
  return (
    <>
      <div className="acts" ref={group} tabIndex={-1}>
        {acts.map((act) => (
          <button key={act} type="button" aria-expanded={requested === act} onClick={() => setRequested(act)}>
            {tell(names[act])}
          </button>
        ))}
      </div>
      {requested !== null && acts.includes(requested) && (
        <Settling
          key={`${uploadId} ${requested}`}
          upload={upload}
          act={requested}
          onEnd={() => end(requested)}
        />
      )}
    </>
  );
}

interface SettlingProps {
  readonly upload: UploadAnswer;
  readonly act: Act;
  readonly onEnd: () => void;
}

function Settling({ upload: { uploadId, fileName }, act, onEnd }: SettlingProps) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const toast = useToast();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(`upload ${uploadId} ${act}`, { reason: "" });
  const { shown, again } = useAnswer<EffectAnswer>(`${base}/uploads/${uploadId}/effect?act=${act}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reason = draft.value.reason.trim();
  useEffect(() => field.current?.focus(), []);
  const settle = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask<SettledAnswer>(`${base}/uploads/${uploadId}/${act}`, {
      method: "POST",
      body: { reason },
    });
    setBusy(false);
    if (answer.kind === "problem") return setProblem(answer.problem);
    draft.forget();
    toast({ text: `${fileName}: ${tell(outcomeNames[answer.value.outcome])}` });
    onEnd();
    tellChanged();
  };
  return (
    <form
      className="notice answer-reason"
      aria-label={tell(names[act])}
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
    >
      <p>
        <strong>{tell(questions[act])}</strong>
      </p>
      <Answered shown={shown} again={again}>
        {(effect) => <Effect effect={effect} />}
      </Answered>
      <label>
        {say("사유 (감사 기록에 남습니다)", "Reason (kept in the audit trail)")}
        <textarea
          ref={field}
          rows={2}
          maxLength={longestReason}
          required
          aria-describedby={hint}
          value={draft.value.reason}
          onChange={({ target }) => draft.write({ reason: target.value })}
        />
      </label>
      <p id={hint} className="small">
        {say(
          "왜 그렇게 하는지 적어야 진행합니다. 개인정보는 적지 마십시오.",
          "It goes on once you say why. Write no personal data.",
        )}
      </p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={isBusy || reason === ""}>
          {tell(decisions[act])}
        </button>
        <button type="button" disabled={isBusy} onClick={onEnd}>
          {say("아니요", "No")}
        </button>
      </div>
      <Working isBusy={isBusy}>{say("적고 있습니다…", "It is being written…")}</Working>
    </form>
  );
}

/** The totals before and after, and how many projects change. */
function Effect({ effect: { before, after, changedCount } }: { readonly effect: EffectAnswer }) {
  const { say } = useLanguage();
  if (after === null)
    return (
      <p className="small">
        {say(
          "이 설치는 파일을 반영할 때 읽으므로 합계가 어떻게 바뀔지 미리 계산하지 않습니다. 지적을 먼저 보십시오.",
          "This installation reads the file when it is applied, so the totals are not worked out before. Look at its findings first.",
        )}
      </p>
    );
  const rows = [
    {
      name: say("예산", "Budget"),
      from: <Won won={before.budgetWon} named />,
      to: <Won won={after.budgetWon} named />,
    },
    {
      name: say("집행액", "Spent"),
      from: <Won won={before.spentWon} named />,
      to: <Won won={after.spentWon} named />,
    },
    { name: say("집행률", "Rate"), from: <Rate rate={before.rate} />, to: <Rate rate={after.rate} /> },
    // What is expected by now, and which alerts stand, follow from it.
    ...(before.asOf === null || after.asOf === null
      ? []
      : [{ name: say("자료 기준일", "Figures as of"), from: before.asOf, to: after.asOf }]),
  ];
  const stays = changedCount === 0;
  return (
    <>
      <DataTable
        title={say("합계가 이렇게 바뀝니다", "How the totals would change")}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { title: say("구분", "Figure"), cell: ({ name }) => name },
          { title: say("지금", "Now"), isNumber: true, cell: ({ from }) => from },
          { title: say("뒤", "After"), isNumber: true, cell: ({ to }) => to },
        ]}
      />
      <p className="small">
        {stays
          ? say(
              "금액이 바뀌는 사업이 없습니다. 자료의 기준일이 달라지면 기대 집행률과 알림은 다시 계산됩니다.",
              "No amount changes. Where the day of the figures does, expected rates and alerts are worked out anew.",
            )
          : say(
              `사업 ${grouped(changedCount ?? 0)}건이 바뀝니다.`,
              `Projects that change: ${grouped(changedCount ?? 0)}.`,
            )}
      </p>
    </>
  );
}
