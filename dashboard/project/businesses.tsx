/** The businesses that tell parts of a unit project again. */
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";

export function Businesses({ rows }: { readonly rows: readonly ProjectRow[] }) {
  const { say } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <DataTable
      title={say("이 단위사업의 세부 내역 (합계에 다시 더하지 않음)", "Its businesses (not added again)")}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say("사업", "Business"),
          cell: ({ id, name }) => (
            <Link view="project" values={{ id }}>
              {name}
            </Link>
          ),
        },
        {
          title: say("예산", "Budget"),
          isNumber: true,
          cell: ({ figures }) => <Won won={figures.budgetWon} />,
        },
        {
          title: say("집행", "Spent"),
          isNumber: true,
          cell: ({ figures }) => <Won won={figures.spentWon} />,
        },
        { title: say("집행률", "Rate"), isNumber: true, cell: ({ figures }) => <Rate rate={figures.rate} /> },
      ]}
    />
  );
}
