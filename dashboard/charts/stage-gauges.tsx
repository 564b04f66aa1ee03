/** The stages of the year (신속집행): how far each is, and how much is still needed. */
import { Bar } from "@visx/shape";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { stageWords, stagesWords } from "../logic/stage-words.ts";
import { partOf } from "../logic/format-figures.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { LabelledSvg } from "./picture-parts.tsx";

const rowHeight = 98;

interface StageGaugesProps {
  readonly stages: Charts["stages"];
  readonly today: string;
}

export function StageGauges({ stages, today }: StageGaugesProps) {
  const { say, tell } = useLanguage();
  return (
    <ChartFrame
      name="stages"
      title={say("신속집행 목표까지", "On the way to the staged targets")}
      sentence={stagesWords(stages, today)}
      table={{
        head: [
          say("기한", "By"),
          say("기준일", "As of"),
          say("사업", "Projects"),
          say("대상 예산(원)", "Budget (won)"),
          say("목표율(%)", "Target (%)"),
          say("목표액(원)", "Target (won)"),
          say("집행률(%)", "Rate (%)"),
          say("집행액(원)", "Spent (won)"),
          say("더 필요한 금액(원)", "Still needed (won)"),
          say("기한까지 집행액(원)", "Spent by its day (won)"),
        ],
        rows: stages.map((stage) => [
          stage.date,
          stage.asOf,
          `${stage.projects}`,
          stage.budgetWon,
          stage.targetRate,
          stage.targetWon,
          stage.rate,
          stage.spentWon,
          stage.neededWon,
          stage.spentByThenWon ?? "",
        ]),
      }}
      legend={
        <p className="small">
          {say(
            "막대 전체는 대상 예산, 파란 부분은 집행액, 점선은 목표액입니다.",
            "The whole bar is the budget counted, blue is what is spent, the dashed mark is the target.",
          )}
        </p>
      }
    >
      {(width) => (
        <LabelledSvg
          of={{ ko: "신속집행 목표", en: "Staged targets" }}
          width={width}
          height={stages.length * rowHeight}
        >
          {stages.map((stage, row) => {
            const top = row * rowHeight;
            const mark = width * Math.min(1, partOf(stage.targetWon, stage.budgetWon));
            const { head, need, time } = stageWords(stage, today);
            return (
              <g key={`${stage.date} ${stage.targetWon}`}>
                <text className="chart-name" x={0} y={top + 16}>
                  {tell(head)}
                </text>
                <Bar className="bar-rest" x={0} y={top + 24} width={width} height={22} />
                <Bar
                  className="bar-spent"
                  x={0}
                  y={top + 24}
                  width={width * Math.max(0, Math.min(1, partOf(stage.spentWon, stage.budgetWon)))}
                  height={22}
                />
                <line className="mark-halo" x1={mark} x2={mark} y1={top + 20} y2={top + 50} />
                <line className="mark-target" x1={mark} x2={mark} y1={top + 20} y2={top + 50} />
                <text className={stage.neededWon === "0" ? "chart-axis" : "chart-name"} x={0} y={top + 66}>
                  {tell(need)}
                </text>
                <text className="chart-axis" x={0} y={top + 82}>
                  {tell(time)}
                </text>
              </g>
            );
          })}
        </LabelledSvg>
      )}
    </ChartFrame>
  );
}
