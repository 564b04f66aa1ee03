/** One alert: what it is about, why it stands, and what may be done about it. */
import { useState } from "react";
import type { ApiAlert } from "../../shared/contracts/api/api.ts";
import { leisureCode } from "../api/late-code.ts";
import { Won } from "../parts/amounts.tsx";
import { latePart } from "../parts/late-part.tsx";
import { SeverityTag } from "../parts/severity.tsx";
import { useDraftNames } from "../context/draft.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";
import { raisedWords, scopeWords, statusWords } from "./alert-labels.ts";
import { type AnswerAct, begunAnswer } from "./answer-draft.ts";

/** Most who look answer nothing: the form comes when somebody begins to. */
const AnswerForm = latePart(leisureCode(() => import("./answer-form.tsx").then((file) => file.AnswerForm)));

interface AlertCardProps {
  readonly alert: ApiAlert;
  /** Where the page is about that project already, its name is no link. */
  readonly isOwnPage?: boolean;
}

export function AlertCard({ alert, isOwnPage = false }: AlertCardProps) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const begun = useDraftNames();
  const [act, setAct] = useState<AnswerAct | null>(() => begunAnswer(begun(), [alert.id])?.act ?? null);
  const mayAnswer = seesProjects(me) && alert.status.state !== "cleared";
  const toggle = (chosen: AnswerAct): void => setAct((before) => (before === chosen ? null : chosen));
  return (
    <li className={`alert alert-${alert.severity}`}>
      <div className="alert-head">
        <SeverityTag severity={alert.severity} />
        <strong className="alert-name">
          <ScopeName alert={alert} isLink={!isOwnPage && seesProjects(me)} />
        </strong>
        {alert.scope.department !== null && alert.scope.level !== "department" && (
          <span className="small">{alert.scope.department}</span>
        )}
        <span className="alert-money">
          <span className="small">{say("관련 금액", "Money")}</span> <Won won={alert.moneyWon} named />
        </span>
      </div>
      <p className="alert-why">{tell(alert.message)}</p>
      <Facets alert={alert} />
      <Explanation alert={alert} />
      <div className="alert-foot">
        <p className="small">
          {tell(alert.ruleTitle)} · {tell(raisedWords(alert))} · {tell(statusWords(alert.status))}
        </p>
        {mayAnswer && (
          <div className="acts">
            <ActButton act="acknowledge" chosen={act} toggle={toggle} of={alert} />
            <ActButton act="snooze" chosen={act} toggle={toggle} of={alert} />
            <ActButton act="explain" chosen={act} toggle={toggle} of={alert} />
          </div>
        )}
      </div>
      {act !== null && mayAnswer && (
        <AnswerForm key={act} alerts={[alert]} act={act} onDone={() => setAct(null)} />
      )}
    </li>
  );
}

/** What other rules and funds say of the same place; what was done about them where it is not that of the card. */
function Facets({ alert: { facets, status } }: { readonly alert: ApiAlert }) {
  const { say, tell } = useLanguage();
  if (facets.length === 0) return null;
  return (
    <details className="facets">
      <summary>{say(`같은 곳의 다른 알림 ${facets.length}`, `Also here: ${facets.length}`)}</summary>
      <ul>
        {facets.map((facet) => (
          <li key={facet.id}>
            <SeverityTag severity={facet.severity} /> <strong>{tell(facet.ruleTitle)}</strong>{" "}
            {tell(facet.message)}{" "}
            {facet.status.state !== status.state && (
              <span className="small">{tell(statusWords(facet.status))}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function ScopeName({ alert, isLink }: { readonly alert: ApiAlert; readonly isLink: boolean }) {
  const { tell } = useLanguage();
  const { level, id, name } = alert.scope;
  const words = tell(scopeWords(alert));
  if (!isLink || level === "office") return words;
  if (level === "department")
    return (
      <Link view="projects" values={{ department: name }}>
        {words}
      </Link>
    );
  // A unit project has no page of its own: its projects are the list that is filtered by its name.
  const isProject = level === "project" || level === "business";
  return (
    <Link
      view={isProject ? "project" : "projects"}
      values={isProject ? { id } : { q: name, department: alert.scope.department }}
    >
      {words}
    </Link>
  );
}

export function Explanation({ alert: { explanation } }: { readonly alert: ApiAlert }) {
  const { say, tell } = useLanguage();
  if (explanation === null) return null;
  const { reasonTitle, isRemark, note, owner, due, by } = explanation;
  return (
    <p className="alert-reason">
      {isRemark ? `${tell(reasonTitle)}: ${note}` : `${say("사유", "Reason")}: ${tell(reasonTitle)}`}
      {!isRemark && note !== "" && ` – ${note}`}
      {owner !== null && say(` · 담당 ${owner}`, ` · owner ${owner}`)}
      {due !== null && say(` · ${due}까지`, ` · by ${due}`)} <span className="small">({by})</span>
    </p>
  );
}

interface ActButtonProps {
  readonly act: AnswerAct;
  readonly chosen: AnswerAct | null;
  readonly toggle: (act: AnswerAct) => void;
  readonly of: ApiAlert;
}

export function ActButton({ act, chosen, toggle, of }: ActButtonProps) {
  const { say, tell } = useLanguage();
  const names = {
    acknowledge: say("확인", "Acknowledge"),
    snooze: say("미루기", "Put off"),
    explain: say("사유 적기", "Explain"),
  };
  return (
    <button type="button" aria-expanded={chosen === act} onClick={() => toggle(act)}>
      {names[act]}
      <span className="unseen">: {tell(scopeWords(of))}</span>
    </button>
  );
}
