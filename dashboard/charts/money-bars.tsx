/** Where the budget comes from, and what becomes of it by the year's end. */
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { fundNamesOf, grantsName } from "../../shared/domain/words/fund-names.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";
import { toggled } from "../logic/chart-filter.ts";
import { fundsWords, waterfallAmounts, waterfallWords } from "../logic/chart-words.ts";
import { topOf } from "../logic/curve-points.ts";
import { formatRate, partOf, shortWon } from "../logic/format-figures.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { judgedAlone, LabelledSvg } from "./picture-parts.tsx";

const rowHeight = 44;

export function FundMix({
  funds,
  unspentGrants,
  atRisk,
  asOf,
}: Pick<Charts, "funds" | "unspentGrants" | "atRisk" | "asOf">) {
  const { say, tell, language } = useLanguage();
  const { me, office } = useSession();
  const { params, change } = usePlace();
  const chosen = params.get("fund");
  const risks = [
    {
      name: "unspent",
      title: say(`집행 실적 없는 ${grantsName(fundNamesOf(office))}`, "grants not begun"),
      of: unspentGrants,
    },
    { name: "risk", title: say("반납 우려 알림", "may go back, by alerts"), of: atRisk },
  ];
  const rows = [
    ...funds.map(({ fund, title, budgetWon, share }) => ({
      name: fund,
      title: tell(title),
      won: budgetWon,
      share,
    })),
    ...risks.flatMap(({ name, title, of }) =>
      of === null || of.projects === 0 ? [] : [{ name, title, won: of.won, share: null }],
    ),
  ];
  const whole = `${funds.reduce((sum, { budgetWon }) => sum + BigInt(budgetWon), 0n)}`;
  const height = rows.length * rowHeight;
  return (
    <ChartFrame
      name="funds"
      title={say("재원 구성과 반납이 우려되는 보조금", "Funds, and grants that may go back")}
      sentence={fundsWords({ funds, unspentGrants, atRisk, asOf, isOwn: me.departments !== null, office })}
      table={{
        head: [say("재원", "Fund"), say("금액(원)", "Won"), say("비중(%)", "Share (%)")],
        rows: rows.map(({ title, won, share }) => [title, won, share ?? ""]),
      }}
      legend={
        <p className="small">
          {say(
            "재원은 판정하지 않는 사업까지 모든 사업의 예산입니다.",
            "Funds are those of all projects, also of those that are not judged.",
          )}
        </p>
      }
    >
      {(width) => {
        const x = scaleLinear({ domain: [0, 1], range: [0, width] });
        const y = scaleBand({ domain: rows.map(({ name }) => name), range: [0, height], padding: 0.1 });
        return rows.length === 0 ? null : (
          <LabelledSvg of={{ ko: "재원 구성", en: "Funds" }} width={width} height={height}>
            {rows.map(({ name, title, won, share }) => (
              <g
                key={name}
                className={chosen === null || chosen === name ? undefined : "chosen-not"}
                onClick={() => {
                  if (share !== null && seesProjects(me)) change(toggled(params, "fund", name));
                }}
              >
                <text className="chart-name" x={0} y={(y(name) ?? 0) + 13}>
                  {`${title} ${shortWon(won, language)}${share === null ? "" : ` · ${formatRate(share)}`}`}
                </text>
                <Bar className="bar-rest" x={0} y={(y(name) ?? 0) + 19} width={width} height={16} />
                <Bar
                  className={share === null ? "bar-risk" : "bar-spent"}
                  x={0}
                  y={(y(name) ?? 0) + 19}
                  width={x(partOf(won, whole))}
                  height={16}
                />
              </g>
            ))}
          </LabelledSvg>
        );
      }}
    </ChartFrame>
  );
}

const height = 260;

interface WaterfallProps {
  readonly waterfall: NonNullable<Charts["waterfall"]>;
  readonly asOf: string | null;
}

export function Waterfall({ waterfall, asOf }: WaterfallProps) {
  const { say, tell, language } = useLanguage();
  const { budgetWon, spentWon, stillWon, leftWon } = waterfall;
  const foreseen = `${BigInt(spentWon) + BigInt(stillWon)}`;
  const bars = [
    {
      name: "budget",
      title: say("판정 대상 예산", "Judged budget"),
      from: "0",
      to: budgetWon,
      won: budgetWon,
    },
    { name: "spent", title: say("집행", "Spent"), from: "0", to: spentWon, won: spentWon },
    { name: "still", title: say("더 집행할 전망", "Foreseen"), from: spentWon, to: foreseen, won: stillWon },
    { name: "left", title: say("남을 전망", "Left"), from: foreseen, to: budgetWon, won: leftWon },
  ];
  const top = topOf([budgetWon, spentWon, foreseen]);
  const amounts = waterfallAmounts(waterfall, language);
  return (
    <ChartFrame
      name="waterfall"
      title={say("예산이 연말까지 어떻게 되는가", "What becomes of the budget")}
      sentence={waterfallWords(waterfall, asOf)}
      table={{
        head: [say("구분", "Part"), say("금액(원)", "Won")],
        rows: bars.map(({ title, won }) => [title, won]),
      }}
      legend={<p className="small">{tell(judgedAlone)}</p>}
    >
      {(width) => {
        const x = scaleBand({ domain: bars.map(({ name }) => name), range: [0, width], padding: 0.15 });
        const y = scaleLinear({ domain: [0, 1], range: [height - 44, 24] });
        return (
          <LabelledSvg
            of={{ ko: "예산의 흐름", en: "What becomes of the budget" }}
            width={width}
            height={height}
          >
            {bars.map(({ name, title, from, to }, at) => {
              const [a, b] = [y(partOf(from, top)), y(partOf(to, top))];
              const middle = (x(name) ?? 0) + x.bandwidth() / 2;
              return (
                <g key={name}>
                  <Bar
                    className={`fall-${name}`}
                    x={x(name) ?? 0}
                    y={Math.min(a, b)}
                    width={x.bandwidth()}
                    height={Math.max(1, Math.abs(a - b))}
                  />
                  <text className="chart-name" x={middle} y={Math.min(a, b) - 6} textAnchor="middle">
                    {amounts[at]}
                  </text>
                  {linesOf(title, x.bandwidth()).map((line, row) => (
                    <text
                      key={line}
                      className="chart-axis"
                      x={middle}
                      y={height - 24 + row * 16}
                      textAnchor="middle"
                    >
                      {line}
                    </text>
                  ))}
                </g>
              );
            })}
            <line className="grid" x1={0} x2={width} y1={y(0)} y2={y(0)} />
          </LabelledSvg>
        );
      }}
    </ChartFrame>
  );
}

/** A name beneath a bar on a telephone takes two lines, and touches no other. Hangul is about 13 pixels wide. */
function linesOf(title: string, width: number): readonly string[] {
  const cut = title.lastIndexOf(" ");
  return cut < 0 || title.length * 13 <= width ? [title] : [title.slice(0, cut), title.slice(cut + 1)];
}
