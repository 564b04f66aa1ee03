/** What the lines of a year say of the month that is pointed at, and what they mean. */
import { useLanguage } from "../context/language.tsx";
import { shortWon } from "../logic/format-figures.ts";
import { Keys } from "./picture-parts.tsx";
import { useMonthCursor } from "./month-cursor.tsx";
import { budgetName, type YearSeries } from "./year-plot.tsx";

export function CurveLegend({ series, note }: { readonly series: YearSeries; readonly note?: string }) {
  const { say, tell } = useLanguage();
  const { planned, planPoints, lastYear, forecast, budgetWon, notes, files } = series;
  const lines: readonly (readonly [name: string, title: string, isDrawn: boolean])[] = [
    ["spent", say("집행", "spent"), true],
    ["expected", say("기대", "expected"), series.expected.length > 0],
    ["planned", say("계획", "plan"), planned.length > 0 || planPoints.length > 0],
    ["last-year", say("작년 집행", "spent last year"), lastYear.length > 0],
    ["forecast", say("전망", "forecast"), forecast !== null],
    ["budget", tell(budgetName(series)), budgetWon !== null],
  ];
  return (
    <>
      <Readout series={series} />
      <Keys
        lines={lines.filter(([, , isDrawn]) => isDrawn).map(([name, title]) => [name, title] as const)}
        note={[
          say(
            "점은 보고된 날입니다. 보고가 없던 때에는 선이 없습니다.",
            "Dots are the days that were reported; where nothing was, there is no line.",
          ),
          files.length > 0
            ? say("아래 눈금은 자료의 기준일입니다.", "Ticks beneath are the days of files.")
            : "",
          notes.length > 0 ? say("▼는 사유를 적은 날입니다.", "▼ is a day on which a reason was given.") : "",
          note ?? "",
        ]
          .filter((each) => each !== "")
          .join(" ")}
      />
    </>
  );
}

function Readout({ series: { year, spent, expected, planned, lastYear } }: { readonly series: YearSeries }) {
  const { say, language } = useLanguage();
  const month = useMonthCursor();
  if (month === null)
    return (
      <p className="small chart-readout">
        {say("그림 위를 가리키면 그달의 값을 봅니다.", "Point at the picture to read a month.")}
      </p>
    );
  const key = `${year}-${`${month + 1}`.padStart(2, "0")}`;
  const of = (points: YearSeries["spent"]) => points.findLast(({ date }) => date.startsWith(key));
  const last = of(spent);
  const parts = [
    last === undefined
      ? say("집행 보고 없음", "no spending reported")
      : `${last.date} ${say("집행", "spent")} ${shortWon(last.won, language)}`,
    ...(
      [
        [expected, say("기대", "expected")],
        [planned, say("계획", "plan")],
        [lastYear, say("작년 집행", "spent last year")],
      ] as const
    ).flatMap(([points, title]) => {
      const point = of(points);
      return point === undefined ? [] : [`${title} ${shortWon(point.won, language)}`];
    }),
  ];
  return (
    <p className="small chart-readout">
      <strong>{say(`${month + 1}월`, `${year}-${month + 1}`)}</strong> {parts.join(" · ")}
    </p>
  );
}
