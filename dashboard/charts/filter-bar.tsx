/** What all pictures are of, in words: chosen here or by a press in one of them, each taken out by a press. */
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";
import { type ChartFilter, chartFilters } from "../logic/chart-filter.ts";
import { grouped, shortWon } from "../logic/format-figures.ts";
import { fundLabelsOf, funds } from "../logic/budget-labels.ts";
import { severities, severityNames } from "../parts/severity.tsx";

/** @param charts null while they are on their way for the first time. */
export function FilterBar({ charts }: { readonly charts: Charts | null }) {
  const { say, tell } = useLanguage();
  const { params } = usePlace();
  const { me, office } = useSession();
  const names = fundLabelsOf(office);
  const departments = (charts?.departments ?? []).flatMap(({ name }) =>
    name === null ? [] : [[name, name] as const],
  );
  const ofAlerts = [
    ...severities.map((severity) => [severity, tell(severityNames[severity])] as const),
    ["any", say("알림 있음", "any alert")] as const,
    ["none", say("알림 없음", "no alert")] as const,
  ];
  const ofFunds = funds.map((fund) => [fund, tell(names[fund])] as const);
  const titles: Readonly<Record<ChartFilter, string>> = {
    department: say("부서", "Department"),
    severity: say("알림", "Alert"),
    fund: say("재원", "Fund"),
    lasso: say("그림에서 두른 사업", "Projects inside the line"),
  };
  const values: Readonly<Record<ChartFilter, readonly (readonly [string, string])[]>> = {
    department: departments,
    severity: ofAlerts,
    fund: ofFunds,
    lasso: [],
  };
  const active = chartFilters.filter((name) => (params.get(name) ?? "") !== "");
  // Sums of few projects would tell a viewer of each of them.
  const offered = listedFilters.filter((name) => name === "department" || seesProjects(me));
  return (
    <div className="filter-bar" role="group" aria-label={say("그림에 보일 것", "What the pictures are of")}>
      {offered.map((name) => (
        <Choice key={name} name={name} title={titles[name]} values={values[name]} />
      ))}
      {active.map((name) => {
        const value = params.get(name) ?? "";
        const shown = values[name].find(([each]) => each === value)?.[1] ?? value;
        return (
          <Chip
            key={name}
            name={name}
            title={name === "lasso" ? titles.lasso : `${titles[name]}: ${shown}`}
          />
        );
      })}
      <Chosen charts={charts} isListed={seesProjects(me) && !active.includes("lasso")} />
    </div>
  );
}

interface ChoiceProps {
  readonly name: ChartFilter;
  readonly title: string;
  readonly values: readonly (readonly [value: string, shown: string])[];
}

function Choice({ name, title, values }: ChoiceProps) {
  const { say } = useLanguage();
  const { params, change } = usePlace();
  const value = params.get(name) ?? "";
  // What the address asks for is offered even before the choices are known.
  const isKnown = value === "" || values.some(([each]) => each === value);
  return (
    <label>
      {title}
      <select value={value} onChange={({ target }) => change({ [name]: target.value })}>
        <option value="">{say("전체", "all")}</option>
        {[...(isKnown ? [] : [[value, value] as const]), ...values].map(([each, shown]) => (
          <option key={each} value={each}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

function Chip({ name, title }: { readonly name: ChartFilter; readonly title: string }) {
  const { say } = useLanguage();
  const { change } = usePlace();
  return (
    <button type="button" className="chip" onClick={() => change({ [name]: null })}>
      {title} <span aria-hidden="true">×</span>
      <span className="unseen">{say("지우기", "take out")}</span>
    </button>
  );
}

/** The list of projects has them under the same names. */
const listedFilters = ["department", "severity", "fund"] as const;

interface ChosenProps {
  readonly charts: Charts | null;
  /** Whether the list of projects has the same filter. */
  readonly isListed: boolean;
}

function Chosen({ charts, isListed }: ChosenProps) {
  const { say, language } = useLanguage();
  const { params } = usePlace();
  const chosen = charts?.chosen ?? null;
  return (
    <p className="small filter-chosen" role="status">
      {chosen !== null && (
        <>
          {say(
            `아래 그림은 고른 사업 ${grouped(chosen.projects)}개의 것입니다.`,
            `The pictures are of the ${grouped(chosen.projects)} chosen projects.`,
          )}
          {chosen.budgetWon !== null &&
            say(
              ` 예산 ${shortWon(chosen.budgetWon, language)}`,
              ` Budget ${shortWon(chosen.budgetWon, language)}`,
            )}
          {params.has("department") &&
            say(
              " 부서를 견주는 그림에는 모든 부서가 있습니다.",
              " Those that compare departments show all of them.",
            )}
          {isListed && (
            <>
              {" "}
              <Link
                view="projects"
                values={Object.fromEntries(listedFilters.map((name) => [name, params.get(name)]))}
              >
                {say("사업 목록에서 보기", "See them in the list")}
              </Link>
            </>
          )}
        </>
      )}
    </p>
  );
}
