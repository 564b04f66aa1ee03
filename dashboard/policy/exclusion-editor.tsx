/** Lines that no lag rule judges, each with what it hides: whoever excludes sees how much money that is. */
import type { PolicyAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import type { PolicyDraft } from "../logic/policy-draft.ts";
import type { SelectorDraft } from "../logic/policy-more.ts";
import { Won } from "../parts/amounts.tsx";
import { SelectorFields } from "./selector-fields.tsx";
import { LinesField } from "./more-fields.tsx";
import type { PartProps } from "./threshold-fields.tsx";

interface ExclusionEditorProps extends Omit<PartProps<PolicyDraft>, "wrong"> {
  /** Of the policy as it is, or as it was last tried. */
  readonly hidden: PolicyAnswer["hidden"];
}

export function ExclusionEditor({ draft, change, hidden }: ExclusionEditorProps) {
  const { say } = useLanguage();
  const { more } = draft;
  const set = (exclusions: readonly SelectorDraft[]): void =>
    change({ ...draft, more: { ...more, exclusions } });
  const whole = `${hidden.reduce((sum, { budgetWon }) => sum + BigInt(budgetWon), 0n)}`;
  const projects = hidden.reduce((sum, each) => sum + each.projects, 0);
  return (
    <fieldset className="card">
      <legend>{say("판정하지 않는 사업", "Projects that are not judged")}</legend>
      <p>
        {say(`모두 ${projects}개 사업, 예산 `, `${projects} projects in all, budget `)}
        <strong>
          <Won won={whole} named />
        </strong>
        {say("을 판정하지 않습니다.", " are not judged.")}
      </p>
      {more.exclusions.map((exclusion, row) => (
        // Rows have no name of their own, and none is moved.
        <div key={row} className="row-form">
          <SelectorFields
            selector={exclusion}
            whole={null}
            change={(selector) => set(more.exclusions.with(row, selector))}
          />
          <Hides of={hidden.find(({ by, value }) => by === exclusion.by && value === exclusion.value)} />
          <button type="button" onClick={() => set(more.exclusions.toSpliced(row, 1))}>
            {say(`${exclusion.value} 제외 빼기`, `Judge ${exclusion.value} again`)}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => set([...more.exclusions, { by: "field", value: "" }])}>
        {say("제외 더하기", "Exclude more")}
      </button>
      <LinesField
        title={say(
          "이름에 이 낱말이 있으면 제외 (한 줄에 하나)",
          "Excluded by a word of the name (one to a line)",
        )}
        value={more.excludedNameParts}
        onChange={(excludedNameParts) => change({ ...draft, more: { ...more, excludedNameParts } })}
      />
      <ul className="small">
        {hidden
          .filter(({ by }) => by === "name")
          .map((each) => (
            <li key={each.value}>
              {each.value}: <Hides of={each} />
            </li>
          ))}
      </ul>
    </fieldset>
  );
}

function Hides({ of }: { readonly of: PolicyAnswer["hidden"][number] | undefined }) {
  const { say } = useLanguage();
  if (of === undefined) return <span className="small">{say("아직 세지 않음", "not counted yet")}</span>;
  if (of.projects === 0) return <span className="small">{say("해당 없음", "fits nothing")}</span>;
  return (
    <span>
      {say(`${of.projects}개 사업 `, `${of.projects} ${of.projects === 1 ? "project" : "projects"} `)}
      <Won won={of.budgetWon} named />
    </span>
  );
}
