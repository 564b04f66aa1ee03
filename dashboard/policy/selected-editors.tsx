/** Targets of some lines; the last that fits a line is its target. */
import type { PolicyDraft, RecipientDraft, TargetDraft } from "../logic/policy-draft.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { SelectorFields } from "./selector-fields.tsx";
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

/** Who hears of which lines. */
export function RecipientEditor({ draft, change }: Omit<PartProps<PolicyDraft>, "wrong">) {
  const { say } = useLanguage();
  const { officeName } = useSession();
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
            whole={officeName}
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
