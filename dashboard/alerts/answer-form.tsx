/** What a person says to one row of alerts or to many: seen, put off up to a day, or explained. */
import { type SyntheticEvent, useEffect, useId, useRef, useState } from "react";
import type { ApiAlert, Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { dayAfter, todayInSeoul } from "../logic/format-figures.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { useDraft } from "../context/draft.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { answerDraftName, type AnswerAct } from "./answer-draft.ts";
import { isReason, reasonNames } from "../../shared/domain/words/reason-names.ts";
import { usePlace } from "../context/place.tsx";
import { viewOf } from "../logic/place.ts";
import { useToast } from "../context/toasts.tsx";

interface AnswerFormProps {
  readonly alerts: readonly ApiAlert[];
  readonly act: AnswerAct;
  /** @param answered the ids of those that were answered; none where somebody gave it up, fewer than all where one was refused. */
  readonly onDone: (answered: readonly string[]) => void;
}

const blank = { reason: "", note: "", owner: "", due: "", until: "" };

export function AnswerForm({ alerts, act, onDone }: AnswerFormProps) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const sayAnswered = useAnswered();
  const name = useId();
  const first = useRef<HTMLSelectElement>(null);
  const [alert] = alerts;
  const stood = alerts.length === 1 ? (alert?.explanation ?? null) : null;
  const today = todayInSeoul();
  const draft = useDraft(
    answerDraftName(
      act,
      alerts.map(({ id }) => id),
    ),
    {
      ...blank,
      ...(stood === null
        ? {}
        : { reason: stood.reason, note: stood.note, owner: stood.owner ?? "", due: stood.due ?? "" }),
    },
  );
  const given = draft.value;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<number | null>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (): Promise<void> => {
    const answered: string[] = [];
    let refusedBy: Problem | null = null;
    for (const { id } of alerts) {
      setDone(answered.length);
      const answer = await ask<ApiAlert>(`${base}/alerts/${id}/${act}`, {
        method: "POST",
        body: bodyOf(act, given),
      });
      if (answer.kind === "problem") {
        refusedBy = answer.problem;
        break;
      }
      answered.push(id);
    }
    setDone(null);
    setProblem(refusedBy);
    if (answered.length > 0) {
      if (refusedBy === null) draft.forget();
      sayAnswered(act, answered);
      onDone(answered);
      tellChanged();
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send();
  };
  const set = (field: keyof typeof blank) => (event: { readonly target: { readonly value: string } }) =>
    draft.write({ [field]: event.target.value });
  const needsReason = act !== "acknowledge";
  return (
    <form className="answer" onSubmit={submit} aria-label={tell(formNames[act])}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {alerts.length > 1 && (
        <p className="wide" role="status">
          {done === null
            ? say(`${alerts.length}건에 같은 답을 적습니다.`, `One answer for ${alerts.length}.`)
            : say(`${alerts.length}건 중 ${done}건 기록함…`, `${done} of ${alerts.length} recorded…`)}
        </p>
      )}
      {act === "snooze" && (
        <label>
          {say("언제까지 미룹니까", "Put off until")}
          <input type="date" required min={dayAfter(today)} value={given.until} onChange={set("until")} />
        </label>
      )}
      <label htmlFor={`${name}-reason`}>
        {needsReason ? say("사유", "Reason") : say("사유 (선택)", "Reason (optional)")}
        <select
          id={`${name}-reason`}
          ref={first}
          required={needsReason || given.note !== ""}
          value={given.reason}
          onChange={set("reason")}
        >
          <option value="">{say("고르십시오", "choose")}</option>
          {Object.entries(reasonNames).map(([reason, words]) => (
            <option key={reason} value={reason}>
              {tell(words)}
            </option>
          ))}
        </select>
      </label>
      <label className="wide">
        {say("설명", "Note")}
        <textarea rows={2} maxLength={1_000} value={given.note} onChange={set("note")} />
      </label>
      <label>
        {say("담당자", "Owner")}
        <input maxLength={200} value={given.owner} onChange={set("owner")} />
      </label>
      <label>
        {say("조치 예정일", "Due")}
        <input type="date" min={today} value={given.due} onChange={set("due")} />
      </label>
      <div className="acts wide">
        <button type="submit" className="primary" disabled={done !== null}>
          {tell(formNames[act])}
        </button>
        <button
          type="button"
          onClick={() => {
            draft.forget();
            onDone([]);
          }}
        >
          {say("그만두기", "Cancel")}
        </button>
      </div>
    </form>
  );
}

const formNames = {
  acknowledge: { ko: "확인으로 기록", en: "Record as acknowledged" },
  snooze: { ko: "미루기 기록", en: "Record putting off" },
  explain: { ko: "사유 기록", en: "Record the reason" },
};

function bodyOf(act: AnswerAct, { reason, note, owner, due, until }: typeof blank): object {
  const why = isReason(reason) ? { reason, note, owner: orNull(owner), due: orNull(due) } : null;
  return act === "snooze" ? { until, why } : { why };
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

const doneNames: Readonly<Record<AnswerAct, Labels>> = {
  acknowledge: { ko: "확인으로 기록했습니다.", en: "Recorded as acknowledged." },
  snooze: { ko: "미룬 것으로 기록했습니다.", en: "Recorded as put off." },
  explain: { ko: "사유를 기록했습니다.", en: "The reason was recorded." },
};

/** Says what was answered, and takes it back where somebody wants that. */
function useAnswered(): (act: AnswerAct, ids: readonly string[]) => void {
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
