/** By department: rate against what was expected, and how many alerts stand. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { Gap, JudgedBar, RateBar } from "../parts/rate-bar.tsx";
import { SeverityCounts } from "../parts/severity.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";

type Department = Overview["byDepartment"][number];

export function DepartmentTable({ departments }: { readonly departments: readonly Department[] }) {
  const { say } = useLanguage();
  if (departments.length === 0) return null;
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say("부서별", "By department")}>
      <table>
        <caption>{say("부서별", "By department")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("부서", "Department")}</th>
            <th scope="col" className="number">
              {say("집행률", "Rate")}
            </th>
            <th scope="col" className="bar-column">
              <span className="unseen">{say("막대: 기대와 견줌", "Bar against what was expected")}</span>
            </th>
            <th scope="col" className="number">
              {say("격차", "Gap")}
            </th>
            <th scope="col">{say("알림", "Alerts")}</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((department) => (
            <DepartmentRow
              key={`${department.code ?? ""} ${department.name ?? ""}`}
              department={department}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DepartmentRow({ department: { name, figures, alerts } }: { readonly department: Department }) {
  const { say } = useLanguage();
  const { me } = useSession();
  const { rate } = figures;
  return (
    <tr>
      <th scope="row">
        {name === null || !seesProjects(me) ? (
          (name ?? say("부서 없음", "No department"))
        ) : (
          <Link view="projects" values={{ department: name }}>
            {name}
          </Link>
        )}
      </th>
      <td className="number">
        <Rate rate={rate} />
      </td>
      <td>
        <JudgedBar figures={figures} />
      </td>
      <td className="number">
        <Gap figures={figures} />
      </td>
      <td>
        <SeverityCounts counts={alerts} isShort />
      </td>
    </tr>
  );
}

/** By funding source: only what the sources split; nothing is derived. */
export function FundTable({ funds }: { readonly funds: Overview["byFund"] }) {
  const { say, tell } = useLanguage();
  if (funds.length === 0) return null;
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say("재원별", "By fund")}>
      <table>
        <caption>{say("재원별", "By fund")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("재원", "Fund")}</th>
            <th scope="col" className="number">
              {say("예산", "Budget")}
            </th>
            <th scope="col" className="number">
              {say("집행", "Spent")}
            </th>
            <th scope="col" className="number">
              {say("집행률", "Rate")}
            </th>
            <th scope="col" className="bar-column">
              <span className="unseen">{say("막대", "Bar")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {funds.map(({ fund, title, budgetWon, spentWon, rate }) => (
            <tr key={fund}>
              <th scope="row">{tell(title)}</th>
              <td className="number">
                <Won won={budgetWon} />
              </td>
              <td className="number">
                <Won won={spentWon} />
              </td>
              <td className="number">
                <Rate rate={rate} />
              </td>
              <td>{rate !== null && <RateBar rate={rate} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
