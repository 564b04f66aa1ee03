/** The year's spending in the size of a word. */
import { pathOf, topOf, yearPoints } from "../logic/curve-points.ts";

const width = 88;
const height = 22;

interface SparklineProps {
  readonly months: readonly (string | null)[];
  readonly budget: string | null;
}

/** Its figures stand beside it, so it is passed over when read aloud. */
export function Sparkline({ months, budget }: SparklineProps) {
  const points = yearPoints(months, topOf([...months, budget]));
  const last = points.at(-1);
  return (
    <svg
      className="spark"
      width={width + 6}
      height={height + 6}
      viewBox={`-1 -3 ${width + 6} ${height + 6}`}
      aria-hidden="true"
    >
      <line className="spark-base" x1="0" x2={width} y1={height} y2={height} />
      <path className="spark-line" d={pathOf(points, width, height)} />
      {last !== undefined && (
        <circle className="spark-end" cx={last.x * width} cy={height - last.y * height} r="2.5" />
      )}
    </svg>
  );
}
