/** From the earlier snapshot's total to the later one's, by what happened between them. */
import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { useState } from "react";
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { ChartFrame } from "../charts/chart-frame.tsx";
import { LabelledSvg } from "../charts/picture-parts.tsx";
import { type Labels, useLanguage } from "../context/language.tsx";
import { axisFrom, type DiffStep, diffSteps, diffWords } from "../logic/diff-steps.ts";
import { partOf, shortWon } from "../logic/format-figures.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../logic/budget-labels.ts";
import { kindNames } from "./diff-sums.tsx";

const rowHeight = 42;

export function DiffWaterfall({ diff }: { readonly diff: DiffAnswer }) {
  const { say, tell, language } = useLanguage();
  const stated = factualMeasures.filter(
    (measure) => (diff.before[measure] ?? diff.after[measure]) !== undefined,
  );
  const [chosen, setChosen] = useState<FactualMeasure>("expenditure");
  const measure = stated.find((each) => each === chosen) ?? stated.at(-1);
  if (measure === undefined) return null;
  const nameOf = (name: DiffStep["name"]): Labels => nameOfStep(name, diff);
  const steps = diffSteps(diff, measure);
  const low = axisFrom(steps);
  const most = steps.reduce((found, { to }) => (to > found ? to : found), 0n);
  const part = (won: bigint): number => partOf(`${won - low}`, `${most > low ? most - low : 1n}`);
  return (
    <ChartFrame
      name="difference"
      title={say("두 스냅숏의 차이", "From one to the other")}
      sentence={diffWords(steps, measureNames[measure], nameOf)}
      table={{
        head: [
          say("구분", "Part"),
          say(`${measureNames[measure].ko}(원)`, `${measureNames[measure].en} (won)`),
        ],
        rows: steps.map(({ name, won }) => [tell(nameOf(name)), `${won}`]),
      }}
      legend={
        <>
          {low > 0n && (
            <p className="small">
              {say(
                `차이가 보이도록 가로축은 0이 아니라 ${shortWon(`${low}`, language)}에서 시작합니다.`,
                `The axis begins at ${shortWon(`${low}`, language)}, not at 0, so that the difference is seen.`,
              )}
            </p>
          )}
          <div className="acts">
            {stated.map((each) => (
              <button
                key={each}
                type="button"
                className="legend-key"
                aria-pressed={each === measure}
                onClick={() => setChosen(each)}
              >
                {tell(measureNames[each])}
              </button>
            ))}
          </div>
        </>
      }
    >
      {(width) => {
        const x = scaleLinear({ domain: [0, 1], range: [0, width] });
        return (
          <LabelledSvg
            of={{ ko: "두 스냅숏의 차이", en: "From one snapshot to the other" }}
            width={width}
            height={steps.length * rowHeight}
          >
            {steps.map(({ name, from, to, won }, row) => {
              const isTotal = name === "earlier" || name === "later";
              const [a, b] = [x(isTotal ? Math.max(0, part(0n)) : part(from)), x(part(to))];
              const sign = isTotal || won < 0n ? "" : "+";
              return (
                <g key={name}>
                  <text className="chart-name" x={0} y={row * rowHeight + 14}>
                    {`${tell(nameOf(name))} ${sign}${shortWon(`${won}`, language)}`}
                  </text>
                  <Bar
                    className={isTotal ? "fall-budget" : won < 0n ? "fall-left" : "fall-spent"}
                    x={Math.min(a, b)}
                    y={row * rowHeight + 20}
                    width={Math.max(1, Math.abs(b - a))}
                    height={14}
                  />
                </g>
              );
            })}
          </LabelledSvg>
        );
      }}
    </ChartFrame>
  );
}

function nameOfStep(name: DiffStep["name"], { earlier, later }: DiffAnswer): Labels {
  if (name === "rest") return { ko: "설명되지 않음", en: "Unexplained" };
  if (name !== "earlier" && name !== "later") return kindNames[name];
  const { asOf, version } = name === "earlier" ? earlier : later;
  return { ko: `${asOf} ${version}판`, en: `${asOf} version ${version}` };
}
