/** The office's target and the bounds of each severity. */
import { useId } from "react";
import { type PolicyDraft, policySeverities } from "../logic/policy-draft.ts";
import { severityNames } from "../parts/severity.tsx";
import { useLanguage } from "../context/language.tsx";

export function ThresholdFields({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say, tell } = useLanguage();
  const field = (
    name: "yearEndTarget" | "minimumBudget" | "clearBelow" | "daysOfSilence",
    title: string,
    unit: string,
  ) => (
    <FigureField
      title={title}
      unit={unit}
      value={draft[name]}
      isWrong={wrong.includes(name)}
      onChange={(value) => change({ ...draft, [name]: value })}
    />
  );
  return (
    <>
      <fieldset className="card">
        <legend>{say("목표와 대상", "Target and scope")}</legend>
        <div className="row-form">
          {field("yearEndTarget", say("연말 집행 목표", "Year-end target"), "%")}
          {field(
            "minimumBudget",
            say("소액 사업 기준액(이보다 작은 예산은 판정하지 않음)", "Least budget that is judged"),
            say("원", "won"),
          )}
          {field("daysOfSilence", say("새 자료를 기다리는 날", "Days of silence allowed"), say("일", "days"))}
          {field("clearBelow", say("격차가 이보다 작으면 해소", "Clears when the gap is below"), "%p")}
        </div>
      </fieldset>
      <fieldset className="card">
        <legend>{say("알림 문턱", "Thresholds")}</legend>
        <p className="small">
          {say(
            "기대보다 낮은 정도와 모자란 금액이 둘 다 문턱을 넘을 때 그 단계의 알림이 납니다.",
            "An alert has a severity when both the gap and the missing amount pass its bounds.",
          )}
        </p>
        {policySeverities.map((severity) => (
          <div key={severity} className="row-form" role="group" aria-label={tell(severityNames[severity])}>
            <FigureField
              title={`${tell(severityNames[severity])}: ${say("격차", "gap")}`}
              unit="%p"
              value={draft.gap[severity]}
              isWrong={wrong.includes(`gap.${severity}`)}
              onChange={(value) => change({ ...draft, gap: { ...draft.gap, [severity]: value } })}
            />
            <FigureField
              title={`${tell(severityNames[severity])}: ${say("부족액", "amount behind")}`}
              unit={say("원", "won")}
              value={draft.behind[severity]}
              isWrong={wrong.includes(`behind.${severity}`)}
              onChange={(value) => change({ ...draft, behind: { ...draft.behind, [severity]: value } })}
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}

interface FigureFieldProps {
  readonly title: string;
  readonly unit: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** One figure of a form: its name, its unit, and what is wrong with it. */
export function FigureField({ title, unit, value, isWrong, onChange }: FigureFieldProps) {
  const { say } = useLanguage();
  const hint = useId();
  return (
    <label className="figure">
      {title}
      <span className="with-unit">
        <input
          inputMode="decimal"
          autoComplete="off"
          value={value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? hint : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
        <span aria-hidden="true">{unit}</span>
      </span>
      {isWrong && (
        <span id={hint} className="wrong">
          {say(`! 숫자로 적어 주십시오 (${unit})`, `! Write a figure (${unit})`)}
        </span>
      )}
    </label>
  );
}

/** What every part of the form is given. */
export interface PartProps<Draft> {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly wrong: readonly string[];
}
