/** What a line around projects chooses, for whoever draws none: how far from expected, and how large a budget. */
import { type SyntheticEvent, useState } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { type ProjectRange, rangeOf, rangeText } from "../logic/chart-filter.ts";

export function LassoRange() {
  const { params } = usePlace();
  const lasso = params.get("lasso");
  // What was drawn or taken out meanwhile is what the fields say.
  return <RangeForm key={lasso} range={rangeOf(lasso)} isChosen={lasso !== null} />;
}

interface RangeProps {
  readonly range: ProjectRange;
  readonly isChosen: boolean;
}

function RangeForm({ range, isChosen }: RangeProps) {
  const { say } = useLanguage();
  const { change } = usePlace();
  const [typed, setTyped] = useState(range);
  const lasso = rangeText(typed);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (lasso !== null) change({ lasso });
  };
  const field = (name: keyof ProjectRange, label: string, least: number) => (
    <label>
      {label}
      <input
        type="number"
        step="any"
        min={least}
        max={1e12}
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
    </label>
  );
  return (
    <details className="lasso-range">
      <summary>{say("범위를 적어 고르기", "Choose by a range")}</summary>
      <form onSubmit={submit}>
        <div className="row-form">
          {field("leastGap", say("차이, 이 값부터(%p)", "difference from (points)"), -999)}
          {field("mostGap", say("차이, 이 값까지(%p)", "difference up to (points)"), -999)}
          {field("leastBudget", say("예산, 이 값부터(백만원)", "budget from (million won)"), 0)}
          {field("mostBudget", say("예산, 이 값까지(백만원)", "budget up to (million won)"), 0)}
        </div>
        <div className="acts">
          <button type="submit" disabled={lasso === null}>
            {say("고르기", "Choose")}
          </button>
          {isChosen && (
            <button type="button" onClick={() => change({ lasso: null })}>
              {say("고르기 풀기", "Choose none")}
            </button>
          )}
          {lasso === null && (
            <span className="small" role="status">
              {say(
                "하나는 적어야 하고, 앞의 값이 뒤의 값보다 클 수 없습니다.",
                "Write one at least; the first is no larger than the second.",
              )}
            </span>
          )}
        </div>
      </form>
    </details>
  );
}
