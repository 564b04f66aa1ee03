/** A rate as a bar, with a mark where it was expected and another at the target. */
import { formatRate, onBar } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";

interface RateBarProps {
  readonly rate: string | null;
  readonly expected?: string | null;
  readonly target?: string | null;
  readonly large?: boolean;
}

export function RateBar({ rate, expected = null, target = null, large = false }: RateBarProps) {
  const { say } = useLanguage();
  const parts = [
    rate === null
      ? say("집행률 없음", "no rate")
      : say(`집행률 ${formatRate(rate)}`, `rate ${formatRate(rate)}`),
    ...(expected === null ? [] : [say(`기대 ${formatRate(expected)}`, `expected ${formatRate(expected)}`)]),
    ...(target === null ? [] : [say(`목표 ${formatRate(target)}`, `target ${formatRate(target)}`)]),
  ];
  return (
    <svg
      className={large ? "bar bar-large" : "bar"}
      role="img"
      aria-label={parts.join(", ")}
      width="100%"
      height={large ? 28 : 18}
    >
      <rect className="bar-rest" y="4" width="100%" height={large ? 20 : 10} rx="2" />
      {rate !== null && (
        <rect className="bar-spent" y="4" width={`${onBar(rate)}%`} height={large ? 20 : 10} rx="2" />
      )}
      {target !== null && <Mark at={onBar(target)} kind="target" height={large ? 28 : 18} />}
      {expected !== null && <Mark at={onBar(expected)} kind="expected" height={large ? 28 : 18} />}
    </svg>
  );
}

/** Told apart by their strokes, not by colour alone: what is expected is whole, the target dashed. */
function Mark({ at, kind, height }: { readonly at: number; readonly kind: string; readonly height: number }) {
  // The mark at 100 % would lie outside by half its width.
  const x = `${Math.min(99.4, Math.max(0.6, at))}%`;
  return (
    <>
      <line className="mark-halo" x1={x} x2={x} y1="0" y2={height} />
      <line className={`mark-${kind}`} x1={x} x2={x} y1="0" y2={height} />
    </>
  );
}
