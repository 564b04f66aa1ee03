/** The pictures of the overview: fetched after its figures, all of one evaluation and one filter. */
import { useEffect, useState } from "react";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { type Shown, useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace, Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { chartsQueryOf } from "../logic/chart-filter.ts";
import { formatPoints, grouped } from "../logic/format-figures.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Empty } from "../parts/states.tsx";
import { DepartmentCurves } from "./department-curves.tsx";
import { DepartmentMonths } from "./department-months.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FundMix, Waterfall } from "./money-bars.tsx";
import { MonthCursor } from "./month-cursor.tsx";
import { OfficeCurve } from "./office-curve.tsx";
import { ProjectBubbles } from "./project-bubbles.tsx";
import { StageGauges } from "./stage-gauges.tsx";

export function ChartsSection() {
  const { say } = useLanguage();
  const { base } = useSession();
  const { params } = usePlace();
  const { shown: asked, again } = useAnswer<Charts>(`${base}/charts${chartsQueryOf(params)}`);
  const shown = useHeld(asked, base);
  return (
    <section
      aria-labelledby="charts"
      aria-busy={shown.state === "shown" && shown.isAsking ? true : undefined}
    >
      <h2 id="charts">{say("그림으로 보기", "In pictures")}</h2>
      <FilterBar charts={shown.state === "shown" ? shown.value : null} />
      <Answered shown={shown} again={again}>
        {(charts) => <Pictures charts={charts} />}
      </Answered>
    </section>
  );
}

function Pictures({ charts }: { readonly charts: Charts }) {
  const { say } = useLanguage();
  const {
    asOf,
    curve,
    today,
    stages,
    departments,
    projects,
    bounds,
    funds,
    unspentGrants,
    atRisk,
    waterfall,
    chosen,
  } = charts;
  const known = departments.filter(({ months }) => months.some((month) => month !== null));
  return (
    <MonthCursor>
      {curve === null ? (
        chosen !== null && (
          <Empty>
            {say("고른 사업에는 견줄 수치가 없습니다.", "What was chosen has no figures to draw.")}
          </Empty>
        )
      ) : (
        <OfficeCurve curve={curve} today={today} />
      )}
      {stages.length > 0 && <StageGauges stages={stages} today={today} />}
      <div className="columns">
        {waterfall !== null && <Waterfall waterfall={waterfall} asOf={asOf} />}
        {funds.length > 0 && (
          <FundMix funds={funds} unspentGrants={unspentGrants} atRisk={atRisk} asOf={asOf} />
        )}
      </div>
      {known.length > 0 && <DepartmentMonths departments={known} />}
      {known.length > 1 && <DepartmentCurves departments={known} />}
      {projects.length > 0 && <ProjectBubbles projects={projects} bounds={bounds} />}
      {chosen !== null && projects.length > 0 && <ChosenProjects projects={projects} />}
    </MonthCursor>
  );
}

/** What is drawn stays until what was chosen comes: a page that jumps at each press is not read. */
function useHeld(shown: Shown<Charts>, base: string): Shown<Charts> {
  const [held, setHeld] = useState<{ readonly base: string; readonly charts: Charts } | null>(null);
  useEffect(() => {
    if (shown.state === "shown") setHeld({ base, charts: shown.value });
  }, [shown, base]);
  // The head of the overview says that figures are of before: once is enough.
  if (shown.state === "shown") return { ...shown, problem: null };
  if (shown.state === "loading" && held !== null && held.base === base)
    return { state: "shown", value: held.charts, problem: null, isAsking: true };
  return shown;
}

/** As many as are read at a glance, and as many as a person goes through. */
const firstShown = 10;
const mostShown = 200;

/** The projects that the filter means, the most money behind first. */
function ChosenProjects({ projects }: { readonly projects: Charts["projects"] }) {
  const { say } = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  const chosen = projects
    .filter(({ isChosen }) => isChosen)
    .toSorted((a, b) => Number(BigInt(b.behindWon) - BigInt(a.behindWon)));
  if (chosen.length === 0) return null;
  const shown = chosen.slice(0, isWhole ? mostShown : firstShown);
  return (
    <>
      <DataTable
        title={say(
          `고른 사업 ${grouped(chosen.length)}개 중 ${grouped(shown.length)}개 (기대보다 적은 금액이 큰 것부터)`,
          `${grouped(shown.length)} of ${grouped(chosen.length)} chosen projects, the most money behind first`,
        )}
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            title: say("사업", "Project"),
            cell: ({ id, name }) => (
              <Link view="project" values={{ id }}>
                {name}
              </Link>
            ),
          },
          { title: say("부서", "Department"), cell: ({ department }) => department ?? "–" },
          { title: say("예산", "Budget"), isNumber: true, cell: ({ budgetWon }) => <Won won={budgetWon} /> },
          { title: say("집행률", "Rate"), isNumber: true, cell: ({ rate }) => <Rate rate={rate} /> },
          {
            title: say("격차", "Gap"),
            isNumber: true,
            cell: ({ gapPoints }) => <span className="amount">{formatPoints(gapPoints)}</span>,
          },
          {
            title: say("기대보다 적은 금액", "Less than expected by"),
            isNumber: true,
            cell: ({ behindWon }) => <Won won={behindWon} />,
          },
        ]}
      />
      {!isWhole && chosen.length > firstShown && (
        <button type="button" onClick={() => setIsWhole(true)}>
          {say(
            `${grouped(Math.min(mostShown, chosen.length) - firstShown)}개 더 보기`,
            `Show ${grouped(Math.min(mostShown, chosen.length) - firstShown)} more`,
          )}
        </button>
      )}
    </>
  );
}
