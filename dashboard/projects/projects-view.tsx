/** Every project in one table: filtered, sorted and found by its address, so that a colleague sees the same. */
import { useDeferredValue } from "react";
import { grouped } from "../logic/format-figures.ts";
import { columnsOf, writtenColumns } from "../logic/columns/project-columns.ts";
import { viewSearch } from "../logic/saved-views.ts";
import { isFiltered, projectsQueryOf } from "../logic/project-filters.ts";
import { UnitNote } from "../parts/amounts.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { Empty, Loading, ProblemNotice, Title } from "../parts/states.tsx";
import { useKept } from "../context/kept.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { CopyTable } from "./copy-table.tsx";
import { ProjectFilters } from "./project-filters.tsx";
import { ProjectTable } from "./project-table.tsx";
import { useAllProjects } from "./use-all-projects.ts";
import { ViewChooser } from "./view-chooser.tsx";

export function ProjectsView() {
  const { say } = useLanguage();
  const { base } = useSession();
  const { params, change } = usePlace();
  const saved = params.get("saved");
  const requested = projectsQueryOf(params);
  const query = useDeferredValue(requested);
  const { rows, total, choices, isLoading, problem, again } = useAllProjects(base, query);
  const [kept, keep] = useKept("columns");
  const columns = columnsOf(params, kept);
  const choose = (written: string | null): void => {
    keep(written);
    change({ columns: written }, "replace");
  };
  const csv = `${base}/projects?${query === "" ? "" : `${query}&`}format=csv`;
  return (
    <>
      <Title>{[say("사업 목록", "Projects"), ...(saved === null ? [] : [saved])].join(" · ")}</Title>
      <ProjectFilters choices={choices} />
      <div className="section-head">
        <p role="status">
          {/* Before an answer there is no count: 0 would be one. */}
          {choices !== null && say(`${grouped(total)}건`, `${grouped(total)} projects`)}
          {isLoading &&
            rows.length > 0 &&
            rows.length < total &&
            ` · ${say("불러오는 중", "loading")} ${grouped(rows.length)}`}
        </p>
        <div className="table-tools">
          <ViewChooser search={viewSearch(params, writtenColumns(columns))} />
          <ColumnChooser columns={columns} choose={choose} />
          <CopyTable rows={rows} columns={columns} isLoading={isLoading} />
          <DownloadLink className="button" path={csv}>
            {say("이 목록을 CSV로 받기", "Download this list as CSV")}
          </DownloadLink>
        </div>
        <UnitNote />
      </div>
      {problem !== null && <ProblemNotice problem={problem} again={again} />}
      {rows.length > 0 ? (
        <ProjectTable
          rows={rows}
          columns={columns}
          query={requested}
          total={total}
          isBusy={isLoading || requested !== query}
        />
      ) : isLoading ? (
        <Loading />
      ) : problem === null ? (
        <Empty>
          {isFiltered(params)
            ? say("조건에 맞는 사업이 없습니다. ", "No project fits. ")
            : say("아직 사업이 없습니다.", "There are no projects yet.")}
          {isFiltered(params) && <Link view="projects">{say("조건 지우기", "Clear the filters")}</Link>}
        </Empty>
      ) : null}
    </>
  );
}
