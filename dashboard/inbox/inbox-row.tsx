/** One project of the inbox: what is at stake, what to do next, since when, who answers; its reasons inside. */
import type { ReactNode } from "react";
import type { InboxAnswer } from "../../shared/contracts/api/api.ts";
import { ActButton, Explanation, ScopeName } from "../alerts/alert-card.tsx";
import { scopeWords, statusWords } from "../alerts/alert-labels.ts";
import type { AnswerAct } from "../alerts/answer-draft.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { whyOfScope } from "../logic/project-words.ts";
import { Link } from "../context/place.tsx";
import { Won } from "../parts/amounts.tsx";
import { SeverityTag } from "../parts/severity.tsx";

interface InboxRowProps {
  readonly item: InboxAnswer["items"][number];
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** The reasons are unfolded from the beginning. */
  readonly isOpen: boolean;
  /** What is being answered about it alone. */
  readonly act: AnswerAct | null;
  readonly onSelect: () => void;
  readonly onAct: (act: AnswerAct) => void;
  readonly onFocus: () => void;
  readonly form: ReactNode;
}

export function InboxRow({ item, isCurrent, isSelected, isOpen, act, form, ...on }: InboxRowProps) {
  const { say, tell } = useLanguage();
  const { officeName } = useSession();
  const { scope, severity, status, facets, answerer, firstSince } = item;
  const isDone = status.state === "cleared";
  const name = tell(scopeWords(item));
  return (
    <li
      className={`alert alert-${severity}${isCurrent ? " inbox-current" : ""}`}
      data-row={item.id}
      data-why={whyOfScope(scope)}
      tabIndex={-1}
      aria-label={name}
      onFocus={on.onFocus}
    >
      <div className="alert-head">
        {!isDone && (
          <label className="inbox-check">
            <input type="checkbox" checked={isSelected} onChange={on.onSelect} />
            <span className="unseen">{say(`${name} 선택`, `Select ${name}`)}</span>
          </label>
        )}
        <SeverityTag severity={severity} />
        <strong className="alert-name">
          <ScopeName alert={item} isLink />
        </strong>
        <span className="alert-money">
          <span className="small">{say("관련 금액", "Money")}</span> <Won won={item.moneyWon} named />
        </span>
      </div>
      <p className="inbox-why">{tell(item.message)}</p>
      {!isDone && (
        <p className="inbox-next">
          <strong>{say("다음", "Next")}</strong> {tell(item.nextStep)}
        </p>
      )}
      <div className="alert-foot">
        <p className="small">
          {[
            answerer ?? officeName,
            ...(scope.department !== null && scope.department !== answerer ? [scope.department] : []),
            say(`${firstSince}부터`, `since ${firstSince}`),
            ...(status.state === "open" ? [] : [tell(statusWords(status))]),
          ].join(" · ")}
        </p>
        {!isDone && (
          <div className="acts">
            <ActButton act="acknowledge" chosen={act} toggle={on.onAct} of={item} />
            <ActButton act="snooze" chosen={act} toggle={on.onAct} of={item} />
            <ActButton act="explain" chosen={act} toggle={on.onAct} of={item} />
          </div>
        )}
      </div>
      {form}
      <Explanation alert={item} />
      <details className="facets" open={isOpen}>
        <summary>
          {say("까닭", "Why")} {facets.length + 1}:{" "}
          {[item, ...facets].map(({ ruleTitle }) => tell(ruleTitle)).join(", ")}
        </summary>
        <ul>
          {[item, ...facets].map((facet) => (
            <li key={facet.id}>
              <SeverityTag severity={facet.severity} /> <strong>{tell(facet.ruleTitle)}</strong>{" "}
              {tell(facet.message)}
            </li>
          ))}
        </ul>
        <p className="small">
          <Link view="inbox" values={{ row: item.id }}>
            {say("이 건의 주소", "Link to this row")}
          </Link>
        </p>
      </details>
    </li>
  );
}
