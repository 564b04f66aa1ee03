/** What departments are called beside their codes: those without a name are asked for, and any name can be entered. */
import { type SyntheticEvent, useState } from "react";
import type {
  DepartmentNamedAnswer,
  DepartmentsAnswer,
  Overview,
  Problem,
} from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged, useAnswer } from "../api/use-answer.ts";
import { Won } from "../parts/amounts.tsx";
import { Answered, ProblemNotice } from "../parts/states.tsx";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";

interface NamesProps {
  readonly unnamed: Overview["unnamed"];
}

export function DepartmentNames({ unnamed }: NamesProps) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const list = unnamed.items.map(({ code, projects }) =>
    say(`${code}(사업 ${projects}개)`, `${code} (${projects} projects)`),
  );
  return (
    <>
      {unnamed.total > 0 && (
        <p className="notice" role="note">
          {say(
            `이름을 모르는 부서코드가 ${unnamed.total}개 있습니다: ${list.join(", ")}. 아래에 적거나, 부서코드·부서명 표를 올려 주십시오.`,
            `${unnamed.total} department codes have no name yet: ${list.join(", ")}. Enter them below, or send a table of 부서코드 and 부서명.`,
          )}
        </p>
      )}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say("부서 이름 보기·적기", "Names of departments")}</summary>
        {isOpen && <Names first={unnamed.items[0]?.code ?? ""} />}
      </details>
    </>
  );
}

function Names({ first }: { readonly first: string }) {
  const { say } = useLanguage();
  const { base } = useSession();
  const { shown, again } = useAnswer<DepartmentsAnswer>(`${base}/departments`);
  return (
    <Answered shown={shown} again={again}>
      {({ items }) => (
        <>
          {sharedNames(items).map(([name, codes]) => (
            <p key={name} className="notice" role="note">
              {say(
                `부서코드 ${codes}의 이름이 모두 "${name}"입니다. 맞는지 확인하고 틀린 쪽을 아래에 적어 주십시오.`,
                `${codes} have one name, "${name}". Check them, and enter the wrong one below.`,
              )}
            </p>
          ))}
          <NameForm key={first} departments={items} first={first} />
          <div
            className="scroll"
            role="region"
            tabIndex={0}
            aria-label={say("부서 이름", "Names of departments")}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{say("코드", "Code")}</th>
                  <th scope="col">{say("부서", "Department")}</th>
                  <th scope="col">{say("근거", "Source")}</th>
                  <th scope="col" className="number">
                    {say("예산", "Budget")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.code}>
                    <td>{each.code}</td>
                    <th scope="row">{each.name ?? say("이름 없음", "unnamed")}</th>
                    <td>{sourceOf(each, say)}</td>
                    <td className="number">
                      <Won won={each.budgetWon} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Answered>
  );
}

type Entry = DepartmentsAnswer["items"][number];

/** Names that several codes have, with the codes: they look like one department. */
function sharedNames(items: readonly Entry[]): readonly (readonly [name: string, codes: string])[] {
  return [...Map.groupBy(items, ({ name }) => name)].flatMap(([name, same]) =>
    name === null || same.length < 2 ? [] : [[name, same.map(({ code }) => code).join(", ")] as const],
  );
}

function sourceOf(
  { source, from, fileName, listed }: Entry,
  say: (ko: string, en: string) => string,
): string {
  if (source === "none") return "–";
  if (source === "lists") return say("지출목록", "payment lists");
  const stated = say(`${fileName ?? ""}, ${from ?? ""}부터`, `${fileName ?? ""}, from ${from ?? ""}`);
  if (listed === null) return stated;
  const { name, projects, of } = listed;
  return `${stated} · ${say(
    `지출목록은 "${name}"(사업 ${of}건 가운데 ${projects}건)`,
    `payment lists say "${name}" (${projects} of ${of} projects)`,
  )}`;
}

function NameForm({
  departments,
  first,
}: {
  readonly departments: readonly Entry[];
  readonly first: string;
}) {
  const { say } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [given, setGiven] = useState({ code: first || (departments[0]?.code ?? ""), name: "", asOf: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState<DepartmentNamedAnswer["outcome"] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const { code, name, asOf } = given;
    const answer = await ask<DepartmentNamedAnswer>(`${base}/departments/${code}`, {
      method: "PUT",
      body: { name, asOf: asOf === "" ? null : asOf },
    });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return;
    setOutcome(answer.value.outcome);
    if (answer.value.outcome === "applied") announce(say("이름을 적었습니다.", "The name was entered."));
    setGiven((before) => ({ ...before, name: "" }));
    tellChanged();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send();
  };
  const set = (field: keyof typeof given) => (event: { readonly target: { readonly value: string } }) =>
    setGiven((before) => ({ ...before, [field]: event.target.value }));
  return (
    <form className="answer" onSubmit={submit} aria-label={say("부서 이름 적기", "Name a department")}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {(outcome === "held" || outcome === "rejected" || outcome === "requested") && (
        <p className="notice wide" role="status">
          {outcome === "requested"
            ? say("접수했습니다. 곧 반영됩니다. ", "It was sent, and is taken in soon. ")
            : say("그대로 적지 않았습니다. 까닭과 할 일: ", "It was not entered. Why, and what to do: ")}
          <Link view="uploads">{say("자료", "uploads")}</Link>
        </p>
      )}
      <label>
        {say("부서코드", "Code")}
        <select value={given.code} onChange={set("code")}>
          {departments.map(({ code, name }) => (
            <option key={code} value={code}>
              {`${code} ${name ?? say("이름 없음", "unnamed")}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("이름", "Name")}
        <input required maxLength={120} value={given.name} onChange={set("name")} />
      </label>
      <label>
        {say("이 날부터 (선택)", "From (optional)")}
        <input type="date" value={given.asOf} onChange={set("asOf")} />
      </label>
      <div className="acts wide">
        <button type="submit" className="primary" disabled={isBusy}>
          {say("이름 적기", "Enter the name")}
        </button>
      </div>
    </form>
  );
}
