/** Payments that fit no project: what they may be, what an answer changes before it is given, and how to take one back. */
import type { MatchingAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { UnitNote, Won } from "../parts/amounts.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { GivenAnswers } from "./given-answers.tsx";
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
