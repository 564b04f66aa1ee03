/** Every project in one table: filtered, sorted and found by its address, so that a colleague sees the same. */
import { useDeferredValue } from "react";
import { grouped } from "../logic/format-figures.ts";
import {
  columnsOf,
  writtenColumns,
  type ProjectColumn,
  projectColumns,
  pastedTable,
} from "../logic/columns/project-columns.ts";
import { viewSearch } from "../logic/saved-views.ts";
import { isFiltered, projectsQueryOf } from "../logic/project-filters.ts";
import { UnitNote } from "../parts/amounts.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { Empty, Loading, ProblemNotice, Title } from "../parts/states.tsx";
import { useKept } from "../context/kept.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { ProjectFilters } from "./project-filters.tsx";
import { ProjectTable } from "./project-table.tsx";
import { useAllProjects } from "./use-all-projects.ts";
import { ViewChooser } from "./view-chooser.tsx";
import { FoldOut } from "../parts/fold-out.tsx";
import { columnLooks } from "./project-columns.tsx";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { useToast } from "../context/toasts.tsx";

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

interface ColumnChooserProps {
  readonly columns: readonly ProjectColumn[];
  readonly choose: (written: string | null) => void;
}

/** Which columns the table has: kept for whoever chose them, and in the address for whoever gets it. */
function ColumnChooser({ columns, choose }: ColumnChooserProps) {
  const { say, tell } = useLanguage();
  const set = (column: ProjectColumn, isShown: boolean): void => {
    const others = columns.filter((each) => each !== column);
    choose(writtenColumns(isShown ? [...others, column] : others));
  };
  return (
    <FoldOut title={say(`열 ${columns.length}개`, `${columns.length} columns`)}>
      <fieldset className="column-choices">
        <legend>{say("보일 열", "Columns to show")}</legend>
        {projectColumns.map((column) => {
          const isShown = columns.includes(column);
          return (
            <label key={column} className="check">
              <input
                type="checkbox"
                checked={isShown}
                // The last one stays.
                disabled={isShown && columns.length === 1}
                onChange={({ target }) => set(column, target.checked)}
              />
              {tell(columnLooks[column].title)}
            </label>
          );
        })}
      </fieldset>
      <p className="small">
        {say(
          "고른 열은 이 브라우저가 기억하고 주소에도 적힙니다.",
          "This browser remembers them, and the address has them.",
        )}
      </p>
      {writtenColumns(columns) !== null && (
        <button type="button" onClick={() => choose(null)}>
          {say("처음 열로", "The usual columns")}
        </button>
      )}
    </FoldOut>
  );
}

interface CopyTableProps {
  readonly rows: readonly ProjectRow[];
  readonly columns: readonly ProjectColumn[];
  /** Rows are still under way: half a list looks like a whole one. */
  readonly isLoading: boolean;
}

/** Puts the whole list into the clipboard as a spreadsheet takes it: the columns that are shown, won to the last digit. */
function CopyTable({ rows, columns, isLoading }: CopyTableProps) {
  const { say, tell } = useLanguage();
  const toast = useToast();
  const copy = async (): Promise<void> => {
    const head = [say("사업", "Project"), ...columns.map((column) => tell(columnLooks[column].title))];
    const lines = rows.map((row) => [
      row.name,
      ...columns.map((column) => columnLooks[column].copied(row, tell) ?? ""),
    ]);
    const isCopied = await toClipboard(pastedTable([head, ...lines]));
    toast({
      text: isCopied
        ? say(
            `${grouped(rows.length)}건을 복사했습니다. 금액은 원 단위입니다.`,
            `${grouped(rows.length)} rows copied. Amounts are in won.`,
          )
        : say(
            "브라우저가 복사를 막았습니다. CSV로 받아 주십시오.",
            "The browser did not allow it. Download the CSV instead.",
          ),
    });
  };
  return (
    <button type="button" disabled={isLoading || rows.length === 0} onClick={() => void copy()}>
      {say("표 복사", "Copy table")}
    </button>
  );
}

/** A page in the clear on another computer has no clipboard of its own: there the old way works. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByEvent(text);
  }
}

function copiedByEvent(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("copy", put, { capture: true });
  // oxlint-disable-next-line typescript/no-deprecated -- Without TLS there is nothing in its place.
  const isCopied = document.execCommand("copy");
  removeEventListener("copy", put, { capture: true });
  return isCopied;
}
