/** A rate as a bar, with a mark where it was expected and another at the target. */
import type { Figures } from "../../shared/contracts/api/api.ts";
import { formatPoints, formatRate, onBar } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";

/** What lies on the bar is of one set of lines: those that are judged, where marks stand beside the rate. */
export function JudgedBar({
  figures: { rate, expectation },
  withTarget = false,
  large = false,
}: {
  readonly figures: Pick<Figures, "rate" | "expectation">;
  readonly withTarget?: boolean;
  readonly large?: boolean;
}) {
  return (
    <RateBar
      rate={expectation?.judgedRate ?? rate}
      isOfJudged={expectation !== null && expectation.judgedRate !== rate}
      expected={expectation?.expectedRate ?? null}
      target={withTarget ? (expectation?.targetRate ?? null) : null}
      large={large}
    />
  );
}

/** Points from what was expected, with the rate that they are of where it is not the one printed beside them. */
export function Gap({
  figures: { rate, expectation },
}: {
  readonly figures: Pick<Figures, "rate" | "expectation">;
}) {
  const { say } = useLanguage();
  if (expectation === null) return "–";
  const { gapPoints, judgedRate } = expectation;
  return (
    <span className="nowrap">
      {formatPoints(gapPoints)}
      {judgedRate !== rate && (
        <span className="small band">
          {say(`판정 대상 ${formatRate(judgedRate)}`, `judged ${formatRate(judgedRate)}`)}
        </span>
      )}
    </span>
  );
}

interface RateBarProps {
  readonly rate: string | null;
  readonly isOfJudged?: boolean;
  readonly expected?: string | null;
  readonly target?: string | null;
  readonly large?: boolean;
}

export function RateBar({
  rate,
  isOfJudged = false,
  expected = null,
  target = null,
  large = false,
}: RateBarProps) {
  const { say } = useLanguage();
  const parts = [
    rate === null
      ? say("집행률 없음", "no rate")
      : isOfJudged
        ? say(`판정 대상 집행률 ${formatRate(rate)}`, `rate of the judged projects ${formatRate(rate)}`)
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
  // The mark at 100% would lie outside by half its width.
  const x = `${Math.min(99.4, Math.max(0.6, at))}%`;
  return (
    <>
      <line className="mark-halo" x1={x} x2={x} y1="0" y2={height} />
      <line className={`mark-${kind}`} x1={x} x2={x} y1="0" y2={height} />
    </>
  );
}
