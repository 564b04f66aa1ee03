/** The part of the year's spending expected by each month's end, as a line and as twelve figures. */
import { pathOf } from "../logic/curve-points.ts";
import { onBar } from "../logic/format-figures.ts";
import type { PolicyDraft } from "../logic/policy-draft.ts";
import { useLanguage } from "../context/language.tsx";
import { FigureField, type PartProps } from "./threshold-fields.tsx";

const box = { width: 360, height: 120 };
/** For the words of the axes. */
const room = { left: 40, right: 8, top: 8, bottom: 20 };
/** To begin with when there is none: alike in every month. */
const evenCurve = [
  "8.33",
  "16.66",
  "25",
  "33.33",
  "41.66",
  "50",
  "58.33",
  "66.66",
  "75",
  "83.33",
  "91.66",
  "100",
];

export function CurveEditor({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say } = useLanguage();
  const { curve } = draft;
  const points = (curve ?? evenCurve).map((typed, month) => ({
    x: (month + 1) / 12,
    y: onBar(typed.trim() === "" ? "0" : typed) / 100,
  }));
  const line = pathOf(
    [{ x: 0, y: 0 }, ...points.map(({ x, y }) => ({ x, y: Number.isNaN(y) ? 0 : y }))],
    box.width,
    box.height,
  );
  return (
    <fieldset className="card">
      <legend>{say("월별 기준 곡선", "Curve by month")}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={curve !== null}
          onChange={({ target }) => change({ ...draft, curve: target.checked ? evenCurve : null })}
        />
        {say("곡선을 씁니다 (끄면 달력 날수대로)", "Use a curve (off: by calendar days)")}
      </label>
      {curve !== null && (
        <div className="columns">
          <svg
            className="curve-small"
            viewBox={`${-room.left} ${-room.top} ${box.width + room.left + room.right} ${box.height + room.top + room.bottom}`}
            aria-hidden="true"
          >
            {[0, 50, 100].map((percent) => (
              <g key={percent} transform={`translate(0 ${box.height - (percent / 100) * box.height})`}>
                <line className="grid" x1="0" x2={box.width} />
                <text className="axis-text" x="-6" dy="0.35em" textAnchor="end">
                  {percent}%
                </text>
              </g>
            ))}
            {[3, 6, 9, 12].map((month) => (
              <text
                key={month}
                className="axis-text"
                x={(month / 12) * box.width}
                y={box.height + 16}
                textAnchor={month === 12 ? "end" : "middle"}
              >
                {say(`${month}월`, `month ${month}`)}
              </text>
            ))}
            <line className="grid" x1="0" y1={box.height} x2={box.width} y2="0" />
            <path className="line-spent" d={line} />
          </svg>
          <div className="row-form months">
            {curve.map((typed, month) => (
              <FigureField
                key={month}
                title={say(`${month + 1}월 말`, `End of month ${month + 1}`)}
                unit="%"
                value={typed}
                isWrong={wrong.includes(`curve.${month}`)}
                onChange={(value) => change({ ...draft, curve: curve.with(month, value) })}
              />
            ))}
          </div>
        </div>
      )}
    </fieldset>
  );
}
