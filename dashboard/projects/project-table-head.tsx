/** The columns of the table of projects; a press on a head sorts by it, another one turns the order. */
import { orderOf, pressedSort, type ProjectSort, sortOf } from "../logic/project-filters.ts";
import { useLanguage } from "../shell/language.tsx";
import { usePlace } from "../shell/place.tsx";

export function ProjectTableHead() {
  const { say } = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Head sort="name" title={say("사업", "Project")} className="name-column" />
        <th scope="col" className="department-column">
          {say("부서", "Department")}
        </th>
        <Head sort="budget" title={say("예산", "Budget")} className="number money-column" />
        <Head sort="rate" title={say("집행률", "Rate")} className="rate-column" />
        <th scope="col" className="spark-column">
          {say("월별", "By month")}
        </th>
        <Head sort="gap" title={say("격차", "Gap")} className="number figure-column" />
        <Head sort="behind" title={say("부족액", "Behind")} className="number money-column" />
        <Head sort="forecast" title={say("연말 전망", "Forecast")} className="number figure-column" />
        <th scope="col" className="alert-column">
          {say("알림", "Alert")}
        </th>
      </tr>
    </thead>
  );
}

function Head({
  sort,
  title,
  className,
}: {
  readonly sort: ProjectSort;
  readonly title: string;
  readonly className: string;
}) {
  const { params, change } = usePlace();
  const isSorted = sortOf(params) === sort;
  const order = orderOf(params);
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (order === "asc" ? "ascending" : "descending") : undefined}
    >
      <button type="button" className="sort" onClick={() => change(pressedSort(params, sort))}>
        {title}
        <span aria-hidden="true">{isSorted ? (order === "asc" ? " ▲" : " ▼") : " ↕"}</span>
      </button>
    </th>
  );
}
