/** Projects by how far they are from what was expected, by budget and by the money behind. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scaleLog, scaleSqrt } from "@visx/scale";
import { type MouseEvent, useDeferredValue } from "react";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { projectsWords } from "../logic/chart-words.ts";
import { cornersOf, lassoText, toggled } from "../logic/chart-filter.ts";
import { topOf } from "../logic/curve-points.ts";
import { formatPoints, formatRate, partOf, shortWon } from "../logic/format-figures.ts";
import { addressOf } from "../logic/place.ts";
import { severities, severityNames } from "../parts/severity.tsx";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { judgedAlone, LabelledSvg } from "./picture-parts.tsx";
import { Lasso, LassoRange } from "./lasso.tsx";

const height = 396;
const edge = { top: 40, right: 16, bottom: 44, left: 76 };
/** So many hide each other where they are large. */
const manyBubbles = 2_000;

/** The table has as many as a person reads; the file has all. */
const mostRows = 200;

export function ProjectBubbles({ projects, bounds }: Pick<Charts, "projects" | "bounds">) {
  const { say, language } = useLanguage();
  const { params, change } = usePlace();
  const { leastGapPoints, mostGapPoints } = bounds;
  const leastBudget = Number(bounds.leastBudgetWon);
  const chosen = projects.filter(({ isChosen }) => isChosen);
  const lasso = cornersOf(params.get("lasso"));
  const mostBehind = topOf(projects.map(({ behindWon }) => behindWon));
  const mostBudget = Math.max(leastBudget * 10, ...projects.map(({ budgetWon }) => Number(budgetWon)));
  return (
    <ChartFrame
      name="projects"
      title={say("사업별 차이와 예산", "Projects by distance and budget")}
      sentence={projectsWords(chosen)}
      table={tableOf(chosen, say)}
      mostRows={mostRows}
      legend={<BubbleLegend />}
    >
      {(width) => {
        const x = scaleLinear({
          domain: [leastGapPoints, mostGapPoints],
          range: [edge.left, width - edge.right],
          clamp: true,
        });
        const y = scaleLog({
          domain: [leastBudget, mostBudget],
          range: [height - edge.bottom, edge.top],
          clamp: true,
        });
        // A line may go around what stands at the edge.
        const [freeX, freeY] = [x.copy().clamp(false), y.copy().clamp(false)];
        const size = scaleSqrt({
          domain: [0, 1],
          range: [2.5, width < 520 || projects.length > manyBubbles ? 16 : 28],
        });
        return (
          <LabelledSvg
            of={{ ko: "사업별 차이와 예산", en: "Projects by distance and budget" }}
            width={width}
            height={height}
          >
            <line className="line-zero" x1={x(0)} x2={x(0)} y1={edge.top} y2={height - edge.bottom} />
            <Lasso
              left={edge.left}
              top={edge.top}
              width={width - edge.left - edge.right}
              height={height - edge.top - edge.bottom}
              chosen={lasso?.map(([gap, budget]) => [freeX(gap), freeY(10 ** budget)] as const) ?? null}
              onDrawn={(line) =>
                change({
                  lasso: lassoText(
                    line.map(([left, top]) => [freeX.invert(left), Math.log10(freeY.invert(top))] as const),
                  ),
                })
              }
            >
              <Bubbles
                projects={projects}
                xOf={({ gapPoints }) => x(Number(gapPoints))}
                yOf={({ budgetWon }) => y(Math.max(leastBudget, Number(budgetWon)))}
                sizeOf={({ behindWon }) => size(partOf(behindWon, mostBehind))}
              />
            </Lasso>
            <AxisLeft
              scale={y}
              left={edge.left}
              tickValues={tens(leastBudget, mostBudget)}
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

interface BubblesProps {
  readonly projects: Charts["projects"];
  readonly xOf: (project: Charts["projects"][number]) => number;
  readonly yOf: (project: Charts["projects"][number]) => number;
  readonly sizeOf: (project: Charts["projects"][number]) => number;
}

function Bubbles({ projects, xOf, yOf, sizeOf }: BubblesProps) {
  const { language } = useLanguage();
  const { go, search } = usePlace();
  // Three thousand names come right after the picture: nobody points at one before.
  const isNamed = useDeferredValue(true, false);
  // One that listens for all of them, and tenths of a pixel: three thousand circles are here sooner.
  const goTo = ({ target, currentTarget }: MouseEvent<SVGGElement>): void => {
    const project = projects[[...currentTarget.children].findIndex((circle) => circle === target)];
    if (project !== undefined) go(addressOf(search, "project", { id: project.id }));
  };
  return (
    <g onClick={goTo}>
      {projects.map((project) => {
        const { id, name, rate, gapPoints, budgetWon, severity, isChosen } = project;
        return (
          <circle
            key={id}
            className={`bubble bubble-${severity ?? "none"}${isChosen ? "" : " chosen-not"}`}
            cx={tenths(xOf(project))}
            cy={tenths(yOf(project))}
            r={tenths(sizeOf(project))}
          >
            {isNamed && (
              <title>{`${name}: ${formatRate(rate)}, ${formatPoints(gapPoints)}, ${shortWon(budgetWon, language)}`}</title>
            )}
          </circle>
        );
      })}
    </g>
  );
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function BubbleLegend() {
  const { say, tell } = useLanguage();
  const { params, change } = usePlace();
  return (
    <div className="legend small">
      {[...severities, null].map((severity) => (
        <button
          key={severity}
          type="button"
          className="legend-key"
          aria-pressed={params.get("severity") === (severity ?? "none")}
          onClick={() => change(toggled(params, "severity", severity ?? "none"))}
        >
          <svg width="16" height="16" aria-hidden="true">
            <circle className={`bubble bubble-${severity ?? "none"}`} cx="8" cy="8" r="6" />
          </svg>
          {severity === null ? say("알림 없음", "no alert") : tell(severityNames[severity])}
        </button>
      ))}
      <span>
        {say(
          "왼쪽일수록 늦고, 위일수록 예산이 크고, 원이 클수록 기대보다 적은 금액이 큽니다. 누르면 그 사업으로 가고, 마우스로 둘레를 그리거나 범위를 적으면 그 안의 사업만 봅니다.",
          "Further left is further behind, higher is a larger budget, larger is more money behind. Press one to go there; draw a line around some with the mouse, or write a range, to see them alone.",
        )}{" "}
        {tell(judgedAlone)}
      </span>
      <LassoRange />
    </div>
  );
}

/** 100,000 and each ten times as much, up to the largest budget. */
function tens(least: number, most: number): number[] {
  const steps = Math.floor(Math.log10(most / least) + 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => least * 10 ** step);
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
