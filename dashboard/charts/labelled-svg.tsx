/** The drawing of a picture, for whom it is read out to: what it is of, and where its figures stand. */
import type { ReactNode } from "react";
import { type Labels, useLanguage } from "../context/language.tsx";

interface LabelledSvgProps {
  /** What it shows, in a few words. */
  readonly of: Labels;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

export function LabelledSvg({ of, width, height, children }: LabelledSvgProps) {
  const { say } = useLanguage();
  const label = say(`${of.ko}, 값은 아래 표에 있습니다`, `${of.en}; the table below has the figures`);
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {children}
    </svg>
  );
}
