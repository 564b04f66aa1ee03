/** One payment: the projects that it may be, one found by its name, none, or not decided yet. */
import { type ReactNode, useEffect, useState } from "react";
import type { ProjectsAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import type { MatchItem } from "./match-choices.ts";
import { Rate, Won } from "../parts/amounts.tsx";

interface ChoiceProps {
  readonly item: MatchItem;
  /** Undefined: not decided. */
  readonly chosen: string | null | undefined;
  readonly onChoose: (to: string | null | undefined) => void;
}

export function PaymentChoice({ item, chosen, onChoose }: ChoiceProps) {
  const { say, tell } = useLanguage();
  const { id, name, department, won, uploadId, candidates } = item;
  const option = (to: string | null | undefined, label: ReactNode) => (
    <label className="check match-option" key={to ?? `${to}`}>
      <input type="radio" name={id} checked={chosen === to} onChange={() => onChoose(to)} />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className="plain-set" disabled={uploadId === null}>
      <legend>
        <span className="name">{name}</span>{" "}
        <span className="small name">{department ?? say("부서 없음", "no department")}</span>{" "}
        <strong>
          <Won won={won} />
        </strong>
      </legend>
      {candidates.map((candidate) =>
        option(
          candidate.id,
          <>
            <ProjectLine project={candidate} />
            <span className="small block">
              {say("근거: ", "Evidence: ")}
              {tell(candidate.why)}
            </span>
          </>,
        ),
      )}
      <FoundProjects
        known={candidates.map((candidate) => candidate.id)}
        chosen={chosen ?? null}
        label={say(`${name}: 다른 사업 찾기`, `${name}: find another project`)}
        option={option}
      />
      {option(null, say("새 사업이거나 예산이 없음", "A new project, or one without a budget"))}
      {option(undefined, say("아직 정하지 않음", "Not decided yet"))}
    </fieldset>
  );
}

interface LineProps {
  readonly project: {
    readonly name: string;
    readonly department: string | null;
    readonly budgetWon: string | null;
    readonly spentWon: string | null;
    readonly rate: string | null;
  };
}

function ProjectLine({ project: { name, department, budgetWon, spentWon, rate } }: LineProps) {
  const { say } = useLanguage();
  return (
    <>
      <span className="name">{name}</span> <span className="small name">{department ?? "–"}</span>
      <span className="small block">
        {say("예산 ", "budget ")}
        <Won won={budgetWon} /> · {say("집행 ", "spent ")}
        <Won won={spentWon} /> · <Rate rate={rate} />
      </span>
    </>
  );
}

const searchMilliseconds = 300;
const mostFound = 8;

interface FoundProps {
  readonly known: readonly string[];
  readonly chosen: string | null;
  readonly label: string;
  readonly option: (to: string, label: ReactNode) => ReactNode;
}

/** What nobody offers is found as in the table of projects: words in any order, initial consonants. */
function FoundProjects({ known, chosen, label, option }: FoundProps) {
  const { say } = useLanguage();
  const { base } = useSession();
  const [typed, setTyped] = useState("");
  const [searched, setSearched] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearched(typed.trim()), searchMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = new URLSearchParams({ q: searched, limit: `${mostFound}`, sort: "name" });
  const { shown } = useAnswer<ProjectsAnswer>(searched === "" ? null : `${base}/projects?${query}`);
  const items = shown.state === "shown" && searched !== "" ? shown.value.items : [];
  const found = items.filter(({ id, tier }) => tier === "project" && !known.includes(id));
  return (
    <>
      <label className="match-search">
        <span className="unseen">{label}</span>
        <input
          type="search"
          maxLength={100}
          placeholder={say("다른 사업 찾기", "Find another project")}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {found.map(({ id, name, department, figures: { budgetWon, spentWon, rate } }) =>
        option(id, <ProjectLine project={{ name, department, budgetWon, spentWon, rate }} />),
      )}
      {searched !== "" && shown.state === "shown" && found.length === 0 && (
        <p className="small" role="status">
          {say("그런 사업이 없습니다.", "There is no such project.")}
        </p>
      )}
      {chosen !== null && !known.includes(chosen) && !found.some(({ id }) => id === chosen) && (
        <p className="small">{say("찾아 고른 사업이 있습니다.", "A project that was found is chosen.")}</p>
      )}
    </>
  );
}
