import type { ReactNode } from "react";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Labels, useLanguage } from "../context/language.tsx";

/** Under every picture of judged projects: tables and cards beside it count all. */
export const judgedAlone: Bilingual = {
  ko: "판정 대상 사업만의 수치입니다. 예비비처럼 판정하지 않는 사업까지 세는 위의 예산·집행률, 부서별 표와는 다를 수 있습니다.",
  en: "Of the judged projects alone: budget and rate above, and the table by department, also count projects that are not judged, such as the reserve.",
};

/** Under every picture that shows months that are over: it knows one budget, a report that of its day. */
export const ofTodaysBudget: Bilingual = {
  ko: "지난달도 지금의 예산과 기준으로 계산하므로, 추경 전 예산으로 계산한 그날의 보고서와 다를 수 있습니다.",
  en: "Past months, too, are held against today's budget and policy; the report of such a day has the budget of that day.",
};

/** What the strokes of a picture mean. */
interface KeysProps {
  readonly lines: readonly (readonly [name: string, title: string])[];
  readonly note?: string;
}

export function Keys({ lines, note }: KeysProps) {
  return (
    <p className="legend small">
      {lines.map(([name, title]) => (
        <span key={name} className="nowrap">
          <svg width="30" height="10" aria-hidden="true">
            <line className={`line-${name}`} x1="1" x2="29" y1="5" y2="5" />
          </svg>
          {title}
        </span>
      ))}
      {note !== undefined && <span>{note}</span>}
    </p>
  );
}

interface LabelledSvgProps {
  /** What it shows, in a few words. */
  readonly of: Labels;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The drawing of a picture, for whom it is read out to: what it is of, and where its figures stand. */
export function LabelledSvg({ of, width, height, children }: LabelledSvgProps) {
  const { say } = useLanguage();
  const label = say(`${of.ko}, 값은 아래 표에 있습니다`, `${of.en}; the table below has the figures`);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={label}
    >
      {children}
    </svg>
  );
}
