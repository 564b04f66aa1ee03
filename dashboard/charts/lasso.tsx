/** A line that somebody draws around projects. With a finger the page scrolls; there, and by keyboard, a range is written (`lasso-range.tsx`). */
import { type PointerEvent, type ReactNode, useRef, useState } from "react";

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
