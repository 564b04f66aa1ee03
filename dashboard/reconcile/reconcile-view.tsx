/** 지출 대사: dump, payment lists and e호조 beside each other for each project, and what of it nothing explains. */
import { Fragment } from "react";
import type { ReconciliationAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { grouped } from "../logic/format-figures.ts";
import { UnitNote, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";

export function ReconcileView() {
  const { say, tell } = useLanguage();
  const { base, me } = useSession();
  const { params, change } = usePlace();
  const state = params.get("state") === "all" ? "all" : "open";
  const { shown, again } = useAnswer<ReconciliationAnswer>(`${base}/reconciliation?state=${state}`);
  return (
    <>
      <Title>{say("지출 대사", "Reconciliation")}</Title>
      <Answered shown={shown} again={again}>
        {({ covered, unplaced, total, open, items }) => (
          <>
            <p>
              {covered === null
                ? say(
                    "지출 명세가 없어 견줄 것이 없습니다. 지출 목록이나 e호조 자료를 올려 주십시오.",
                    "There is no list of payments to compare with: send one, or a file of e-Hojo.",
                  )
                : say(
                    `${covered.from}부터 ${covered.to}까지의 지출 명세와 견주었습니다. ${grouped(total)}개 사업 가운데 ${grouped(open)}개가 설명되지 않습니다.`,
                    `Compared with payments from ${covered.from} to ${covered.to}: ${grouped(open)} of ${grouped(total)} projects are not explained.`,
                  )}
            </p>
            {unplaced.length > 0 && (
              <p>
                {say("사업별 줄에 없는 지급: ", "Payments that are in no row: ")}
                {unplaced.map(({ title, won }, at) => (
                  <Fragment key={title.en}>
                    {at > 0 && ", "}
                    {say(title.ko, title.en)} <Won won={won} named />
                  </Fragment>
                ))}{" "}
                {/* Payments of several projects of one name are asked of nobody: their list does not tell them apart. */}
                {!unplaced.some(({ kind }) => kind === "unmatched") ? null : me.role === "finance" ? (
                  <Link view="match">{say("연결되지 않은 지급에 답하기", "Answer the unmatched ones")}</Link>
                ) : (
                  <Link view="overview">{say("현황에서 보기", "See them on the overview")}</Link>
                )}
              </p>
            )}
            {/* Where nothing can be compared, nothing is said to agree. */}
            {(covered !== null || items.length > 0) && (
              <div className="acts">
                <label className="check">
                  <input
                    type="checkbox"
                    checked={state === "all"}
                    onChange={({ target }) => change({ state: target.checked ? "all" : null })}
                  />
                  {say("맞는 사업도 보기", "Also those that agree")}
                </label>
                <DownloadLink className="button" path={`${base}/reconciliation?state=${state}&format=csv`}>
                  {say("CSV 받기", "Download CSV")}
                </DownloadLink>
              </div>
            )}
            {items.length === 0 ? (
              covered !== null && (
                <Empty>{say("설명되지 않는 차이가 없습니다.", "No difference is left unexplained.")}</Empty>
              )
            ) : (
              <>
                <UnitNote />
                <DataTable
                  title={say(`사업 ${grouped(items.length)}개`, `${grouped(items.length)} projects`)}
                  rows={items}
                  keyOf={({ id }) => id}
                  whyOf={({ id }) => `project:${id}`}
                  isMuted={(row) => !row.isOpen}
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
                    {
                      title: say("기준일", "As of"),
                      cell: ({ day }) => <span className="whole">{day}</span>,
                    },
                    {
                      title: say("집행액", "Stated"),
                      isNumber: true,
                      cell: ({ statedWon }) => <Won won={statedWon} />,
                    },
                    {
                      title: say("지출 명세", "Paid"),
                      isNumber: true,
                      cell: ({ paidWon }) => <Won won={paidWon} />,
                    },
                    {
                      title: say("e호조", "e-Hojo"),
                      isNumber: true,
                      cell: ({ recordedWon }) => <Won won={recordedWon} />,
                    },
                    {
                      title: say("차이", "Difference"),
                      isNumber: true,
                      cell: ({ differenceWon }) => <Won won={differenceWon} />,
                    },
                    {
                      title: say("판정", "Verdict"),
                      cell: ({ verdictTitle, equalOn, partner }) => (
                        <span className="sentence">
                          {tell(verdictTitle)}
                          {equalOn !== null && ` (${equalOn})`}
                          {partner !== null && (
                            <>
                              {" · "}
                              <Link view="project" values={{ id: partner.id }}>
                                {partner.name}
                              </Link>
                            </>
                          )}
                        </span>
                      ),
                    },
                  ]}
                />
              </>
            )}
          </>
        )}
      </Answered>
    </>
  );
}
