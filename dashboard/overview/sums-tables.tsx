/** By department and by fund: rate against what was expected, and how many alerts stand. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { Rate, usePartsCell } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Gap, JudgedBar, RateBar } from "../parts/rate-bar.tsx";
import { SeverityCounts } from "../parts/severity.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";

export function DepartmentTable({ departments }: { readonly departments: Overview["byDepartment"] }) {
  const { say } = useLanguage();
  if (departments.length === 0) return null;
  return (
    <DataTable
      title={say("부서별", "By department")}
      rows={departments}
      keyOf={({ code, name }) => `${code ?? ""} ${name ?? ""}`}
      whyOf={({ name }) => (name === null ? undefined : `department:${name}`)}
      columns={[
        { title: say("부서", "Department"), cell: ({ name }) => <DepartmentName name={name} /> },
        { title: say("집행률", "Rate"), isNumber: true, cell: ({ figures }) => <Rate rate={figures.rate} /> },
        {
          title: say("막대: 기대와 견줌", "Bar against what was expected"),
          isBar: true,
          cell: ({ figures }) => <JudgedBar figures={figures} />,
        },
        { title: say("격차", "Gap"), isNumber: true, cell: ({ figures }) => <Gap figures={figures} /> },
        { title: say("알림", "Alerts"), cell: ({ alerts }) => <SeverityCounts counts={alerts} isShort /> },
      ]}
    />
  );
}

function DepartmentName({ name }: { readonly name: string | null }) {
  const { say } = useLanguage();
  const { me } = useSession();
  if (name === null) return say("부서 없음", "No department");
  if (me.role === "viewer") return name;
  return (
    <Link view="projects" values={{ department: name }}>
      {name}
    </Link>
  );
}

/** By funding source: only what the sources split; nothing is derived. */
export function FundTable({ funds }: { readonly funds: Overview["byFund"] }) {
  const { say, tell } = useLanguage();
  const budget = usePartsCell(funds, ({ budgetWon }) => budgetWon);
  const spent = usePartsCell(funds, ({ spentWon }) => spentWon);
  if (funds.length === 0) return null;
  return (
    <DataTable
      title={say("재원별", "By fund")}
      rows={funds}
      keyOf={({ fund }) => fund}
      whyOf={() => "office"}
      columns={[
        { title: say("재원", "Fund"), cell: ({ title }) => tell(title) },
        { title: say("예산", "Budget"), isNumber: true, cell: budget },
        { title: say("집행", "Spent"), isNumber: true, cell: spent },
        { title: say("집행률", "Rate"), isNumber: true, cell: ({ rate }) => <Rate rate={rate} /> },
        {
          title: say("막대", "Bar"),
          isBar: true,
          cell: ({ rate }) => rate !== null && <RateBar rate={rate} />,
        },
      ]}
    />
  );
}
