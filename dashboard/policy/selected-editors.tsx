/** Targets of some lines; the last that fits a line is its target. */
import {
  type PolicyDraft,
  policySelectors,
  type RecipientDraft,
  type TargetDraft,
} from "../logic/policy-draft.ts";
import { useLanguage } from "../context/language.tsx";
import { FigureField, type PartProps } from "./threshold-fields.tsx";

export function TargetEditor({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say } = useLanguage();
  const set = (targets: readonly TargetDraft[]): void => change({ ...draft, targets });
  return (
    <fieldset className="card">
      <legend>{say("따로 정한 목표", "Targets of their own")}</legend>
      {draft.targets.length === 0 && (
        <p className="small">
          {say(
            "없습니다. 모든 사업에 연말 집행 목표를 씁니다.",
            "None: every project has the target of the year's end.",
          )}
        </p>
      )}
      {draft.targets.map((target, row) => (
        // Rows have no name of their own, and none is moved.
        <div key={row} className="row-form">
          <SelectorFields
            selector={target}
            whole={null}
            change={(selector) => set(draft.targets.with(row, { ...target, ...selector }))}
          />
          <FigureField
            title={say("목표", "Target")}
            unit="%"
            value={target.percent}
            isWrong={wrong.includes(`targets.${row}`)}
            onChange={(percent) => set(draft.targets.with(row, { ...target, percent }))}
          />
          <button type="button" onClick={() => set(draft.targets.toSpliced(row, 1))}>
            {say(`${target.value} 목표 빼기`, `Remove the target ${target.value}`)}
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() => set([...draft.targets, { by: "department", value: "", percent: "" }])}
      >
        {say("목표 더하기", "Add a target")}
      </button>
    </fieldset>
  );
}

interface Selector {
  readonly by: string;
  readonly value: string;
}

interface SelectorFieldsProps {
  readonly selector: Selector;
  /** The name of no selector, where that may be: the whole office. */
  readonly whole: string | null;
  readonly change: (selector: Selector) => void;
}

/** Which lines something is for. */
function SelectorFields({ selector: { by, value }, whole, change }: SelectorFieldsProps) {
  const { say } = useLanguage();
  const names: Readonly<Record<(typeof policySelectors)[number], string>> = {
    field: say("분야", "field"),
    account: say("회계", "account"),
    "account-kind": say("회계구분", "kind of account"),
    department: say("부서", "department"),
    "unit-project": say("단위사업", "unit project"),
    project: say("세부사업", "project"),
  };
  return (
    <>
      <label>
        {say("대상", "For")}
        <select value={by} onChange={({ target }) => change({ by: target.value, value })}>
          {whole !== null && <option value="">{whole}</option>}
          {policySelectors.map((selector) => (
            <option key={selector} value={selector}>
              {names[selector]}
            </option>
          ))}
        </select>
      </label>
      {by !== "" && (
        <label>
          {say("이름", "Name")}
          <input value={value} onChange={({ target }) => change({ by, value: target.value })} />
        </label>
      )}
    </>
  );
}

/** Who hears of which lines. */
export function RecipientEditor({ draft, change }: Omit<PartProps<PolicyDraft>, "wrong">) {
  const { say } = useLanguage();
  const set = (recipients: readonly RecipientDraft[]): void => change({ ...draft, recipients });
  return (
    <fieldset className="card">
      <legend>{say("알림 받는 사람", "Recipients")}</legend>
      {draft.recipients.length === 0 && (
        <p className="small">
          {say(
            "없습니다. 알림은 사업의 담당 연락처로, 없으면 부서의 기본 통로로 갑니다.",
            "None: news goes to the contact of a project, else to the usual channel of its department.",
          )}
        </p>
      )}
      {draft.recipients.map((recipient, row) => (
        // Rows have no name of their own, and none is moved.
        <div key={row} className="row-form">
          <SelectorFields
            selector={recipient}
            whole={say("기관 전체", "the whole office")}
            change={(selector) => set(draft.recipients.with(row, { ...recipient, ...selector }))}
          />
          <label className="wide">
            {say("전자우편 (한 줄에 하나)", "E-mail (one to a line)")}
            <textarea
              rows={2}
              value={recipient.addresses}
              onChange={({ target }) =>
                set(draft.recipients.with(row, { ...recipient, addresses: target.value }))
              }
            />
          </label>
          <button type="button" onClick={() => set(draft.recipients.toSpliced(row, 1))}>
            {say(`받는 사람 ${row + 1} 빼기`, `Remove recipient ${row + 1}`)}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => set([...draft.recipients, { by: "", value: "", addresses: "" }])}>
        {say("받는 사람 더하기", "Add a recipient")}
      </button>
    </fieldset>
  );
}
