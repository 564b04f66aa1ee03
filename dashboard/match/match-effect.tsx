/** What the chosen answers would change in won and in rates, and the button that gives them. */
import { useEffect, useState } from "react";
import type { MatchPreviewAnswer, Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { type Choices, pairsOf } from "./match-choices.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { grouped } from "../logic/format-figures.ts";
import { ProblemNotice } from "../parts/states.tsx";

interface EffectProps {
  readonly choices: Choices;
  readonly isBusy: boolean;
  readonly onGive: () => void;
  readonly onClear: () => void;
}

export function MatchEffect({ choices, isBusy, onGive, onClear }: EffectProps) {
  const { say } = useLanguage();
  const { effect, problem } = useEffectOf(choices);
  return (
    <section className="sticky match-effect" aria-label={say("답이 바꾸는 것", "What the answers change")}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div aria-live="polite">
        {effect === null ? (
          <p className="small">
            {say("무엇이 바뀌는지 계산하고 있습니다…", "Working out what would change…")}
          </p>
        ) : (
          <Effect effect={effect} />
        )}
      </div>
      <div className="acts">
        <button type="button" className="primary" disabled={isBusy || effect === null} onClick={onGive}>
          {say(`답 적기 (${grouped(choices.size)}건)`, `Give the answers (${grouped(choices.size)})`)}
        </button>
        <button type="button" disabled={isBusy} onClick={onClear}>
          {say("고른 것 모두 지우기", "Clear what is chosen")}
        </button>
      </div>
    </section>
  );
}

const waitMilliseconds = 200;

/** Null while it is being worked out: an answer is never given on figures of other choices. */
function useEffectOf(choices: Choices) {
  const { base } = useSession();
  const body = JSON.stringify(pairsOf(choices));
  const [known, setKnown] = useState<{
    readonly body: string;
    readonly effect: MatchPreviewAnswer | null;
    readonly problem: Problem | null;
  }>({ body: "", effect: null, problem: null });
  useEffect(() => {
    const ending = new AbortController();
    const work = async (): Promise<void> => {
      const answer = await ask<MatchPreviewAnswer>(`${base}/matching/preview`, {
        method: "POST",
        body: JSON.parse(body),
        signal: ending.signal,
      });
      if (ending.signal.aborted) return;
      setKnown(
        answer.kind === "given"
          ? { body, effect: answer.value, problem: null }
          : { body, effect: null, problem: answer.problem },
      );
    };
    const timer = setTimeout(() => void work(), waitMilliseconds);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [base, body]);
  return known.body === body ? known : { effect: null, problem: null };
}

function Effect({
  effect: { before, after, changed, changedCount },
}: {
  readonly effect: MatchPreviewAnswer;
}) {
  const { say } = useLanguage();
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{say("집행액", "Spent")}</dt>
          <dd>
            {before.spentWon === after.spentWon ? (
              <>
                <Won won={after.spentWon} named /> ({say("그대로", "unchanged")})
              </>
            ) : (
              <>
                <Won won={before.spentWon} named /> → <Won won={after.spentWon} named />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{say("집행률", "Rate")}</dt>
          <dd>
            {before.rate === after.rate ? (
              <>
                <Rate rate={after.rate} /> ({say("그대로", "unchanged")})
              </>
            ) : (
              <>
                <Rate rate={before.rate} /> → <Rate rate={after.rate} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{say("연결되지 않은 지급", "Unmatched payments")}</dt>
          <dd>
            {say(`${grouped(before.unmatchedLines)}건 `, `${grouped(before.unmatchedLines)} lines, `)}
            <Won won={before.unmatchedWon} named /> →{" "}
            {say(`${grouped(after.unmatchedLines)}건 `, `${grouped(after.unmatchedLines)} lines, `)}
            <Won won={after.unmatchedWon} named />
          </dd>
        </div>
      </dl>
      {changedCount > 0 && (
        <details>
          <summary>
            {say(
              `집행액이 바뀌는 사업 ${grouped(changedCount)}개`,
              `Projects whose spending changes: ${grouped(changedCount)}`,
            )}
          </summary>
          <ul>
            {changed.map(({ id, name, spentBeforeWon, spentAfterWon, rateBefore, rateAfter }) => (
              <li key={id}>
                <span className="name">{name}</span>: <Won won={spentBeforeWon} /> →{" "}
                <Won won={spentAfterWon} /> (
                <Rate rate={rateBefore} /> → <Rate rate={rateAfter} />)
              </li>
            ))}
          </ul>
        </details>
      )}
      {before.spentWon === after.spentWon && (
        <details>
          <summary>{say("왜 그대로입니까?", "Why is it unchanged?")}</summary>
          <p className="small">
            {say(
              "전체 자료의 합계가 그날의 집행액이라, 그날까지의 지급은 어느 사업인지 정해도 합계를 바꾸지 않습니다. 새 사업이거나 예산이 없다고 한 지급은 합계 밖에 그대로 있고 다시 묻지 않습니다.",
              "The full statement is the total of its day: payments up to it change no sum, whichever project they are of. A payment that is new or without a budget stays outside and is asked about no more.",
            )}
          </p>
        </details>
      )}
    </>
  );
}
