/** Targets of some lines; the last that fits a line is its target. */
import type { PolicyDraft, TargetDraft } from "../logic/policy-draft.ts";
import { useLanguage } from "../shell/language.tsx";
import { FigureField, type PartProps } from "./figure-field.tsx";
import { SelectorFields } from "./selector-fields.tsx";

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
