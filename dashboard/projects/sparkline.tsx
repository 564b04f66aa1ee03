/** The year's spending in the size of a word. */
import { pathOf, topOf, yearLines } from "../logic/curve-points.ts";

const width = 88;
const height = 22;

interface SparklineProps {
  readonly months: readonly (string | null)[];
  readonly budget: string | null;
}

/** Its figures stand beside it, so it is passed over when read aloud. A month alone between silences is a dot. */
export function Sparkline({ months, budget }: SparklineProps) {
  const lines = yearLines(months, topOf([...months, budget]));
  const alone = lines.slice(1).flatMap((line) => (line.length === 1 ? line : []));
  const last = lines.at(-1)?.at(-1);
  return (
    <svg
      className="spark"
      width={width + 6}
      height={height + 6}
      viewBox={`-1 -3 ${width + 6} ${height + 6}`}
      aria-hidden="true"
    >
      <line className="spark-base" x1="0" x2={width} y1={height} y2={height} />
      {lines.map((line, key) => (
        <path key={key} className="spark-line" d={pathOf(line, width, height)} />
      ))}
      {alone.map(({ x, y }) => (
        <circle key={x} className="spark-end" cx={x * width} cy={height - y * height} r="1.5" />
      ))}
      {last !== undefined && (
        <circle className="spark-end" cx={last.x * width} cy={height - last.y * height} r="2.5" />
      )}
    </svg>
  );
}
