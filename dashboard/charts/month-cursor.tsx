/** The month that is pointed at: one for all pictures beside each other, so that they are read together. */
import { createContext, type PointerEvent, type ReactNode, useContext, useRef, useState } from "react";

/** 0 to 11; null of none. */
type Month = number | null;

/** Apart from each other, so that who moves the cursor is not drawn anew by it. */
const Pointed = createContext<Month>(null);
const Pointing = createContext<(month: Month) => void>(() => undefined);

export function MonthCursor({ children }: { readonly children: ReactNode }) {
  const [month, setMonth] = useState<Month>(null);
  return (
    <Pointing value={setMonth}>
      <Pointed value={month}>{children}</Pointed>
    </Pointing>
  );
}

export function useMonthCursor(): Month {
  return useContext(Pointed);
}

interface MonthAreaProps {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What is drawn over it, and keeps its own words under the pointer. */
  readonly children?: ReactNode;
}

/** Takes the pointer over twelve months of one width. */
export function MonthArea({ left, top, width, height, children }: MonthAreaProps) {
  const point = useContext(Pointing);
  const area = useRef<SVGRectElement>(null);
  const follow = ({ clientX }: PointerEvent): void => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    point(Math.max(0, Math.min(11, Math.floor(((clientX - box.left) / box.width) * 12))));
  };
  return (
    <g onPointerMove={follow} onPointerDown={follow} onPointerLeave={() => point(null)}>
      <rect ref={area} className="month-area" x={left} y={top} width={width} height={height} />
      {children}
    </g>
  );
}

interface CursorLineProps {
  readonly xOf: (month: number) => number;
  readonly top: number;
  readonly bottom: number;
}

export function CursorLine({ xOf, top, bottom }: CursorLineProps) {
  const month = useMonthCursor();
  return month === null ? null : (
    <line className="line-cursor" x1={xOf(month)} x2={xOf(month)} y1={top} y2={bottom} />
  );
}
