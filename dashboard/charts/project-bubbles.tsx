/** Projects by how far they are from what was expected, by budget and by the money behind. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scaleLog, scaleSqrt } from "@visx/scale";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { projectsWords } from "../logic/chart-words.ts";
import { topOf } from "../logic/curve-points.ts";
import { formatPoints, formatRate, partOf, shortWon } from "../logic/format-figures.ts";
import { addressOf } from "../logic/place.ts";
import { severities, severityNames } from "../parts/severity.tsx";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { LabelledSvg } from "./labelled-svg.tsx";

const height = 380;
const edge = { top: 24, right: 16, bottom: 44, left: 76 };
/** Beyond these nobody tells projects apart: they stand at the edge. */
const leastGap = -80;
const mostGap = 60;
/** A hundred thousand won; smaller budgets stand at the edge. */
const leastBudget = 100_000;

/** The table has as many as a person reads; the file has all. */
const mostRows = 200;

export function ProjectBubbles({ projects }: { readonly projects: Charts["projects"] }) {
  const { say, tell, language } = useLanguage();
  const { go, search } = usePlace();
  const mostBehind = topOf(projects.map(({ behindWon }) => behindWon));
  const mostBudget = Math.max(leastBudget * 10, ...projects.map(({ budgetWon }) => Number(budgetWon)));
  return (
    <ChartFrame
      name="projects"
      title={say("사업별 차이와 예산", "Projects by distance and budget")}
      sentence={projectsWords(projects)}
      table={tableOf(projects, say)}
      mostRows={mostRows}
      legend={
        <p className="legend small">
          {[...severities, null].map((severity) => (
            <span key={severity} className="nowrap">
              <svg width="16" height="16" aria-hidden="true">
                <circle className={`bubble bubble-${severity ?? "none"}`} cx="8" cy="8" r="6" />
              </svg>
              {severity === null ? say("알림 없음", "no alert") : tell(severityNames[severity])}
            </span>
          ))}
          <span>
            {say(
              "왼쪽일수록 늦고, 위일수록 예산이 크고, 원이 클수록 기대보다 적은 금액이 큽니다. 누르면 그 사업으로 갑니다.",
              "Further left is further behind, higher is a larger budget, larger is more money behind. Press one to go there.",
            )}
          </span>
        </p>
      }
    >
      {(width) => {
        const x = scaleLinear({
          domain: [leastGap, mostGap],
          range: [edge.left, width - edge.right],
          clamp: true,
        });
        const y = scaleLog({
          domain: [leastBudget, mostBudget],
          range: [height - edge.bottom, edge.top],
          clamp: true,
        });
        const size = scaleSqrt({ domain: [0, 1], range: [2.5, width < 520 ? 16 : 28] });
        return (
          <LabelledSvg
            of={{ ko: "사업별 차이와 예산", en: "Projects by distance and budget" }}
            width={width}
            height={height}
          >
            <line className="line-zero" x1={x(0)} x2={x(0)} y1={edge.top} y2={height - edge.bottom} />
            {projects.map(({ id, name, rate, gapPoints, budgetWon, behindWon, severity }) => (
              <circle
                key={id}
                className={`bubble bubble-${severity ?? "none"}`}
                cx={x(Number(gapPoints))}
                cy={y(Math.max(leastBudget, Number(budgetWon)))}
                r={size(partOf(behindWon, mostBehind))}
                onClick={() => go(addressOf(search, "project", { id }))}
              >
                <title>{`${name}: ${formatRate(rate)}, ${formatPoints(gapPoints)}, ${shortWon(budgetWon, language)}`}</title>
              </circle>
            ))}
            <AxisLeft
              scale={y}
              left={edge.left}
              tickValues={tens(mostBudget)}
              tickFormat={(value) => shortWon(`${Math.round(Number(value))}`, language)}
              tickLabelProps={{ className: "chart-axis", textAnchor: "end", dy: 4, dx: -2 }}
            />
            <AxisBottom
              scale={x}
              top={height - edge.bottom}
              numTicks={width < 520 ? 5 : 8}
              tickFormat={(value) => String(value).replace("-", "−")}
              tickLabelProps={{ className: "chart-axis", textAnchor: "middle" }}
            />
            <text className="chart-axis" x={width - edge.right} y={height - 4} textAnchor="end">
              {say("기대와의 차이(%p)", "against expected (points)")}
            </text>
            <text className="chart-axis" x={4} y={12}>
              {say("예산", "Budget")}
            </text>
          </LabelledSvg>
        );
      }}
    </ChartFrame>
  );
}

/** 100,000 and each ten times as much, up to the largest budget. */
function tens(most: number): number[] {
  const steps = Math.floor(Math.log10(most / leastBudget) + 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => leastBudget * 10 ** step);
}

function tableOf(projects: Charts["projects"], say: (ko: string, en: string) => string): ChartTable {
  return {
    head: [
      say("사업", "Project"),
      say("부서", "Department"),
      say("예산(원)", "Budget (won)"),
      say("집행률(%)", "Rate (%)"),
      say("차이(%p)", "Difference (points)"),
    ],
    rows: projects.map(({ name, department, budgetWon, rate, gapPoints }) => [
      name,
      department ?? "",
      budgetWon,
      rate,
      gapPoints,
    ]),
  };
}
