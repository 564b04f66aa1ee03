/** The pictures of the overview: fetched after its figures, all of one evaluation. */
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { Answered } from "../parts/states.tsx";
import { DepartmentMonths } from "./department-months.tsx";
import { FundMix, Waterfall } from "./money-bars.tsx";
import { MonthCursor } from "./month-cursor.tsx";
import { OfficeCurve } from "./office-curve.tsx";
import { ProjectBubbles } from "./project-bubbles.tsx";

export function ChartsSection() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const { shown, again } = useAnswer<Charts>(`${base}/charts`);
  // The head of the overview says that figures are of before: once is enough.
  const drawn = shown.state === "shown" ? { ...shown, problem: null } : shown;
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{say("그림으로 보기", "In pictures")}</h2>
      <Answered shown={drawn} again={again}>
        {({ curve, today, departments, projects, funds, atRisk, waterfall }) => (
          <MonthCursor>
            {curve !== null && <OfficeCurve curve={curve} today={today} />}
            <div className="columns">
              {waterfall !== null && <Waterfall waterfall={waterfall} />}
              {funds.length > 0 && <FundMix funds={funds} atRisk={atRisk} />}
            </div>
            {departments.length > 0 && (
              <DepartmentMonths departments={departments} isLinked={me.role !== "viewer"} />
            )}
            {projects.length > 0 && <ProjectBubbles projects={projects} />}
          </MonthCursor>
        )}
      </Answered>
    </section>
  );
}
