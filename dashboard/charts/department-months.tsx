/** Departments by months: how far the rate is from what was expected. A press on one shows it alone in all pictures. */
import { scaleBand } from "@visx/scale";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { toggled } from "../logic/chart-filter.ts";
import { departmentsWords } from "../logic/chart-words.ts";
import { onSheets } from "../logic/curve-points.ts";
import { formatPoints, formatRate } from "../logic/format-figures.ts";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { useIsPrinting } from "../parts/use-is-printing.ts";
import { judgedAlone, LabelledSvg, ofTodaysBudget } from "./picture-parts.tsx";
import { MonthArea, useMonthCursor } from "./month-cursor.tsx";

const rowHeight = 28;
const top = 24;
/** Of a sheet of A4, on its side. */
const rowsOfSheet = 22;
const months = Array.from({ length: 12 }, (_, at) => at);

export function DepartmentMonths({ departments }: Pick<Charts, "departments">) {
  const { say, tell } = useLanguage();
  const { params, change } = usePlace();
  const chosen = params.get("department");
  const rows = worstFirst(departments);
  const isPrinting = useIsPrinting();
  const choose = (name: string | null): void => {
    if (name !== null) change(toggled(params, "department", name));
  };
  return (
    <ChartFrame
      name="departments"
      title={say("부서·월별 기대와의 차이", "Departments by months, against what was expected")}
      sentence={departmentsWords(departments)}
      table={tableOf(departments, say)}
      legend={
        <p className="legend small">
          {heats.map(({ name, ko, en }) => (
            <span key={name} className="nowrap">
              <svg width="16" height="16" aria-hidden="true">
                <rect className={`heat-${name}`} width="16" height="16" />
              </svg>
              {say(ko, en)}
            </span>
          ))}
          <span>
            {say(
              "빈 칸은 자료가 없는 달입니다. 부서를 누르면 그 부서만 봅니다.",
              "An empty cell is a month without figures. Press a department to see it alone.",
            )}{" "}
            {tell(judgedAlone)} {tell(ofTodaysBudget)}
          </span>
        </p>
      }
    >
      {(width) => {
        const left = width < 520 ? 96 : 140;
        const x = scaleBand({ domain: months, range: [left, width], padding: 0.06 });
        const isRoomy = x.bandwidth() >= 42;
        return onSheets(rows, isPrinting ? rowsOfSheet : rows.length).map((together, sheet) => {
          const height = top + together.length * rowHeight;
          const y = scaleBand({ domain: together.map((_, at) => at), range: [top, height], padding: 0.08 });
          return (
            <LabelledSvg
              key={sheet}
              of={{ ko: "부서·월별 차이", en: "Departments by months" }}
              width={width}
              height={height}
            >
              {months.map((at) => (
                <text
                  key={at}
                  className="chart-axis"
                  x={(x(at) ?? 0) + x.bandwidth() / 2}
                  y={top - 8}
                  textAnchor="middle"
                >
                  {width < 520 ? at + 1 : say(`${at + 1}월`, `${at + 1}`)}
                </text>
              ))}
              <MonthArea left={left} top={top} width={width - left} height={height - top}>
                {together.map(({ name, months: cells }, row) => (
                  <g
                    key={name ?? ""}
                    className={chosen === null || chosen === name ? "heat-row" : "heat-row chosen-not"}
                    onClick={() => choose(name)}
                  >
                    <text className="chart-name" x={0} y={(y(row) ?? 0) + y.bandwidth() / 2 + 4}>
                      {shortName(name ?? say("부서 없음", "no department"), width < 520 ? 7 : 11)}
                    </text>
                    {cells.map((cell, at) =>
                      cell === null ? null : (
                        <g key={cell.date}>
                          <rect
                            className={`heat-${heatOf(cell.gapPoints)}`}
                            x={x(at)}
                            y={y(row)}
                            width={x.bandwidth()}
                            height={y.bandwidth()}
                          >
                            <title>{`${name ?? ""} ${cell.date}: ${formatRate(cell.rate)} (${formatPoints(cell.gapPoints)})`}</title>
                          </rect>
                          {isRoomy && (
                            <text
                              className={`heat-text heat-text-${heatOf(cell.gapPoints)}`}
                              x={(x(at) ?? 0) + x.bandwidth() / 2}
                              y={(y(row) ?? 0) + y.bandwidth() / 2 + 4}
                              textAnchor="middle"
                            >
                              {cell.gapPoints.replace("-", "−")}
                            </text>
                          )}
                        </g>
                      ),
                    )}
                  </g>
                ))}
                <MonthColumn xOf={(month) => x(month) ?? 0} width={x.bandwidth()} height={height - top} />
              </MonthArea>
            </LabelledSvg>
          );
        });
      }}
    </ChartFrame>
  );
}

interface MonthColumnProps {
  readonly xOf: (month: number) => number;
  readonly width: number;
  readonly height: number;
}

/** Around the month that is pointed at in any picture. */
function MonthColumn({ xOf, width, height }: MonthColumnProps) {
  const month = useMonthCursor();
  return month === null ? null : (
    <rect className="month-column" x={xOf(month)} y={top} width={width} height={height} />
  );
}

/** From furthest behind to furthest ahead; bounds are tenths of a percent point, the upper one outside. */
const heats = [
  { name: "far-behind", below: -20, ko: "20%p 이상 늦음", en: "20 points or more behind" },
  { name: "behind", below: -10, ko: "10~20%p 늦음", en: "10 to 20 behind" },
  { name: "near", below: 0, ko: "10%p 안으로 늦음", en: "less than 10 behind" },
  { name: "ahead", below: Infinity, ko: "기대 이상", en: "as expected or ahead" },
] as const;

function heatOf(gapPoints: string): (typeof heats)[number]["name"] {
  const gap = Number(gapPoints);
  if (gap <= -20) return "far-behind";
  if (gap <= -10) return "behind";
  return gap < 0 ? "near" : "ahead";
}

function worstFirst(departments: Charts["departments"]): Charts["departments"] {
  return departments
    .filter(({ months: cells }) => cells.some((cell) => cell !== null))
    .toSorted((a, b) => lastGap(a) - lastGap(b));
}

function lastGap({ months: cells }: Charts["departments"][number]): number {
  return Number(cells.findLast((cell) => cell !== null)?.gapPoints ?? Infinity);
}

function shortName(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function tableOf(departments: Charts["departments"], say: (ko: string, en: string) => string): ChartTable {
  return {
    head: [say("부서", "Department"), ...months.map((at) => say(`${at + 1}월(%p)`, `${at + 1} (points)`))],
    rows: departments.map(({ name, months: cells }) => [
      name ?? say("부서 없음", "no department"),
      ...cells.map((cell) => cell?.gapPoints ?? ""),
    ]),
  };
}
