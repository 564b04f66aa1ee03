/** Payments that fit no project: what they may be, what an answer changes before it is given, and how to take one back. */
import { useState } from "react";
import type { MatchingAnswer, MatchedAnswer, Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { useAnswer, tellChanged } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import { formatMoment, grouped } from "../logic/format-figures.ts";
import { UnitNote, Won } from "../parts/amounts.tsx";
import { Answered, Empty, Title, ProblemNotice } from "../parts/states.tsx";
import { YesOrNo } from "../parts/yes-or-no.tsx";
import { givenWords } from "../logic/answer-files.ts";
import { takenBackNames } from "../uploads/upload-labels.ts";
import { MatchForm } from "./match-form.tsx";

export function MatchView() {
  const { say } = useLanguage();
  const { base } = useSession();
  const { shown, again } = useAnswer<MatchingAnswer>(`${base}/matching`);
  return (
    <>
      <Title>{say("지급 연결", "Matching payments")}</Title>
      <Answered shown={shown} again={again}>
        {(matching) => (
          <>
            <Held held={matching.held} />
            {matching.unmatched === null ? (
              <Empty>{say("연결되지 않은 지급이 없습니다.", "There are no unmatched payments.")}</Empty>
            ) : (
              <>
                <Unmatched unmatched={matching.unmatched} />
                <UnitNote />
                <MatchForm items={matching.items} lines={matching.unmatched.lines} />
              </>
            )}
            <GivenAnswers answers={matching.answers} />
          </>
        )}
      </Answered>
    </>
  );
}

function Unmatched({ unmatched }: { readonly unmatched: NonNullable<MatchingAnswer["unmatched"]> }) {
  const { say } = useLanguage();
  const { lines, won, through } = unmatched;
  return (
    <p>
      {say(`연결되지 않은 지급 ${lines}건 `, `Unmatched payments: ${lines} lines, `)}
      <strong>
        <Won won={won} named />
      </strong>
      {say(
        ` (${through}까지). 전체 자료의 어느 사업과도 이름이 맞지 않아 집행액과 집행률에 더하지 않았습니다. 어느 사업인지 고르면 무엇이 바뀌는지 먼저 보여 줍니다.`,
        ` up to ${through}. They fit no project of the full statement by name and are in no amount or rate. Choose what they are: what would change is shown first.`,
      )}
    </p>
  );
}

function Held({ held }: Pick<MatchingAnswer, "held">) {
  const { say } = useLanguage();
  if (held.length === 0) return null;
  return (
    <div className="notice notice-held" role="note">
      <p>
        {say(
          "같은 사업인지 답을 기다리는 파일이 있습니다.",
          "Files wait to be told whether lines are known projects.",
        )}
      </p>
      <ul className="plain-list">
        {held.map(({ uploadId, fileName, pairs }) => (
          <li key={uploadId}>
            <Link view="uploads" values={{ upload: uploadId }} className="name">
              {fileName}
            </Link>{" "}
            <span className="small">{say(`${pairs}건`, `${pairs} pairs`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Given = MatchingAnswer["answers"][number];

/** The answers that stand, each with a way to take it back. */
function GivenAnswers({ answers }: Pick<MatchingAnswer, "answers">) {
  const { say, tell } = useLanguage();
  if (answers.length === 0) return null;
  return (
    <section aria-label={say("적은 답", "Answers given")}>
      <h2>{tell(givenWords(answers))}</h2>
      <ul className="matches">
        {answers.map((answer) => (
          <li key={answer.entry} className="card">
            <GivenAnswer answer={answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const namedPairs = 5;

function GivenAnswer({ answer: { entry, uploadId, fileName, by, at, pairs } }: { readonly answer: Given }) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const toast = useToast();
  const [isConfirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const path = `${base}/uploads/${uploadId}/unmatch`;
    const given = await ask<MatchedAnswer>(path, { method: "POST", body: { entries: [entry] } });
    setBusy(false);
    setConfirming(false);
    if (given.kind === "problem") return setProblem(given.problem);
    setProblem(null);
    toast({ text: tell(takenBackNames[given.value.outcome]) });
    tellChanged();
  };
  const words = ({ from, to }: Given["pairs"][number]): string =>
    to === null
      ? say(`${from}: 새 사업이거나 예산이 없음`, `${from}: new, or without a budget`)
      : say(`${from} = ${to}`, `${from} = ${to}`);
  const [first, others] = [pairs.slice(0, namedPairs), pairs.slice(namedPairs)];
  const listed = (some: Given["pairs"]) =>
    some.map((pair) => (
      <li key={`${pair.from} ${pair.to}`} className="name">
        {words(pair)}
      </li>
    ));
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className="plain-list">{listed(first)}</ul>
      {others.length > 0 && (
        <details>
          <summary>{say(`그 밖에 ${grouped(others.length)}건`, `${grouped(others.length)} more`)}</summary>
          <ul className="plain-list">{listed(others)}</ul>
        </details>
      )}
      <p className="small">
        {say(`번호 ${entry}`, `number ${entry}`)} · {by !== null && `${by} · `}
        {formatMoment(at)} ·{" "}
        <Link view="uploads" values={{ upload: uploadId }} className="name">
          {fileName}
        </Link>
      </p>
      <div className="acts">
        <button
          type="button"
          aria-expanded={isConfirming}
          aria-label={say(`번호 ${entry}: 답 되돌리기`, `Number ${entry}: Take back`)}
          onClick={() => setConfirming(!isConfirming)}
        >
          {say("되돌리기", "Take back")}
        </button>
      </div>
      {isConfirming && (
        <YesOrNo
          name={say("답 되돌리기", "Take it back")}
          yes={say("답을 되돌립니다", "Yes, take it back")}
          isBusy={isBusy}
          onYes={takeBack}
          onNo={() => setConfirming(false)}
        >
          {say(
            `이 답 ${grouped(pairs.length)}건을 되돌립니까? 그 지급은 다시 연결되지 않은 지급이 되고, 이 답에 따라 반영한 파일은 다시 읽어 같은 질문을 합니다.`,
            `Take these ${pairs.length} back? The payments are unmatched again, and files that were applied under the answer are read once more and ask again.`,
          )}
        </YesOrNo>
      )}
    </>
  );
}
