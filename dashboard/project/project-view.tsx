/** One project, from its rate back to the rows of the files. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { AlertCard } from "../alerts/alert-card.tsx";
import { useAnswer } from "../api/use-answer.ts";
import { UnitNote } from "../parts/amounts.tsx";
import { leisureCode } from "../api/late-code.ts";
import { latePart } from "../parts/late-part.tsx";
import { RateSummary } from "../parts/rate-summary.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { ProjectHistory } from "./project-history.tsx";
import { AmountsTable, Businesses, FundsTable } from "./project-tables.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";

const ProjectCurve = latePart(
  leisureCode(() => import("../charts/project-curve.tsx").then((file) => file.ProjectCurve)),
  <div className="charts-to-come" />,
);

export function ProjectView() {
  const { say } = useLanguage();
  const { base } = useSession();
  const { params } = usePlace();
  const id = params.get("id");
  const { shown, again } = useAnswer<ProjectAnswer>(
    id === null ? null : `${base}/projects/${encodeURIComponent(id)}`,
  );
  if (id === null) return <Empty>{say("고른 사업이 없습니다.", "No project was chosen.")}</Empty>;
  return (
    <>
      <p className="small back">
        <Link view="projects">{say("← 사업 목록", "← Projects")}</Link>
      </p>
      {shown.state === "problem" && <Title>{say("사업 상세", "Project")}</Title>}
      <Answered shown={shown} again={again}>
        {(answer) => <ProjectPage answer={answer} />}
      </Answered>
    </>
  );
}

function ProjectPage({ answer }: { readonly answer: ProjectAnswer }) {
  const { say } = useLanguage();
  const { project, alerts } = answer;
  const places = [project.department, project.team, project.unitProject, project.account, project.field];
  return (
    <>
      <Title>{project.name}</Title>
      <p className="small">{[...new Set(places.filter((place) => place !== null))].join(" · ")}</p>
      <RateSummary figures={project.figures} basis={answer.basis} />
      <section aria-labelledby="project-alerts">
        <h2 id="project-alerts">{say("알림과 조치", "Alerts and answers")}</h2>
        {alerts.length === 0 ? (
          <Empty>{say("이 사업에는 알림이 없습니다.", "There are no alerts on this project.")}</Empty>
        ) : (
          <ul className="alerts">
            {alerts.map((alert) => (
              <AlertCard key={alert.id} alert={alert} isOwnPage={alert.scope.name === project.name} />
            ))}
          </ul>
        )}
      </section>
      <ProjectCurve answer={answer} />
      <Explanations explanations={answer.explanations} />
      <UnitNote />
      <FundsTable funds={answer.funds} />
      <AmountsTable amounts={answer.amounts} />
      <Businesses rows={answer.businesses} />
      <ProjectHistory answer={answer} />
    </>
  );
}

/** What persons answered about a project over time, the newest first. */
function Explanations({ explanations }: Pick<ProjectAnswer, "explanations">) {
  const { say, tell } = useLanguage();
  if (explanations.length === 0) return null;
  return (
    <DataTable
      title={say("그동안 적은 사유와 메모", "Reasons and notes over time")}
      rows={explanations}
      keyOf={({ at, by }) => `${at} ${by}`}
      isMuted={({ isWithdrawn }) => isWithdrawn}
      columns={[
        { title: say("날짜", "Day"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
        {
          title: say("사유·메모", "Reason or note"),
          cell: ({ reasonTitle, note, isWithdrawn }) => (
            <>
              <span className="whole">{tell(reasonTitle)}</span>
              {note !== "" && <span className="small band">{note}</span>}
              {isWithdrawn && <span className="small band">{say("취소함", "taken back")}</span>}
            </>
          ),
        },
        { title: say("담당", "Owner"), cell: ({ owner }) => owner ?? "–" },
        { title: say("조치 예정일", "Due"), cell: ({ due }) => <span className="whole">{due ?? "–"}</span> },
        { title: say("적은 사람", "By"), cell: ({ by }) => by },
      ]}
    />
  );
}
