/** What is to be spent by a day on the way (신속집행), and lines that are paid late by their nature. */
import { useLanguage } from "../context/language.tsx";
import type { PolicyDraft } from "../logic/policy-draft.ts";
import type { LateDraft, StageDraft } from "../logic/policy-more.ts";
import { LinesField } from "./more-fields.tsx";
import { SelectorFields } from "./selector-fields.tsx";
import { FigureField, type PartProps } from "./threshold-fields.tsx";

export function StagedEditor({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say } = useLanguage();
  const { more } = draft;
  const set = (stagedTargets: readonly StageDraft[]): void =>
    change({ ...draft, more: { ...more, stagedTargets } });
  return (
    <fieldset className="card">
      <legend>{say("단계 목표 (신속집행)", "Staged targets")}</legend>
      {more.stagedTargets.length === 0 && (
        <p className="small">
          {say("없습니다. 연말 목표만 봅니다.", "None: only the year's end has a target.")}
        </p>
      )}
      {more.stagedTargets.map((stage, row) => {
        const put = (changed: Partial<StageDraft>): void =>
          set(more.stagedTargets.with(row, { ...stage, ...changed }));
        return (
          // Rows have no name of their own, and none is moved.
          <div
            key={row}
            className="row-form"
            role="group"
            aria-label={say(`단계 ${row + 1}`, `Stage ${row + 1}`)}
          >
            <label>
              {say("기한 (월-일)", "By (month-day)")}
              <input
                pattern="\d\d-\d\d"
                placeholder="06-30"
                value={stage.by}
                onChange={({ target }) => put({ by: target.value })}
              />
            </label>
            <FigureField
              title={say("목표", "Target")}
              unit="%"
              value={stage.percent}
              isWrong={wrong.includes(`stagedTargets.${row}`)}
              onChange={(percent) => put({ percent })}
            />
            {stage.base.map((selector, at) => (
              <SelectorFields
                key={at}
                selector={selector}
                whole={null}
                change={(changed) => put({ base: stage.base.with(at, changed) })}
              />
            ))}
            <button
              type="button"
              onClick={() => put({ base: [...stage.base, { by: "department", value: "" }] })}
            >
              {say("대상 좁히기", "Only some lines")}
            </button>
            {stage.base.length > 0 && (
              <button type="button" onClick={() => put({ base: [] })}>
                {say("모든 사업으로", "All lines")}
              </button>
            )}
            <button type="button" onClick={() => set(more.stagedTargets.toSpliced(row, 1))}>
              {say(`${stage.by} 목표 빼기`, `Remove the target of ${stage.by}`)}
            </button>
          </div>
        );
      })}
      <button
        type="button"
        onClick={() => set([...more.stagedTargets, { by: "06-30", percent: "", base: [] }])}
      >
        {say("단계 더하기", "Add a stage")}
      </button>
    </fieldset>
  );
}

export function LateEditor({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say } = useLanguage();
  const { more } = draft;
  const set = (spentLate: readonly LateDraft[]): void => change({ ...draft, more: { ...more, spentLate } });
  return (
    <fieldset className="card">
      <legend>{say("늦게 쓰는 사업", "Spent late by nature")}</legend>
      {more.spentLate.map((late, row) => (
        <div
          key={row}
          className="row-form"
          role="group"
          aria-label={say(`갈래 ${row + 1}`, `Class ${row + 1}`)}
        >
          <LinesField
            title={say("이름에 이 글자 (한 줄에 하나)", "By a part of the name (one to a line)")}
            value={late.nameParts}
            onChange={(nameParts) => set(more.spentLate.with(row, { ...late, nameParts }))}
          />
          <FigureField
            title={say("월말까지 쓸 몫 열둘 (쉼표로)", "Twelve shares by month ends (with commas)")}
            unit="%"
            value={late.curve}
            isWrong={wrong.includes(`spentLate.${row}`)}
            onChange={(curve) => set(more.spentLate.with(row, { ...late, curve }))}
          />
          <button type="button" onClick={() => set(more.spentLate.toSpliced(row, 1))}>
            {say(`갈래 ${row + 1} 빼기`, `Remove class ${row + 1}`)}
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() =>
          set([...more.spentLate, { nameParts: "", curve: "0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 50, 100" }])
        }
      >
        {say("갈래 더하기", "Add a class")}
      </button>
    </fieldset>
  );
}
