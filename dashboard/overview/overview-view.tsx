/** The office at a glance: where it stands, what needs action and why, and what changed since last time. */
import { useEffect, useRef, useState } from "react";
import type { Overview } from "../../shared/contracts/api/api.ts";
import { readAhead } from "../api/ask.ts";
import { useAnswer } from "../api/use-answer.ts";
import { chartsQueryOf } from "../logic/chart-filter.ts";
import { formatMoment } from "../logic/format-figures.ts";
import { fetchEarly, lateCode } from "../api/late-code.ts";
import {
  nextVisit,
  overviewPath,
  readVisit,
  type Visit,
  visitName,
  writeVisit,
} from "../logic/last-visit.ts";
import { UnitNote } from "../parts/amounts.tsx";
import { latePart } from "../parts/late-part.tsx";
import { OwnDepartments } from "../parts/own-departments.tsx";
import { RateSummary } from "../parts/rate-summary.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { DepartmentTable, FundTable } from "./sums-tables.tsx";
import { NeedsAction } from "./needs-action.tsx";
import { changeNames, scopeWords } from "../alerts/alert-labels.ts";
import { stateName } from "../uploads/upload-labels.ts";

/** Most offices have none, and fetch nothing for it. */
const UnmatchedPayments = latePart(
  lateCode(() => import("./unmatched-payments.tsx").then((file) => file.UnmatchedPayments)),
);

const chartsCode = lateCode(() => import("../charts/charts-section.tsx").then((file) => file.ChartsSection));
const Pictures = latePart(chartsCode, <div className="charts-to-come" />);
// On its way while the figures are asked for.
fetchEarly(chartsCode);

/** For those who may name departments, where files have codes. */
const DepartmentNames = latePart(
  lateCode(() => import("./department-names.tsx").then((file) => file.DepartmentNames)),
);

export function OverviewView() {
  const { say } = useLanguage();
  const { base, office, year, me } = useSession();
  const visit = useLastVisit(`${office}/${year}`);
  const { params } = usePlace();
  const charts = `${base}/charts${chartsQueryOf(params)}`;
  const { shown, again } = useAnswer<Overview>(overviewPath(base, visit));
  const first = useRef(charts);
  // With the figures, and not after them.
  useEffect(() => readAhead(first.current), []);
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
                {me.role === "manager" && <OwnDepartments departments={overview.byDepartment} />}
                <RateSummary
                  figures={overview.figures}
                  basis={overview.basis}
                  days={[overview.figures.asOf, ...overview.byDepartment.map(({ figures }) => figures.asOf)]}
                />
                {overview.unmatched !== null && <UnmatchedPayments unmatched={overview.unmatched} />}
                <Pictures />
                <div className="columns">
                  <NeedsAction overview={overview} />
                  <div>
                    <ChangesSince changes={overview.changes} />
                    <UnitNote />
                    <FundTable funds={overview.byFund} />
                    <DepartmentTable departments={overview.byDepartment} />
                    {me.role === "finance" && hasCodes(overview) && (
                      <DepartmentNames unnamed={overview.unnamed} />
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

/** How fresh the figures are, and whether files wait for a person. */
function Freshness({ overview: { freshness } }: { readonly overview: Overview }) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { lastUpload, heldUploads, isStale, message } = freshness;
  return (
    <>
      <p className={isStale ? "notice notice-stale" : "fresh"}>
        {isStale && <strong>{say("자료가 오래되었습니다. ", "The figures are old. ")}</strong>}
        {tell(message)}
        {lastUpload !== null && (
          <span className="small">
            {" "}
            {say("마지막 반영", "Last applied")}: {lastUpload.fileName} ·{" "}
            {formatMoment(lastUpload.receivedAt)}
          </span>
        )}
      </p>
      {heldUploads > 0 && (
        <p className="notice notice-held">
          {say(
            `확인을 기다리는 파일이 ${heldUploads}건 있습니다. `,
            heldUploads === 1
              ? "1 file waits for a decision. "
              : `${heldUploads} files wait for a decision. `,
          )}
          {me.role === "finance" && <Link view="uploads">{say("보러 가기", "Look at them")}</Link>}
        </p>
      )}
    </>
  );
}

/** Remembers in this browser when the books were looked at before. */
function useLastVisit(books: string): Visit {
  const name = visitName(books);
  const [visit] = useState(() => nextVisit(readVisit(localStorage.getItem(name)), new Date().toISOString()));
  useEffect(() => localStorage.setItem(name, writeVisit(visit)), [name, visit]);
  return visit;
}

/** `1 file`, `2 files`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** More would push the tables off the screen. */
const most = 8;

/** What changed since the last visit. */
function ChangesSince({ changes }: { readonly changes: Overview["changes"] }) {
  const { say, tell } = useLanguage();
  if (changes === null) return null;
  const { since, alerts, uploads, alertChanges, uploadChanges } = changes;
  const moment = formatMoment(since);
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{say("지난 방문 뒤 바뀐 것", "Since your last visit")}</h2>
      <p className="small">
        {alertChanges + uploadChanges === 0
          ? say(`${moment} 이후 바뀐 것이 없습니다.`, `Nothing has changed since ${moment}.`)
          : say(
              `${moment} 이후 알림 변화 ${alertChanges}건, 파일 ${uploadChanges}건`,
              `Since ${moment}: ${counted(alertChanges, "change")} of alerts, ${counted(uploadChanges, "file")}`,
            )}
      </p>
      <ul className="plain-list">
        {uploads.slice(0, most).map((upload) => (
          <li key={upload.uploadId}>
            <Link view="uploads" values={{ upload: upload.uploadId }}>
              {upload.fileName}
            </Link>{" "}
            {tell(stateName(upload.state))}
          </li>
        ))}
        {alerts.slice(0, most).map(({ at, change, alert }) => (
          <li key={`${at} ${alert.id} ${change}`}>
            {tell(scopeWords(alert))}: {tell(alert.ruleTitle)} – {tell(changeNames[change])}
          </li>
        ))}
      </ul>
    </section>
  );
}
