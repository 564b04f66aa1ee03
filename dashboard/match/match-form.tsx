/** The payments, what is chosen for each, and the bar that says what the answers would change before they are given. */
import { useRef, useState } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import {
  answersByFile,
  type Choices,
  type MatchItem,
  movesOf,
  sureCount,
  withChoice,
  withSure,
} from "./match-choices.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { FollowedAnswer } from "../uploads/follow-answer.tsx";
import { useAnswering } from "../uploads/use-answering.ts";
import { MatchEffect } from "./match-effect.tsx";
import { PaymentChoice } from "./payment-choice.tsx";

interface FormProps {
  readonly items: readonly MatchItem[];
  /** Of all payments, also those beyond the list. */
  readonly lines: number;
}

const perPage = 50;

export function MatchForm({ items, lines }: FormProps) {
  const { say } = useLanguage();
  const { params, change } = usePlace();
  const [choices, setChoices] = useState<Choices>(new Map());
  const [shown, setShown] = useState(perPage);
  const { problem, isBusy, requested, endRequest, answerAll } = useAnswering();
  const list = useRef<HTMLUListElement>(null);
  const search = params.get("q") ?? "";
  const wanted = comparable(search);
  const open = items.filter(({ isOfItsOwn }) => !isOfItsOwn);
  const found = open.filter(({ name, department }) =>
    comparable(`${name} ${department ?? ""}`).includes(wanted),
  );
  const settled = items.filter(({ isOfItsOwn }) => isOfItsOwn);
  // What was answered meanwhile is chosen no more.
  const chosen = new Map([...choices].filter(([from]) => open.some(({ id }) => id === from)));
  const give = async (): Promise<void> => {
    const isDone = await answerAll(answersByFile(chosen, open));
    if (isDone) setChoices(new Map());
    list.current?.focus();
  };
  const sure = sureCount(open);
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      {requested.map((id) => (
        <FollowedAnswer key={id} id={id} onEnd={endRequest} />
      ))}
      <div className="acts">
        {sure > 0 && (
          <button type="button" onClick={() => setChoices(withSure(chosen, open, () => true))}>
            {say(
              `근거가 하나만 가리키는 ${sure}건 모두 고르기`,
              `Choose all ${sure} that can be one project alone`,
            )}
          </button>
        )}
        {movesOf(open).map(({ from, to, count }) => (
          <button
            key={`${from} ${to}`}
            type="button"
            onClick={() => setChoices(withSure(chosen, open, (move) => move.from === from && move.to === to))}
          >
            {say(
              `부서 이름이 바뀜: ${from} → ${to} (${count}건 고르기)`,
              `Renamed: ${from} → ${to} (choose ${count})`,
            )}
          </button>
        ))}
      </div>
      {open.length > 10 && (
        <div className="row-form">
          <label>
            {say("지급의 사업 이름이나 부서로 찾기", "Find by the payment's name or department")}
            <input
              type="search"
              maxLength={100}
              value={search}
              onChange={({ target }) => change({ q: target.value })}
            />
          </label>
        </div>
      )}
      <ul className="matches" ref={list} tabIndex={-1} aria-label={say("지급", "Payments")}>
        {found.slice(0, shown).map((item) => (
          <li key={item.id} className="card">
            <PaymentChoice
              item={item}
              chosen={chosen.get(item.id)}
              onChoose={(to) => setChoices(withChoice(chosen, item.id, to))}
            />
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" className="more" onClick={() => setShown(shown + 500)}>
          {say(`나머지 ${found.length - shown}건 보기`, `Show the other ${found.length - shown}`)}
        </button>
      )}
      {lines > items.length && (
        <p className="small">
          {say(
            `큰 것부터 ${items.length}건입니다. 전체는 ${lines}건이며, 답하면 나머지가 올라옵니다.`,
            `The largest ${items.length} of ${lines}; the others come up as these are answered.`,
          )}
        </p>
      )}
      {settled.length > 0 && (
        <details>
          <summary>
            {say(
              `새 사업·예산 없음으로 답한 지급 ${settled.length}건`,
              `Answered as new or without a budget: ${settled.length}`,
            )}
          </summary>
          <ul>
            {settled.map(({ id, name, department }) => (
              <li key={id} className="name">{`${name} · ${department ?? "–"}`}</li>
            ))}
          </ul>
        </details>
      )}
      {chosen.size > 0 && (
        <MatchEffect
          choices={chosen}
          isBusy={isBusy}
          onGive={() => void give()}
          onClear={() => setChoices(new Map())}
        />
      )}
    </>
  );
}

function comparable(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/[\s·]/g, "");
}
