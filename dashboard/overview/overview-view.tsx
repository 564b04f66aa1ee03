/** The office at a glance: where it stands, what needs action and why, and what changed since last time. */
import { lazy, Suspense } from "react";
import type { Overview } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { UnitNote } from "../parts/amounts.tsx";
import { Standing } from "../parts/standing.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";
import { useSession } from "../shell/session.tsx";
import { ChangesSince } from "./changes-since.tsx";
import { DepartmentTable } from "./department-table.tsx";
import { Freshness } from "./freshness.tsx";
import { FundTable } from "./fund-table.tsx";
import { NeedsAction } from "./needs-action.tsx";
import { useLastVisit } from "./use-last-visit.ts";

/** Most offices have none, and fetch nothing for it. */
const UnmatchedPayments = lazy(() =>
  import("./unmatched-payments.tsx").then((file) => ({ default: file.UnmatchedPayments })),
);

/** For those who may name departments, where files have codes. */
const DepartmentNames = lazy(() =>
  import("./department-names.tsx").then((file) => ({ default: file.DepartmentNames })),
);

export function OverviewView() {
  const { say } = useLanguage();
  const { base, office, year, me } = useSession();
  const since = useLastVisit(`${office}/${year}`);
  const query = since === null ? "" : `?since=${encodeURIComponent(since)}`;
  const { shown, again } = useAnswer<Overview>(`${base}/overview${query}`);
  return (
    <>
      <Title>{say(`${year}년 집행 현황`, `Execution in ${year}`)}</Title>
      <Answered shown={shown} again={again}>
        {(overview) => (
          <>
            <Freshness overview={overview} />
            {overview.figures === null ? (
              <Empty>
                {say("아직 집계할 자료가 없습니다. ", "There are no figures yet. ")}
                {me.role === "finance" && (
                  <Link view="uploads">{say("첫 파일 올리기", "Send the first file")}</Link>
                )}
              </Empty>
            ) : (
              <>
                <Standing figures={overview.figures} basis={overview.basis} />
                {overview.unmatched !== null && (
                  <Suspense fallback={null}>
                    <UnmatchedPayments unmatched={overview.unmatched} />
                  </Suspense>
                )}
                <div className="columns">
                  <NeedsAction overview={overview} />
                  <div>
                    <ChangesSince changes={overview.changes} />
                    <UnitNote />
                    <FundTable funds={overview.byFund} />
                    <DepartmentTable departments={overview.byDepartment} />
                    {me.role === "finance" && hasCodes(overview) && (
                      <Suspense fallback={null}>
                        <DepartmentNames unnamed={overview.unnamed} />
                      </Suspense>
                    )}
                  </div>
                </div>
              </>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function hasCodes({ unnamed, byDepartment }: Overview): boolean {
  return unnamed.total > 0 || byDepartment.some(({ code }) => code !== null);
}
