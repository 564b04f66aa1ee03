/** The year of the projects whose pace is compared: what was spent, and what was expected by then. */
import type { Story } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { pathOf, type Point } from "../logic/curve-points.ts";
import { partOf, shortWon } from "../logic/format-figures.ts";
import { unbrokenLines } from "../logic/year-series.ts";

const box = { width: 720, height: 170 };
const room = { left: 64, right: 12, top: 14, bottom: 24 };
const dayMilliseconds = 86_400_000;

interface StoryCurveProps {
  readonly curve: NonNullable<Story["curve"]>;
  readonly year: number;
}

export function StoryCurve({
  curve: { budgetWon, actual, expected: ends, expectedWon: expectedToday },
  year,
}: StoryCurveProps) {
  const { say, language } = useLanguage();
  const dayOf = (date: string): number =>
    (Date.parse(date) - Date.parse(`${year}-01-01`)) / dayMilliseconds + 1;
  const pointOf = (date: string, won: string): Point => ({
    x: dayOf(date) / dayOf(`${year}-12-31`),
    y: partOf(won, budgetWon),
  });
  const today = actual.at(-1)?.date;
  // The day of the figures has an expectation of its own, which the sentences tell.
  const expected = [
    ...ends.filter(({ date }) => date !== today),
    ...(today === undefined ? [] : [{ date: today, expectedWon: expectedToday }]),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const days = [...new Set([...actual, ...expected].map(({ date }) => date))].toSorted();
  const amountOn = (won: string | undefined): string => (won === undefined ? "–" : shortWon(won, language));
  const start = { x: 0, y: 0 };
  const spent = actual.map(({ date, spentWon }) => pointOf(date, spentWon));
  // Where a whole month went by without a report there is a gap, as in every other picture.
  const lines = unbrokenLines({
    points: actual.map(({ date, spentWon: won }) => ({ date, won })),
    covered: [],
    year,
  });
  const path = [start, ...expected.map(({ date, expectedWon }) => pointOf(date, expectedWon))];
  const top = Math.max(1, ...spent.map(({ y }) => y), ...path.map(({ y }) => y));
  const fitted = (points: readonly Point[]): readonly Point[] =>
    points.map(({ x, y }) => ({ x, y: y / top }));
  return (
    <figure className="story-curve">
      <figcaption>
        {say(
          "속도를 견주는 사업의 올해 집행(점과 굵은 선)과 이맘때 기대되는 집행(끊긴 선)",
          "What the compared projects spent this year (dots and thick line) and what was expected (broken line)",
        )}
      </figcaption>
      <svg
        viewBox={`${-room.left} ${-room.top} ${box.width + room.left + room.right} ${box.height + room.top + room.bottom}`}
        aria-hidden="true"
      >
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part} transform={`translate(0 ${box.height - (part / top) * box.height})`}>
            <line className="grid" x1="0" x2={box.width} />
            <text x="-8" dy="0.35em" textAnchor="end">
              {part * 100}%
            </text>
          </g>
        ))}
        {Array.from({ length: 12 }, (_, month) => (
          <text key={month} x={((month + 0.5) / 12) * box.width} y={box.height + 18} textAnchor="middle">
            {say(`${month + 1}월`, `${month + 1}`)}
          </text>
        ))}
        <path className="story-expected" d={pathOf(fitted(path), box.width, box.height)} />
        {lines.map((line) => (
          <path
            key={line[0]?.date}
            className="line-spent"
            d={pathOf(fitted(line.map(({ date, won }) => pointOf(date, won))), box.width, box.height)}
          />
        ))}
        {fitted(spent).map(({ x, y }) => (
          <circle key={x} className="dot-spent" cx={x * box.width} cy={box.height - y * box.height} r="4" />
        ))}
      </svg>
      <table className="unseen">
        <caption>{say("월별 집행과 기대", "Spent and expected by month")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("날짜", "Day")}</th>
            <th scope="col">{say("집행", "Spent")}</th>
            <th scope="col">{say("기대", "Expected")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((date) => (
            <tr key={date}>
              <th scope="row">{date}</th>
              <td>{amountOn(actual.find((each) => each.date === date)?.spentWon)}</td>
              <td>{amountOn(expected.find((each) => each.date === date)?.expectedWon)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
