/** A small curve for each department beside the others, on one scale: its rate against what was expected. */
import { LinePath } from "@visx/shape";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { toggled } from "../logic/chart-filter.ts";
import { ratesWords } from "../logic/chart-words.ts";
import { onSheets } from "../logic/curve-points.ts";
import { formatPoints, formatRate } from "../logic/format-figures.ts";
import { type DayPoint, unbrokenLines } from "../logic/year-series.ts";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { useIsPrinting } from "../parts/use-is-printing.ts";
import { judgedAlone, Keys, LabelledSvg, ofTodaysBudget } from "./picture-parts.tsx";
import { CursorLine, MonthArea } from "./month-cursor.tsx";

const cell = { least: 130, height: 112, gap: 16, top: 38, bottom: 8 };
/** Of a sheet of A4, on its side. */
const rowsOfSheet = 5;

type Department = Charts["departments"][number];

export function DepartmentCurves({ departments }: { readonly departments: Charts["departments"] }) {
  const { say, tell } = useLanguage();
  const { params, change } = usePlace();
  const { year } = useSession();
  const chosen = params.get("department");
  const isPrinting = useIsPrinting();
  const shown = departments.map((department) => ({ department, last: lastOf(department) }));
  const ordered = shown.toSorted((a, b) => Number(a.last?.gapPoints ?? 0) - Number(b.last?.gapPoints ?? 0));
  const top = Math.max(
    100,
    ...departments.flatMap(({ months }) => months.map((month) => Number(month?.rate ?? 0))),
  );
  return (
    <ChartFrame
      name="department-curves"
      title={say("부서별 판정 대상 집행률", "Each department's rate, of its judged projects")}
      sentence={ratesWords(departments)}
      table={tableOf(departments, say)}
      legend={
        <Keys
          lines={[
            ["spent", say("판정 대상 집행률", "rate of the judged")],
            ["expected", say("기대", "expected")],
          ]}
          note={`${say(
            `모두 0~${Math.ceil(top)}%의 한 눈금이고, 기대보다 가장 늦은 부서부터입니다. 누르면 그 부서만 봅니다.`,
            `All on one scale of 0 to ${Math.ceil(top)}%, the furthest behind first. Press one to see it alone.`,
          )} ${tell(judgedAlone)} ${tell(ofTodaysBudget)}`}
        />
      }
    >
      {(width) => {
        const columns = Math.max(1, Math.floor((width + cell.gap) / (cell.least + cell.gap)));
        const size = (width - cell.gap * (columns - 1)) / columns;
        return onSheets(ordered, isPrinting ? columns * rowsOfSheet : ordered.length).map(
          (together, sheet) => (
            <LabelledSvg
              key={sheet}
              of={{ ko: "부서별 판정 대상 집행률", en: "Each department's rate" }}
              width={width}
              height={Math.ceil(together.length / columns) * (cell.height + cell.gap)}
            >
              {together.map(({ department, last }, at) => (
                <SmallCurve
                  key={department.name ?? ""}
                  department={department}
                  last={last}
                  left={(at % columns) * (size + cell.gap)}
                  top={Math.floor(at / columns) * (cell.height + cell.gap)}
                  width={size}
                  most={top}
                  year={year}
                  isOff={chosen !== null && chosen !== department.name}
                  choose={() => {
                    if (department.name !== null) change(toggled(params, "department", department.name));
                  }}
                />
              ))}
            </LabelledSvg>
          ),
        );
      }}
    </ChartFrame>
  );
}

interface SmallCurveProps {
  readonly department: Department;
  readonly last: NonNullable<Department["months"][number]> | undefined;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly most: number;
  readonly year: number;
  /** Another one is chosen. */
  readonly isOff: boolean;
  readonly choose: () => void;
}

function SmallCurve({ department, last, left, top, width, most, year, isOff, choose }: SmallCurveProps) {
  const { say } = useLanguage();
  const { name, months } = department;
  const [begin, end] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
  const xOn = (day: number): number => left + ((day - begin) / (end - begin)) * width;
  const [high, low] = [top + cell.top, top + cell.height - cell.bottom];
  const line = (points: readonly DayPoint[], className: string, key: string) => (
    <LinePath
      key={key}
      data={[...points]}
      x={({ date }) => xOn(Date.parse(`${date}T00:00:00Z`))}
      y={({ won }) => low - (Math.max(0, Number(won)) / most) * (low - high)}
      className={className}
    />
  );
  const known = months.filter((month) => month !== null);
  const rates = known.map(({ date, rate: won }) => ({ date, won }));
  // What was expected is known of every day, whatever was reported.
  const expected = [
    { date: `${year}-01-01`, won: "0" },
    ...known.map(({ date, expectedRate: won }) => ({ date, won })),
  ];
  return (
    <g className={isOff ? "small-curve chosen-not" : "small-curve"} onClick={choose}>
      <text className="chart-name" x={left} y={top + 14}>
        {shortName(name ?? say("부서 없음", "no department"), width)}
      </text>
      <text className="chart-axis" x={left} y={top + 30}>
        {last === undefined ? "–" : `${formatRate(last.rate)} (${formatPoints(last.gapPoints)})`}
      </text>
      <MonthArea left={left} top={high} width={width} height={low - high}>
        <line className="grid" x1={left} x2={left + width} y1={low} y2={low} />
        {line(expected, "line-expected", "expected")}
        {unbrokenLines({ points: rates, covered: [], year }).map((points, key) =>
          line(points, "line-spent", `spent ${key}`),
        )}
        {known.map(({ date, rate }) => (
          <circle
            key={date}
            className="dot-spent"
            cx={xOn(Date.parse(`${date}T00:00:00Z`))}
            cy={low - (Math.max(0, Number(rate)) / most) * (low - high)}
            r={2.5}
          >
            <title>{`${name ?? ""} ${date}: ${formatRate(rate)}`}</title>
          </circle>
        ))}
        <CursorLine xOf={(month) => xOn(Date.UTC(year, month + 1, 0))} top={high} bottom={low} />
      </MonthArea>
    </g>
  );
}

function lastOf({ months }: Department): NonNullable<Department["months"][number]> | undefined {
  return months.findLast((month) => month !== null) ?? undefined;
}

/** Hangul is about 13 pixels wide. */
function shortName(name: string, width: number): string {
  const most = Math.floor(width / 13);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function tableOf(departments: Charts["departments"], say: (ko: string, en: string) => string): ChartTable {
  return {
    head: [
      say("부서", "Department"),
      ...Array.from({ length: 12 }, (_, at) => say(`${at + 1}월(%)`, `${at + 1} (%)`)),
      say("마지막 기대(%)", "Last expected (%)"),
    ],
    rows: departments.map((department) => [
      department.name ?? say("부서 없음", "no department"),
      ...department.months.map((month) => month?.rate ?? ""),
      lastOf(department)?.expectedRate ?? "",
    ]),
  };
}
