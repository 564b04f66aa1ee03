/** By department: rate against what was expected, and how many alerts stand. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { formatPoints } from "../logic/format-rate.ts";
import { Rate } from "../parts/amounts.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { SeverityCounts } from "../parts/severity.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";
import { useSession } from "../shell/session.tsx";

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
  const { rate, expectation } = figures;
  return (
    <tr>
      <th scope="row">
        {name === null || me.role === "viewer" ? (
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
        <RateBar rate={rate} expected={expectation?.expectedRate ?? null} />
      </td>
      <td className="number">{expectation === null ? "–" : formatPoints(expectation.gapPoints)}</td>
      <td>
        <SeverityCounts counts={alerts} isShort />
      </td>
    </tr>
  );
}
