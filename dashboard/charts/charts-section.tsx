/** The pictures of the overview: fetched after its figures, all of one evaluation and one filter. */
import { useEffect, useState } from "react";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { type Shown, useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { chartsQueryOf } from "../logic/chart-filter.ts";
import { Answered, Empty } from "../parts/states.tsx";
import { ChosenProjects } from "./chosen-projects.tsx";
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
