/** A line that somebody draws around projects. With a finger the page scrolls; there, and by keyboard, a range is written. */
import { type PointerEvent, type ReactNode, useRef, useState, type SyntheticEvent } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { type ProjectRange, rangeOf, rangeText } from "../logic/chart-filter.ts";

export type Pixel = readonly [x: number, y: number];

/** A press that moved less is a press. */
const leastMove = 6;

interface LassoProps {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The line that chose what is shown, as it stands in the picture now. */
  readonly chosen: readonly Pixel[] | null;
  readonly onDrawn: (line: readonly Pixel[]) => void;
  readonly children: ReactNode;
}

export function Lasso({ left, top, width, height, chosen, onDrawn, children }: LassoProps) {
  const [line, setLine] = useState<readonly Pixel[]>([]);
  const start = useRef<Pixel | null>(null);
  const begin = (event: PointerEvent<SVGGElement>): void => {
    if (event.pointerType !== "touch" && event.button === 0) start.current = pixelOf(event);
  };
  const draw = (event: PointerEvent<SVGGElement>): void => {
    const from = line.at(-1) ?? start.current;
    if (start.current === null || from === null) return;
    const to = pixelOf(event);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < leastMove) return;
    // From here on it is no press on a project.
    event.currentTarget.setPointerCapture(event.pointerId);
    setLine([...(line.length === 0 ? [start.current] : line), to]);
  };
  const end = (): void => {
    if (line.length > 2) onDrawn(line);
    giveUp();
  };
  const giveUp = (): void => {
    start.current = null;
    setLine([]);
  };
  const shown = line.length > 0 ? line : chosen;
  return (
    <g onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={giveUp}>
      <rect className="lasso-ground" x={left} y={top} width={width} height={height} />
      {children}
      {shown !== null && <polygon className="lasso" points={shown.map(([x, y]) => `${x},${y}`).join(" ")} />}
    </g>
  );
}

/** In the picture's own pixels. */
function pixelOf({ clientX, clientY, currentTarget }: PointerEvent<SVGGElement>): Pixel {
  const box = currentTarget.ownerSVGElement?.getBoundingClientRect();
  return box === undefined ? [0, 0] : [clientX - box.left, clientY - box.top];
}

/** What a line around projects chooses, for whoever draws none: how far from expected, and how large a budget. */
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
